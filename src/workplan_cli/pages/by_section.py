"""How many targets each section of the plan has in all, and of each class."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workplan_cli.assessment.highlights import classes
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.status import CLASS_LIGHTS, CLASS_WORDS, CLASSES, Class
from workplan_cli.pages.blocks import Cell, Column
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.values import Said, run


class SectionLine(NamedTuple):
    """A section, or all of them, and what stands under each class."""

    title: Said
    targets: Said
    cells: Mapping[str, Cell]
    members: Sequence[TargetResult] = ()


def line(title: Said, members: Sequence[TargetResult]) -> SectionLine:
    """The counts of some targets."""
    return SectionLine(title, len(members), classes(members), members)


def sections(summary: Summary) -> Iterator[SectionLine]:
    """The sections that have targets in scope, in the order of the plan."""
    for one in summary.outcome.plan.sections:
        members = [result for result in summary.results if result.section.number == one.number]
        if members:
            yield line(run(one.number, one.title), members)


def total(summary: Summary) -> SectionLine:
    """All sections together."""
    return line(message(_("Total")), summary.results)


def columns(title: int, count: int) -> tuple[Column, ...]:
    """Title, targets and classes, with these widths of the title and of each count."""
    return (
        Column(_("Section"), "text", lambda line: line.title, 1, width=title),
        Column(_("targets"), "number", lambda line: line.targets, width=count),
        *(_of_class(key, count) for key in CLASSES),
    )


def _of_class(key: Class, width: int) -> Column:
    status = CLASS_LIGHTS[key]
    light = of_status(status) if status else None
    return Column(
        CLASS_WORDS[key], "number", lambda line: line.cells[key], width=width, light=light
    )
