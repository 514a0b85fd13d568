"""What is wrong with a value or a key, in our own words.

Every error type of pydantic that the models can raise is mapped here; none of its own words
reaches the user.
"""

import re
from collections.abc import Sequence

from workplan_cli.loading.chinese_keys import ENGLISH
from workplan_cli.loading.document import Document
from workplan_cli.loading.expectations import (
    Fault,
    describe,
    expected,
    figure_help,
    help_for,
    last_key,
    short,
    text_of,
    write,
)
from workplan_cli.loading.figures import figure_meant
from workplan_cli.loading.scalars import Scalars
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.file_format import BY_LINE, newer
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.names import did_you_mean
from workplan_cli.model.number import digits
from workplan_cli.model.revision import REVISED
from workplan_cli.model.text import Text

KEY = "key"
"""Kind of fault: the last key of the route is itself no id."""


# Keys


def unknown_key(
    document: Document, route: Route, near: str | None, known: Sequence[str], missing: Sequence[str]
) -> Diagnostic:
    """A key that the format does not know; `missing` are keys that it may stand for."""
    if str(route[-1]).startswith(("\u3000", "\u00a0")):
        fix = message(
            _("Indent this line with plain spaces; it begins with full-width or no-break ones.")
        )
    elif "：" in str(route[-1]):
        fix = message(_("Write the colon as “: ”, half-width, with a space behind it."))
    elif near:
        fix = message(_("Did you mean {name}?"), name=near)
    elif document.at((*route[:-1], ENGLISH.get(str(route[-1]), ""))) is not None:
        both = _("It stands for {name}, which is there already: keep one of them.")
        fix = message(both, name=ENGLISH[str(route[-1])])
    elif missing:
        fix = message(
            _("Rename or delete it; missing here: {missing}; all keys here: {known}."),
            missing=tuple(missing),
            known=tuple(known),
        )
    else:
        fix = message(_("Delete it; known keys here: {known}."), known=tuple(known))
    what = message(_("unknown key {key}"), key=short(route[-1]))
    return document.diagnose("WP112", route, what, fix, on_key=True)


def no_space_behind_dash(document: Document, route: Route) -> Diagnostic:
    """`-target: …`: YAML reads the dash as part of the key."""
    key = str(route[-1])
    what = message(_("unknown key {key}: there is no space behind the dash"), key=short(key))
    advice = _("Write “- {key}: …”, with a space behind the dash.")
    fix = message(advice, key=short(key.lstrip("-")))
    return document.diagnose("WP112", route, what, fix, on_key=True)


def blank_list(document: Document, route: Route) -> list[str]:
    """Keys without a value beside a dash that lacks its space: their items went astray."""
    mapping = document.at(route)
    return [key for key, value in mapping.items() if value is None]


def missing_key(document: Document, route: Route, value: str | None) -> Diagnostic:
    """A key that has to be there, with its value where that is known."""
    key = str(route[-1])
    line = f"{key}: {value or '…'}"
    what = message(_("key {key} is missing"), key=key)
    return document.diagnose(
        "WP113", route[:-1], what, message(_("Add a line such as “{line}”."), line=line)
    )


def no_format(document: Document, expected: str) -> Diagnostic:
    """A file that seems to be none of ours, of which nothing is shown."""
    kind = message(BY_LINE[expected].word)
    what = message(_("the file names no workplan/ format"))
    fix = message(
        _("If it is {kind}, begin it with “format: {format}”; else name another file."),
        kind=kind, format=expected,
    )  # fmt: skip
    return document.diagnose("WP113", (), what, fix)


def other_format(document: Document, written: object, expected: str) -> Diagnostic:
    """A file of another kind, or of a kind that nobody knows."""
    kind = message(BY_LINE[expected].word)
    if isinstance(written, str) and written in BY_LINE:
        other = message(BY_LINE[written].word)
        what = message(
            _("this file is {other}, and {kind} is expected here"), other=other, kind=kind
        )
        fix = message(_("Name the right file, or move this one out of the folder."))
    elif newer(written):
        newest = _("the format {format} is newer than this version of workplan")
        what = message(newest, format=str(written))
        fix = message(_("Install a newer version of workplan; leave the line as it is."))
    else:
        what = _expected("format", expected, written)
        fix = message(_("Write “format: {format}” for {kind}."), format=expected, kind=kind)
    return document.diagnose("WP118", ("format",), what, fix)


def _expected(key: str, wanted: object, found: object) -> Message:
    template = _("{key}: expected {expected}; found {found}")
    return message(template, key=key, expected=wanted, found=describe(found))


# Values


def wrong_value(
    document: Document,
    fault: Fault,
    known: Sequence[str],
    optional: bool,
    counted: Text | None = None,
    meant: str | None = None,
    in_parts: bool = False,
) -> Diagnostic:
    """What is wrong with the value at the end of a route.

    Args:
        document: the file.
        fault: the route and what the model says.
        known: the keys that the format knows inside the value.
        optional: whether the value may as well be left out.
        counted: what a figure counts, where that is known.
        meant: the id that was meant, where a plan knows it.
        in_parts: whether a figure is that of a target with a part and a whole.
    """
    route, kind = fault.route, fault.kind
    value = document.at(route)
    if kind == "figure_is_text" or (kind == "tuple_type" and _is_amount(route, value)):
        return _figure_as_text(
            document, route, str(value), figure_help(str(value), counted, in_parts)
        )
    if kind == "id_is_number":
        return _id_is_number(document, route, value, meant)
    if kind == "literal_error":
        return _not_allowed(document, fault, value)
    if kind == KEY:
        return _wrong_key(document, route)
    if whole := text_of("whole_parts", kind):
        said, advice = whole
        found = tuple(map(str, value)) if isinstance(value, dict) else ()
        what = message(said, found=found or message(_("nothing")))
        return document.diagnose("WP114", route, what, message(advice, keys=REVISED))
    what = _expected(last_key(route), expected(fault), value)
    own = write(meant) if meant else _goal_meant(route, value)
    return document.diagnose("WP114", route, what, own or help_for(fault, value, known, optional))


def _goal_meant(route: Route, value: object) -> Message | None:
    """How the plan says a goal that is written as a phrase: at least 240."""
    from workplan_cli.loading.phrases import read_phrases
    from workplan_cli.loading.published.proposals import GOALS

    phrases = read_phrases(value) if last_key(route) == "goal" and isinstance(value, str) else ()
    if len(phrases) != 1 or phrases[0].amount is None or phrases[0].comparator not in GOALS:
        return None
    one = phrases[0]
    low, high = (digits(amount / one.scale) for amount in one.amount or ())
    figure = f"[{low}, {high}]" if one.comparator == "range" else low
    return write(f"{{{GOALS[one.comparator]}: {figure}}}")


def _is_amount(route: Route, value: object) -> bool:
    """Whether a text stands where a goal may have one number or two."""
    return "goal" in route and isinstance(value, str) and figure_meant(value) is not None


def _wrong_key(document: Document, route: Route) -> Diagnostic:
    wanted = message(_("an id of letters, digits, - and _"))
    what = _expected(last_key(route[:-1]), wanted, route[-1])
    fix = message(_("Correct the id."))
    return document.diagnose("WP114", route, what, fix, on_key=True)


def _id_is_number(document: Document, route: Route, value: object, meant: str | None) -> Diagnostic:
    of_target = last_key(route) in {"target", "see"}
    if meant and meant != str(value):
        fix = write(meant)
    elif of_target and not meant:
        fix = message(_("Write the whole id; “workplan plan list” shows them all."))
    else:
        written = Scalars(document).written(route) or str(value)
        fix = message(_('Put it in quotation marks, as it is printed: "{value}".'), value=written)
    return document.diagnose(
        "WP115",
        route,
        message(_("{key} is an id, and an id is text; YAML reads {value} as a number"),
                key=last_key(route), value=str(value)),
        fix,
    )  # fmt: skip


def _figure_as_text(document: Document, route: Route, value: str, fix: Message) -> Diagnostic:
    return document.diagnose(
        "WP116",
        route,
        message(_("{key} is a figure, but found the text “{value}”"), key=last_key(route),
                value=short(value)),
        fix,
    )  # fmt: skip


def _not_allowed(document: Document, fault: Fault, value: object) -> Diagnostic:
    allowed = re.findall(r"'([^']*)'", str(fault.context.get("expected"))) or ["true"]
    fix = did_you_mean(value, allowed) if isinstance(value, str) else None
    if fix is None and len(allowed) == 1:
        fix = write(allowed[0])
    elif fix is None:
        chinese = not str(value).isascii()
        named = tuple(_explained(word) for word in allowed) if chinese else tuple(allowed)
        fix = message(_("Choose one of: {allowed}."), allowed=named)
    return document.diagnose(
        "WP117",
        fault.route,
        message(_("{key} cannot be {found}"), key=last_key(fault.route), found=describe(value)),
        fix,
    )


def _explained(word: str) -> object:
    """A stage with its meaning, for those who do not know the English word."""
    if word not in STAGE_WORDS:
        return word
    return message(_("{word} ({meaning})"), word=word, meaning=message(STAGE_WORDS[word]))
