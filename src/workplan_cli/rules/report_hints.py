"""What a plan knows about a report that does not fit its model: for advice on the case at hand."""

from workplan_cli.loading.document import Document
from workplan_cli.loading.validation_errors import Hints
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.ids import digits_of
from workplan_cli.model.names import name_key
from workplan_cli.model.plan import Plan
from workplan_cli.model.text import Text


def hints_of(document: Document, plan: Plan | None) -> Hints:
    """By the targets of a plan; without a plan nothing is known."""
    targets = plan.by_id if plan else {}

    def counted(route: Route) -> Text | None:
        target = targets.get(str(document.at((*route[:-1], "target"))))
        if target is None or target.counted is None:
            return None
        in_percent = target.measure_facts.percent and route[-1] == "value"
        return None if in_percent else target.counted

    def meant(route: Route) -> str | None:
        return _target_meant(document, route, plan) if plan and route[-1] == "target" else None

    return Hints(counted, meant)


def _target_meant(document: Document, route: Route, plan: Plan) -> str | None:
    """The only target with this title, or with the digits of a number that is no clause: 13.42."""
    written = document.at(route)
    if isinstance(written, str):
        title = name_key(written)
        found = [one.id for one in plan.targets if title in map(name_key, one.title.texts)]
    elif any(one.id.startswith(f"{written}.") for one in plan.targets):
        return None
    else:
        digits = digits_of(str(written))
        found = [one.id for one in plan.targets if digits_of(one.id) == digits]
    return found[0] if len(found) == 1 else None
