"""Tests that a report comes back from its rows as it was, and a diagnostic from JSON."""

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import loaded as shaped
from workplan_cli.loading.document import parse_document
from workplan_cli.loading.index.entry_rows import entry_rows, report_of, report_row
from workplan_cli.loading.index.record import Record, here
from workplan_cli.loading.index.tagged import CannotKeepError, dumped, message_of
from workplan_cli.loading.reports import file_report
from workplan_cli.model.message import Message, message
from workplan_cli.model.period import parse_period
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.text import Text

HEAD = "format: workplan/report@1\nplan: invented\nunit: a\n"


def filed(text: str) -> LoadedReport:
    document, problems = parse_document(text, "test.yaml")
    assert document is not None, problems
    return file_report(document, shaped(text, Report))


def same(one: LoadedReport) -> None:
    again = report_of(one.file, report_row(one.report), entry_rows(one))
    assert again == one
    assert again.report.model_fields_set == one.report.model_fields_set
    assert again.report.model_dump_json() == one.report.model_dump_json()
    for mine, theirs in zip(again.report.entries, one.report.entries, strict=True):
        assert mine.model_fields_set == theirs.model_fields_set
        assert list(mine.__dict__) == list(theirs.__dict__)
        assert repr(mine) == repr(theirs)
        for a, b in zip(mine.evidence, theirs.evidence, strict=True):
            assert a.model_fields_set == b.model_fields_set
    assert again.says_something == one.says_something


@pytest.mark.parametrize(
    "text",
    [
        "period: 2022-Q2\n",
        "period: 2022\nsubmitted:\nrevision: 1\nentries: []\n",
        "period: 2025-26-H1\nsubmitted: 2022-07-05\nrevision: 3\nentries:\n- target: '1.10'\n",
        "period: 2022-06\nentries:\n"
        "- {target: 1.1.1, value: 1.10, note: , items: [], evidence: []}\n"
        "- {target: a-1, value: -0.0, baseline: -3, whole: 1e3, part: 0}\n"
        "- {target: a-2, value: 100, part: 3, items: }\n",
        "period: 2022-06\nentries:\n"
        "- target: M1\n  items: [甲, '乙 \"x\"', '']\n  done: 2022-03-01\n"
        "  forecast: 2022-04-01\n  stage: drafting\n  no_figure: nothing_new\n  under_way: 2\n"
        "  note: {zh: 中文}\n  reason: {zh: 中, en: text}\n  next: same\n"
        "  activities: [{date: 2022-01-02, text: {en: only}}]\n"
        "  evidence: [{ref: 'x〔2022〕1', date: 2022-01-01}, {url: , file: f}, {title: {en: t}}]\n",
    ],
)
def test_a_report_comes_back_from_its_rows_as_it_was(text: str) -> None:
    same(filed(HEAD + text))


def test_a_report_goes_to_another_process_and_comes_back() -> None:
    one = filed(HEAD + "period: 2022-06\nentries:\n- {target: 1.1.1, value: 1.50, note: 说明}\n")
    record = Record("test.yaml", "d", "invented", "", (), (), None, here(one))
    again = pickle.loads(pickle.dumps(record))  # noqa: S301 - our own
    assert again.filed == one
    assert (again.name, again.digest, again.plan) == ("test.yaml", "d", "invented")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False) | st.fractions()
    | st.builds(Text, st.none() | st.text(), st.none() | st.text()),
    lambda inside: st.lists(inside, max_size=3).map(tuple)
    | st.builds(Message, st.text(), st.dictionaries(st.text(), inside, max_size=3)),
    max_leaves=6,
)  # fmt: skip


@given(st.builds(Message, st.text(), st.dictionaries(st.text(), VALUES, max_size=4)))
def test_a_message_comes_back_from_json_as_it_was(one: Message) -> None:
    again = message_of(dumped(one))
    assert again == one
    assert repr(again) == repr(one)


def test_a_value_of_an_unknown_kind_is_not_kept() -> None:
    with pytest.raises(CannotKeepError):
        dumped(message("{x}", x=parse_period("2022")))
    kept = (Decimal("1.10"), Fraction(1, 3))
    assert message_of(dumped(message("{x}", x=kept))).values == {"x": kept}
    assert message_of(dumped(message("{x}", x=date(2022, 1, 1)))).values == {"x": date(2022, 1, 1)}
