"""What keys and values a file may hold; found by `loading/`, not by a check."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULES = (
    Rule(
        code="WP112",
        name="unknown-key",
        severity="error",
        summary=_("A key is not known to the format."),
        why=_("What it says would be passed over, and its writer would not notice."),
        fix=_("Correct the key, or delete the line."),
        bad="""
entries:
- target: 13.4.2
  vaule: 18  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
""",
    ),
    Rule(
        code="WP113",
        name="missing-key",
        severity="error",
        summary=_("A key that has to be there is missing."),
        why=_("Without it nobody can say what the rest is about."),
        fix=_("Add the key."),
        bad="""
entries:
- value: 18  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
""",
    ),
    Rule(
        code="WP114",
        name="wrong-type",
        severity="error",
        summary=_(
            "A value is of another kind than its key asks for: a text for a day, one thing for "
            "a list."
        ),
        why=_("It cannot be counted, compared or placed in time."),
        fix=_("Write the value in the form that the message names."),
        bad="""
submitted: 2022年7月5日  # <-
""",
        good="""
submitted: 2022-07-05
""",
    ),
    Rule(
        code="WP115",
        name="id-not-text",
        severity="error",
        summary=_("An id stands without quotation marks, so that YAML reads it as a number."),
        why=_("As a number “13.10” is 13.1, and “0150” is 150: another id."),
        fix=_("Put the id in quotation marks."),
        bad="""
unit: 150102  # <-
""",
        good="""
unit: "150102"
""",
    ),
    Rule(
        code="WP116",
        name="figure-as-text",
        severity="error",
        summary=_(
            "A figure is written as text: with 万 or 亿, a percent sign, a unit of measure, "
            "full-width digits, or in words."
        ),
        why=_(
            "A text cannot be added up; and 5.28万 may be 52800 things, or 5.28 of what is counted "
            "in 万."
        ),
        fix=_(
            "Write the number in digits; a note says what else there is to say. Where there is no "
            "figure, leave the line out."
        ),
        bad="""
entries:
- target: 20.9.2
  value: 5.28万  # <-
""",
        good="""
entries:
- target: 20.9.2
  value: 52800
""",
    ),
    Rule(
        code="WP117",
        name="not-allowed-value",
        severity="error",
        summary=_("A value is none of the words that are allowed."),
        why=_("A word that is nearly right would be passed over."),
        fix=_("Write one of the words that the message names."),
        bad="""
entries:
- target: 12.3.3
  no_figure: not_publised  # <-
""",
        good="""
entries:
- target: 12.3.3
  no_figure: not_published
""",
    ),
    Rule(
        code="WP118",
        name="unknown-format",
        severity="error",
        summary=_("The format is not known, or is that of another kind of file."),
        why=_(
            "Read as something else than it is, a file would be full of mistakes; so nothing else"
            " is said about it."
        ),
        fix=_("Write “format: workplan/report@1”, or move the file out of the folder of reports."),
        bad="""
format: workplan/report@9  # <-
""",
        good="""
format: workplan/report@1
""",
    ),
)
