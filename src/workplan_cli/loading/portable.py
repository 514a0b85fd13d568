"""Names of report files that are the same on every machine."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workplan_cli.loading.reports import LoadedReports
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import LoadedReport


def portable(loaded: LoadedReports) -> tuple[list[LoadedReport], tuple[Diagnostic, ...]]:
    """The reports, and what is wrong with files that are none.

    Names are below the folder that all files share: `/home/a/reports/2022-Q2/150100.yaml` is
    `2022-Q2/150100.yaml`, wherever the reports are.
    """
    broken = [one for one in loaded.diagnostics if one.severity == "error"]
    names = _below(dict.fromkeys([*loaded.names, *(one.file for one in broken)]))
    renamed = [replace(one, file=names[one.file]) for one in broken]
    return (
        [_called(one, names[one.file]) for one in loaded.filed],
        tuple(sorted(renamed, key=lambda one: one.order)),
    )


def _called(filed: LoadedReport, name: str) -> LoadedReport:
    found = tuple(replace(one, file=name) for one in filed.found)
    return replace(filed, file=name, opened=filed.file, found=found)


def _below(names: Iterable[str]) -> dict[str, str]:
    absolute = {name: Path(os.path.abspath(name)) for name in names if name != "-"}  # noqa: PTH100 - links are kept
    if not absolute:
        return {"-": "-"}
    folder = Path(os.path.commonpath([path.parent for path in absolute.values()]))
    return {
        "-": "-",
        **{name: path.relative_to(folder).as_posix() for name, path in absolute.items()},
    }
