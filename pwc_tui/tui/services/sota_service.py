"""What the section about the state of the art shows, read when first asked for and then kept.

It is read anew when the user says that a metric improves the other way. The methods whose name
begins with `known_` never wait, as those of `tui.services.backend`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pwc_tui.config import Database
from pwc_tui.domain.boards.notable import Activity
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.pages.task_tree import TaskTree
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.user_service import UserService

if TYPE_CHECKING:
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.store.queries import sota

_T = TypeVar("_T")
_Told = frozenset[tuple[tuple[str, str], Direction]]
"""The directions the user gave."""


class SotaService:
    """The state of the art in the database that `path` names. Needs no SQLModel to be read."""

    def __init__(self, path: Callable[[], Database], own: UserService) -> None:
        self._store: Lazy[sota.SotaReader] = Lazy(lambda: _open_store(path()))
        self._own = own
        self._notable: LruCache[_Told, Lazy[Activity]] = LruCache(1)
        self._tree: LruCache[_Told, Lazy[TaskTree]] = LruCache(1)

    def notable(self) -> Activity:
        """Return the notable leaderboards."""
        return self._get(self._notable, lambda store, flips: store.notable(flips))

    def known_notable(self) -> Activity | None:
        """Return the notable leaderboards if they were asked for before."""
        return self._known(self._notable)

    def tree(self) -> TaskTree:
        """Return the tree of tasks."""
        return self._get(self._tree, lambda store, flips: store.tree(flips))

    def known_tree(self) -> TaskTree | None:
        """Return the tree of tasks if it was asked for before."""
        return self._known(self._tree)

    def close(self) -> None:
        """Close the file if it was opened."""
        opened = self._store.peek()
        if opened is not None:
            opened.close()

    def _get(
        self,
        memory: LruCache[_Told, Lazy[_T]],
        read: Callable[[sota.SotaReader, Flips], _T],
    ) -> _T:
        flips = self._own.flips()
        key = frozenset(flips.items())
        return memory.get_or(key, lambda: Lazy(lambda: read(self._store.get(), flips))).get()

    def _known(self, memory: LruCache[_Told, Lazy[_T]]) -> _T | None:
        kept = memory.get(frozenset(self._own.known_flips().items()))
        return kept.peek() if kept is not None else None


def _open_store(path: Database) -> sota.SotaReader:
    from pwc_tui.store.queries import sota  # noqa: PLC0415  not before the first use

    return sota.SotaReader(path)
