"""Pages that hold every kind of block, cell and value, for tests of forms."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from workplan_cli.assessment.highlights import ClassCount
from workplan_cli.model.message import message
from workplan_cli.model.period import Period, parse_period
from workplan_cli.model.provenance import Content, Options, Provenance, ReportMark
from workplan_cli.model.provenance import RecordedFigure as Reached
from workplan_cli.model.text import Text
from workplan_cli.pages.blocks import (
    Bar,
    Bars,
    Cell,
    Code,
    Column,
    Details,
    Filter,
    Gauge,
    Grid,
    Items,
    Listing,
    ListingItem,
    Lookup,
    Mark,
    Marks,
    Notice,
    Page,
    PageSection,
    Pairs,
    Paragraph,
    Pieces,
    Sheet,
    Stack,
    Table,
    page,
    section,
)
from workplan_cli.pages.charts import Cards, ChartPoint, Legend, LineChart, Segments
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.values import (
    Amount,
    Link,
    LongDay,
    LongPeriod,
    Numbered,
    Numeral,
    Percent,
    Points,
    Quote,
    Quotient,
    Ref,
    Said,
    Visible,
    clauses,
    run,
)

HOSTILE = (
    "=1+1 @x, 100%: a|b <b>&\"'</b> [bold]x[/bold] [/] # `c` *d* _e_ ~~f~~ $g$ \\ \\| {h} {{i}}\n"
    "- j\n# k\n--> </script> ]]> {{7*7}} https://evil.example www.evil.example a@b.example #12 "
    ":smile: é 😀 👩‍👩‍👧 教育 \u200fא " + "long" * 60
)
"""Everything that means something to some form."""
DAY = date(2022, 6, 30)


@dataclass(frozen=True)
class Sample:
    """What is special about a page: its words, its figure, and the rest that there may not be."""

    words: Text
    figure: Fraction | None
    count: int
    code: str = "workplan status --by target"
    link: str | None = "https://example.org/a?b=1&c=2"
    provenance: bool = False


SAMPLES = {
    "clean": Sample(Text("试点园", "Pilot kindergartens"), Fraction(2, 3), 12),
    "mixed": Sample(Text(zh="只有中文的一段话"), None, 0, link=None),
    "hostile": Sample(
        Text(HOSTILE, HOSTILE), Fraction(-1234567891, 1000), 10**6,
        code=f"echo '{HOSTILE}'\n```\n# not a heading\n````", link="javascript:alert(1)",
        provenance=True,
    ),
}  # fmt: skip
"""By name: all is well; much is not there; words that look like markup."""


def sample_page(name: str) -> Page:
    """A page with a table, lists, charts and all values."""
    sample = SAMPLES[name]
    return page(
        sample.words,
        [
            section(*_texts(sample)),
            *_charts(sample),
            *_lists(sample),
            *_tables(sample),
            _looks(sample),
        ],
        [
            Sheet("rows", "Targets", lambda: _table(sample), 3),
            Sheet("again", sample.words, lambda: _table(sample)),
        ],
        provenance() if sample.provenance else None,
    )


def _texts(sample: Sample) -> tuple[Paragraph, ...]:
    period = parse_period("2022-Q2")
    assert isinstance(period, Period)
    figure = sample.figure
    values: tuple[Said, ...] = (
        "verbatim", 7, DAY, figure, Decimal("1.50"), None, sample.words, Quote(sample.words),
        Quotient(figure, 1), Percent(figure), Points(figure, (Decimal(10),)), LongDay(DAY),
        LongPeriod(period), Numeral(2), message("{count} files", count=sample.count),
        Visible(sample.words), Ref("top", sample.words), Link(sample.link or "", sample.words),
        Numbered(1, "a heading"), Amount(1, sample.words),
    )  # fmt: skip
    return (
        Paragraph(values),
        Paragraph(clauses(values[:3])),
        Paragraph(run(sample.words, sample.count, between=" · "), strong=True),
    )


def _charts(sample: Sample) -> tuple[PageSection, ...]:
    parts = (("met", sample.count, Decimal("99.9")), (sample.words, 1, Decimal("0.1")))
    return (
        PageSection((Bar((("met", sample.count), ("overdue", 0), ("silent", 2))),)),
        PageSection((Bars("Targets by class", parts),), Numbered(0, sample.words)),
        PageSection((Bars(sample.words, parts, mermaid=True),), sample.words, level=3),
    )


def _lists(sample: Sample) -> tuple[PageSection, ...]:
    words, mark = sample.words, of_status("behind", sample.words)
    return (
        PageSection((Items(((None, words), (words, words), ("met", ""))),), "Targets"),
        PageSection(
            (
                Pairs(
                    (
                        (words, words),
                        ("met", mark),
                        ("due", Stack((mark, words, 3))),
                        ("met", Mark("", "none", "on time", words, between=": ")),
                        ("share met", Gauge(sample.figure, Fraction(1, 2))),
                    )
                ),
            )
        ),
        PageSection((Pieces((mark, words, run(sample.count, "x"))),)),
        PageSection((Code(sample.code), Code("a = 1"))),
    )


def _tables(sample: Sample) -> tuple[PageSection, ...]:
    return (
        PageSection((_table(sample),), "Gaps, the worst first"),
        PageSection((Table(_table(sample).columns, ()),)),
        PageSection((_table(sample)._replace(total=False, lookup=_lookup(sample)),)),
    )


def _looks(sample: Sample) -> PageSection:
    """What only some forms have."""
    words, mark = sample.words, of_status("behind", sample.words)
    counts = (ClassCount("met", "met", sample.count, Decimal("99.9")),)
    quotes = ((words, Quote(words)),)
    points = (ChartPoint(DAY, Fraction(1, 2), words),)
    return PageSection(
        (
            Cards(counts),
            Segments(counts, words),
            Legend(counts),
            LineChart(
                date(2022, 1, 1), DAY, points, points, ((Fraction(1), words),), (DAY,), words
            ),
            Listing((ListingItem((mark, Ref("t-1", words)), words, quotes),), ordered=True),
            Notice(words, quotes),
            Grid(words, ((words, words),), ((words, (mark,)), (words, (None,)))),
            Details("t-1", words, mark, (Paragraph(words),), Ref("top", words)),
        ),
        "Sections",
        anchor="top",
    )


def _table(sample: Sample) -> Table:
    """A column of every kind."""
    columns = (
        Column("Target", "id", itemgetter(0), width=10),
        Column("", "text", itemgetter(1), 3, width=30),
        Column("section", "number", itemgetter(2), width=8),
        Column("targets", "count", itemgetter(3), width=8),
        Column("Expected", "percent", itemgetter(4), wide_only=True),
        Column("Gap", "points", itemgetter(5)),
        Column("due", "date", itemgetter(6)),
        Column(sample.words, "link", itemgetter(7), 1),
        Column("Actual", "figure", itemgetter(8)),
        Column("Status", "mark", itemgetter(9)),
    )
    rows = (_row(sample, "13.4.2", DAY), _row(sample, "13.4.3", None), _row(sample, "", DAY))
    return Table(columns, rows, total=True)


def _lookup(sample: Sample) -> Lookup:
    """A filter over the three rows, and the counts in two orders."""
    found = Filter("class", sample.words, (("met", sample.words),), ("met",) * 3)
    return Lookup((found,), (None, None, (1, None, 2), *(None,) * 7))


def _row(sample: Sample, name: str, day: date | None) -> tuple[Cell, ...]:
    signs = Marks((of_status("met"), of_status("silent")))
    return (
        name,
        Stack((sample.words, "second")) if day else sample.words,
        sample.figure,
        sample.count,
        Percent(sample.figure),
        Points(sample.figure),
        day,
        sample.link,
        Quotient(sample.figure, 1),
        signs if day else Mark("▼", "red", "behind"),
    )


def provenance() -> Provenance:
    """Of a made-up plan with one report."""
    mark = "0123456789abcdef"
    return Provenance(
        layout=1,
        tool="1.0",
        format="markdown",
        options=Options(language="en", reports=("<b>--></b>.yaml",)),
        as_of=DAY,
        plan=Content(id="invented", fingerprint=mark),
        units=Content(id="invented", fingerprint=mark),
        reports=(ReportMark(unit="a", period="2022-Q2", revision=0, fingerprint=mark),),
        reports_fingerprint=mark,
        unreadable=(),
        figures={"13.4.2": Reached(status="met", actual="7/3")},
    )
