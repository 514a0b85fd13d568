"""Where everything in a YAML text stands, as the parser noted it."""

from typing import Any, NamedTuple

from workplan_cli.loading.problems import place_of
from workplan_cli.model.diagnostic import Place, Route

Where = tuple[Any, Any, "dict[str, Where] | list[Where] | None"]
"""The parser's mark of a value, that of its key, and the same for everything inside the value.

Plain tuples and the parser's own marks: most files are right, and nobody asks for their places.
"""
TOP: Where = (Place(0, 0), None, None)  # a parser counts from 0


class PlaceTree(NamedTuple):
    """Where a value stands, where its key stands, and the same for everything inside it."""

    where: Where = TOP

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return place_of(self.where[0])

    @property
    def key(self) -> Place | None:
        """Where the value's key begins; None for an item of a list and for the document."""
        return None if self.where[1] is None else place_of(self.where[1])

    @property
    def items(self) -> tuple[Place, ...]:
        """Where each item of a list begins; nothing for anything else."""
        inside = self.where[2]
        return tuple(place_of(one[0]) for one in inside) if isinstance(inside, list) else ()

    def find(self, route: Route) -> "PlaceTree":
        """The marks at the end of a route, or as far along it as the file goes."""
        here = self.where
        for step in route:
            inside: Any = here[2]
            try:
                here = inside[step]
            except (KeyError, IndexError, TypeError):
                break
        return PlaceTree(here)
