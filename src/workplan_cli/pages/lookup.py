"""How readers find rows in a long table, where the form lets them."""

from fractions import Fraction
from typing import NamedTuple

from workplan_cli.pages.values import Label


class Filter(NamedTuple):
    """A choice by which readers pick rows: values with their words, and the value of each row."""

    name: str
    heading: Label
    options: tuple[tuple[str, Label], ...]
    values: tuple[str, ...]


class Lookup(NamedTuple):
    """How readers find rows of a long table: by filters, and in the order of one of its columns.

    `orders` has, for each column that may be sorted by, what each row has in it.
    """

    filters: tuple[Filter, ...]
    orders: tuple[tuple[Fraction | int | None, ...] | None, ...]
