"""Both parsers give the same plain events, however the library makes them."""

from collections.abc import Callable

import pytest

from workplan_cli.loading import events
from workplan_cli.loading.events import Event, by_libyaml, by_python, every

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


def _plain(following: Callable[[], Event]) -> list[tuple[object, ...]]:
    return [
        (kind, start.line, start.column, value, odd)
        for kind, start, value, odd, _end in every(following)
    ]


def test_both_parsers_give_the_same_events() -> None:
    assert _plain(by_libyaml(TEXT)) == _plain(by_python(TEXT))


def test_libyaml_makes_the_events_with_our_functions() -> None:
    assert events._makes_tuples()


def test_a_binding_that_makes_its_own_events_gives_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import _ruamel_yaml  # type: ignore[import-not-found]
    from ruamel.yaml import events as originals

    ours = _plain(by_libyaml(TEXT))
    for name in events._MAKERS:
        monkeypatch.setattr(_ruamel_yaml, name, getattr(originals, name))
    monkeypatch.setattr(events, "_makes_tuples", lambda: False)
    assert _plain(by_libyaml(TEXT)) == ours
