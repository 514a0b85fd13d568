"""Formats of `workplan export`: each has a form, a page, and a file that can be checked."""

import pytest

from workplan_cli.model.export_words import FORMATS, Format
from workplan_cli.rendering.forms import FORMS


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_export_is_a_form_of_pages_or_for_programs(form: Format) -> None:
    assert form in (*FORMS, "json", "stratml")
