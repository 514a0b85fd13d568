"""What `workplan validate` does once its options are read: check, mend, show, count."""

import gc
import importlib
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typer

from workplan_cli.cli import mending
from workplan_cli.cli.inputs import Inputs, gather, with_progress
from workplan_cli.cli.main import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.project import screen, talk
from workplan_cli.cli.speech import say
from workplan_cli.cli.validate import FORMATS
from workplan_cli.loading.git import in_repository, repository_top
from workplan_cli.model.checked import Checked, CheckedFile
from workplan_cli.model.diagnostic import Severity
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics.words import summary
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.catalogue import all_rules
from workplan_cli.rules.checking import in_order
from workplan_cli.rules.selection import Selection, always_shown, left_out
from workplan_cli.rules.validation import validate as check_files

FOR_PEOPLE = ("full", "concise")
"""Formats that end with what was checked; beside the others it goes to standard error."""
LOOKED_AT = 20
"""Files with findings that are looked at to say whether --fix would help."""
UNREADABLE = "WP101"
"""The rule on files that are not there, or cannot be opened."""


def run(
    paths: list[str],
    plan: Path | None,
    *,
    form: str,
    fail_on: Severity,
    exit_zero: bool,
    select: list[str],
    ignore: list[str],
    stdin_filename: str | None,
    changed: str | None,
    fix: bool,
    diff: bool,
) -> int:
    """Check files, show what is wrong with them; the exit code that says so.

    Raises:
        typer.BadParameter: options that do not go together, or a rule that there is not.
        typer.Exit: there is nothing to look at.
    """
    if stdin_filename is not None and "-" not in paths:
        raise typer.BadParameter(say(_("--stdin-filename goes with the path -")))
    chosen = Selection(tuple(_codes(select)), tuple(map(_left_out, _codes(ignore))))
    inputs = gather(paths, plan, changed)
    if diff:
        return mending.show_difference(inputs, stdin_filename or "-")
    if fix:
        inputs = mending.mend(inputs)
    checked = _check(inputs, chosen, fail_on, stdin_filename)
    if form == "sarif":
        checked = replace(checked, mended=mending.mendable(inputs, checked.diagnostics))
    target = screen()
    module = importlib.import_module(f"workplan_cli.rendering.diagnostics.{FORMATS[form]}")
    typer.echo(module.render(checked, target), nl=False)
    if form in FOR_PEOPLE and not fix and mending.mendable(inputs, checked.diagnostics, LOOKED_AT):
        talk(say(_("Some of this can be mended: --diff shows how, --fix does it.")))
    if form not in FOR_PEOPLE:
        talk(target.language.say(summary(checked)))
    if form == "github":
        _summarise(checked, target)
    return _exit_code(checked, exit_zero=exit_zero)


def _check(
    inputs: Inputs, chosen: Selection, fail_on: Severity, stdin_filename: str | None
) -> Checked:
    """Everything about the inputs, less what is left out; that is said on standard error."""
    files = with_progress(inputs.files, terminal=sys.stderr.isatty())
    gc.disable()  # nothing here is circular, and looking for it takes half as long again
    try:
        found = check_files(files, inputs.loaded, inputs.context, stdin_filename or "-")
    finally:
        gc.freeze()
        gc.enable()
    reasons = {one.rule: one.reason for one in inputs.ignored}
    list(_codes([*reasons]))  # a rule that there is not would be a slip that nobody notices
    selection = replace(chosen, ignore=(*chosen.ignore, *reasons))
    diagnostics = in_order([*inputs.nowhere, *found.diagnostics])
    for code, count in sorted(left_out(diagnostics, selection).items()):
        reason = reasons.get(code, "--ignore")
        talk(
            say(_("left out: {count} of {code} ({reason})"), count=count, code=code, reason=reason)
        )
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
        fail_on,
    )


def _codes(listed: list[str]) -> Iterator[str]:
    """Codes and beginnings of codes, each of some rule.

    Raises:
        typer.BadParameter: there is no such rule.
    """
    for text in listed:
        for code in filter(None, re.split(r"[,\s]+", text.upper())):
            if not any(known.startswith(code) for known in all_rules()):
                raise typer.BadParameter(
                    say(_("there is no rule {code}; see: workplan rules"), code=code)
                )
            yield code


def _left_out(code: str) -> str:
    """A code that may be left out.

    Raises:
        typer.BadParameter: nothing that it stands for may be.
    """
    rules = [rule for known, rule in all_rules().items() if known.startswith(code)]
    if all(always_shown(rule.code, rule.severity) for rule in rules):
        text = say(_("{code} cannot be ignored: a file with it is not checked"), code=code)
        raise typer.BadParameter(text)
    return code


def _summarise(checked: Checked, target: Screen) -> None:
    """Add to the page of a GitHub job what was found."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    from workplan_cli.rendering.diagnostics.github_summary import render

    try:
        with Path(file).open("a", encoding="utf-8", errors="replace") as page:
            page.write(render(checked, target))
    except OSError as error:
        talk(say(_("{file} cannot be written: {reason}"), file=file, reason=error.strerror))


def _exit_code(checked: Checked, *, exit_zero: bool) -> int:
    """A file that cannot be read weighs more than findings: what was found is not all there is."""
    if any(one.code == UNREADABLE for one in checked.diagnostics):
        return EXIT_USAGE
    if not exit_zero and any(map(checked.fails, checked.diagnostics)):
        return EXIT_FINDINGS
    return 0
