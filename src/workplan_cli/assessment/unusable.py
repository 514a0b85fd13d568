"""Entries that came and give nothing that fits their target: to be corrected, and not left out."""

from collections.abc import Iterator, Sequence

from workplan_cli.assessment.punctuality import Part
from workplan_cli.assessment.standings import is_informative
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.report import Entry
from workplan_cli.model.target import Target


def is_unusable(target: Target, entry: Entry) -> bool:
    """Whether an entry gives a figure or a stage, and none that the target could be told from."""
    given = entry.gives_figure or entry.forecast is not None
    return given and not is_informative(target, entry)


def errors(unit: str, own: Sequence[Part]) -> Iterator[tuple[TargetResult, Doubt]]:
    """What a unit has to correct: errors behind its figures, and newest entries without one."""
    for result, _part in own:
        found = [one for one in result.doubts if one.kind == "error" and one.unit == unit]
        yield from ((result, one) for one in found)
        told = {(one.file, one.place) for one in found}
        newest = [one for one in result.readings_of.get(unit, ()) if not one.superseded][-1:]
        for one in newest:
            if is_unusable(result.target, one.entry) and (one.file, one.place) not in told:
                what = message(_("gives no figure and no stage that fits the target"))
                yield result, Doubt("error", what, unit, None, one.file, one.place)
