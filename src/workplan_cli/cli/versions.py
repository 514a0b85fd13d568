"""What `workplan --version --verbose` says: for a report of something that went wrong."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from workplan_cli.loading.events import parser_in_use
from workplan_cli.loading.files import data_folder

_PACKAGES = ("ruamel.yaml", "ruamel.yaml.clib", "pydantic", "pydantic-core", "rich", "typer")


def versions() -> str:
    """Lines of `name: what it is`."""
    lines = {
        "python": f"{platform.python_version()} ({sys.executable})",
        "yaml parser": parser_in_use(),
        **{name: _version(name) for name in _PACKAGES},
        "data": str(data_folder()),
    }
    return "\n".join(f"{name}: {text}" for name, text in lines.items())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
