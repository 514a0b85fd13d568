"""Blank entries of a form can be taken out; what somebody wrote stays."""

import pytest

from workplan_cli.loading.document import parse_document
from workplan_cli.loading.tidying import without_blanks

KNOWN = {"# Task 1", "# Task 2", "# Task 3", "# First", "# Second", "# Third", "# so far"}
HEAD = "format: workplan/report@1\nentries:\n"
FORM = f"""\
{HEAD}
# Task 1

# First
- target: 1.1.1
  value:  # so far
  evidence: []

# Task 2

# Second
- target: 2.1.1
  value: 3  # so far

# Task 3

# Third
- target: 3.1.1
  note:
"""


def trimmed(text: str) -> tuple[str, int, int, bool]:
    document, found = parse_document(text, "r.yaml")
    assert document is not None, found
    result = without_blanks(document, KNOWN)
    assert result is not None
    return result


def test_blank_entries_go_with_the_titles_and_headings_of_their_form() -> None:
    kept = f"{HEAD}\n# Task 2\n\n# Second\n- target: 2.1.1\n  value: 3  # so far\n\n"
    assert trimmed(FORM) == (kept, 2, 0, False)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("  value:  # so far", "  value:  # not known yet"),
        ("# First\n", "# First\n# ask the county\n"),
        ("  evidence: []\n", "  evidence: []\n  # ask the county\n"),
    ],
)
def test_an_entry_with_a_comment_of_somebodys_own_stays(written: str, instead: str) -> None:
    text, dropped, commented, _form = trimmed(FORM.replace(written, instead))
    assert instead in text
    assert "# Task 1\n" in text
    assert (dropped, commented) == (1, 1)


def test_a_comment_between_entries_stays_where_it_is() -> None:
    text, dropped, _commented, _form = trimmed(FORM.replace("# Task 3", "# until here: Li"))
    assert text.endswith("  value: 3  # so far\n\n# until here: Li\n\n")
    assert dropped == 2


def test_a_form_in_which_nothing_is_filled_in_stays() -> None:
    empty = FORM.replace("value: 3", "value:")
    assert trimmed(empty) == (empty, 0, 0, True)


@pytest.mark.parametrize("said", ["value: 0", "evidence: [{ref: a}]", "no_figure: nothing_new"])
def test_whatever_is_filled_in_stays(said: str) -> None:
    text = f"{HEAD}- target: 1.1.1\n  {said}\n- target: 1.1.2\n  value: 3\n"
    assert trimmed(text) == (text, 0, 0, False)


def test_entries_of_one_line_and_keys_behind_the_entries_are_told_apart() -> None:
    text = f"{HEAD}- {{target: 1.1.1, value: }}\n- {{target: 1.1.2, value: 3}}\n- target: 1.1.3\n"
    rest = "# sent by mail\nsubmitted: 2022-07-05\n"
    kept = f"{HEAD}- {{target: 1.1.2, value: 3}}\n{rest}"
    assert trimmed(text + rest) == (kept, 2, 0, False)


def test_an_entry_that_shares_its_line_with_others_is_not_taken_out() -> None:
    flow = "format: workplan/report@1\nentries: [{target: 1.1.1}, {target: 1.1.2, value: 3}]\n"
    document, _found = parse_document(flow, "r.yaml")
    assert document is not None
    assert without_blanks(document, KNOWN) is None
