"""Which findings are shown: by `--select`, `--ignore`, and what the workspace ignores or accepts.

What is accepted is known and explained, finding by finding (D-242, D-340).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.diagnostic import Diagnostic, Route, Severity
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.workspace import Accepted
from workplan_cli.rules.rule import rule_of


@dataclass(frozen=True, slots=True)
class Selection:
    """Beginnings of codes: `WP4` is all of the fourth hundred, `WP312` one rule.

    Nothing in `select` is everything; what is ignored is left out of that.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is shown and counts."""
        if always_shown(diagnostic.code, diagnostic.severity):
            return True
        wanted = not self.select or diagnostic.code.startswith(self.select)
        return wanted and self.ignored_by(diagnostic) is None

    def ignored_by(self, diagnostic: Diagnostic) -> str | None:
        """The longest of the ignored beginnings that a code has."""
        found = [one for one in self.ignore if diagnostic.code.startswith(one)]
        return max(found, key=len, default=None)


def always_shown(code: str, severity: Severity) -> bool:
    """Errors of the first hundred: the file was not checked, and silence would say that it was."""
    return severity == "error" and code.startswith("WP1")


def ignored(diagnostics: Iterable[Diagnostic], selection: Selection) -> Counter[str]:
    """How many diagnostics each ignored beginning keeps from being shown."""
    return Counter(
        beginning
        for one in diagnostics
        if not selection.keeps(one) and (beginning := selection.ignored_by(one))
    )


_DIGITS = 12


def fingerprint(text: str) -> str:
    """What a file is known by: the first digits of the SHA-256 of its text, LF at ends of lines."""
    return sha256("\n".join(text.splitlines()).encode(errors="replace")).hexdigest()[:_DIGITS]


def without_accepted(
    diagnostics: Sequence[Diagnostic],
    accepted: Iterable[Accepted],
    texts: Mapping[str, str | None],
    today: date,
) -> tuple[list[Diagnostic], list[Message]]:
    """The diagnostics that nobody has accepted, and what there is to say of each acceptance.

    Args:
        diagnostics: all findings.
        accepted: with the file as it is called in the diagnostics.
        texts: of the files with findings, by name.
        today: an acceptance ends with the day that it names.
    """
    left, said = list(diagnostics), []
    for one in accepted:
        found = [each for each in left if _is_meant(one, each, texts.get(each.file) or "")]
        refused = _refusal(one, found, texts, today)
        if refused is None:
            left = [each for each in left if each not in found]
        said.append(refused or _listed(one, len(found)))
    return left, said


def acceptance_of(
    diagnostic: Diagnostic, accepted: Iterable[Accepted], text: str, day: date
) -> Accepted | None:
    """Who has accepted a finding in a text, if that still holds on a day."""
    meant = (one for one in accepted if _is_meant(one, diagnostic, text) and day <= one.until)
    return next((one for one in meant if one.fingerprint == fingerprint(text)), None)


def _is_meant(one: Accepted, diagnostic: Diagnostic, text: str) -> bool:
    if (diagnostic.code, diagnostic.file) != (one.rule, one.file):
        return False
    if always_shown(diagnostic.code, diagnostic.severity):
        return False
    return one.target is None or one.target == _target_at(text, diagnostic.route)


def _target_at(text: str, route: Route) -> str | None:
    """The target of the entry that a finding is in, or the one of a plan."""
    part, named = _value(text), None
    for step in route:
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):  # what is missing has no place of its own
            break
        if isinstance(part, dict):
            named = part.get("target") or part.get("id") or named
    return named


@lru_cache(maxsize=16)  # of few files anything is accepted, and one finding after the other
def _value(text: str) -> Any:
    return load_yaml(text).value


def _refusal(
    one: Accepted, found: Sequence[Diagnostic], texts: Mapping[str, str | None], today: date
) -> Message | None:
    """Why an acceptance does not hold; None where it does."""
    values = {"code": one.rule, "file": one.file}
    if rule_of(one.rule) is None:
        return message(_("there is no rule {code}: correct it in “accepted”"), **values)
    if not found:
        text = _("accepted, and not there any more: {code} in {file}; delete it")
        return message(text, **values)
    if one.until < today:
        text = _("{code} in {file} was accepted until {day}; correct it, or accept it anew")
        return message(text, day=one.until, **values)
    now = fingerprint(texts.get(one.file) or "")
    if one.fingerprint == now:
        return None
    if one.fingerprint is None:
        text = _('to accept {code} in {file} as it is now, write fingerprint: "{now}"')
    else:
        text = _("{file} has changed since {code} was accepted; look again, and write "
                 'fingerprint: "{now}" if it still holds')  # fmt: skip
    return message(text, now=now, **values)


def _listed(one: Accepted, count: int) -> Message:
    text = _("accepted until {day}: {count} of {code} in {file} ({reason}; {owner})")
    return message(
        text, day=one.until, count=count, code=one.rule, file=one.file,
        reason=one.reason, owner=one.by,
    )  # fmt: skip
