"""A report as an Excel form: one row a target, and only what it asks for can be filled in."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from workplan_cli.assessment.asked import asked_of
from workplan_cli.loading.column_names import COLUMNS, DAYS, FIGURES, HEAD
from workplan_cli.loading.tables import PROPERTIES
from workplan_cli.loading.workbook import cell_text
from workplan_cli.model.message import _
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.names import name_key
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import NO_FIGURE, Entry, Report
from workplan_cli.model.target import Target
from workplan_cli.model.text import Text
from workplan_cli.model.units import Units
from workplan_cli.pages.entries import figure_in_words
from workplan_cli.pages.goals import goal_in_words
from workplan_cli.pages.values import LongDay
from workplan_cli.rendering import form_layout
from workplan_cli.rendering.book import LINE, NO_DAY, header_text
from workplan_cli.rendering.language import BOTH, Language
from workplan_cli.rendering.report_text import FOR_ABOVE, NOTHING_ASKED, asked_for

_HEADINGS_AT = 5
"""The row of the headings, counted from 0."""
_HELP: Mapping[str, str] = {
    "value": _("A number only. Leave it blank where there is no figure; 0 is zero."),
    "part": _("How many of them have reached it."),
    "whole": _("How many there are in all."),
    "under_way": _("Begun and not finished; not part of the figure."),
    "baseline": _("The value before the plan began, or of the same period of last year."),
    "items": _("One name a line (Alt+Enter)."),
    "stage": _("Choose from the list."),
    "no_figure": _("Only where no figure can be given; say more under “note”."),
    "evidence.ref": _(
        "The number of a document. For a second piece of evidence insert a row with the same id."
    ),
}
_WORDS: dict[str, str] = {**STAGE_WORDS, **{key: facts.word for key, facts in NO_FIGURE.items()}}
"""Stages and reasons why there is no figure."""
_KEY = re.compile(r"(?<![\w./-])[a-z][a-z_]{1,30}(?![\w./-])")
_WORDS_FOR_EXCEL = 250
"""Characters of help or of a list; Excel takes 255."""


@dataclass(frozen=True)
class Form:
    """What a form is made for.

    `report` is what has been reported on the period so far; `last` has the newest entry before it
    by target.
    """

    plan: Plan
    units: Units
    unit: str
    period: Period
    fingerprint: str
    last: Mapping[str, Entry]
    report: Report | None = None


def fingerprint(plan_text: str) -> str:
    """Tells an edition of the plan from the next."""
    return hashlib.sha256(plan_text.encode()).hexdigest()[:16]


def words_of(languages: Sequence[Language] = BOTH) -> dict[str, str]:
    """Stages and reasons for no figure, by what they are called in these languages."""
    return {name_key(one.say(word)): key for one in languages for key, word in _WORDS.items()}


def in_headings(text: str, language: Language) -> str:
    """What is wrong with a table, in the words that stand on it instead of keys of files.

    In Chinese only: there a word such as `part` can be nothing else.
    """
    if language.code != "zh":
        return text
    names = {key: known[0] for key, known in {**COLUMNS, **HEAD}.items()}
    names |= {key: language.say(word) for key, word in _WORDS.items()}
    return _KEY.sub(lambda key: names.get(key[0], key[0]), text)


def render(form: Form, language: Language) -> bytes:
    """The workbook, with a hidden sheet that says what it is for."""
    targets, above = asked_of(form.plan, form.units, form.unit, form.period)
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False,
                          "strings_to_urls": False})  # fmt: skip
    book.set_properties({"title": language.write(form.plan.title), "created": NO_DAY})
    page = _Page(book, form, language, targets)
    page.head(above)
    page.rows()
    hidden = book.add_worksheet(PROPERTIES)
    hidden.hide()
    said = (("plan", form.plan.id), ("unit", form.unit), ("period", form.period.name),
            ("fingerprint", form.fingerprint))  # fmt: skip
    for row, pair in enumerate(said):
        hidden.write_row(row, 0, pair)
    book.close()
    return form_layout.growing(out.getvalue())


class _Page:
    """The sheet that is filled in."""

    def __init__(
        self, book: Any, form: Form, language: Language, targets: Sequence[Target]
    ) -> None:
        self.form, self.language, self.targets = form, language, targets
        self.entries = form_layout.by_target(form.report)
        self.columns = form_layout.columns_of(targets, form.report)
        self.sheet = book.add_worksheet(language.say(_("Report")))
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#c0c6cc"}
        open_cell = {**plain, "locked": False}
        self.locked = book.add_format({**plain, "bg_color": "#eceff2", "num_format": "@"})
        self.text = book.add_format({**open_cell, "num_format": "@"})
        self.figure = book.add_format({**open_cell, "align": "right", "bg_color": "#fff9e5"})
        self.day = book.add_format({**open_cell, "num_format": "yyyy-mm-dd"})
        self.bold = book.add_format({**plain, "bold": True, "bg_color": "#dde5ec"})
        self.title = book.add_format({"bold": True, "font_size": 14})

    def head(self, above: str | None) -> None:
        """Title, unit, period, the day, and what to know."""
        form, say, write = self.form, self.language.say, self.language.write
        zh = self.language.code == "zh"
        unit = form.units.by_id[form.unit]
        self.sheet.write_string(0, 0, write(form.plan.title), self.title)
        submitted = form.report.submitted if form.report else None
        above_all = (
            ("unit", f"{unit.id} {write(unit.name)}", self.locked),
            ("period", form.period.name, self.locked),
            ("submitted", submitted, self.day),
        )
        for row, (key, said, style) in enumerate(above_all, 1):
            self.sheet.write_string(row, 0, HEAD[key][0 if zh else 1], self.bold)
            self._write(row, 1, said, style)
        for row in range(1, _HEADINGS_AT):
            self.sheet.set_row(row, LINE)
        hint = say(FOR_ABOVE, above=form.units.by_id[above].name) if above else ""
        hint = hint if self.targets else say(NOTHING_ASKED)
        help_text = say(_("Fill in the white and yellow cells; a blank is “no figure”, 0 is zero."))
        self.sheet.write_string(4, 0, " ".join(filter(None, (hint, help_text))))
        headings = {name: COLUMNS[name][0 if zh else 1] for name in self.columns}
        self.sheet.set_row(_HEADINGS_AT, form_layout.height(headings))
        for column, heading in enumerate(headings.values()):
            self.sheet.write_string(_HEADINGS_AT, column, heading, self.bold)
        self.sheet.freeze_panes(_HEADINGS_AT + 1, form_layout.NAMED)
        self.sheet.repeat_rows(_HEADINGS_AT)
        form_layout.lay_out(self.sheet, self.columns)
        whose = f"{header_text(write(unit.name))} {form.period.name}"
        self.sheet.set_header(f"&L{header_text(write(form.plan.title))}&R{whose}")
        filled, checked = say(_("Filled in by:")), say(_("Checked by:"))
        self.sheet.set_footer(f"&L{header_text(filled)}&C{header_text(checked)}&R&P / &N")
        allowed = (
            "format_cells",
            "format_columns",
            "format_rows",
            "insert_rows",
            "sort",
            "autofilter",
        )
        self.sheet.protect("", dict.fromkeys(allowed, True))

    def rows(self) -> None:
        """One row a target; more where there is more than one piece of evidence."""
        row = _HEADINGS_AT + 1
        known = {target.id: target for target in self.form.plan.targets}
        more = [one for one in self.entries if one not in {target.id for target in self.targets}]
        for target in (*self.targets, *(known[one] for one in more if one in known)):
            entry = self.entries.get(target.id)
            for filled in form_layout.lines_of(entry):
                self._row(row, target, filled)
                row += 1

    def _row(self, row: int, target: Target, filled: Mapping[str, Any]) -> None:
        shown = self._shown(target)
        fields = {*form_layout.columns_asked(target), *form_layout.ALWAYS, *filled}
        said = {name: self._said(target, name, value) for name, value in filled.items()}
        texts = {name: cell_text(value) for name, value in (shown | said).items()}
        self.sheet.set_row(row, form_layout.height(texts))
        for column, name in enumerate(self.columns):
            if name in shown:
                self.sheet.write_string(row, column, shown[name], self.locked)
            elif name not in fields:
                self.sheet.write_blank(row, column, None, self.locked)
            else:
                form = self.day if name in DAYS else self.figure if name in FIGURES else self.text
                self._write(row, column, said.get(name), form)
                self._check(row, column, name, target)

    def _shown(self, target: Target) -> dict[str, str]:
        write, language = self.language.write, self.language
        goal = target.goal
        wanted = ""
        if goal:
            wanted = language.say(
                _("{goal} by {day}"),
                goal=goal_in_words(target, goal),
                day=LongDay(self.form.plan.due(target)),
            )
        last = self.form.last.get(target.id)
        said = figure_in_words(target, last) if last else None
        quantified = target.measure_facts.quantified
        counted = write(target.counted) if target.counted else ""
        asked = asked_for(self.form.plan, target, self.form.period, language) if quantified else ""
        return {
            "target": target.id,
            "title": write(target.title),
            "goal": wanted,
            "last": "" if said is None else write(said),
            "asked": language.join([one for one in (counted, asked) if one]),
        }

    def _said(self, target: Target, name: str, value: Any) -> Any:
        """A stage or a reason by its word; a text in the language of the form."""
        if isinstance(value, Text):
            return value.in_language(self.language.code)
        if name not in {"stage", "no_figure"} or value is None:
            return value
        own = target.stage_text(target.stage(value))
        if own is not None:
            return self.language.write(own)
        return self.language.say(_WORDS[value]) if value in _WORDS else value

    def _write(self, row: int, column: int, value: Any, form: Any) -> None:
        if value is None:
            self.sheet.write_blank(row, column, None, form)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, form)
        elif isinstance(value, Decimal):
            exact = Decimal(repr(float(value))) == value  # else a workbook's number is another
            write = self.sheet.write_number if exact else self.sheet.write_string
            write(row, column, float(value) if exact else f"{value:f}", form)
        else:
            self.sheet.write_string(row, column, value, form)

    def _check(self, row: int, column: int, name: str, target: Target) -> None:
        """What a cell takes, and help beside it while it is filled in."""
        rule: dict[str, Any] = {"validate": "any"}
        if name in FIGURES:
            lowest = 0 if target.measure_facts.never_negative else -1e15
            whole = target.measure_facts.whole_things and name in {"value", "under_way"}
            kind = "integer" if whole else "decimal"
            rule = {
                "validate": kind,
                "criteria": "between",
                "minimum": lowest,
                "maximum": 1e9 if whole else 1e15,
            }
        elif name in DAYS:
            rule = {"validate": "date", "criteria": ">", "value": date(1990, 1, 1)}
        elif name in {"stage", "no_figure"}:
            listed = self._choices(name, target)
            if listed and len(",".join(listed)) < _WORDS_FOR_EXCEL:
                rule = {"validate": "list", "source": listed}
        if name in _HELP:
            rule["input_message"] = self.language.say(_HELP[name])[:_WORDS_FOR_EXCEL]
        if rule != {"validate": "any"}:
            rule["error_type"] = "warning"
            self.sheet.data_validation(row, column, row, column, rule)

    def _choices(self, name: str, target: Target) -> list[str]:
        if name == "no_figure":
            return [self.language.say(facts.word) for facts in NO_FIGURE.values()]
        last = target.done_word(self.form.period.end)
        return [
            str(self._said(target, name, stage)) for stage in (*target.way, *filter(None, [last]))
        ]
