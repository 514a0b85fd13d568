"""Validation opens the files that it was given and its own, and no connection."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

HOSTILE = {
    "workplan.yaml": "format: workplan/workspace@1\nplan: ../outside/plan.yaml\nreports: reports\n",
    "plan.yaml": "format: workplan/plan@1\nid: p\nunits: ../outside/units.yaml\n",
    "reports/a.yaml": (
        'format: workplan/report@1\nplan: p\nunit: "1"\nperiod: 2022-Q1\nentries:\n'
        "- target: 1.1.1\n  value: 1\n  evidence:\n  - {url: 'http://127.0.0.1:9/x'}\n"
        "  - {file: ../outside/secret}\n"
    ),
    "reports/b.yaml": "a: !!python/object/apply:os.system [id]\n",
    "reports/c.yaml": "%TAG ! tag:example.org,2000:\n---\n!include ../outside/secret\n",
}
WATCH = textwrap.dedent("""
    import os, sys
    from workplan_cli.cli.main import main
    seen = []
    def watch(event, arguments):
        if event.startswith("socket.") or event in {"subprocess.Popen", "os.system", "os.exec"}:
            seen.append(event)
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            seen.append(os.path.realpath(os.fsdecode(arguments[0])))
    sys.addaudithook(watch)
    try:
        main(sys.argv[1:])
    finally:
        sys.stderr.write("".join(f"SEEN {one}\\n" for one in seen))
""")


EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
USABLE = {
    "workplan.yaml": "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n",
    **{name: (EXAMPLE / name).read_text("utf-8") for name in ("plan.yaml", "units.yaml")},
}
"""What takes the place of a workspace that is refused at once: then the reports are read."""


@pytest.mark.parametrize("more", [{}, USABLE], ids=["refused", "usable"])
def test_nothing_outside_is_opened_and_no_connection_made(
    tmp_path: Path, more: dict[str, str]
) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "repository"
    for name in ("plan.yaml", "units.yaml", "secret"):
        outside.mkdir(exist_ok=True)
        (outside / name).write_text("made-up-secret: 1\n", "utf-8")
    for name, text in {**HOSTILE, **more}.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(text, "utf-8")
    (inside / "reports/link.yaml").symlink_to(outside / "secret")
    (inside / "reports/linked").symlink_to(outside)
    (inside / "reports/users.yaml").symlink_to("/etc/passwd")
    for words in (["validate"], ["validate", "--fix", "reports", "plan.yaml"], ["status"]):
        run = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", WATCH, *words],
            cwd=inside, capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        opened = {one[5:] for one in run.stderr.splitlines() if one.startswith("SEEN ")}
        assert run.returncode in {1, 2}
        assert opened
        assert not {one for one in opened if one.startswith(("socket.", "subprocess", "os."))}
        assert not {one for one in opened if one.startswith(str(outside))}
        ours = (inside, sys.prefix, sys.base_prefix, Path(__file__).parents[2])
        cache = os.environ["XDG_CACHE_HOME"]  # what was said is kept there, for the same words
        allowed = (*map(str, ours), cache, "/usr", "/etc", "/dev")
        assert not [one for one in opened if not one.startswith(allowed)]
        assert str(Path("/etc/passwd").resolve()) not in opened
        assert "made-up-secret" not in run.stdout + run.stderr
