"""`show` explains what its arithmetic rests on: every case worked out by hand, both languages."""

from datetime import date

import pytest

from building import FRAME, plan, reports, units
from workplan_cli.assessment.history import history
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import Outcome
from workplan_cli.pages.show_arithmetic import steps
from workplan_cli.pages.show_judging import broken_in
from workplan_cli.rendering.language import Language

ENGLISH, CHINESE = Language("en"), Language("zh")
QUARTERS = FRAME + "reporting: {every: quarter, due_days: 10}\n"
LEAGUES = "reported_by: [leagues]\n"
SCHOOLS = "counted: {zh: 所, en: schools}\n"
SUM = f"measure: count\n{SCHOOLS}combine: sum\nover_time: cumulative\n{LEAGUES}"
TONNES = f"measure: amount\ncounted: {{zh: 吨, en: tonnes}}\ncombine: sum\n{LEAGUES}"
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\n"
OTHER = "title: Other\nmeasure: rate\ngoal: {at_least: 5}\ncombine: latest\nover_time: snapshot\n"
THREE = "a 2022-Q2: value: 3\nb 2022-Q2: value: 1\nc 2022-Q2: value: 5"
BASES = (
    "a 2022-Q2: value: 60, baseline: 50\nb 2022-Q2: value: 40, baseline: 45\n"
    "c 2022-Q2: value: 10, baseline: 10"
)
CASES = [
    (SUM + "goal: {at_least: 18}", THREE, "actual: 3 + 1 + 5 = 9", "实际：3 + 1 + 5 = 9"),
    (
        SUM.replace("cumulative", "per_period") + "goal: {at_least: 18}",
        "a 2022-Q1: value: 2\na 2022-Q2: value: 3\nb 2022-Q2: value: 1\nc 2022-Q2: value: 5",
        "actual: 5 + 1 + 5 = 11; over time: each unit's figure is the sum of its periods",
        "实际：5 + 1 + 5 = 11；累计方式：每个单位的数字为其各期数字之和",
    ),
    (
        TONNES + "over_time: mean\ngoal: {at_most: 30}",
        "a 2022-Q1: value: 20\na 2022-Q2: value: 31\nb 2022-Q2: value: 2\nc 2022-Q2: value: 1",
        "actual: 25.5 + 2 + 1 = 28.5; over time: each unit's figure is the mean of its periods; "
        "held against: 28.5 ≤ 30: it holds, as it has to in every period",
        "实际：25.5 + 2 + 1 = 28.5；累计方式：每个单位的数字为其各期数字的平均值；"
        "对照目标值：28.5 ≤ 30，符合目标；每个报告期都应符合",
    ),
    (
        RATE.replace("snapshot", "mean") + "goal: {at_least: 7}",
        "a 2022-Q1: value: 6\na 2022-Q2: value: 9",
        "actual: 7.5; over time: each unit's figure is the mean of its periods; "
        "held against: 7.5 ≥ 7: it holds so far; the figure of the due day decides",
        "实际：7.5；累计方式：每个单位的数字为其各期数字的平均值；"
        "对照目标值：7.5 ≥ 7，目前符合目标；以到期日的数字为准",
    ),
    (
        f"measure: share\ngoal: {{at_least: 80}}\nholds: throughout\ncombine: pooled\n"
        f"over_time: snapshot\n{LEAGUES}",
        "a 2022-Q2: part: 9, whole: 10\nb 2022-Q2: part: 8, whole: 10\n"
        "c 2022-Q2: part: 1, whole: 5",
        "actual: 100 × (9 + 8 + 1) / (10 + 10 + 5) = 72%; "
        "held against: 72 < 80: it does not hold, and has to in every period",
        "实际：100 × (9 + 8 + 1) / (10 + 10 + 5) = 72%；"
        "对照目标值：72 < 80，不符合目标；每个报告期都应符合",
    ),
    (
        RATE + "goal: {not_below: 13.4.3}",
        "a 2022-Q2: value: 6; 13.4.3 value: 5",
        "held against: 6 ≥ 4.5, what 13.4.3 has, with the tolerance: it holds, "
        "as it has to in every period",
        "对照目标值：6 ≥ 4.5（13.4.3 的数字，计入允许的偏差），符合目标；每个报告期都应符合",
    ),
    (
        RATE + "goal: {not_below: 13.4.3}",
        "a 2022-Q2: value: 6",
        "held against: 13.4.3 has no figure yet",
        "对照目标值：13.4.3 尚无数字",
    ),
    (
        TONNES + "over_time: cumulative\ngoal: {not_below: baseline}\nbaseline: each_period",
        BASES,
        "baseline: 50 + 45 + 10 = 105 tonnes; "
        "held against: 110 ≥ 105: it holds, as it has to in every period",
        "基期值：50 + 45 + 10 = 105 吨；对照目标值：110 ≥ 105，符合目标；每个报告期都应符合",
    ),
    (
        TONNES.replace("sum", "all")
        + "over_time: cumulative\ngoal: {not_below: baseline}\nbaseline: each_period",
        BASES,
        "held against: each unit by itself: it holds in 2 of 3 units that were heard",
        "对照目标值：逐个单位对照：已报送的 3 个单位中 2 个符合",
    ),
    (  # league b held in the first quarter, and has said nothing on the second
        TONNES.replace("sum", "all")
        + "over_time: cumulative\ngoal: {not_below: baseline}\nbaseline: each_period",
        BASES.replace("b 2022-Q2: value: 40", "b 2022-Q1: value: 50"),
        "held against: each unit by itself: it holds in 2 of 2 units that were heard",
        "对照目标值：逐个单位对照：已报送的 2 个单位中 2 个符合",
    ),
    (  # two of three have done it, and one is enough
        "measure: milestone\ncombine: any\ngoal: {done_when: issued}\n" + LEAGUES,
        "a 2022-Q1: stage: drafting\nb 2022-Q2: done: 2022-05-02\nc 2022-Q2: done: 2022-05-03",
        "actual: issued",
        "实际：印发",
    ),
    (
        "measure: milestone\ncombine: any\ngoal: {done_when: issued}\n" + LEAGUES,
        "a 2022-Q2: stage: drafting\nb 2022-Q2: stage: approved",
        "actual: approved",
        "实际：已审议通过",
    ),
    (
        RATE.replace("latest", "any") + LEAGUES + "goal: {at_least: 30}\nbaseline: 10",
        THREE,
        "actual: 0 of 1 unit; baseline: 10; progress: 0 / 1 = 0.0%",
        "实际：1 个单位中 0 个；基期值：10；完成比例：0 / 1 = 0.0%",
    ),
    (
        RATE.replace("latest", "max") + LEAGUES + "goal: {at_most: 4}",
        THREE,
        "actual: the highest unit (3, 1, 5) = 5; "
        "held against: 5 > 4: it does not hold, and has to in every period",
        "实际：最高的单位（3、1、5）= 5；对照目标值：5 > 4，不符合目标；每个报告期都应符合",
    ),
    (
        RATE.replace("latest", "min") + LEAGUES + "goal: {at_least: 4}",
        THREE,
        "actual: the lowest unit (3, 1, 5) = 1; held against: 1 < 4: it does not hold so far, "
        "by 3; the figure of the due day decides",
        "实际：最低的单位（3、1、5）= 1；"
        "对照目标值：1 < 4，目前不符合目标，相差 3；以到期日的数字为准",
    ),
    (
        SUM + "goal: {at_least: 100}",
        "a 2022-Q2: value: 30, under_way: 12\nb 2022-Q2: value: 10, under_way: 3",
        "actual: 30 + 10 = 40; "
        "under way: 12 + 3 = 15 schools: begun and not finished, so not counted",
        "实际：30 + 10 = 40；正在进行：12 + 3 = 15 所，已开始未完成，不计入实际",
    ),
    (
        SUM + "goal: {between: [2, 3]}",
        THREE,
        "met from: 2; what goes above 3 is met, and said to be more than was asked for; "
        "progress: 9 / 2 = 450.0%",
        "完成标准：达到 2 即为完成；超过 3 的仍为完成，并注明超出目标范围；"
        "完成比例：9 / 2 = 450.0%",
    ),
    (
        SUM + "goal: {about: 12}",
        THREE,
        "met from: 11: the tolerance is taken off 12; progress: 9 / 12 = 75.0%",
        "完成标准：11：在 12 的基础上扣除允许的偏差；完成比例：9 / 12 = 75.0%",
    ),
    (
        RATE + "goal: {rise_by: 10}\nbaseline: 50",
        "a 2022-Q2: value: 54",
        "to be reached: 50 + 10 = 60; progress: (54 − 50) / (60 − 50) = 40.0%",
        "应达到：50 + 10 = 60；完成比例：(54 − 50) / (60 − 50) = 40.0%",
    ),
    (
        RATE + "goal: {fall_by: [0.5, 1]}\nbaseline: 52.7",
        "a 2022-Q2: value: 52.5",
        "to be reached: 52.7 − 0.5 = 52.2; progress: (52.5 − 52.7) / (52.2 − 52.7) = 40.0%",
        "应达到：52.7 − 0.5 = 52.2；完成比例：(52.5 − 52.7) / (52.2 − 52.7) = 40.0%",
    ),
    (
        SUM.replace("cumulative", "snapshot") + "goal: {times: 2}\nbaseline: 6",
        THREE,
        "to be reached: 6 × 2 = 12; progress: (9 − 6) / (12 − 6) = 50.0%",
        "应达到：6 × 2 = 12；完成比例：(9 − 6) / (12 − 6) = 50.0%",
    ),
    (
        SUM + "goal: {not_below: baseline}\nbaseline: 18",
        THREE,
        "baseline: 18 schools; progress: 9 / 18 = 50.0%",
        "基期值：18 所；完成比例：9 / 18 = 50.0%",
    ),
]


def reviewed(target: str, lines: str, day: str) -> Outcome:
    return review(plan(target, OTHER), units(), reports(lines), date.fromisoformat(day))


@pytest.mark.parametrize(("target", "lines", "english", "chinese"), CASES)
def test_the_arithmetic_says_what_it_rests_on(
    target: str, lines: str, english: str, chinese: str
) -> None:
    outcome = reviewed(target, lines, "2022-06-30")
    result = outcome.by_id["13.4.2"]
    for language, between, wanted in (
        (ENGLISH, ("; ", ": "), english),
        (CHINESE, ("；", "："), chinese),
    ):
        said = between[0].join(
            f"{language.say(label)}{between[1]}{language.write(value)}"
            for label, value in steps(outcome, result)
        )
        assert wanted in said


@pytest.mark.parametrize(
    ("values", "english", "chinese"),
    [
        ((0, 0, 0), [], []),
        ((0, 0, 1), ["broken since 2022-Q3"], ["自 2022-Q3 起突破底线"]),
        ((0, 1, 1), ["broken since 2022-Q2"], ["自 2022-Q2 起突破底线"]),
        (
            (1, 0, 1),
            ["broken since 2022-Q3", "broken before in 2022-Q1"],
            ["自 2022-Q3 起突破底线", "此前 2022-Q1 也曾突破底线"],
        ),
        (
            (1, 1, 0),
            ["broken in 2022-Q1, 2022-Q2, which stands; it holds again now"],
            ["2022-Q1、2022-Q2 突破底线，这些报告期的结论不变；目前恢复符合"],
        ),
    ],
)
def test_since_when_a_bottom_line_is_broken_and_for_which_periods_it_stays_so(
    values: tuple[int, ...], english: list[str], chinese: list[str]
) -> None:
    made, known = plan(RATE + "goal: {at_most: 0}\n", frame=QUARTERS), units()
    filed = reports("\n".join(f"a 2022-Q{n}: value: {value}" for n, value in enumerate(values, 1)))
    day = date(2022, 9, 30)
    result = review(made, known, filed, day).by_id["13.4.2"]
    past = history(made, known, filed, result.target, day)
    said = list(broken_in(result, past))
    assert [ENGLISH.write(one) for one in said] == english
    assert [CHINESE.write(one) for one in said] == chinese


@pytest.mark.parametrize(
    ("combine", "lines", "english"),
    [
        ("all", "a 2022-Q1: forecast: 2022-07-20\nb 2022-Q1: forecast: 2022-08-02",
         "expected on 2022-08-02 by those who report, after its due day"),
        ("any", "a 2022-Q1: forecast: 2022-07-20\nb 2022-Q1: forecast: 2022-08-02",
         "expected on 2022-07-20 by those who report, after its due day"),
        ("all", "a 2022-Q2: stage: drafting\nb 2022-Q2: stage: approved",
         "8 days before its due day, and not in the last stage before it is done"),
    ],
)  # fmt: skip
def test_why_a_milestone_is_slipping_is_said(combine: str, lines: str, english: str) -> None:
    target = (
        f"measure: milestone\nkind: document\ngoal: {{done_when: issued}}\ncombine: {combine}\n"
        "due: 2022-07-08\nreported_by: [a, b]\n"
    )
    day = date(2022, 6, 30) if "Q2" in lines else date(2022, 3, 31)
    found = review(plan(target, frame=QUARTERS), units(), reports(lines), day).targets[0]
    assert found.status == "slipping"
    assert [ENGLISH.write(one) for one in found.because] == [english]
