"""What parts and keys of the formats are for, examples, and what words mean: from two tables."""

from collections.abc import Iterator

from workplan_cli.loading.read import texts_beside


def _keys() -> Iterator[tuple[str, str, list[object]]]:
    """Every part and key by its name, with its text and its examples."""
    for part, keys in texts_beside(__file__, "keys.toml").items():
        for key, said in keys.items():
            more = said if isinstance(said, dict) else {"is": said, "such_as": []}
            yield (f"{part}.{key}" if key else part), more["is"], more["such_as"]


DESCRIPTIONS = {name: text for name, text, _examples in _keys()}
"""By the model's name, and the key behind a point."""
EXAMPLES = {name: examples for name, _text, examples in _keys() if examples}
"""By the same names, for keys only."""
VALUES: dict[str, dict[str, str]] = texts_beside(__file__, "words.toml")
"""What each word means that may stand behind a key, by key and word."""
