"""Checks everything, the same here and in CI: format, lint, types, imports, fuzz, tests.

    python tools/check.py

Another step is another line of `STEPS`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "types": [str(BIN / "mypy")],
    "imports": [str(BIN / "lint-imports")],
    "fuzz": [sys.executable, "tools/fuzz.py"],
    "tests": [sys.executable, "-m", "pytest", "-n", "auto"],
}


def main() -> int:
    """Run every step, also after one has failed; 0 if all pass."""
    failed = []
    for name, command in STEPS.items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    print("== failed: " + ", ".join(failed) if failed else "== all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
