"""The language of this run: `--lang`, else WORKPLAN_LANG, else the locale."""

import gettext
import os
from collections.abc import Mapping

from workplan_cli.rendering.language import LOCALE, Language, LanguageCode

_current = Language("en")


def language() -> Language:
    """The language that this run speaks."""
    return _current


def say(template: str, **values: object) -> str:
    """A template of the catalogue in the language of this run."""
    return _current.say(template, **values)


def choose(wanted: str | None, environment: Mapping[str, str] = os.environ) -> None:
    """Settle the language, for our texts and for those of the command-line library."""
    global _current  # noqa: PLW0603 - one run speaks one language, settled before anything is built
    _current = Language(_code(wanted, environment))
    os.environ["LANGUAGE"] = _current.code
    gettext.bindtextdomain("workplan", str(LOCALE))
    gettext.textdomain("workplan")


def _code(wanted: str | None, environment: Mapping[str, str]) -> LanguageCode:
    asked = wanted or environment.get("WORKPLAN_LANG")
    if asked:
        return "zh" if asked.lower().startswith("zh") else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "zh" if environment[variable].lower().startswith("zh") else "en"
    return "en"
