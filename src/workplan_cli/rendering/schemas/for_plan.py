"""The schema of reports on one plan: its targets, its units, and which keys go with which."""

from collections.abc import Iterator

from workplan_cli.model.goal import STAGES
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.period import periods
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.text import Text
from workplan_cli.model.units import Units
from workplan_cli.rendering.goals import goal_in_words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.schemas.generic import Schema, schema

