"""Puts a page out in the form that was asked for."""

import importlib
import json
import pkgutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workplan_cli.cli.output import STANDARD, put_out
from workplan_cli.cli.project import fail, needs, screen
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.pages.blocks import Page
    from workplan_cli.rendering.screen import Screen

_ORDER = ("table", "markdown", "html", "xlsx", "csv", "json")


@cache
def forms() -> tuple[str, ...]:
    """The forms of a page, by the modules of `rendering/forms/`, and JSON."""
    from workplan_cli.rendering import forms as folder

    found = {info.name for info in pkgutil.iter_modules(folder.__path__)} | {"json"}
    return tuple(sorted(found, key=lambda name: (*_ORDER, name).index(name)))


def put_page(
    page: "Page", as_object: Callable[[], Any], form: str, output: Path = STANDARD
) -> None:
    """Write a page, or its outcome as JSON, to standard output or into a file.

    Raises:
        typer.Exit: it cannot be written, or needs a package that is not there; it has been said.
    """
    if form == "json":
        text = json.dumps(as_object(), ensure_ascii=False, indent=2) + "\n"
        put_out(text.encode(), output)
        return
    if output == STANDARD and form == "xlsx" and sys.stdout.isatty():
        raise fail(say(_("a workbook is no text: name a file with -o")))
    put_out(rendered(page, form, screen()), output)


def rendered(page: "Page", form: str, screen: "Screen") -> bytes:
    """A page in a form.

    Raises:
        typer.Exit: the form needs a package that is not there; it has been said.
    """
    try:
        module = importlib.import_module(f"workplan_cli.rendering.forms.{form}")
        made: str | bytes = module.render(page, screen)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("workplan_cli"):
            raise
        raise needs(error) from None
    return made.encode() if isinstance(made, str) else made
