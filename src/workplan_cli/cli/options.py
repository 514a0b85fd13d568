"""Arguments and options that commands share, and how any of ours is declared.

Names of what they take and help texts are marked where they are given, and translated here.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from workplan_cli.cli.completion import complete_targets, words
from workplan_cli.cli.translation import translate
from workplan_cli.cli.usage import did_you_mean
from workplan_cli.model.diagnostic import Severity
from workplan_cli.model.message import _
from workplan_cli.model.status import STATUSES
from workplan_cli.rendering.forms import FORMS

if TYPE_CHECKING:
    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan

STANDARD = Path("-")
"""Standard input or output, where a file may be named."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def parse_day(text: str | None) -> dt.date | None:
    """A day as an option gives it.

    Raises:
        typer.BadParameter: it is no day; the one that was probably meant is named.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        from workplan_cli.loading.days import day_meant, period_meant

        wrong = translate(_("expected a day such as 2022-06-30; found {text}"), text=text)
        period = period_meant(text)
        meant = day_meant(text) or (period and period.end)
        raise typer.BadParameter(did_you_mean(wrong, meant)) from None


def parse_period(option: str, text: str | None, plan: "Plan") -> "Period | None":
    """A period as an option gives it, in the years of the plan.

    Raises:
        typer.BadParameter: it is no period; the one that was probably meant is named.
    """
    found = plan.period_called(text) if text is not None else None
    if text is not None and found is None:
        from workplan_cli.loading.days import period_meant

        template = _("{option}: expected a period of the plan, such as {first}; found {text}")
        first = plan.rhythm[0].name if plan.rhythm else "2022-Q2"
        wrong = translate(template, option=option, first=first, text=text)
        if Path(text).exists():
            wrong += translate(_(", which is a file or a folder"))
        raise typer.BadParameter(did_you_mean(wrong, period_meant(text)))
    return found


def one_of(allowed: Sequence[str], text: str | None) -> str | None:
    """A word out of a list.

    Raises:
        typer.BadParameter: it is none of them; the nearest one is named.
    """
    if text is None or text in allowed:
        return text
    from workplan_cli.model.names import nearest

    raise not_known(text, nearest(text, allowed), allowed)


def not_known(text: str, near: str | None, names: Iterable[str]) -> typer.BadParameter:
    """A word that is none of some; the one that was probably meant is named, or all are."""
    if near:
        wrong = translate(_("{text} is not known; did you mean {near}?"), text=text, near=near)
    else:
        wrong = translate(
            _("{text} is not known; there are: {names}"), text=text, names=tuple(names)
        )
    return typer.BadParameter(wrong)


def argument(metavar: str, help_text: str, *, optional: bool = False, **more: Any) -> Any:
    """An argument; of one that may be left out, help shows no default."""
    return typer.Argument(
        metavar=translate(metavar),
        help=translate(help_text),
        show_default=not optional,
        **more,
    )


def word_argument(metavar: str, allowed: Iterable[str], help_text: str, **more: Any) -> Any:
    """An argument that is a word out of a list."""
    known = tuple(allowed)
    return typer.Argument(
        metavar=translate(metavar),
        help=translate(help_text, names="|".join(known)),
        callback=lambda value: one_of(known, value),
        autocompletion=words(*known),
        **more,
    )


def option(names: str, metavar: str, help_text: str, **more: Any) -> Any:
    """An option with a value; `names` are its long name and perhaps a short one: `--output -o`."""
    more.setdefault("show_default", False)
    return typer.Option(
        *names.split(), metavar=translate(metavar), help=translate(help_text), **more
    )


def word_option(name: str, allowed: Iterable[str], help_text: str, **more: Any) -> Any:
    """An option that takes a word out of a list; help shows the list, or a `metavar` for it."""
    known = tuple(allowed)
    more.setdefault("metavar", "|".join(known))
    return typer.Option(
        name,
        help=translate(help_text),
        callback=lambda value: one_of(known, value),
        autocompletion=words(*known),
        **more,
    )


def format_option(formats: Iterable[str]) -> Any:
    """The form of the output, by the names of what a command can write."""
    return word_option("--format", formats, _("The form of the output."))


def day_option(name: str, help_text: str) -> Any:
    """An option that takes a day."""
    return option(name, _("DAY"), help_text, callback=lambda value: parse_day(value) and value)


def period_option(name: str, help_text: str, **more: Any) -> Any:
    """An option that takes a period."""
    return option(name, _("PERIOD"), help_text, **more)


def top_option(help_text: str) -> Any:
    """How many of something are shown."""
    return option("--top", _("COUNT"), help_text, min=0, show_default=True)


def flag(name: str, help_text: str) -> Any:
    """An option without a value."""
    return typer.Option(name, help=translate(help_text))


Reports = Annotated[
    list[str] | None,
    argument(
        _("REPORTS"),
        _("Report files, folders or patterns; else those of workplan.yaml."),
        optional=True,
    ),
]
WantedPeriod = Annotated[
    str,
    period_option(
        "--period", _("The period: 2022-Q2, 2022-06, 2022-H1 or 2022."), show_default=True
    ),
]
PlanFile = Annotated[
    Path | None,
    option("--plan", _("FILE"), _("The plan; else that of workplan.yaml, else the built-in one.")),
]
Suppose = Annotated[
    list[Path] | None,
    option(
        "--suppose",
        _("FILE"),
        _("A report that is not real, to see what would follow; may be given several times."),
    ),
]
AsOf = Annotated[
    str | None,
    day_option("--as-of", _("The day to judge on; else the end of the newest reported period.")),
]
TargetName = Annotated[
    str,
    argument(_("TARGET"), _("The target's id, such as 13.4.2."), autocompletion=complete_targets),
]
Output = Annotated[
    Path,
    option(
        "--output -o",
        _("FILE"),
        _("Where it is written to; - is standard output."),
        show_default=True,
    ),
]
FailOnStatuses = Annotated[
    list[str] | None,
    option(
        "--fail-on",
        _("STATUS"),
        _("Exit with code 1 if a target has this status; may be given several times."),
        callback=lambda value: [one_of(STATUSES, one) for one in value or []],
        autocompletion=words(*STATUSES),
    ),
]
FailOn = Annotated[
    str,
    word_option(
        "--fail-on",
        SEVERITIES,
        _("Exit with code 1 if there is a finding as serious as that."),
    ),
]
Select = Annotated[
    list[str] | None,
    option("--select", _("CODES"), _("Only these rules, such as WP4,WP312.")),
]
Ignore = Annotated[
    list[str] | None,
    option(
        "--ignore",
        _("CODES"),
        _("All rules but these; those that workplan.yaml ignores go as well."),
    ),
]
ExitZero = Annotated[bool, flag("--exit-zero", _("Exit with code 0 in spite of findings."))]
FixFiles = Annotated[bool, flag("--fix", _("First fix what is certain, in the files themselves."))]
ShowDiff = Annotated[
    bool, flag("--diff", _("Only show what --fix would change, and name what is left."))
]
CheckOnly = Annotated[bool, flag("--check", _("Write nothing; exit with code 1 if it would."))]
PageForm = Annotated[str, format_option((*FORMS, "json"))]
