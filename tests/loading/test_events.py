"""Both parsers give the same events, and nobody else's are changed by our reading."""

import threading
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import Event

from workplan_cli.loading.events import by_libyaml, by_python, every
from workplan_cli.loading.yaml import load_yaml

TEXT = """
format: workplan/report@1
entries: &all
- target: "13.4"
  value: 010
  done: 2022-03-01
  note: |
    two
    lines
  flow: {a: ~, b: 'x', c: [1.50, yes]}
- *all
- ! 5
- &five 5
"""


def _plain(following: Callable[[], Any]) -> list[tuple[object, ...]]:
    return [
        (
            type(event).__name__,
            event.start_mark.line,
            event.start_mark.column,
            getattr(event, "value", None),
            getattr(event, "anchor", None),
            getattr(event, "tag", None),
        )
        for event in every(following)
    ]


def test_both_parsers_give_the_same_events() -> None:
    assert _plain(by_libyaml(TEXT)) == _plain(by_python(TEXT))


def test_another_user_of_the_library_gets_its_own_events_while_we_read() -> None:
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            load_yaml(TEXT)

    ours = threading.Thread(target=read)
    ours.start()
    try:
        kinds = {type(event) for _ in range(50) for event in YAML(typ="safe").parse(TEXT)}
    finally:
        done.set()
        ours.join()
    assert all(issubclass(kind, Event) for kind in kinds)


def test_reading_replaces_nothing_in_the_binding_of_libyaml() -> None:
    import _ruamel_yaml  # type: ignore[import-not-found]

    before = dict(vars(_ruamel_yaml))
    load_yaml(TEXT)
    assert vars(_ruamel_yaml) == before
