"""The workspace file `workplan.yaml`: where plan and reports are, and the house's choices."""

from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.plan import Thresholds
from workplan_cli.model.text import Listed, Part


class Ignored(Part):
    """A rule that is not applied here, and why not."""

    rule: Annotated[str, Field(pattern=r"^WP\d{0,3}$")]
    reason: Annotated[str, Field(min_length=1, pattern=r"\S")]


class Workspace(Part):
    """Paths are relative to the file; whatever is left out is as without it."""

    format: Literal["workplan/workspace@1"]
    plan: str | None = None
    units: str | None = None
    reports: str | Annotated[tuple[str, ...], Listed] | None = None
    language: Literal["zh", "en"] | None = None
    thresholds: Thresholds | None = None
    ignore: Annotated[tuple[Ignored, ...], Listed] = ()
