"""`workplan plan new`: a plan from a document or a table, every target of it a draft."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli.options import option
from workplan_cli.cli.output import write_once, write_output
from workplan_cli.cli.terminal import fail, had, made_of, warn
from workplan_cli.cli.translation import language
from workplan_cli.model.message import _, counted

if TYPE_CHECKING:
    from workplan_cli.loading.published.draft import DraftPlan
    from workplan_cli.loading.published.pieces import Piece
    from workplan_cli.model.period import Period

_MOST_SENTENCES = 20_000
_SENTENCE_END = re.compile(r"[。；;.]")
_MOST = 50_000
"""Targets with their units that a draft has; each target of a paragraph has all units of it."""


def command(
    source: Annotated[
        Path,
        option(
            "--from",
            _("FILE"),
            _("A document: text, .md, .html, .docx, .xlsx, .csv, StratML (.xml); - is stdin."),
            show_default=True,
        ),
    ],
    output: Annotated[
        Path,
        option(
            "--output -o",
            _("FILE"),
            _("The plan to be written; the units go into units.yaml beside it."),
            show_default=True,
        ),
    ] = Path("plan.yaml"),
    period: Annotated[
        str | None,
        option("--period", _("PERIOD"), _("The time of the plan, such as 2022; else its title's.")),
    ] = None,
    sheet: Annotated[
        str | None,
        option("--sheet", _("NAME"), _("The sheet of a workbook; else the first with a table.")),
    ] = None,
) -> None:
    """Write both files; those that are there are never touched."""
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.published.draft import draft_of
    from workplan_cli.loading.published.source import read_pieces
    from workplan_cli.rendering import new_plan

    pieces = had(read_pieces(source, display_path(source), sheet))
    span = _span(period, pieces)
    if sum(len(_SENTENCE_END.findall(piece.text)) for piece in pieces) > _MOST_SENTENCES:
        raise fail(_("{file} has more than {limit} sentences"), file=source, limit=_MOST_SENTENCES)
    draft = made_of(source, lambda: draft_of(pieces, span.start, span.end))
    if sum(1 + target.demand.who.size for target in draft.targets) > _MOST:
        many = _("{file} has more than {limit} targets and names of units beside them")
        raise fail(many, file=source, limit=_MOST)
    if not any(draft.targets):
        raise fail(_("{file} has no sentence and no row that asks for anything"), file=source)
    if output.exists():
        raise fail(_("{file} is there already, and stays as it is"), file=output)
    units = output.with_name("units.yaml")
    ids = new_plan.unit_ids(draft)
    plan_id = f"plan-{span.name}"
    text = new_plan.render_plan(
        draft, plan_id, (span.start, span.end), units.name, source.name, ids, language()
    )
    # The units first: a run that is ended in between is made good by the same command.
    write_once(new_plan.render_units(draft, plan_id, ids, language()).encode(), units)
    write_output(text.encode(), output, new=True)
    _say_what_was_read(draft, tuple(one.beside for one in pieces if one.beside))


def _span(period: str | None, pieces: "tuple[Piece, ...]") -> "Period":
    """The time of the plan: as asked, else the year that the document begins with."""
    from workplan_cli.loading.published.draft import year_of
    from workplan_cli.model.period import parse_period

    name = period or str(year_of(pieces) or "")
    found = parse_period(name)
    if found is None and period:
        raise fail(
            _("--period takes a year or a part of it, such as 2022; found {name}"), name=name
        )
    if found is None:
        raise fail(_("the document names no year: say the time of the plan with --period 2022"))
    return found


def _say_what_was_read(draft: "DraftPlan", sheets: tuple[str, ...]) -> None:
    targets = list(draft.targets)
    warn(
        counted(
            _("{count} draft target, {goals} with a goal; “draft: true” goes when you agree."),
            _("{count} draft targets, {goals} with a goal; “draft: true” goes when you agree."),
            len(targets),
            goals=sum(target.proposal.goal is not None for target in targets),
        )
    )
    for piece in draft.unread:
        text = " ".join(piece.text.split())
        warn(_("not read: {place}: {text}"), place=piece.place, text=text[:60])
    if draft.columns:
        warn(_("Columns that are not read: {names}"), names=draft.columns)
    if sheets:
        warn(_("Sheets that are not read: {names}"), names=sheets)
    for name, named in draft.groups.items():
        group = counted(
            _("“{group}” is a group, of which {count} unit is named: complete it in units.yaml."),
            _("“{group}” is a group, of which {count} units are named: complete it in units.yaml."),
            len(named),
            group=name,
        )
        warn(group)
    if not draft.named:
        warn(_("The document names no units: name them in units.yaml."))
