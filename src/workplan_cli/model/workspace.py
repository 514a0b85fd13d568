"""The workspace file `workplan.yaml`: where plan and reports are, and the house's choices."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.ids import TargetId
from workplan_cli.model.plan import Thresholds
from workplan_cli.model.text import Listed, Part


class Ignored(Part):
    """A rule that is not applied here, and why not."""

    rule: Annotated[str, Field(pattern=r"^WP\d{0,3}$")]
    reason: Annotated[str, Field(min_length=1, pattern=r"\S")]


class Accepted(Part):
    """One finding that is known and explained: by rule, file and target, with an owner and an end.

    It holds for the file as it is: `fingerprint` are the first digits of its SHA-256.
    """

    rule: Annotated[str, Field(pattern=r"^WP\d{3}$")]
    file: Annotated[str, Field(min_length=1)]
    target: TargetId | None = None
    reason: Annotated[str, Field(min_length=1, pattern=r"\S")]
    by: Annotated[str, Field(min_length=1, pattern=r"\S")]
    until: date
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None


class Workspace(Part):
    """Paths are relative to the file; whatever is left out is as without it."""

    format: Literal["workplan/workspace@1"]
    plan: str | None = None
    units: str | None = None
    reports: str | Annotated[tuple[str, ...], Listed] | None = None
    language: Literal["zh", "en"] | None = None
    thresholds: Thresholds | None = None
    ignore: Annotated[tuple[Ignored, ...], Listed] = ()
    accepted: Annotated[tuple[Accepted, ...], Listed] = ()
