"""What `workplan validate` does once its options are read: check, fix, show, count."""

import datetime as dt
import gc
import importlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from workplan_cli.cli import engine, streams
from workplan_cli.cli.exits import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.fix_files import can_fix_some, fix_files, fixable, show_difference
from workplan_cli.cli.inputs import Inputs, gather
from workplan_cli.cli.progress import with_progress
from workplan_cli.cli.terminal import screen, show, warn
from workplan_cli.cli.translation import translate
from workplan_cli.loading.document import read_document
from workplan_cli.loading.fix_text import OF_LINES
from workplan_cli.loading.git import in_repository
from workplan_cli.loading.paths import WORKSPACE, display_path, repository_top
from workplan_cli.model.checked import Checked, CheckedFile
from workplan_cli.model.fix import FixedText
from workplan_cli.model.message import Message, _, counted
from workplan_cli.rendering.diagnostics import FORMATS, concise
from workplan_cli.rendering.diagnostics.words import summary
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.checking import in_order
from workplan_cli.rules.rule import rules_of
from workplan_cli.rules.selection import Selection, always_shown, ignored, without_accepted
from workplan_cli.rules.validation import validate as check_files

FOR_PEOPLE = ("full", "concise")
"""Formats that end with what was checked; beside the others it goes to standard error."""
UNREADABLE = "WP101"
"""The rule on files that are not there, or cannot be opened."""
NOTHING_THERE = {UNREADABLE, "WP111"}
"""Rules on files that have nothing else that could be checked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options say of how files are checked, and of what comes of it."""

    form: str
    fail_on: str
    exit_zero: bool
    select: Sequence[str] | None
    ignore: Sequence[str] | None
    fix: bool
    diff: bool
    errors_only: bool = False


def run(
    paths: Sequence[str],
    settings: Settings,
    plan: Path | None = None,
    changed: str | None = None,
    stdin_filename: str | None = None,
) -> int:
    """Check files, show what is wrong with them; the exit code that says so.

    Raises:
        typer.BadParameter: options that do not go together, or a rule that there is not.
        typer.Exit: there is nothing to look at.
    """
    if stdin_filename is not None and "-" not in paths:
        raise typer.BadParameter(translate(_("--stdin-filename goes with the path -")))
    ignored = tuple(map(_may_be_ignored, _codes(settings.ignore or ())))
    chosen = Selection(tuple(_codes(settings.select or ())), ignored)
    if changed is not None or settings.fix or settings.diff:
        streams.forget()  # git is asked, or files are written
    inputs = gather(paths, plan, changed)
    texts = show_difference(inputs, stdin_filename or "-") if settings.diff else []
    if settings.diff:  # standard input can be read once
        inputs = replace(inputs, files=tuple(one for one in inputs.files if str(one) != "-"))
    elif settings.fix:
        inputs = fix_files(inputs)
    checked = _check(inputs, chosen, settings.fail_on, stdin_filename)
    if settings.diff:
        _show_rest(checked, texts)
    else:
        _show(_errors(checked) if settings.errors_only else checked, inputs, settings)
    return _exit_code(checked, exit_zero=settings.exit_zero)


def _show_rest(checked: Checked, texts: Sequence[FixedText]) -> None:
    """Say on standard error what is found and would not be changed."""
    fixed = {
        (text.file, fix.code, _line(fix.code, fix.line)) for text in texts for fix in text.fixes
    }
    rest = tuple(
        one
        for one in checked.diagnostics
        if (one.file, one.code, _line(one.code, one.place.line)) not in fixed
    )
    if rest:
        show(concise.render(replace(checked, diagnostics=rest), screen()), err=True)


def _line(code: str, line: int) -> int:
    """The line of a finding; 0 of one that is fixed for the whole of a file."""
    return 0 if code in {"WP102", *OF_LINES} else line


def _errors(checked: Checked) -> Checked:
    """What was found without its warnings, whose number is said on standard error."""
    errors = tuple(one for one in checked.diagnostics if one.severity == "error")
    hidden = len(checked.diagnostics) - len(errors)
    if hidden:
        warn(counted(_("not shown: {count} warning"), _("not shown: {count} warnings"), hidden))
    return replace(checked, diagnostics=errors)


def _show(checked: Checked, inputs: Inputs, settings: Settings) -> None:
    """Print what was found, and say what could be done about it."""
    form, target = settings.form, screen()
    if form == "sarif":
        checked = replace(checked, fixed=fixable(inputs, checked.diagnostics))
    module = importlib.import_module(f"workplan_cli.rendering.diagnostics.{FORMATS[form]}")
    text = module.render(checked, target)
    if form in FOR_PEOPLE:
        show(text)
    else:
        typer.echo(text, nl=False)
    if form in FOR_PEOPLE:
        _say_how_to_go_on(checked, inputs, settings)
    else:
        warn(summary(checked))
    if form == "github":
        _summarise(checked, target)


def _say_how_to_go_on(checked: Checked, inputs: Inputs, settings: Settings) -> None:
    """That files that could not be read as a whole may hold more, and what --fix would do."""
    half = {
        one.file
        for one in checked.diagnostics
        if always_shown(one.code, one.severity) and one.code not in NOTHING_THERE
    }
    if half:
        rest = counted(
            _("The rest of {count} file is checked once these errors are corrected."),
            _("The rest of {count} files is checked once these errors are corrected."),
            len(half),
        )
        warn(rest)
    if not settings.fix and can_fix_some(inputs, checked.diagnostics):
        warn(_("Some of this can be fixed: --diff shows how, --fix does it."))


def _check(inputs: Inputs, chosen: Selection, fail_on: str, stdin_filename: str | None) -> Checked:
    """Everything about the inputs, less what is left out; that is said on standard error."""
    of_index: list[Message] = []
    gc.disable()  # nothing here is circular, and looking for it takes half as long again
    try:
        count = len(inputs.files) + len(inputs.context)
        with engine.reading(count, inputs.workspace, of_index) as reader:
            found = check_files(
                inputs.files,
                inputs.loaded,
                inputs.context,
                stdin_filename or "-",
                reader,
                with_progress,
            )
    finally:
        gc.freeze()
        gc.enable()
    for note in of_index:
        warn(note)
    reasons = inputs.ignored
    _refuse_unknown(reasons, inputs.workspace)
    selection = replace(chosen, ignore=(*chosen.ignore, *reasons))
    diagnostics, accepted = without_accepted(
        in_order([*inputs.nowhere, *found.diagnostics]),
        inputs.accepted,
        found.texts,
        dt.datetime.now(tz=dt.UTC).astimezone().date(),
    )
    for said in accepted:
        warn(said)
    for code, count in sorted(ignored(diagnostics, selection).items()):
        reason = reasons.get(code, "--ignore")
        warn(_("left out: {count} of {code} ({reason})"), count=count, code=code, reason=reason)
    unread = {one.file for one in diagnostics if one.code == UNREADABLE}
    here = Path.cwd()
    top = repository_top(here)
    return Checked(
        {
            name: CheckedFile(name, in_repository(name, here, top), text)
            for name, text in found.texts.items()
            if name not in unread
        },
        tuple(one for one in diagnostics if selection.keeps(one)),
        "warning" if fail_on == "warning" else "error",
    )


def _refuse_unknown(rules: Iterable[str], workspace: Path | None) -> None:
    """Take no rule that there is not in a workspace file: a slip that nobody would notice.

    Raises:
        typer.BadParameter: with the place of the first one.
    """
    wrong = [one for one in rules if not any(rules_of(one))]
    document = read_document(workspace / WORKSPACE)[0] if wrong and workspace else None
    for at, listed in enumerate(document.value["ignore"] if document else ()):
        if document and listed["rule"] in wrong:
            place = document.place(("ignore", at, "rule"))
            text = translate(
                _("{file}:{line}:{column}: there is no rule {code}; see: workplan rules"),
                file=display_path(Path(document.file)),
                line=place.line,
                column=place.column,
                code=listed["rule"],
            )
            raise typer.BadParameter(text)


def _codes(listed: Iterable[str]) -> Iterator[str]:
    """Codes and beginnings of codes, each of some rule.

    Raises:
        typer.BadParameter: there is no such rule.
    """
    for text in listed:
        for code in filter(None, re.split(r"[,\s]+", text.upper())):
            if not any(rules_of(code)):
                raise typer.BadParameter(
                    translate(_("there is no rule {code}; see: workplan rules"), code=code)
                )
            yield code


def _may_be_ignored(code: str) -> str:
    """A code that may be left out.

    Raises:
        typer.BadParameter: nothing that it stands for may be.
    """
    if all(always_shown(rule.code, rule.severity) for rule in rules_of(code)):
        text = translate(_("{code} cannot be ignored: a file with it is not checked"), code=code)
        raise typer.BadParameter(text)
    return code


def _summarise(checked: Checked, target: Screen) -> None:
    """Add to the page of a GitHub job what was found."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    streams.forget()
    from workplan_cli.rendering.diagnostics.github import render_summary

    try:
        with Path(file).open("a", encoding="utf-8", errors="replace") as page:
            page.write(render_summary(checked, target))
    except OSError as error:
        warn(_("{file} cannot be written: {reason}"), file=file, reason=error.strerror)


def _exit_code(checked: Checked, *, exit_zero: bool) -> int:
    """A file that cannot be read weighs more than findings: what was found is not all there is."""
    if any(one.code == UNREADABLE for one in checked.diagnostics):
        return EXIT_USAGE
    if not exit_zero and any(map(checked.fails, checked.diagnostics)):
        return EXIT_FINDINGS
    return 0
