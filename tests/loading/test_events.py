"""The library's events have the same attributes, however they are made."""

import inspect
from typing import Any

import pytest
from ruamel.yaml import events
from ruamel.yaml.events import CollectionStartEvent, NodeEvent, ScalarEvent

from workplan_cli.loading.events import cheapen_events

ORIGINAL = {
    "ScalarEvent": ("ctag", "implicit", "value", "style"),
    "CollectionStartEvent": ("ctag", "implicit", "flow_style", "nr_items"),
}
"""The attributes that the library's own classes add to those of the classes above them."""


@pytest.mark.parametrize("kind", [ScalarEvent, CollectionStartEvent])
def test_every_attribute_of_an_event_is_set_from_the_argument_of_its_name(kind: type[Any]) -> None:
    cheapen_events()
    assert kind.__slots__ == ORIGINAL[kind.__name__]
    names = list(inspect.signature(kind.__init__).parameters)[1:]
    event = kind(**{name: name for name in names})
    slots = {*events.Event.__slots__, *NodeEvent.__slots__, *kind.__slots__}
    assert {"tag" if slot == "ctag" else slot for slot in slots} == set(names)
    for slot in slots:
        assert getattr(event, slot) == ("tag" if slot == "ctag" else slot)
