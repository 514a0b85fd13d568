"""Files are text in UTF-8."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP102",
    name="wrong-encoding",
    severity="error",
    summary=_("A file is not text in UTF-8."),
    why=_(
        "Read in another encoding, Chinese text turns into other characters without any warning."
    ),
    fix=_("Save the file as UTF-8 (in the editor: “save as”, encoding UTF-8), or run --fix."),
    bad="""
# saved as GBK
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
entries:
- target: 13.4.2
  value: 18
  note: 名单已公示  # <-
""",
    good="""
# saved as UTF-8
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
entries:
- target: 13.4.2
  value: 18
  note: 名单已公示
""",
)
