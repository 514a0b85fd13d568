"""Whether an exported summary still says what the reports say, and if not, why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import takewhile, zip_longest

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.provenance import Content, Provenance, RecordedFigure, ReportMark
from workplan_cli.model.status import status_word
from workplan_cli.model.text import Text
from workplan_cli.model.units import Units

_FAR = 10
"""Years before and after a plan in which somebody may want to look at it."""
Line = tuple[str, str]
"""A place in a file, such as a line number or a cell, and what stands there."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A place where a file is not as it was written; None: nothing stands, or stood, there."""

    place: str
    found: str | None
    expected: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the check of a file found; nothing in the first three: the file is the same."""

    file_itself: tuple[Message, ...] = ()
    inputs: tuple[Message, ...] = ()
    figures: tuple[Message, ...] = ()
    edits: tuple[ChangedLine, ...] = ()
    wording_compared: bool = True
    """False: another version wrote the text, so that only figures and sources were compared."""
    laid_out_anew: bool = False
    """The indentation or the order of keys is another, and no value is."""

    @property
    def differs(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.file_itself or self.inputs or self.figures)


def unfit(then: Provenance, plan: Plan, units: Units) -> Iterator[Message]:
    """What no export of this plan and these units can have been asked for."""
    options = then.options
    for number in set(options.section) - {section.number for section in plan.sections}:
        yield message(
            _("its provenance names section {section}, which the plan at hand does not have"),
            section=number,
        )
    for name in sorted({*options.unit, *options.group} - {*units.by_id, *units.members}):
        yield message(
            _("its provenance names the unit {unit}, which the units file at hand does not have"),
            unit=name,
        )
    if options.since is None:
        return
    period = plan.period_called(options.since)
    if period is None:
        yield message(
            _("its provenance compares with {text}, which is not a period"),
            text=ascii(options.since),
        )
    elif period.end >= then.as_of:
        yield message(
            _("its provenance compares with {period}, which is not over before its day, {day}"),
            period=period.name,
            day=then.as_of,
        )


def far_away(then: Provenance, plan: Plan) -> Message | None:
    """What is to be said of a day on which hardly anybody looks at the plan.

    Such a day can be asked for, so it is a reason for differences and not a difference.
    """
    if plan.period.start.year - _FAR <= then.as_of.year <= plan.period.end.year + _FAR:
        return None
    return message(
        _("its provenance is of {day}, more than {count} years away from the plan at hand"),
        day=then.as_of,
        count=_FAR,
    )


def inputs_changed(then: Provenance, now: Provenance, units: Units) -> Iterator[Message]:
    """What a summary is made of and is another now: plan, units, reports, unreadable files.

    Of another plan nothing else is said: nothing in it can be compared. A report under a former
    id of a unit is that of the unit.
    """
    yield from contents_changed(then, now.plan, now.units)
    if then.plan.id != now.plan.id:
        return
    today = [
        one.model_copy(update={"unit": units.formerly.get(one.unit, one.unit)})
        for one in then.reports
    ]
    yield from _reports(today, now.reports)
    for file in sorted({*then.unreadable} - {*now.unreadable}):
        yield message(_("{file} could not be read then; now it can, or is not there"), file=file)
    for file in sorted({*now.unreadable} - {*then.unreadable}):
        yield message(_("{file} cannot be read now"), file=file)
    for one in sorted({*then.accepted} - {*now.accepted}):
        yield message(_("{finding} was accepted then, and is not now"), finding=one)
    for one in sorted({*now.accepted} - {*then.accepted}):
        yield message(_("{finding} is accepted now, and was not then"), finding=one)


def contents_changed(then: Provenance, plan: Content, units: Content) -> Iterator[Message]:
    """Whether the plan or the units file is another now."""
    if then.plan.id != plan.id:
        yield message(
            _("made from the plan {then}; the plan here is {now}"), then=then.plan.id, now=plan.id
        )
        return
    if then.plan.fingerprint != plan.fingerprint:
        yield message(_("the plan {id} has changed"), id=plan.id)
    if then.units != units:
        yield message(_("the units file {id} has changed"), id=units.id)


def _reports(then: Sequence[ReportMark], now: Sequence[ReportMark]) -> Iterator[Message]:
    before, after = _by_key(then), _by_key(now)
    for key in sorted({*before, *after}):
        if before.get(key) == after.get(key):
            continue
        template = _("report changed: {unit}, {period}, revision {revision}")
        if key not in before:
            template = _("report added: {unit}, {period}, revision {revision}")
        elif key not in after:
            template = _("report missing: {unit}, {period}, revision {revision}")
        yield Message(template, dict(zip(("unit", "period", "revision"), key, strict=True)))


def _by_key(marks: Sequence[ReportMark]) -> dict[tuple[str, str, int], list[str]]:
    found: dict[tuple[str, str, int], list[str]] = {}
    for mark in marks:
        found.setdefault(mark.key, []).append(mark.fingerprint)
    return {key: sorted(prints) for key, prints in found.items()}


def figures_changed(
    then: Mapping[str, RecordedFigure],
    now: Mapping[str, RecordedFigure],
    titles: Mapping[str, Text],
) -> Iterator[Message]:
    """Targets that the summary says something else of than the reports do now."""
    for target in (*now, *(one for one in then if one not in now)):
        before, after = then.get(target), now.get(target)
        if before == after:
            continue
        name = {"target": target, "title": titles.get(target, "")}
        if before is None:
            yield message(_("{target} {title}: is not in the file"), **name)
        elif after is None:
            yield message(_("{target}: there is no such target now"), target=target)
        else:
            pairs: list[tuple[object, object]] = []
            if before.actual != after.actual:
                pairs.append((_figure(before), _figure(after)))
            if before.status != after.status:
                pairs.append((status_word(before.status), status_word(after.status)))
            for was, is_now in pairs:
                template = _("{target} {title}: was {then}, is {now}")
                yield message(template, then=was, now=is_now, **name)


def _figure(figure: RecordedFigure) -> object:
    return Fraction(figure.actual) if figure.actual is not None else message(_("without a figure"))


def edits(found: Sequence[Line], expected: Sequence[Line]) -> Iterator[ChangedLine]:
    """Where two texts differ: line by line, or, where places have names, place by place."""
    if all(place.isdigit() for place, _text in found):
        yield from _in_lines(found, expected)
        return
    here, there = dict(found), dict(expected)
    for place in (*here, *(one for one in there if one not in here)):
        if here.get(place) != there.get(place):
            yield ChangedLine(place, here.get(place), there.get(place))


def _in_lines(found: Sequence[Line], expected: Sequence[Line]) -> Iterator[ChangedLine]:
    """A long page is compared fast: what is equal at the beginning and at the end is left out."""
    start = _alike(found, expected)
    found, expected = found[start:], expected[start:]
    end = _alike(found[::-1], expected[::-1])
    found, expected = found[: len(found) - end], expected[: len(expected) - end]
    matcher = SequenceMatcher(
        None, [text for _place, text in found], [text for _place, text in expected], autojunk=False
    )
    for kind, first, last, other_first, other_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(found[first:last], expected[other_first:other_last])
        yield from (
            ChangedLine((here or there)[0], here and here[1], there and there[1])
            for here, there in pairs
        )


def _alike(found: Sequence[Line], expected: Sequence[Line]) -> int:
    """How many lines at the beginning say the same."""
    pairs = zip(found, expected, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0][1] == pair[1][1], pairs))
