"""What is counted, for exactly one of it: plans name things in the plural."""

import re

_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman"}
_SAME = ("ss", "us", "is", "series", "species", "means", "news", "premises")
"""Endings of words that are no plural, or the same in both."""
_SEVERAL_PARTS = re.compile(r" (?:and|or|of|per|in|for|with|without|that|to|on|at) ")
"""Words behind which the noun that is counted need not be the last one."""


def singular(words: str) -> str:
    """English words for several things as they are said of one; as they are where that is not sure.

    The last word is the noun: kindergartens, private schools, PE teachers.
    """
    head, space, noun = words.rpartition(" ")
    if _SEVERAL_PARTS.search(words) or noun.endswith(_SAME):
        return words
    return f"{head}{space}{_of_one(noun)}"


def _of_one(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x)es$", noun):
        return noun[:-2]
    return noun.removesuffix("s")
