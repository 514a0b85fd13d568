"""What a draft makes of figures that leave something open. All texts are made up."""

from decimal import Decimal

import pytest

from workplan_cli.loading.published.outline import Demand
from workplan_cli.loading.published.proposals import Proposal, proposals
from workplan_cli.model.message import message


def _proposed(text: str) -> list[Proposal]:
    return proposals(Demand(text, message("row")))


@pytest.mark.parametrize(
    ("text", "counted", "goal"),
    [
        ("人均预期寿命达到79.5岁。", "岁", ("at_least", Decimal("79.5"))),
        ("平均等候时间缩短到20分钟以内。", "分钟", ("at_most", 20)),
        ("年均浓度降至38微克/立方米。", "微克/立方米", ("at_most", 38)),
        ("审批时限压缩至5个工作日以内。", "个工作日", ("at_most", 5)),
        ("千人口执业医师数达到3.1人。", "人", ("at_least", Decimal("3.1"))),
        ("Keep it under 40 µg/m3.", "µg/m3", ("less_than", 40)),
        ("Answer calls within 30 seconds.", "seconds", ("at_most", 30)),
    ],
)
def test_a_mean_a_quotient_and_a_limit_of_time_are_never_added(
    text: str, counted: str, goal: object
) -> None:
    (found,) = _proposed(text)
    made: tuple[object, ...] = (found.measure, found.combine, found.over_time)
    assert made == ("rate", "latest", "snapshot")
    assert (found.counted, found.goal) == (counted, goal)


@pytest.mark.parametrize(
    ("figure", "counted", "made"),
    [
        ("max. 7.5 days per head", "", [("rate", ("at_most", Decimal("7.5")))]),
        ("up 15% on 2025", "", [("activity", None)]),
        ("0.6", "%", [("activity", None)]),
        ("60%", "%", [("share", ("at_least", 60))]),
        ("75%以上（2025年：72%）", "%", [("share", ("at_least", 75))]),
    ],
)
def test_a_cell_has_a_goal_where_it_can_be_told(figure: str, counted: str, made: object) -> None:
    demand = Demand("某项", message("row"), figure=figure, counted=counted)
    assert [(one.measure, one.goal) for one in proposals(demand, range(2026, 2027))] == made


def test_a_plain_figure_of_what_there_should_be_less_of_has_no_goal() -> None:
    for figure in ("4.5%", "达到4.5%"):
        (found,) = proposals(Demand("城镇登记失业率", message("row"), figure=figure))
        assert (found.measure, found.goal, found.figure) == ("activity", None, figure)


def test_a_figure_of_another_year_is_no_goal_of_this_one() -> None:
    text = "到2027年达到3.1人，2026年达到2.9人，2025年为2.5人，2025年已有2.4人"
    demand = Demand(text, message("row"))
    assert [(one.title, one.goal) for one in proposals(demand, range(2026, 2027))] == [
        ("到2027年达到3.1人", None),
        ("2026年达到2.9人", ("at_least", Decimal("2.9"))),
    ]
    demand = Demand("Build 500 homes by 2026. Build 900 homes by 2027", message("row"))
    found = proposals(demand, range(2026, 2027))
    assert [one.measure for one in found] == ["count", "activity"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("新建学校3所，床位占比提高到六成以上。", ["新建学校3所", "六成"]),
        ("新建学校3所，死亡率不超过12/10万。", ["新建学校3所", "12/10万"]),
        ("新建学校3所，植树二十万株，每县2所。", ["新建学校3所", "二十万", "2"]),
        ("印发《方案》，利用率超过1/3。", ["1/3", ""]),
        ("Answer 9 out of 10 calls in less than 30 seconds", ["30", "9 out of 10"]),
        ("Train 500 people and open two clubs", ["Train 500 people and open two clubs", "two"]),
    ],
)
def test_a_figure_that_is_not_read_stays_as_continuing_work_of_its_own(
    text: str, figures: list[str]
) -> None:
    assert [one.figure for one in _proposed(text)] == figures


def test_thousands_by_their_letter_are_written_out() -> None:
    (found,) = _proposed("Train 1.2k volunteers")
    made: tuple[object, ...] = (found.measure, found.counted, found.goal)
    assert made == ("count", "volunteers", ("exactly", 1200))
