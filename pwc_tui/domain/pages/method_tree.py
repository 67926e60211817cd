"""The tree of areas, collections and methods, as lines of which some are open."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pwc_tui.domain.refs import Kind, Ref

MethodKey = tuple[int, ...]
"""A line's way from the top: an area, a collection, a method; 0 for what has none of them."""


class MethodEntry(NamedTuple):
    """A method in a list; a tuple, because thousands of them are read at once."""

    id: int
    slug: str
    name: str
    full_name: str
    introduced_year: int | None
    paper_count: int

    @property
    def ref(self) -> Ref:
        """The method."""
        return Ref(Kind.METHOD, self.id, self.slug, self.name)


@dataclass(frozen=True, slots=True)
class MethodCollection:
    """A family of methods, most used first."""

    id: int
    name: str
    methods: tuple[MethodEntry, ...]


@dataclass(frozen=True, slots=True)
class MethodArea:
    """A field of research with its collections, largest first."""

    id: int
    name: str
    collections: tuple[MethodCollection, ...]

    @property
    def method_count(self) -> int:
        """How many methods stand in it, one of two collections counted twice."""
        return sum(len(each.methods) for each in self.collections)


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One line of the tree: exactly one of `area`, `collection` and `method` is there."""

    key: MethodKey
    is_open: bool = False
    area: MethodArea | None = None
    collection: MethodCollection | None = None
    method: MethodEntry | None = None

    @property
    def can_open(self) -> bool:
        """Whether something is below it."""
        return self.method is None


@dataclass(frozen=True, slots=True)
class MethodTree:
    """All areas; methods without a collection stand below one without a name."""

    areas: tuple[MethodArea, ...]

    def lines(
        self, toggled: Collection[MethodKey], hits: Collection[int] | None = None
    ) -> list[MethodLine]:
        """Return the lines that are seen when those in `toggled` are not as they are at first.

        At first all is closed; with `hits`, numbers of methods, only these are there and all is
        open.
        """
        return list(self._lines(frozenset(toggled), None if hits is None else frozenset(hits)))

    def _lines(
        self, toggled: frozenset[MethodKey], hits: frozenset[int] | None
    ) -> Iterator[MethodLine]:
        for area in self.areas:
            shown = [(each, _among(each.methods, hits)) for each in area.collections]
            shown = [(each, methods) for each, methods in shown if methods]
            if not shown:
                continue
            key = (area.id,)
            is_open = (hits is not None) != (key in toggled)
            yield MethodLine(key, is_open, area=area)
            if is_open:
                for collection, methods in shown:
                    yield from _below((area.id, collection.id), collection, methods, toggled, hits)


def _below(
    key: MethodKey,
    collection: MethodCollection,
    methods: Sequence[MethodEntry],
    toggled: frozenset[MethodKey],
    hits: frozenset[int] | None,
) -> Iterator[MethodLine]:
    is_open = (hits is not None) != (key in toggled)
    yield MethodLine(key, is_open, collection=collection)
    if is_open:
        yield from (MethodLine((*key, method.id), method=method) for method in methods)


def _among(methods: Sequence[MethodEntry], hits: frozenset[int] | None) -> Sequence[MethodEntry]:
    return methods if hits is None else [method for method in methods if method.id in hits]
