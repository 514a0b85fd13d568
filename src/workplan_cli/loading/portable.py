"""Names of report files that are the same on every machine."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workplan_cli.loading.reports import LoadedReports
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import LoadedReport


def portable(
    loaded: LoadedReports,
) -> tuple[list[LoadedReport], tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The reports, what is wrong with files that are none, and what was warned of in reading.

    Names are below the folder that all files share: `/home/a/reports/2022-Q2/150100.yaml` is
    `2022-Q2/150100.yaml`, wherever the reports are.
    """
    known = set(loaded.names)
    broken = [
        one for one in loaded.diagnostics if one.severity == "error" and one.file not in known
    ]
    names = _below(dict.fromkeys([*loaded.names, *(one.file for one in broken)]))
    renamed = [replace(one, file=names[one.file]) for one in broken]
    return (
        [replace(one, file=names[one.file], opened=one.file) for one in loaded.filed],
        tuple(sorted(renamed, key=lambda one: one.order)),
        tuple(
            replace(one, file=names[one.file])
            for one in loaded.diagnostics
            if one.severity == "warning" and one.file in names
        ),
    )


def _below(names: Iterable[str]) -> dict[str, str]:
    absolute = {name: Path(os.path.abspath(name)) for name in names if name != "-"}  # noqa: PTH100 - links are kept
    if not absolute:
        return {"-": "-"}
    folder = Path(os.path.commonpath([path.parent for path in absolute.values()]))
    return {
        "-": "-",
        **{name: path.relative_to(folder).as_posix() for name, path in absolute.items()},
    }
