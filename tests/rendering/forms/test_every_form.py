"""Every form that there is, with pages that hold everything that a page can hold."""

import importlib
import io
import pkgutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from xml.dom import minidom

import pytest
from openpyxl import load_workbook
from pytest_regressions.file_regression import FileRegressionFixture

from sample_pages import SAMPLES, sample_page
from workplan_cli.pages import blocks, charts, values
from workplan_cli.pages.blocks import Column, Kind
from workplan_cli.rendering import forms
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

FORMS = sorted(info.name for info in pkgutil.iter_modules(forms.__path__))
EXTENSIONS = {"table": ".txt", "markdown": ".md"}
"""Of forms whose files are not named like the form."""
SCREENS = {
    "clean": Screen(120, False, Language("en")),
    "mixed": Screen(80, False, Language("zh")),
    "hostile": Screen(100, False, Language("en")),
}


def rendered(form: str, name: str) -> str | bytes:
    module = importlib.import_module(f"workplan_cli.rendering.forms.{form}")
    made: str | bytes = module.render(sample_page(name), SCREENS[name])
    return made


def held(thing: object) -> Iterator[object]:
    """A thing, and everything in it."""
    yield thing
    parts: list[Any] = []
    if isinstance(thing, tuple):
        parts = list(thing)
    for part in parts:
        yield from held(part)


def kinds_of_things() -> set[type]:
    """The classes that pages are made of."""
    return {
        one
        for module in (blocks, charts, values)
        for one in vars(module).values()
        if isinstance(one, type) and hasattr(one, "_fields") and one.__module__ == module.__name__
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_holds_every_kind_of_block_cell_value_and_column(name: str) -> None:
    found = list(held(sample_page(name)))
    assert kinds_of_things() - {type(one) for one in found} == set()
    assert {one.kind for one in found if isinstance(one, Column)} == set(get_args(Kind))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", FORMS)
def test_the_samples_in_every_form(
    form: str, name: str, file_regression: FileRegressionFixture
) -> None:
    made = rendered(form, name)
    if form == "html" and isinstance(made, str):  # without style and script
        made = made[made.index("<header>") : made.index("</main>")]
    file_regression.check(
        made if isinstance(made, str) else dump(made),
        basename=f"{name}_{form}" if isinstance(made, str) else f"{name}_{form}_dump",
        extension=EXTENSIONS.get(form, f".{form}") if isinstance(made, str) else ".txt",
        encoding="utf-8",
        newline="",
    )


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_page_is_the_same_file(form: str, name: str) -> None:
    assert rendered(form, name) == rendered(form, name)


def test_no_snapshot_is_left_of_a_form_that_is_gone(original_datadir: Path) -> None:
    names = {path.stem.removesuffix("_dump") for path in original_datadir.iterdir()}
    assert names == {f"{name}_{form}" for name in SAMPLES for form in FORMS}


def dump(data: bytes) -> str:
    """What a binary file holds, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        if "xl/workbook.xml" in names:
            return "\n".join(workbook(data)) + "\n"
        parts = [name for name in names if name.endswith("document.xml")]
        laid_out = (minidom.parseString(archive.read(name)).toprettyxml(" ") for name in parts)  # noqa: S318 - our own file
        return "".join(laid_out).replace("&quot;", '"')  # as newer versions of Python write it


def workbook(data: bytes) -> Iterator[str]:
    """Sheets as they lie on a screen and on paper, and their cells with what they look like."""
    for sheet in load_workbook(io.BytesIO(data)):
        yield f"== {sheet.title} {sheet.dimensions} frozen at {sheet.freeze_panes}"
        again, paper = sheet.print_title_rows, sheet.page_setup.orientation
        yield f"paper {paper} {sheet.print_area} again {again} filter {sheet.auto_filter.ref}"
        yield " ".join(f"{key}:{one.width:g}" for key, one in sheet.column_dimensions.items())
        yield " ".join(f"{key}:{one.height or 0:g}" for key, one in sheet.row_dimensions.items())
        yield f"over several {' '.join(sorted(map(str, sheet.merged_cells.ranges)))}"
        yield " ".join(
            f"lights {one.sqref}:{len(one.rules)}" for one in sheet.conditional_formatting
        )
        for row in sheet:
            for cell in row:
                if cell.value is not None:
                    link = cell.hyperlink.target if cell.hyperlink else ""
                    bold = "bold " * bool(cell.font.b)
                    wrapped = " wrapped" * bool(cell.alignment.wrap_text)
                    look = f"{bold}{cell.font.sz:g}{wrapped}"
                    kind = f"{cell.data_type} {cell.number_format} {look}"
                    yield f"{cell.coordinate} {kind} {cell.value!r} {link}".rstrip()
