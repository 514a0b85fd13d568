"""`--format junit`: one test case a file, for platforms that show test reports.

Source: the schema that Jenkins reads by (xunit plugin, junit-10.xsd).
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from workplan_cli.model.checked import Checked, CheckedFile
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.rendering.diagnostics.words import said, summed_up
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import visible

NAME = "workplan validate"


def render(checked: Checked, screen: Screen) -> str:
    """An XML document; what does not fail the run is output of the case."""
    by_file: dict[str, list[Diagnostic]] = {}
    for one in checked.diagnostics:  # all errors come before all warnings
        by_file.setdefault(one.file, []).append(one)
    names = sorted({*checked.files, *by_file})
    failed = sum(any(map(checked.fails, found)) for found in by_file.values())
    counts = {"name": NAME, "tests": str(len(names)), "failures": str(failed), "errors": "0"}
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", counts)
    for name in names:
        file = checked.files.get(name) or CheckedFile(name, name)
        case = ET.SubElement(
            suite, "testcase", {"classname": "workplan.validate", "name": visible(file.path)}
        )
        _fill(case, by_file.get(name, []), checked, screen.language)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _fill(case: ET.Element, found: list[Diagnostic], checked: Checked, language: Language) -> None:
    failing = [one for one in found if checked.fails(one)]
    others = [one for one in found if not checked.fails(one)]
    if failing:
        first = failing[0]
        attributes = {"type": first.code, "message": said(first.message, language)}
        ET.SubElement(case, "failure", attributes).text = _text(failing, language)
    if others:
        ET.SubElement(case, "system-out").text = _text(others, language)


def _text(found: Iterable[Diagnostic], language: Language) -> str:
    shown, rest = summed_up(found)
    lines = [
        f"{one.place.line}:{one.place.column}: {one.code} {said(one.message, language)}\n"
        f"    {said(one.fix, language)}"
        for one in shown
    ]
    return "\n".join([*lines, *(language.say(one) for one in rest)])
