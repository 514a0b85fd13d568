"""Checks that what is about to be published is what its tag says; the exit code is 1 if it is not.

    python tools/release.py v0.2.0

Run after `python -m build`: the tag, the version of the package, the changelog and both files in
`dist/` have to agree, and the source archive has to hold what the tests need.
"""

import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from workplan_cli import __version__

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("README.md", "data/plan_2022.yaml", "tests/building.py", "tools/docs.py", "schemas")


def complaints(tag: str, dist: Path) -> Iterator[str]:
    """What does not fit, one sentence each."""
    if tag != f"v{__version__}":
        yield f"the tag is {tag}, the version {__version__}"
    if f"\n## {__version__}" not in (ROOT / "CHANGELOG.md").read_text("utf-8"):
        yield f"CHANGELOG.md has no section {__version__}"
    wheels, archives = sorted(dist.glob("*.whl")), sorted(dist.glob("*.tar.gz"))
    if len(wheels) != 1 or len(archives) != 1:
        yield f"{dist} has {len(wheels)} wheels and {len(archives)} archives, not one of each"
    for file in (*wheels, *archives):
        if f"-{__version__}" not in file.name:
            yield f"{file.name} is of another version"
    for archive in archives:
        with tarfile.open(archive) as opened:
            names = {name.partition("/")[2] for name in opened.getnames()}
        for needed in NEEDED:
            if not any(name == needed or name.startswith(f"{needed}/") for name in names):
                yield f"{archive.name} has no {needed}"


def main() -> int:
    """Print what does not fit."""
    found = list(complaints(sys.argv[1], ROOT / "dist"))
    print("\n".join(found) or "tag, version, changelog and files agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
