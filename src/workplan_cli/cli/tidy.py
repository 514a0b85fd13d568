"""What `plan fmt` and `report fmt` do with a file: tidy it, or say whether it is tidy."""

from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from workplan_cli.cli.exits import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.output import write_output
from workplan_cli.cli.terminal import fail, warn, warn_diagnostics
from workplan_cli.loading.document import Document, read_document
from workplan_cli.loading.files import names_our_format
from workplan_cli.loading.paths import display_path
from workplan_cli.loading.shape import shape
from workplan_cli.loading.tidying import MAX_SIGNS, tidied
from workplan_cli.model.message import _


def tidy(
    file: Path,
    model: type[BaseModel] | None,
    *,
    check: bool,
    shorten: Callable[[Document], str | None] | None = None,
) -> int:
    """Tidy a file, or only say whether it is tidy; the exit code that it asks for.

    Args:
        file: the file; `-` is standard input, and what comes of it goes to standard output.
        model: what the file has to be; None if any YAML file will do.
        check: write nothing.
        shorten: the text with less in it; None where that cannot be done.
    """
    name = display_path(file)
    document, found = read_document(file, name)
    wrong = shape(document, model)[1] if document and model else []
    if document is None or wrong:
        warn_diagnostics([*found, *wrong])
        return EXIT_USAGE
    if len(document.text) > MAX_SIGNS:
        too_long = _("{file} has {count} characters; a file of more than {limit} is not tidied")
        count = len(document.text)
        return fail(too_long, file=name, count=count, limit=MAX_SIGNS).exit_code
    if model is None and not names_our_format(document.value):
        return fail(_("{file} names no workplan/ format"), file=name).exit_code
    shorter = shorten(document) if shorten else document.text
    text = shorter and tidied(shorter)
    if text is None:
        template = _("{file} cannot be tidied without changing what it says")
        return fail(template, file=name).exit_code
    if "\r\n" in document.text:  # as Windows ends lines, whose files stay what they are
        text = text.replace("\n", "\r\n")
    same = text == document.text and not found
    if check:
        warn(_("Tidy: {file}") if same else _("Not tidy: {file}"), file=name)
        return 0 if same else EXIT_FINDINGS
    if same and file != STANDARD:
        warn(_("Tidy already: {file}"), file=name)
    else:
        write_output(text.encode(), file, tidied=True)
    return 0
