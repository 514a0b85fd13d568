"""Next year's plan as the text of its file: above each target stands where it got to."""

from collections.abc import Iterator, Sequence
from typing import Any

from workplan_cli.assessment.next_plan import NextPlan
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.status import status_word
from workplan_cli.model.text import Part
from workplan_cli.pages.goals import goal_in_words, reached_in_words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.report_text import value_text

_WORDS = frozenset(
    {"format", "measure", "kind", "stages", "combine", "over_time", "holds", "schedule", "baseline"}
)
"""Keys whose values are words of the format, where they are texts."""


def render(made: NextPlan, day: object, language: Language) -> str:
    """YAML that is read as the plan, with comments in a language."""
    lines = [*(f"# {line}" for line in _head(made, day, language))]
    lines += _keys(made.plan, without=("sections",), indent="")
    lines.append("sections:")
    for section in made.plan.sections:
        lines += _item(section, ("tasks",), "")
        for task in section.tasks:
            lines += _item(task, ("targets",), "  ")
            for target in task.targets:
                lines.append(f"    # {_said(made.carried[target.id], language)}")
                lines += _item(target, (), "    ")
    return "\n".join(lines) + "\n"


def _head(made: NextPlan, day: object, language: Language) -> Iterator[str]:
    say = language.say
    yield say(
        _("Drafted by workplan plan next from where the plan before it stood on {day}."), day=day
    )
    yield say(_("Each target is a proposal: compare it with the new text, set its goal, and"))
    yield say(_("delete “draft: true”. Drafts are never counted; plan validate lists them."))
    for words, ids in (
        (_("Left out because it is met: {ids}"), made.met),
        (_("Left out because it was withdrawn: {ids}"), made.withdrawn),
        (_("Left out because it was a draft still: {ids}"), made.drafts),
    ):
        if ids:
            yield say(words, ids=", ".join(ids))


def _said(result: TargetResult, language: Language) -> str:
    """Status, figure and goal on the day."""
    goal = goal_in_words(result.target, result.goal)
    said = message(
        _("{status}; reached: {actual}; goal: {goal}"),
        status=status_word(result.status),
        actual=reached_in_words(result),
        goal=goal,
    )
    return " ".join(language.write(said).split())


def _item(part: Part, below: Sequence[str], indent: str) -> Iterator[str]:
    """One thing of a list, and the key of what comes below it."""
    first, *rest = _keys(part, without=below, indent=f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest
    yield from (f"{indent}  {key}:" for key in below)


def _keys(part: Part, *, without: Sequence[str], indent: str) -> Iterator[str]:
    """The keys that differ from what holds without them; words of the format stand as they are."""
    for name, field in type(part).model_fields.items():
        value: Any = getattr(part, name)
        usual = None if field.is_required() else field.get_default(call_default_factory=True)
        if name not in without and value is not None and value != usual:
            word = isinstance(value, str) and name in _WORDS
            yield f"{indent}{name}: {value if word else value_text(value)}"
