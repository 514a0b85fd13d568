"""`workplan demo`: a made-up year to look at, or to try all commands on."""

import shutil
from pathlib import Path
from typing import Annotated

from workplan_cli.cli.options import argument
from workplan_cli.cli.output import cannot_write
from workplan_cli.cli.terminal import fail, show, warn
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

DAY = "2022-09-30"
"""The day that is shown: something is late, something is open, and somebody is silent."""


def command(
    folder: Annotated[
        Path | None, argument(_("DIR"), _("Write the files of the year into this new folder."))
    ] = None,
) -> None:
    """Show how far the made-up year has got, or write its files."""
    from workplan_cli.loading.files import example_folder

    warn(translate(_("Everything in this year is made up: no figure in it is a fact.")))
    if folder is None:
        _show(example_folder())
        warn(translate(_("To try all commands on it: workplan demo DIR")))
        return
    if folder.exists():
        raise fail(translate(_("{folder} is there already: name a new folder"), folder=folder))
    scratch = folder.with_name(f".{folder.name}.workplan~")  # all of it or nothing
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(example_folder(), scratch)
        scratch.rename(folder)
    except shutil.Error as several:  # one line for each file
        shutil.rmtree(scratch, ignore_errors=True)
        _from, _to, reason = several.args[0][0]
        raise fail(_("{file} cannot be written: {reason}"), file=folder, reason=reason) from None
    except OSError as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise cannot_write(folder, error) from None
    show(translate(_("written: {file}"), file=folder) + "\n")
    warn(
        translate(_("Next, in this folder: workplan status, show 13.4.2, changes, chase, validate"))
    )


def _show(example: Path) -> None:
    from workplan_cli.cli.status import command as status

    status([str(example / "reports")], example / "plan.yaml", as_of=DAY)
