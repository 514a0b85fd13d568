"""A file is valid YAML."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP105",
    name="invalid-yaml",
    severity="error",
    summary=_("The file is not valid YAML."),
    why=_("From this place on nobody can say which value belongs to which key."),
    fix=_(
        "Check the indent, the quotation marks, the brackets and the colons of the line and "
        "the one above."
    ),
    bad="""
entries:
- target: 13.4.2
  note: 第一批: 名单已公示  # <-
""",
    good="""
entries:
- target: 13.4.2
  note: "第一批: 名单已公示"
""",
)
