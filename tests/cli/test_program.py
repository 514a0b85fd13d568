"""The program itself: start-up, help, wrong usage, languages, pipes, completion."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from workplan_cli import __version__
from workplan_cli.cli.commands import COMMANDS
from workplan_cli.cli.program import _take_language
from workplan_cli.rendering.forms import FORMS
from workplan_cli.rendering.wrapping import cells

PAGE_FORMS = [*FORMS, "json"]

GROUPS = {"plan": ("list", "trace", "validate", "fmt"), "report": ("new", "fmt")}
WORKPLAN = [sys.executable, "-m", "workplan_cli"]
PAGES: list[tuple[str, ...]] = [
    (),
    *((name,) for name in COMMANDS),
    *((group, name) for group, names in GROUPS.items() for name in names),
]
REPORT = """\
# Made up.
format: workplan/report@1
plan: nmg-education-2022
unit: "150100"
period: 2022-Q2
entries:
- target: 13.4.2
  value: 18
"""


def environment(**more: str) -> dict[str, str]:
    """What a command sees: nothing of ours but what a test gives it."""
    names = ("PATH", "HOME", "XDG_CACHE_HOME")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **more}


def started(
    command: Sequence[str], env: Mapping[str, str], **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, and keep what it writes."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, env=env, encoding="utf-8", check=False, **streams)  # noqa: S603 - our own commands


def run(
    *words: str, env: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run `workplan` in a process of its own."""
    return started([*WORKPLAN, *words], environment(**(env or {})), **options)


def in_shell(script: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `workplan` is a command."""
    define = 'workplan() { "$0" -m workplan_cli "$@"; }; '
    bash = shutil.which("bash") or "bash"
    return started([bash, "-c", define + script, sys.executable], environment(), **options)


def imported_by(*words: str, **more: str) -> set[str]:
    """Names of all modules that a run imports, and of their packages."""
    command = [sys.executable, "-X", "importtime", *WORKPLAN[1:], *words]
    done = started(command, environment(**more))
    lines = re.findall(r"^import time:.*\|\s*(\S+)$", done.stderr, re.MULTILINE)
    return {*lines, *(line.split(".")[0] for line in lines)}


def help_pages(lang: str) -> dict[tuple[str, ...], str]:
    """Every help page in a language, from one process."""
    script = """
import contextlib, io, json, sys
from workplan_cli.cli.program import run
pages = []
for words in json.loads(sys.argv[2]):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert run([*words, "--lang", sys.argv[1], "--help"]) == 0
    pages.append(out.getvalue())
print(json.dumps(pages))
"""
    done = started([sys.executable, "-c", script, lang, json.dumps(PAGES)], environment())
    return dict(zip(PAGES, json.loads(done.stdout), strict=True))


@pytest.fixture(scope="module")
def english() -> dict[tuple[str, ...], str]:
    return help_pages("en")


@pytest.fixture(scope="module")
def chinese() -> dict[tuple[str, ...], str]:
    return help_pages("zh")


class TestStartUp:
    def test_the_version_needs_nothing(self) -> None:
        names = imported_by("--version")
        assert not names & {"typer", "typing", "pydantic", "rich", "ruamel", "pathlib", "gettext"}
        assert not {name for name in names if name.startswith("workplan_cli.")} - {
            "workplan_cli.cli", "workplan_cli.cli.main", "workplan_cli.cli.streams",
        }  # fmt: skip

    @pytest.mark.parametrize("words", PAGES)
    def test_help_needs_neither_models_nor_tables_nor_the_plan(
        self, words: tuple[str, ...]
    ) -> None:
        names = imported_by(*words, "--help")
        assert "typer" in names
        assert not names & {"pydantic", "rich", "ruamel", "rapidfuzz", "cn2an", "yaml", "babel"}
        assert {name for name in names if name.startswith("workplan_cli.loading")} == {
            "workplan_cli.loading", "workplan_cli.loading.looked_at", "workplan_cli.loading.paths",
        }  # fmt: skip

    def test_what_is_said_again_needs_nothing_but_the_index(self, tmp_path: Path) -> None:
        for _round in range(2):
            names = imported_by("status", XDG_CACHE_HOME=str(tmp_path))
        assert "sqlite3" in names
        assert not names & {"typer", "pydantic", "rich", "ruamel", "dataclasses"}

    def test_status_needs_no_library_of_other_commands(self) -> None:
        names = imported_by("status", "--format", "json", "--no-index")
        assert "pydantic" in names
        assert not names & {"rich", "rapidfuzz", "cn2an", "openpyxl", "babel", "jinja2"}

    def test_status_makes_no_model_of_options_and_opens_no_index_that_it_may_not_use(self) -> None:
        names = imported_by("status", "--no-index")
        assert not names & {"typer._adapters", "sqlite3", "workplan_cli.assessment.summary"}
        assert "typer._adapters" in imported_by("status", "--top", "3")


class TestVersion:
    def test_the_version_is_one_line(self) -> None:
        done = run("--version")
        assert (done.returncode, done.stdout) == (0, f"workplan {__version__}\n")
        assert run("--lang", "zh", "--version").stdout == done.stdout

    def test_the_long_version_says_what_it_runs_on(self) -> None:
        done = run("--version", "--verbose")
        lines = dict(line.split(": ", 1) for line in done.stdout.splitlines()[1:])
        assert done.returncode == 0
        assert done.stdout.startswith(f"workplan {__version__}\n")
        assert lines["yaml parser"] == "libyaml"
        assert lines["python"].startswith(sys.version.split()[0])
        assert {"ruamel.yaml", "ruamel.yaml.clib", "pydantic", "rich", "typer", "data"} <= set(
            lines
        )


class TestHelp:
    @pytest.mark.parametrize("words", PAGES)
    def test_english_help_names_no_python_types(
        self, words: tuple[str, ...], english: dict[tuple[str, ...], str]
    ) -> None:
        page = english[words]
        assert page.startswith(f"Usage: {' '.join(['workplan', *words])} [OPTIONS]")
        assert not re.search(r"<|\[\[|list\[|\]\.\.\.\]", page)
        assert all(cells(line) <= 80 for line in page.splitlines())

    @pytest.mark.parametrize("words", PAGES)
    def test_chinese_help_is_all_chinese(
        self, words: tuple[str, ...], chinese: dict[tuple[str, ...], str]
    ) -> None:
        page = chinese[words]
        assert page.startswith(f"用法：{' '.join(['workplan', *words])} [选项]")
        assert "选项：\n" in page
        left = r"Usage|Options|Arguments|Commands|OPTIONS|ARGS|default|required|Show|Install|<"
        assert re.findall(left, page) == []
        assert re.findall(r"(?m)^  (?:-\S+,? )*--\S+ ([A-Z]+)\b", page) == []
        assert all(cells(line) <= 80 for line in page.splitlines())

    def test_help_is_as_wide_as_the_terminal_up_to_a_hundred(self) -> None:
        for columns, widest in (("60", 60), ("100", 100), ("200", 100)):
            text = run("status", "--help", env={"COLUMNS": columns}).stdout
            assert widest - 15 <= max(map(len, text.splitlines())) <= widest

    def test_a_short_help_option_and_help_behind_other_words_do_the_same(self) -> None:
        page = run("status", "--help").stdout
        assert run("status", "-h").stdout == page
        assert run("status", "--by", "task", "--help").stdout == page

    def test_no_command_shows_help_as_an_error(self) -> None:
        done = run()
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == run("--help").stdout


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("words", "complaint", "see"),
        [
            (["statsu"], "there is no command statsu; did you mean status?", "workplan"),
            (["plan", "--"], "a command is missing", "workplan plan"),
            (["plan", "--", "--no"], "there is no option --no", "workplan plan"),
            (["plan", "lst"], "there is no command lst; did you mean list?", "workplan plan"),
            (["status", "--fromat", "x"], "there is no option --fromat; did you mean --format?",
             "workplan status"),
            (["--plan", "x", "status"], "--plan stands behind the command", "workplan"),
            (["status", "-z"], "there is no option -z", "workplan status"),
            (["changes", "--as-of", "x"], "there is no option --as-of", "workplan changes"),
            (["status", "--format", "jsn"], "--format: jsn is not known; did you mean json?",
             "workplan status"),
            (["status", "--format", "pdf"],
             f"--format: pdf is not known; there are: {', '.join(PAGE_FORMS)}",
             "workplan status"),
            (["status", "--only", "behnd"],
             "--status / --only: behnd is not known; did you mean behind?",
             "workplan status"),
            (["status", "--by", "x"],
             "--by: x is not known; there are: section, task, unit, target", "workplan status"),
            (["status", "--task", "x"], "--task: expected a whole number; found x",
             "workplan status"),
            (["status", "--top", "-1"],
             "--top: expected a whole number, 0 or more; found -1", "workplan status"),
            (["status", "--as-of", "2022-02-30"],
             "--as-of: expected a day such as 2022-06-30; found 2022-02-30", "workplan status"),
            (["status", "--as-of", "2022-Q2"], "--as-of: expected a day such as 2022-06-30; "
             "found 2022-Q2; did you mean 2022-06-30?", "workplan status"),
            (["status", "--as-of", "2022/9/30"], "--as-of: expected a day such as 2022-06-30; "
             "found 2022/9/30; did you mean 2022-09-30?", "workplan status"),
            (["status", "--as-of"], "option --as-of needs a value", "workplan status"),
            (["--verbose=3"], "option --verbose takes no value", "workplan"),
            (["--verbose"], "a command is missing", "workplan"),
            (["show"], "TARGET is missing", "workplan show"),
            (["plan", "list", "x", "y"], "too many arguments: x y", "workplan plan list"),
        ],
    )  # fmt: skip
    def test_it_is_said_with_what_was_probably_meant(
        self, words: list[str], complaint: str, see: str
    ) -> None:
        done = run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"workplan: {complaint}\nSee {see} --help.\n"

    def test_an_unknown_command_that_is_like_none_gets_the_list(self) -> None:
        [line, _see] = run("xyzzy").stderr.splitlines()
        assert line == "workplan: there is no command xyzzy; there are: " + ", ".join(COMMANDS)

    def test_it_is_said_in_chinese_too(self) -> None:
        done = run("--lang", "zh", "status", "--fromat", "x")
        assert done.stderr == (
            "workplan：没有选项 --fromat；是否指 --format？\n用法见 workplan status --help。\n"
        )

    def test_an_error_of_our_own_is_one_line_and_no_traceback(self, tmp_path: Path) -> None:
        broken = tmp_path / "sitecustomize.py"
        broken.write_text("import sys\nsys.modules['workplan_cli.assessment.review'] = None\n")
        env = {"PYTHONPATH": str(tmp_path)}
        done = run("status", env=env)
        assert done.returncode == 2
        [_note, line] = done.stderr.splitlines()
        assert line.startswith("workplan: an error in workplan itself: ModuleNotFoundError: ")
        assert line.endswith(" Set WORKPLAN_DEBUG=1 to see where.")
        assert "Traceback" in run("status", env={**env, "WORKPLAN_DEBUG": "1"}).stderr


class TestLanguage:
    @pytest.mark.parametrize(
        "words",
        [
            ("--lang", "zh", "plan", "list", "--help"),
            ("plan", "--lang", "zh", "list", "--help"),
            ("plan", "list", "--help", "--lang=zh"),
            ("--lang", "en", "plan", "list", "--help", "--lang", "zh"),
        ],
    )
    def test_the_option_may_stand_anywhere_and_the_last_one_counts(
        self, words: tuple[str, ...]
    ) -> None:
        assert run(*words).stdout.startswith("用法：")

    def test_behind_two_dashes_it_is_no_option(self) -> None:
        assert "--lang" in run("status", "--", "--lang", "zh").stderr

    @pytest.mark.parametrize("words", [("--lang",), ("status", "--lang")])
    def test_without_a_value_it_is_wrong(self, words: tuple[str, ...]) -> None:
        done = run(*words)
        assert (done.returncode, done.stderr) == (2, "workplan: --lang needs zh or en\n")

    def test_another_language_is_wrong(self) -> None:
        done = run("--lang", "fr", "status")
        assert (done.returncode, done.stderr) == (2, "workplan: --lang takes zh or en; found fr\n")

    @pytest.mark.parametrize(
        ("env", "chinese"),
        [
            ({}, False),
            ({"LANG": "zh_CN.UTF-8"}, True),
            ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
            ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW"}, True),
            ({"LANG": "zh_CN.UTF-8", "WORKPLAN_LANG": "en"}, False),
            ({"WORKPLAN_LANG": "zh"}, True),
            ({"WORKPLAN_LANG": "zh-Hans"}, True),
            ({"WORKPLAN_LANG": "", "LANG": "zh"}, True),
        ],
    )
    def test_else_the_environment_decides(self, env: dict[str, str], chinese: bool) -> None:
        assert run("--help", env=env).stdout.startswith("用法：") == chinese

    def test_the_option_wins_over_the_environment(self) -> None:
        env = {"WORKPLAN_LANG": "zh", "LANG": "zh_CN.UTF-8"}
        assert run("--help", "--lang", "en", env=env).stdout.startswith("Usage")

    def test_a_workspace_may_choose_unless_somebody_asks_for_another(self, tmp_path: Path) -> None:
        (tmp_path / "workplan.yaml").write_text(
            "format: workplan/workspace@1\nlanguage: zh\n", "utf-8"
        )
        words = ("status", "--top", "0")
        assert "序时进度" in run(*words, cwd=tmp_path).stdout
        assert "expected share" in run(*words, "--lang", "en", cwd=tmp_path).stdout
        env = {"WORKPLAN_LANG": "en"}
        assert "expected share" in run(*words, cwd=tmp_path, env=env).stdout

    def test_chinese_comes_out_whole_where_the_locale_has_no_chinese(self) -> None:
        env = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        assert "选项：" in run("--lang", "zh", "--help", env=env).stdout


class TestOutput:
    def test_piped_output_has_no_colour_and_forced_output_has(self) -> None:
        words = ("status", "--top", "0")
        assert "\x1b[" not in run(*words).stdout
        assert "\x1b[" in run(*words, env={"FORCE_COLOR": "1"}).stdout
        assert "\x1b[" not in run(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout

    @pytest.mark.parametrize("columns", [60, 80, 120])
    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_tables_are_as_wide_as_columns_says(self, columns: int, lang: str) -> None:
        text = run("status", "--lang", lang, env={"COLUMNS": str(columns)}).stdout
        assert max(map(cells, text.splitlines())) <= columns

    @pytest.mark.parametrize("columns", ["", "-5", "²"])
    def test_columns_that_say_nothing_are_passed_over(self, columns: str) -> None:
        text = run("status", env={"COLUMNS": columns}).stdout
        assert text == run("status").stdout

    def test_results_go_to_standard_output_and_talk_to_the_other(self) -> None:
        done = run("status", "--format", "json")
        assert done.stdout.startswith("{")
        assert done.stderr == (
            "No reports given: using the public record that comes with the tool.\n"
        )

    def test_a_dash_is_standard_input(self) -> None:
        done = run("status", "-", "--format", "csv", input=REPORT)
        assert done.returncode == 0
        assert "13.4.2" in done.stdout
        assert done.stderr == ""

    def test_a_reader_that_leaves_early_is_no_error(self) -> None:
        done = in_shell("set -o pipefail; workplan plan list --format json | head -c 10")
        assert (done.returncode, done.stderr) == (0, "")

    def test_a_reader_that_leaves_early_does_not_hide_findings(self, tmp_path: Path) -> None:
        (tmp_path / "r.yaml").write_text("format: workplan/report@1\n" * 2000, "utf-8")
        done = in_shell("set -o pipefail; workplan validate . 2>&1 | true", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_disk_is_said_and_no_traceback(self) -> None:
        with Path("/dev/full").open("w") as full:
            done = run("plan", "list", stdout=full)
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1] == (
            "workplan: the system refuses: [Errno 28] No space left on device"
        )

    def test_a_result_that_nobody_can_take_is_an_error_and_no_traceback(self) -> None:
        left = in_shell("workplan status >&- <&-")
        assert left.returncode == 2
        assert left.stderr.endswith("the system refuses: [Errno 9] Bad file descriptor\n")
        assert in_shell("workplan status >&- 2>&-").returncode == 2
        assert in_shell("workplan status 2>&- <&-").returncode == 0

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("export markdown -o ''", "option -o has an empty value"),
            ("export markdown --output=", "option --output has an empty value"),
            ("status --plan ''", "option --plan has an empty value"),
            ("validate --changed=", "option --changed has an empty value"),
            ("validate ''", "a file or another word is empty: name it"),
        ],
    )
    def test_an_empty_word_is_refused_and_does_not_mean_this_folder(
        self, words: str, said: str
    ) -> None:
        left = in_shell(f"workplan {words}")
        assert (left.returncode, left.stdout) == (2, "")
        assert left.stderr.startswith(f"workplan: {said}\n")

    def test_an_interrupt_ends_quietly(self) -> None:
        # A shell that runs the tests in the background has told its children to ignore it.
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*WORKPLAN, "status", "-"], env=environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads
        )  # fmt: skip
        time.sleep(3)  # long enough to be waiting for standard input
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (130, "", "")


class TestCompletion:
    def complete(self, line: str, lang: str = "en") -> list[str]:
        words = line.split(" ")
        done = run(
            env={
                "_WORKPLAN_COMPLETE": "complete_bash",
                "COMP_WORDS": line,
                "COMP_CWORD": str(len(words) - 1),
                "WORKPLAN_LANG": lang,
            }
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.split()

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("workplan ", list(COMMANDS)),
            ("workplan st", ["status"]),
            ("workplan --l", ["--lang"]),
            ("workplan --lang ", ["zh", "en"]),
            ("workplan --lang zh sh", ["show"]),
            ("workplan plan l", ["list"]),
            ("workplan status --form", ["--format"]),
            ("workplan status --format ", PAGE_FORMS),
            ("workplan status --format=j", ["json"]),
            ("workplan status --by s", ["section"]),
            ("workplan status --only on", ["on_track", "ongoing"]),
            ("workplan status --only met --only ah", ["ahead"]),
            ("workplan status --fail-on be", ["behind"]),
            ("workplan show 13.4.2", ["13.4.2"]),
            ("workplan chase --unit 152900", ["152900"]),
            ("workplan export html --unit 152900", ["152900"]),
            ("workplan show 13.4.2 --format ", PAGE_FORMS),
            ("workplan verify --format ", ["table", "json"]),
        ],
    )
    def test_a_word_is_completed(self, line: str, expected: list[str]) -> None:
        assert self.complete(line) == expected

    def test_target_ids_are_those_of_the_plan_that_is_named(self, tmp_path: Path) -> None:
        plan = tmp_path / "plan.yaml"
        plan.write_text(
            """\
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: One
  tasks:
  - number: 7
    title: Seven
    targets:
    - id: 7.1.1
      title: Things
      source: {clause: "7.1"}
      measure: activity
      reported_by: [a]
""",
            "utf-8",
        )
        (tmp_path / "units.yaml").write_text(
            "format: workplan/units@1\nid: invented\nunits: [{id: a, name: A, kind: x}]\n", "utf-8"
        )
        assert self.complete(f"workplan show --plan {plan} 7") == ["7.1.1"]
        plan.write_text("a: [\n", "utf-8")
        assert self.complete(f"workplan show --plan {plan} 7") == []

    def test_the_shell_gets_a_script(self) -> None:
        done = run(env={"_WORKPLAN_COMPLETE": "source_bash"})
        assert "_WORKPLAN_COMPLETE=complete_bash" in done.stdout

    def test_installing_it_says_where(self, tmp_path: Path) -> None:
        done = in_shell(f"HOME={tmp_path}; export HOME; workplan --install-completion --lang zh")
        assert done.returncode == 0
        assert done.stdout.startswith("bash 的自动补全已写入 ")
        assert (tmp_path / ".bashrc").exists()


@pytest.mark.parametrize("name", ["zh-CN", "ZH", "zh_CN.UTF-8"])
def test_a_language_is_known_by_its_usual_names(name: str) -> None:
    assert _take_language(["status", "--lang", name]) == ("zh", ["status"], None)
