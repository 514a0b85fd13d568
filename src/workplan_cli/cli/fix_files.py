"""What `validate --fix` and `--diff` do: fix what is certain, or show how it would be fixed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from workplan_cli.cli.inputs import Inputs, real
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.output import cannot_write
from workplan_cli.cli.terminal import fail, screen, show
from workplan_cli.loading.boundary import attempt
from workplan_cli.loading.document import Document, parse_document, read_document
from workplan_cli.loading.inside import below
from workplan_cli.loading.paths import display_path
from workplan_cli.loading.read import read_bytes
from workplan_cli.loading.shape import shape
from workplan_cli.loading.writing import write_whole
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.fix import FixedText
from workplan_cli.model.message import _
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rendering.fixes import difference, done
from workplan_cli.rules.fixing import fixed

_LOOKED_AT = 20
"""Files with findings that are looked at to say whether --fix would help."""
_SHORT = 200_000
"""Bytes of a file beyond which that takes longer than checking it."""


def fix_files(inputs: Inputs) -> Inputs:
    """Write every file with what is certain fixed, and say what that was.

    Returns:
        The inputs, with the plan loaded anew where it or its units were among them.

    Raises:
        typer.Exit: standard input or a file cannot be written; it has been said.
    """
    if STANDARD in inputs.files:
        raise fail(_("standard input cannot be fixed in place; see --diff"))
    written: list[FixedText] = []
    all_depends_on = set(map(real, _plan_and_units(inputs, {})))
    renewed = False
    for file, text in _fixable(inputs.files, inputs):
        try:
            write_whole(file, text.data)
        except OSError as error:
            if written:
                _warn_fixed(written)
            raise cannot_write(file, error) from None
        written.append(text)
        renewed = renewed or real(file) in all_depends_on
    _warn_fixed(written)
    return inputs.renewed() if renewed else inputs


def show_difference(inputs: Inputs, stdin_name: str) -> list[FixedText]:
    """Print what `fix_files` would change, and return it."""
    texts = [text for _file, text in _fixable(inputs.files, inputs, stdin_name)]
    show(difference(texts, screen()))
    show(done(texts, screen(), written=False), err=True)
    return texts


def fixable(inputs: Inputs, found: Iterable[Diagnostic]) -> dict[str, FixedText]:
    """What fixing would make of the files with findings, by their names."""
    return {text.file: text for _file, text in _fixable(_with_findings(inputs, found), inputs)}


def can_fix_some(inputs: Inputs, found: Iterable[Diagnostic]) -> bool:
    """Whether there is anything to fix; only the first files are looked at, and no long ones."""
    files = islice(_with_findings(inputs, found), _LOOKED_AT)
    return any(_fixable(filter(_is_short, files), inputs))


def _is_short(file: Path) -> bool:
    try:
        return file.stat().st_size <= _SHORT
    except OSError:
        return False


def _with_findings(inputs: Inputs, found: Iterable[Diagnostic]) -> Iterator[Path]:
    names = {one.file for one in found}
    return (one for one in inputs.files if one != STANDARD and display_path(one) in names)


def _fixable(
    files: Iterable[Path], inputs: Inputs, stdin_name: str = "-"
) -> Iterator[tuple[Path, FixedText]]:
    """Files with their fixed texts, the plan and its units first.

    All else is compared with them as they will be; a second run would change more otherwise.
    """
    waiting = {file if file == STANDARD else real(file): file for file in files}
    first: dict[Path, FixedText] = {}
    for path in _plan_and_units(inputs, first):
        file = waiting.pop(real(path), None)
        text = _fixed(file, stdin_name) if file else None
        if file and text:
            first[real(path)] = text
            yield file, text
    loaded = inputs.loaded
    plan, units = (loaded.plan, loaded.units) if loaded else (None, None)
    if first:
        plan, units = _renewed(inputs, first)
    for file in waiting.values():
        text = _fixed(file, stdin_name, plan, units)
        if text is not None:
            yield file, text


def _fixed(
    file: Path, stdin_name: str, plan: Plan | None = None, units: Units | None = None
) -> FixedText | None:
    data = read_bytes(file, display_path(file))
    if isinstance(data, Diagnostic):
        return None
    name = stdin_name if file == STANDARD else display_path(file)
    return attempt(lambda: fixed(data, name, plan, units))


def _plan_and_units(inputs: Inputs, fixed_texts: Mapping[Path, FixedText]) -> Iterator[Path]:
    """The plan file, then the units file, which may be known only once the plan is fixed."""
    if inputs.plan_file is None:
        return
    yield inputs.plan_file
    if inputs.units_file:
        yield inputs.units_file
    elif inputs.loaded:
        yield Path(inputs.loaded.units_document.file)
    else:
        document = _document(inputs.plan_file, fixed_texts)
        units = document.value.get("units") if document else None
        file = below(inputs.plan_file.parent, units) if isinstance(units, str) else None
        if file:
            yield file


def _renewed(
    inputs: Inputs, fixed_texts: Mapping[Path, FixedText]
) -> tuple[Plan, Units] | tuple[None, None]:
    """The plan and its units as they will be once they are written; both or none, as loaded."""
    document = _document(inputs.plan_file, fixed_texts) if inputs.plan_file else None
    plan = shape(document, Plan)[0] if document else None
    if plan is None or inputs.plan_file is None:
        return None, None
    file = inputs.units_file or below(inputs.plan_file.parent, plan.units)
    document = _document(file, fixed_texts) if file else None
    units = shape(document, Units)[0] if document else None
    return (plan, units) if units else (None, None)


def _document(path: Path, fixed_texts: Mapping[Path, FixedText]) -> Document | None:
    text = fixed_texts.get(real(path))
    return (
        parse_document(text.after, text.file) if text else read_document(path, display_path(path))
    )[0]


def _warn_fixed(texts: list[FixedText]) -> None:
    show(done(texts, screen()), err=True)
