"""`workplan plan trace`: the plan against the published text, clause by clause."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.exits import EXIT_FINDINGS
from workplan_cli.cli.options import STANDARD, Output, PageForm, PlanFile, flag, option, word_option
from workplan_cli.cli.output import put_page, write_file
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.terminal import fail, had, made_of, warn, warn_diagnostics
from workplan_cli.model.message import _, counted

if TYPE_CHECKING:
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.published import Fingerprints, Published

_MOST_CLAUSES = 5_000
"""Clauses of a document; the plan that comes with the tool has 222."""

ROWS = ("task", "clause")


def command(
    plan: PlanFile = None,
    source: Annotated[
        Path | None,
        option(
            "--source",
            _("FILE"),
            _("The document: text, .md, .html, .docx, .xlsx or .csv; - is standard input."),
        ),
    ] = None,
    by: Annotated[str, word_option("--by", ROWS, _("What the table has a row for."))] = "task",
    form: PageForm = "table",
    output: Output = STANDARD,
    write_fingerprints: Annotated[
        bool,
        flag(
            "--write-fingerprints",
            _("Take the document as read: write fingerprints of its clauses beside the plan."),
        ),
    ] = False,
) -> None:
    """Say of every clause what became of it; code 1 if something is left open."""
    opened = use_plan(plan)
    loaded = opened.loaded
    if write_fingerprints and source is None:
        raise fail(_("--write-fingerprints needs the document: --source FILE"))
    if write_fingerprints and opened.builtin:
        raise fail(_("--write-fingerprints needs --plan FILE: the built-in plan stays as it is"))
    _say_drafts(loaded.plan)
    from workplan_cli.assessment.tracing.compare import trace as hold_against
    from workplan_cli.pages.trace import trace_page
    from workplan_cli.rendering.as_json.trace import as_object

    beside = Path(loaded.document.file)
    taken = None if write_fingerprints else _fingerprints(beside, loaded.plan)
    published = _published(source, loaded.plan, taken) if source else None
    if write_fingerprints and published:
        _write(beside, loaded.plan, published)
        taken = _fingerprints(beside, loaded.plan)
    traced = hold_against(loaded.plan, published, taken)
    name = str(source) if source else None
    put_page(lambda: trace_page(traced, name, by), lambda: as_object(traced, name), form, output)
    if not traced.whole:
        raise typer.Exit(EXIT_FINDINGS)


def _say_drafts(plan: "Plan") -> None:
    """Drafts are nobody's targets yet, and stand for no clause.

    Raises:
        typer.Exit: there is nothing but drafts; it has been said.
    """
    count = len(plan.drafts)
    if count and not plan.targets:
        raise fail(_("all targets are drafts: delete “draft: true” where you agree, then compare"))
    if count:
        warn(
            counted(
                _("{count} draft is not compared."), _("{count} drafts are not compared."), count
            )
        )


def _published(source: Path, plan: "Plan", taken: "Fingerprints | None") -> "Published":
    """The document in clauses: by its numbers, or as `plan new` reads it, whichever fits better."""
    from workplan_cli.assessment.tracing.compare import fit
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.published.clauses import split
    from workplan_cli.loading.published.draft import published_of
    from workplan_cli.loading.published.source import read_pieces

    pieces = had(read_pieces(source, display_path(source)))
    text = "\n".join(one.text for one in pieces)
    numbered = made_of(source, lambda: split(text))
    ways = [numbered]
    if _clauses(numbered) <= _MOST_CLAUSES:
        ways.append(made_of(source, lambda: published_of(pieces)))
    sizes = [(one, _clauses(one)) for one in ways if one is not None]
    least = min((count for _one, count in sizes), default=0)
    if least > _MOST_CLAUSES:
        many = _("{file} has {count} clauses; at most {limit} are compared")
        raise fail(many, file=source, count=least, limit=_MOST_CLAUSES)
    fits = [(fit(plan, one, taken), one) for one, count in sizes if count <= _MOST_CLAUSES]
    found = [pair for pair in fits if len(pair[1].tasks) > 1 or any(pair[0][:2])]
    if not found:
        raise fail(
            _(
                "{file} cannot be split into clauses: it has neither numbers nor headings nor a "
                "table, and no figure of the plan stands in it"
            ),
            file=source,
        )
    return max(found, key=lambda pair: pair[0])[1]


def _clauses(published: "Published | None") -> int:
    return sum(len(task.clauses) for task in published.tasks) if published else 0


def _fingerprints(beside: Path, plan: "Plan") -> "Fingerprints | None":
    """The fingerprints of the plan's document; None where there are none."""
    from workplan_cli.loading.published.clauses import fingerprints_file, load_fingerprints

    path = fingerprints_file(beside)
    if not path.is_file():
        return None
    fingerprints, found = load_fingerprints(path)
    if fingerprints is None:
        warn_diagnostics(found)
        raise fail(_("the fingerprints cannot be used"))
    if fingerprints.plan != plan.id:
        raise fail(
            _("{file} has the fingerprints of another plan: {plan}"),
            file=path,
            plan=fingerprints.plan,
        )
    return fingerprints


def _write(beside: Path, plan: "Plan", published: "Published") -> None:
    from workplan_cli.loading.published.clauses import fingerprints_file, fingerprints_text

    path = fingerprints_file(beside)
    write_file(path, fingerprints_text(plan, published).encode())
    warn(_("Written: {file}"), file=path)
