"""What `validate --fix` and `--diff` do: mend what is certain, or show how it would be mended."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from workplan_cli.cli.inputs import STANDARD, Inputs
from workplan_cli.cli.main import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.project import fail, screen, talk, tell_diagnostics
from workplan_cli.cli.speech import say
from workplan_cli.loading.files import LoadedPlan, shown
from workplan_cli.loading.read import read_bytes
from workplan_cli.loading.writing import write_whole
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.fix import FixedText
from workplan_cli.model.message import _
from workplan_cli.rendering.fixes import difference, done
from workplan_cli.rules.fixing import fixed


def mend(inputs: Inputs) -> None:
    """Write every file with what is certain mended, and say what that was.

    Raises:
        typer.Exit: standard input or a file cannot be written; it has been said.
    """
    if STANDARD in inputs.files:
        raise fail(say(_("standard input cannot be mended in place; see --diff")))
    mended: list[FixedText] = []
    for file, text in _mendable(inputs.files, inputs.loaded):
        try:
            write_whole(file, text.data)
        except OSError as error:
            _tell(mended)
            raise fail(
                say(_("{file} cannot be written: {reason}"), file=file, reason=error.strerror)
            ) from None
        mended.append(text)
    _tell(mended)


def show_difference(inputs: Inputs, stdin_name: str) -> int:
    """Print what `mend` would change, and give the exit code: 1 if that is anything."""
    texts = [text for _file, text in _mendable(inputs.files, inputs.loaded, stdin_name)]
    typer.echo(difference(texts, screen()), nl=False)
    talk(done(texts, screen(), written=False).rstrip("\n"))
    if inputs.nowhere:
        tell_diagnostics(inputs.nowhere)
        return EXIT_USAGE
    return EXIT_FINDINGS if texts else 0


def mendable(
    inputs: Inputs, found: Iterable[Diagnostic], most: int | None = None
) -> dict[str, FixedText]:
    """What mending would make of the files with findings, or of so many; by their names."""
    names = {one.file for one in found}
    files = [file for file in inputs.files if file != STANDARD and shown(file) in names]
    return {text.file: text for _file, text in _mendable(files[:most], inputs.loaded)}


def _mendable(
    files: Iterable[Path], loaded: LoadedPlan | None, stdin_name: str = "-"
) -> Iterator[tuple[Path, FixedText]]:
    plan, units = (loaded.plan, loaded.units) if loaded else (None, None)
    for file in files:
        data = read_bytes(file, shown(file))
        if not isinstance(data, Diagnostic):
            name = stdin_name if file == STANDARD else shown(file)
            text = fixed(data, name, plan, units)
            if text is not None:
                yield file, text


def _tell(mended: list[FixedText]) -> None:
    talk(done(mended, screen()).rstrip("\n"))
