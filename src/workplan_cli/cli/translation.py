"""The language of this run: `--lang`, WORKPLAN_LANG, the workspace's, the locale's."""

import gettext
import os
from collections.abc import Mapping

from workplan_cli.rendering.language import LOCALE, Language, LanguageCode

_current = Language("en")
_asked = False


def language() -> Language:
    """The language that this run speaks."""
    return _current


def translate(template: str, **values: object) -> str:
    """A template of the catalogue in the language of this run."""
    return _current.say(template, **values)


def choose(wanted: str | None, environment: Mapping[str, str] = os.environ) -> None:
    """Settle the language, for our texts and for those of the command-line library."""
    global _asked  # noqa: PLW0603 - one run speaks one language, settled before anything is built
    asked = wanted or environment.get("WORKPLAN_LANG")
    _asked = bool(asked)
    _speak(_code(asked) if asked else _locale(environment))


def prefer(wanted: LanguageCode | None) -> None:
    """The workspace's language, where neither `--lang` nor WORKPLAN_LANG asks for one."""
    if wanted and not _asked:
        _speak(wanted)


def _speak(code: LanguageCode) -> None:
    global _current  # noqa: PLW0603 - see `choose`
    _current = Language(code)
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("workplan", str(LOCALE))
    gettext.textdomain("workplan")


def _locale(environment: Mapping[str, str]) -> LanguageCode:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return _code(environment[variable])
    return "en"


def _code(name: str) -> LanguageCode:
    return "zh" if name.lower().startswith("zh") else "en"
