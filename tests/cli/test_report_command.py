"""`workplan report new` and `fmt`; what is written into the files is made up."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calling import call
from workplan_cli.loading.document import read_document
from workplan_cli.loading.files import load_plan
from workplan_cli.loading.shape import shape
from workplan_cli.loading.tidying import MAX_SIGNS, tidied
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.report import Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "half_year" / "plan.yaml"
HEAD = "format: workplan/report@1\nplan: p\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(capfd: Capture, *words: object, lang: str = "en") -> str:
    """The text of a new report of Hohhot."""
    options = ["--unit", "150100", "--period", "2022-Q2", "-o", "-"]
    return call(capfd, "report", "new", *options, *words, lang=lang).out


@pytest.mark.usefixtures("folder")
def test_a_new_report_has_the_units_targets_and_is_sound_as_it_is(capfd: Capture) -> None:
    run = call(capfd, "report", "new", "--unit", "150100", "--period", "2022-Q2")
    file = Path("reports/2022-Q2/150100.yaml")
    assert (run.code, run.err) == (0, f"Written: {file}\n")
    document, found = read_document(file)
    assert document is not None
    report, wrong = shape(document, Report)
    assert [*found, *wrong] == []
    assert report is not None
    loaded = load_plan(Path(__file__).parents[2] / "data" / "plan_2022.yaml")[0]
    assert loaded is not None
    owed = [
        target.id
        for target in loaded.plan.targets
        if "150100" in loaded.units.expand(target.reported_by)
    ]
    assert [entry.target for entry in report.entries] == owed
    assert call(capfd, "validate", file).code == 0


@pytest.mark.usefixtures("folder")
def test_each_target_has_a_blank_for_what_its_measure_asks(capfd: Capture) -> None:
    loaded = load_plan(Path(__file__).parents[2] / "data" / "plan_2022.yaml")[0]
    assert loaded is not None
    for entry in load_yaml(new(capfd)).value["entries"]:
        target = loaded.plan.by_id[entry["target"]]
        given = set(entry) - {"target", "evidence", "note"}
        assert given
        assert given <= set(target.entry_fields)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.usefixtures("folder")
def test_titles_goals_and_units_of_measure_are_comments_in_the_runs_language(
    capfd: Capture, lang: str
) -> None:
    text = new(capfd, lang=lang)
    assert ("呼和浩特市" if lang == "zh" else "Hohhot") in text.splitlines()[0]
    assert ("留空" if lang == "zh" else "A blank") in text
    assert tidied(text) == text


@pytest.mark.usefixtures("folder")
def test_a_report_that_is_there_is_never_touched(capfd: Capture) -> None:
    options = ("report", "new", "--unit", "150100", "--period", "2022-Q2")
    call(capfd, *options)
    file = Path("reports/2022-Q2/150100.yaml")
    file.write_text("mine", "utf-8")
    run = call(capfd, *options)
    assert (run.code, file.read_text("utf-8")) == (2, "mine")
    assert f"{file} is there already" in run.err


def test_it_goes_into_the_workspaces_reports(
    folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("plan.yaml", "units.yaml"):
        shutil.copy(EXAMPLE.parent / name, folder)
    (folder / "workplan.yaml").write_text(
        "format: workplan/workspace@1\nplan: plan.yaml\nreports: [submitted, old/*.yaml]\n",
        "utf-8",
    )
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    run = call(capfd, "report", "new", "--unit", "A1", "--period", "2022-Q1")
    known = load_plan(EXAMPLE)[0]
    assert known is not None
    unit = next(iter(known.units.by_id))
    run = call(capfd, "report", "new", "--unit", unit, "--period", "2022-Q1")
    assert run.code == 0, run.err
    assert (folder / "submitted" / "2022-Q1" / f"{unit}.yaml").is_file()


@pytest.mark.parametrize(
    ("unit", "period", "said"),
    [
        ("1501000", "2022-Q2", "there is no unit 1501000; did you mean 150100 (Hohhot)?"),
        ("150100", "2022-Q5", "expected a period of the plan, such as 2022-Q1"),
        ("150100", "2022年二季度", "did you mean 2022-Q2?"),
        ("150100", "2021-Q4", "2022-Q1, 2022-Q2, 2022-Q3, 2022-Q4"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_wrong_unit_or_period_is_said(capfd: Capture, unit: str, period: str, said: str) -> None:
    run = call(capfd, "report", "new", "--unit", unit, "--period", period)
    assert run.code == 2
    assert said in run.err
    assert not Path("reports").exists()


def test_a_report_is_tidied_and_keeps_its_comments_order_and_quotes(
    folder: Path, capfd: Capture
) -> None:
    file = folder / "r.yaml"
    file.write_text(
        "# top\n" + HEAD + 'unit:   "1"   # one\nentries:\n    - value: 1.50 # so far\n'
        "      target: '1.1.1'\n      items: [ a,  b ]\n\n\n# end\n",
        "utf-8",
    )
    assert call(capfd, "report", "fmt", "--check", file).code == 1
    assert call(capfd, "report", "fmt", file).code == 0
    assert file.read_text("utf-8") == (
        "# top\n" + HEAD + 'unit: "1"     # one\nentries:\n- value: 1.50     # so far\n'
        "  target: '1.1.1'\n  items: [a, b]\n\n\n# end\n"
    )
    run = call(capfd, "report", "fmt", "--check", file)
    assert (run.code, run.out, run.err) == (0, "", "Tidy: r.yaml\n")


@pytest.mark.usefixtures("folder")
def test_blank_entries_go_when_asked_for_and_what_is_left_is_tidy(capfd: Capture) -> None:
    file = Path("r.yaml")
    filled = new(capfd, lang="zh").replace(
        "- target: 13.4.2\n  value:", "- target: 13.4.2\n  value: 3"
    )
    file.write_text(filled.replace("- target: 13.4.1\n", "- target: 13.4.1  # ask\n"), "utf-8")
    count = filled.count("- target: ") - 2
    said = f"{count} blank entries go: r.yaml\n1 blank entry with a comment stays: r.yaml\n"
    run = call(capfd, "report", "fmt", "--drop-blanks", "--check", file)
    assert (run.code, run.err) == (1, f"{said}Not tidy: r.yaml\n")
    run = call(capfd, "report", "fmt", "--drop-blanks", file)
    assert (run.code, run.err) == (0, f"{said}Written: r.yaml\n")
    text = file.read_text("utf-8")
    assert [one["target"] for one in load_yaml(text).value["entries"]] == ["13.4.1", "13.4.2"]
    assert text.count("# 任务") == 1
    assert call(capfd, "report", "fmt", "--check", file).code == 0


@pytest.mark.usefixtures("folder")
def test_a_form_that_nobody_has_filled_in_keeps_its_blanks(capfd: Capture) -> None:
    file = Path("r.yaml")
    file.write_text(new(capfd), "utf-8")
    run = call(capfd, "report", "fmt", "--drop-blanks", file)
    assert "Nothing is filled in, so it stays as it is: r.yaml\n" in run.err
    assert file.read_text("utf-8") == new(capfd)


@pytest.mark.usefixtures("folder")
def test_a_plan_has_no_effect_where_no_blanks_are_taken_out(capfd: Capture) -> None:
    run = call(capfd, "report", "fmt", "--plan", EXAMPLE, "r.yaml")
    assert (run.code, run.err) == (2, "workplan: --plan goes with --drop-blanks\n")


PLAN = """\
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
"""


@pytest.mark.parametrize("group", ["report", "plan"])
def test_of_a_file_that_is_tidy_that_is_said(folder: Path, capfd: Capture, group: str) -> None:
    (folder / "r.yaml").write_text(PLAN, "utf-8")
    run = call(capfd, group, "fmt", "r.yaml")
    assert (run.code, run.out, run.err) == (0, "", "Tidy already: r.yaml\n")
    run = call(capfd, group, "fmt", "--check", "r.yaml")
    assert (run.code, run.out, run.err) == (0, "", "Tidy: r.yaml\n")


def test_one_bad_file_does_not_keep_the_others_from_being_tidied(
    folder: Path, capfd: Capture
) -> None:
    (folder / "a.yaml").write_text("a: [", "utf-8")
    (folder / "b.yaml").write_text("format:   workplan/report@1", "utf-8")
    run = call(capfd, "report", "fmt", folder)
    assert run.code == 2
    assert "WP105" in run.err
    assert (folder / "b.yaml").read_text("utf-8") == "format: workplan/report@1\n"


def test_a_file_too_long_to_be_tidied_stays_as_it_is(folder: Path, capfd: Capture) -> None:
    text = "a:   1\n" + "# long\n" * (MAX_SIGNS // 7)
    (folder / "r.yaml").write_text(text, "utf-8")
    for options in ((), ("--check",)):
        run = call(capfd, "report", "fmt", *options, "r.yaml")
        assert (run.code, run.out) == (2, "")
        assert run.err == (
            f"workplan: r.yaml has {len(text)} characters; "
            f"a file of more than {MAX_SIGNS} is not tidied\n"
        )
    assert (folder / "r.yaml").read_text("utf-8") == text


def test_nothing_to_tidy_is_said(folder: Path, capfd: Capture) -> None:
    assert call(capfd, "report", "fmt", folder).code == 3
    assert call(capfd, "report", "fmt", "nowhere.yaml").code == 2


TEXTS = st.sampled_from(
    ["x", "'x'", '"1"', "1.50", "010", "~", "''", "{zh: 甲, en:  b}", "[ a,b ]", "|\n  a\n   b\n",
     ">-\n  a\n  b\n", "2022-07-05", "no", "'it''s'", '"a\\tb"', "a  # c", "&x 1", "1e3", "0x1F"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "# c\n", "\n", "  # in\n"]), TEXTS), max_size=6))
def test_tidying_twice_is_tidying_once_and_changes_no_value(lines: list[tuple[str, str]]) -> None:
    text = HEAD + "".join(f"{before}k{at}:  {one}\n" for at, (before, one) in enumerate(lines))
    once = tidied(text)
    if once is None:
        return
    assert tidied(once) == once
    assert load_yaml(once).value == load_yaml(text).value
