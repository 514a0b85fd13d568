"""What a file has to be to be read at all; found by `loading/`, not by a check."""

from workplan_cli.model.message import _
from workplan_cli.rules.rule import Rule

RULES = (
    Rule(
        code="WP101",
        name="unreadable-file",
        severity="error",
        summary=_("A file is not there, or cannot be read."),
        why=_(
            "What cannot be read is in no figure; the run ends with code 2, so that nobody takes "
            "silence for success."
        ),
        fix=_(
            "Check the path and the permissions; patterns such as reports/*.yaml are "
            "understood too."
        ),
        bad="""
# saved nowhere: the name in the command is wrong  # <-
""",
        good="""
# saved under the name in the command
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    ),
    Rule(
        code="WP102",
        name="wrong-encoding",
        severity="error",
        summary=_("A file is not text in UTF-8."),
        why=_(
            "Read in another encoding, Chinese text turns into other characters without any "
            "warning."
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
    ),
    Rule(
        code="WP103",
        name="control-character",
        severity="error",
        summary=_("A file holds a character that cannot be seen."),
        why=_(
            "It comes along when text is copied from other programs; nobody sees it, and names "
            "that look alike differ by it."
        ),
        fix=_("Delete the character, or type the line again."),
        bad="""
entries:
- target: 13.4.2
  value: 18
  note: 名单\x07已公示  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
  note: 名单已公示
""",
    ),
    Rule(
        code="WP104",
        name="tab-indentation",
        severity="error",
        summary=_("A line is indented with a tab."),
        why=_("YAML allows no tabs there, because every program shows them at another width."),
        fix=_("Replace the tab by spaces; most editors can do so for a whole file."),
        bad="""
entries:
- target: 13.4.2
\tvalue: 18  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
""",
    ),
    Rule(
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
    ),
    Rule(
        code="WP106",
        name="duplicate-key",
        severity="error",
        summary=_("A key stands twice in one place."),
        why=_("Most programs keep the last value and lose the first without a word."),
        fix=_("Keep one of the two."),
        bad="""
entries:
- target: 13.4.2
  value: 16
  value: 18  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
""",
    ),
    Rule(
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
    ),
    Rule(
        code="WP108",
        name="several-documents",
        severity="error",
        summary=_("A file holds more than one document."),
        why=_("Most programs read the first one only, and the others are lost."),
        fix=_("Make a file of each document, without the “---” between them."),
        bad="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q1
---  # <-
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
        good="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    ),
    Rule(
        code="WP109",
        name="too-large",
        severity="error",
        summary=_("A file is too large, too deep, or unfolds to too much."),
        why=_("Such a file is not a report, or is made to keep the program busy."),
        fix=_("Check that this is the right file; write aliases out, and close the brackets."),
        bad="""
entries:
- target: 13.4.2
  note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # <-
""",
        good="""
entries:
- target: 13.4.2
  note: 名单已公示
""",
    ),
    Rule(
        code="WP110",
        name="key-not-text",
        severity="error",
        summary=_("A key is a number, a day or a list."),
        why=_("The format knows no such keys; often the line is a value, or lacks its key."),
        fix=_("Write the key that is meant, or put it in quotation marks."),
        bad="""
entries:
- target: 13.4.2
  2022: 18  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 18
""",
    ),
    Rule(
        code="WP111",
        name="empty-file",
        severity="error",
        summary=_("A file is empty, or holds only comments."),
        why=_("A report without content looks like a report that was sent, and says nothing."),
        fix=_("Begin with “format: workplan/report@1”, or delete the file."),
        bad="""
# to be filled in  # <-
""",
        good="""
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    ),
    Rule(
        code="WP119",
        name="byte-order-mark",
        severity="warning",
        summary=_("A file begins with a byte order mark (BOM)."),
        why=_("It is read all the same; other programs take the mark for a part of the first key."),
        fix=_("Save it as “UTF-8” instead of “UTF-8 with BOM”, or run --fix."),
        bad="""
# saved as UTF-8 with BOM  # <-
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
        good="""
# saved as UTF-8
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
""",
    ),
    Rule(
        code="WP120",
        name="text-behind-hash",
        severity="warning",
        summary=_("A text goes on behind “ #”, and what stands there is lost."),
        why=_(
            "To YAML it is a comment, which no page shows; without it “3 built #No. 2 is not "
            "finished” says the opposite."
        ),
        fix=_("Put the whole text in quotation marks; put a real comment on a line of its own."),
        bad="""
entries:
- target: 13.4.2
  value: 3
  note: 已建成3所 #2号园未完工，不计入  # <-
""",
        good="""
entries:
- target: 13.4.2
  value: 3
  note: "已建成3所 #2号园未完工，不计入"
""",
    ),
)
