"""The forms that a page can take: one module each, `render(page, screen) -> str | bytes`.

The name of a module is the name of its format.
"""

from pathlib import Path

_ORDER = ("table", "markdown", "html", "docx", "xlsx", "csv")
_FOUND = {file.stem for file in Path(__file__).parent.glob("[a-z]*.py")}
FORMS = (*(name for name in _ORDER if name in _FOUND), *sorted(_FOUND - set(_ORDER)))
"""Every module of this folder, the usual ones first."""
