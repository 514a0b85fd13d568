"""`workplan plan list` on a terminal: one row a target, its goal in words."""

from workplan_cli.model.message import _
from workplan_cli.model.plan import Target
from workplan_cli.rendering.console import draw, plain, table
from workplan_cli.rendering.goals import goal_in_words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.targets.listing import Listing, reporters, summary


def render(listed: Listing, screen: Screen) -> str:
    """The table, and how many targets of each sort are in it."""
    say, language = screen.language.say, screen.language
    total = plain(language.say(summary(listed.targets)))
    if not listed.targets:
        return draw(screen, total)
    made = table(
        (say(_("Target")), "left", None),
        ("", "left", 5),
        (say(_("Goal")), "left", 3),
        (say(_("Due")), "left", None),
        (say(_("Reported by")), "left", 2),
    )
    for target in listed.targets:
        made.add_row(
            plain(target.id),
            plain(target.title.in_language(language.code)),
            plain(_goal(target, language)),
            plain(listed.plan.due(target).isoformat()),
            plain(reporters(target, listed.units, language)),
        )
    return draw(screen, made, plain(""), total)


def _goal(target: Target, language: Language) -> str:
    if target.goal is None:
        return language.say(_("ongoing"))
    return goal_in_words(target, target.goal, language)
