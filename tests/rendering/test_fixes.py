"""How repairs are listed and shown; the texts are made up."""

from workplan_cli.model.fix import Fix, FixedText
from workplan_cli.model.message import Message
from workplan_cli.rendering.fixes import difference, done
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

PLAIN = Screen(80, False, Language("en"))
TEXT = FixedText(
    "r/甲.yaml",
    "unit: 1\r\nvalue: １８\r\n[bold]: %\r\n",
    'unit: "1"\r\nvalue: 18\r\n[bold]: %\r\n',
    (Fix("WP115", 1, Message("unit")), Fix("WP116", 2, Message("value"))),
)


def test_every_repair_is_listed_with_its_place_and_code() -> None:
    assert done([TEXT], PLAIN) == (
        "r/甲.yaml:1: WP115 unit\nr/甲.yaml:2: WP116 value\n2 fixes in 1 file\n"
    )


def test_repairs_that_were_not_written_are_called_possible() -> None:
    assert done([TEXT], PLAIN, written=False).endswith("\n2 fixes possible in 1 file\n")


def test_the_difference_shows_lines_before_and_after() -> None:
    assert difference([TEXT], PLAIN).splitlines() == [
        "--- r/甲.yaml",
        "+++ r/甲.yaml",
        "@@ -1,3 +1,3 @@",
        "-unit: 1",
        "-value: １８",
        '+unit: "1"',
        "+value: 18",
        " [bold]: %",
    ]


def test_colours_are_a_matter_of_the_screen() -> None:
    assert "\x1b[31m-unit: 1\x1b[0m" in difference([TEXT], Screen(80, True, Language("en")))
