"""The lists of leaderboards, tasks, datasets, methods and venues: numbers first, rows when seen.

A part of `Backend`. The methods whose name begins with `known_` never wait, the others are called
from worker threads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.system.lru_cache import LruCache

if TYPE_CHECKING:
    from pwc_tui.store.entity_lists import EntityLists
    from pwc_tui.tui.services.lazy import Lazy

_LISTS_KEPT, _ROWS_KEPT = 12, 4_000


class EntityListService:
    """Whatever is listed by name. Safe to use from several threads."""

    def __init__(self, store: Lazy[EntityLists]) -> None:
        self._store = store
        self._numbers: LruCache[tuple[Kind, Ref | None], Sequence[int]] = LruCache(_LISTS_KEPT)
        self._rows: LruCache[tuple[Kind, int], EntityRow] = LruCache(_ROWS_KEPT)
        self._hidden_counts: dict[Kind, int] = {}

    def numbers(self, kind: Kind, scope: Ref | None = None) -> Sequence[int]:
        """Return all of a kind by number, most used first, or the leaderboards of `scope`."""
        key = kind, scope
        return self._numbers.get_or(key, lambda: self._store.get().numbers(kind, scope))

    def known_numbers(self, kind: Kind, scope: Ref | None = None) -> Sequence[int] | None:
        """Return a list that was asked for lately."""
        return self._numbers.get((kind, scope))

    def rows(self, kind: Kind, numbers: Sequence[int]) -> Mapping[int, EntityRow]:
        """Return rows by their numbers."""
        known = self.known_rows(kind, numbers)
        missing = [number for number in numbers if number not in known]
        loaded = self._store.get().rows(kind, missing) if missing else []
        for row in loaded:
            self._rows.put((kind, row.ref.id), row)
        return {**known, **{row.ref.id: row for row in loaded}}

    def known_rows(self, kind: Kind, numbers: Sequence[int]) -> Mapping[int, EntityRow]:
        """Return those of the rows that were asked for lately."""
        found = ((number, self._rows.get((kind, number))) for number in numbers)
        return {number: row for number, row in found if row is not None}

    def hidden(self, kind: Kind) -> list[EntityRow]:
        """Return what lists leave out because it looks like an advertisement, and why."""
        return self._store.get().hidden(kind)

    def hidden_count(self, kind: Kind) -> int:
        """Return how many that are."""
        if kind not in self._hidden_counts:
            self._hidden_counts[kind] = self._store.get().hidden_count(kind)
        return self._hidden_counts[kind]

    def known_hidden_count(self, kind: Kind) -> int:
        """Return the same if it was asked before, else 0."""
        return self._hidden_counts.get(kind, 0)
