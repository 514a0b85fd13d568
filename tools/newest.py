"""Runs the tests on the newest releases of everything we depend on, whatever bounds we have set.

    python tools/newest.py [TESTS]

For a scheduled job, or by hand before a bound in `pyproject.toml` is raised. It needs a package
index, takes minutes, and touches nothing but a folder of its own.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_UPPER = re.compile(r"\s*,?\s*<=?\s*[^,;\s]+")


def unbounded(requirement: str) -> str:
    """A requirement without its upper bound: `typer >= 0.29, < 0.30` is `typer >= 0.29`."""
    return _UPPER.sub("", requirement)


def requirements() -> Iterator[str]:
    """All that the program, its extras and its tests need, without upper bounds."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    for listed in (
        project["dependencies"],
        *project["optional-dependencies"].values(),
        settings["dependency-groups"]["dev"],
    ):
        yield from map(unbounded, listed)


def main() -> int:
    """Install, say what was installed, run the tests; the exit code is theirs."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        install = [python, "-m", "pip", "install", "--quiet", "--upgrade"]
        subprocess.run([*install, "hatchling", *sorted(set(requirements()))], check=True)
        ours = [*install, "--no-deps", "--no-build-isolation", str(ROOT)]
        subprocess.run(ours, check=True)
        subprocess.run([python, "-m", "pip", "freeze"], check=True)
        tests = [python, "-m", "pytest", *(sys.argv[1:] or ["-n", "auto"])]
        return subprocess.run(tests, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
