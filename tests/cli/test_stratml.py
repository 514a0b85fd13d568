"""StratML: plans are drafted from it, and the outcome is written in it. The plan is made up."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from calling import call
from workplan_cli.loading.files import load_plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
SPACE = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"
Capture = pytest.CaptureFixture[str]

MADE_UP = """\
<?xml version="1.0" encoding="UTF-8"?>
<p:PerformancePlanOrReport Type="Performance_Plan"
  xmlns:p="http://www.stratml.net/PerformancePlanOrReport">
  <p:Name>A Made-up Plan for 2023</p:Name>
  <p:StrategicPlanCore>
    <p:Organization><p:Name>A made-up office</p:Name></p:Organization>
    <p:Goal>
      <p:Name>Schools</p:Name>
      <p:Stakeholder><p:Name>Schools Office</p:Name></p:Stakeholder>
      <p:Objective>
        <p:Name>Build</p:Name>
        <p:PerformanceIndicator>
          <p:MeasurementDimension>Schools built</p:MeasurementDimension>
          <p:UnitOfMeasurement>schools</p:UnitOfMeasurement>
          <p:MeasurementInstance>
            <p:TargetResult><p:EndDate>2023-06-30</p:EndDate><p:NumberOfUnits>12</p:NumberOfUnits></p:TargetResult>
            <p:ActualResult><p:EndDate>2023-03-31</p:EndDate><p:NumberOfUnits>3</p:NumberOfUnits></p:ActualResult>
          </p:MeasurementInstance>
        </p:PerformanceIndicator>
        <p:PerformanceIndicator>
          <p:MeasurementDimension>Pupils with a place</p:MeasurementDimension>
          <p:UnitOfMeasurement>Percent</p:UnitOfMeasurement>
          <p:MeasurementInstance><p:TargetResult><p:NumberOfUnits>95.5</p:NumberOfUnits></p:TargetResult></p:MeasurementInstance>
        </p:PerformanceIndicator>
      </p:Objective>
      <p:Objective>
        <p:Name>Care</p:Name>
        <p:Description>Publish a plan for care</p:Description>
        <p:Stakeholder><p:Name>Care Office</p:Name></p:Stakeholder>
      </p:Objective>
    </p:Goal>
  </p:StrategicPlanCore>
</p:PerformancePlanOrReport>
"""

ORDER = {
    "PerformancePlanOrReport": (
        "Name", "Description", "OtherInformation", "StrategicPlanCore",
        "AdministrativeInformation", "Submitter",
    ),
    "StrategicPlanCore": ("Organization", "Vision", "Mission", "Value", "Goal"),
    "Organization": ("Name", "Acronym", "Identifier", "Description", "Stakeholder"),
    "Goal": (
        "Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder",
        "OtherInformation", "Objective",
    ),
    "Objective": (
        "Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder",
        "OtherInformation", "PerformanceIndicator",
    ),
    "Stakeholder": ("Name", "Description", "Role"),
    "PerformanceIndicator": (
        "SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier",
        "Relationship", "MeasurementInstance", "OtherInformation",
    ),
    "MeasurementInstance": ("TargetResult", "ActualResult"),
    "TargetResult": ("StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description"),
    "ActualResult": ("StartDate", "EndDate", "NumberOfUnits", "Descriptor", "Description"),
    "Descriptor": ("DescriptorName", "DescriptorValue"),
    "AdministrativeInformation": (
        "Identifier", "StartDate", "EndDate", "PublicationDate", "Source",
    ),
}  # fmt: skip
"""What may stand in an element, in this order, by part 2 of the standard."""
REPEATED = {
    "Organization", "Value", "Goal", "Objective", "Stakeholder", "PerformanceIndicator",
    "Relationship", "MeasurementInstance", "TargetResult", "ActualResult", "Role",
}  # fmt: skip


@pytest.fixture(autouse=True)
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the example year."""
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    Path("made-up.xml").write_text(MADE_UP, "utf-8")


def exported(capfd: Capture, *words: str, lang: str = "en") -> Tree.Element:
    assert call(capfd, "export", "stratml", "-o", "year.xml", *words, lang=lang).code == 0
    return Tree.parse("year.xml").getroot()  # noqa: S314 - our own file


def indicators(root: Tree.Element) -> dict[str, Tree.Element]:
    found = root.iter(f"{SPACE}PerformanceIndicator")
    return {one.findtext(f"{SPACE}SequenceIndicator", ""): one for one in found}


def texts(element: Tree.Element, path: str) -> list[str | None]:
    return [one.text for one in element.iterfind("/".join(SPACE + one for one in path.split("/")))]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_elements_stand_in_the_order_of_the_standard(capfd: Capture, lang: str) -> None:
    root = exported(capfd, lang=lang)
    for element in root.iter():
        order = ORDER.get(element.tag.removeprefix(SPACE), ())
        inside = [one.tag.removeprefix(SPACE) for one in element]
        assert inside == sorted(inside, key=order.index), element.tag
        assert not [one for one in inside if inside.count(one) > 1 and one not in REPEATED]
    ids = [one.text or "" for one in root.iter(f"{SPACE}Identifier")]
    assert len(set(ids)) == len(ids)
    assert all(one[0].isalpha() and not set(one) & set(" :/") for one in ids)


def test_a_target_has_its_goal_and_its_figure_at_the_end_of_each_period(capfd: Capture) -> None:
    found = indicators(exported(capfd, "--as-of", "2022-09-30"))["13.4.2"]
    assert texts(found, "MeasurementInstance/TargetResult/NumberOfUnits") == ["120"]
    days = texts(found, "MeasurementInstance/ActualResult/EndDate")
    assert days == ["2022-03-31", "2022-06-30", "2022-09-30"]
    figures = texts(found, "MeasurementInstance/ActualResult/NumberOfUnits")
    said = call(capfd, "status", "--as-of", "2022-09-30", "--target", "13.4.2", "--format", "csv")
    assert f",{figures[-1]}," in said.out


def test_how_many_units_reach_a_goal_of_each_is_no_figure_in_the_unit_of_the_goal(
    capfd: Capture,
) -> None:
    before, behind = Path("plan.yaml").read_text("utf-8").split("id: 13.4.2")
    each = behind.replace("combine: sum", "combine: all", 1)
    Path("plan.yaml").write_text(f"{before}id: 13.4.2{each}", "utf-8")
    found = indicators(exported(capfd, "--as-of", "2022-09-30"))["13.4.2"]
    assert texts(found, "MeasurementInstance/ActualResult/NumberOfUnits") == []
    said = texts(found, "MeasurementInstance/ActualResult/Description")
    assert [str(one).split(" of ")[1] for one in said] == ["12 units"] * 3


def test_what_is_limited_to_a_unit_has_the_figures_of_the_unit(capfd: Capture) -> None:
    everything = indicators(exported(capfd))
    part = indicators(exported(capfd, "--unit", "150100"))
    path = "MeasurementInstance/ActualResult/NumberOfUnits"
    assert texts(part["13.4.2"], path)[-1] != texts(everything["13.4.2"], path)[-1]


def test_it_can_be_verified_and_a_changed_figure_shows(capfd: Capture) -> None:
    exported(capfd)
    assert call(capfd, "verify", "year.xml").code == 0
    file = Path("year.xml")
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("<NumberOfUnits>120<", "<NumberOfUnits>12<"), "utf-8")
    assert call(capfd, "verify", "year.xml").code == 1
    file.write_text(whole[: len(whole) // 2], "utf-8")
    left = call(capfd, "verify", "year.xml")
    assert left.code == 2
    assert "cut off" in left.out + left.err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_plan_in_stratml_becomes_a_plan_of_drafts(capfd: Capture, lang: str) -> None:
    left = call(capfd, "plan", "new", "--from", "made-up.xml", "-o", "new/plan.yaml", lang=lang)
    assert left.code == 0, left.err
    loaded, problems = load_plan(Path("new/plan.yaml"))
    assert loaded is not None, problems
    assert [
        (one.title.en, str(one.measure), one.goal and one.goal.as_written(), str(one.due), one.lead)
        for one in loaded.plan.drafts
    ] == [
        ("Schools built", "count", {"exactly": 12}, "2023-06-30", ("schools-office",)),
        ("Pupils with a place", "share", {"at_least": 95.5}, "None", ("schools-office",)),
        ("Publish a plan", "milestone", {"done_when": "published"}, "None", ("care-office",)),
    ]
    assert "line 12" in Path("new/plan.yaml").read_text("utf-8") or lang == "zh"


def test_what_is_written_can_be_drafted_from(capfd: Capture) -> None:
    exported(capfd)
    assert call(capfd, "plan", "new", "--from", "year.xml", "-o", "new/plan.yaml").code == 0
    again, _problems = load_plan(Path("new/plan.yaml"))
    first, _problems = load_plan(Path("plan.yaml"))
    assert again is not None
    assert first is not None
    assert [len(task.targets) for section in again.plan.sections for task in section.tasks] == [
        len(task.targets) for section in first.plan.sections for task in section.tasks
    ]


@pytest.mark.parametrize(
    "text",
    [
        MADE_UP[:900],
        MADE_UP.replace("<p:Goal>", "<p:Goal", 1),
        MADE_UP.replace("?>\n", '?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n', 1),
        MADE_UP.replace("</p:Goal>", "&bomb;</p:Goal>"),
    ],
)
def test_a_file_that_is_no_whole_xml_or_declares_entities_is_refused(
    capfd: Capture, text: str
) -> None:
    Path("odd.xml").write_text(text, "utf-8")
    left = call(capfd, "plan", "new", "--from", "odd.xml", "-o", "new/plan.yaml")
    assert left.code == 2
    assert "StratML file that cannot be read" in left.out + left.err
    assert not Path("new").exists()
