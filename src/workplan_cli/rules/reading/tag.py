"""A file says what there is, not how a program is to read it."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULE = Rule(
    code="WP107",
    name="tag",
    severity="error",
    summary=_("A value has a YAML tag (!name)."),
    why=_(
        "Tags tell programs to build other things than texts and numbers; the format has no "
        "use for them."
    ),
    fix=_("Delete the tag, or put the text in quotation marks."),
    bad="""
entries:
- target: 13.4.2
  note: !重要 名单已公示  # <-
""",
    good="""
entries:
- target: 13.4.2
  note: "!重要 名单已公示"
""",
)
