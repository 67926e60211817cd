"""The queries that were searched for before, kept in the user's file.

Methods whose name begins with `known_` or that say so never wait; the others are for threads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress

from pwc_tui.domain.user_data import Setting

QUERIES: Setting[str] = Setting("earlier queries", "")
"""A list in JSON, the newest first."""
_MOST = 200
"""Queries that are kept: more than anybody goes back through."""
_LONGEST = 1_000
"""Characters of one."""


class EarlierQueries:
    """What was searched for, the newest first, each query once."""

    def __init__(self, read: Callable[[], str], write: Callable[[str], None]) -> None:
        """`read` and `write` have the setting of the file."""
        self._read, self._write = read, write
        self._new: tuple[str, ...] = ()

    def add(self, words: str) -> None:
        """Remember a query from now on; never waits."""
        query = words.strip()
        if query and len(query) <= _LONGEST:
            self._new = tuple(dict.fromkeys((query, *self._new)))[:_MOST]

    def all(self) -> Sequence[str]:
        """Return those of this run of the program and those of earlier ones."""
        kept: object = []
        with suppress(ValueError):
            kept = json.loads(self._read() or "[]")
        earlier = [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
        return tuple(dict.fromkeys((*self._new, *earlier)))[:_MOST]

    def save(self) -> None:
        """Keep them for later runs; raises UserError where that cannot be done."""
        self._write(json.dumps(self.all(), ensure_ascii=False))
