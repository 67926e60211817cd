"""What the section about the state of the art shows, read when first asked for and then kept.

The methods whose name begins with `known_` never wait, as those of `tui.backend`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.sota import Activity, TaskPage
from pwc_tui.domain.task_tree import TaskTree
from pwc_tui.tui.lazy import Lazy
from pwc_tui.tui.recent import Recent

if TYPE_CHECKING:
    from pwc_tui.store import sota


class Sota:
    """The state of the art in the database that `path` names. Needs no SQLModel to be read."""

    def __init__(self, path: Callable[[], Path]) -> None:
        self._store: Lazy[sota.Sota] = Lazy(lambda: _open_store(path()))
        self._notable: Lazy[Activity] = Lazy(lambda: self._store.get().notable())
        self._tree: Lazy[TaskTree] = Lazy(lambda: self._store.get().tree())
        self._tasks: Recent[Ref, TaskPage] = Recent(50)

    def notable(self) -> Activity:
        """Return the notable leaderboards."""
        return self._notable.get()

    def known_notable(self) -> Activity | None:
        """Return the notable leaderboards if they were asked for before."""
        return self._notable.peek()

    def tree(self) -> TaskTree:
        """Return the tree of tasks."""
        return self._tree.get()

    def known_tree(self) -> TaskTree | None:
        """Return the tree of tasks if it was asked for before."""
        return self._tree.peek()

    def task(self, ref: Ref) -> TaskPage:
        """Return everything that belongs to a task; raises UserError for one that is not there."""
        known = self._tasks.get(ref)
        if known is None:
            try:
                known = self._store.get().task(ref.id)
            except KeyError as error:
                raise UserError(f"The archive has no task “{ref.name}”") from error
            self._tasks.put(ref, known)
        return known

    def known_task(self, ref: Ref) -> TaskPage | None:
        """Return a task that was asked for lately."""
        return self._tasks.get(ref)

    def close(self) -> None:
        """Close the file if it was opened."""
        opened = self._store.peek()
        if opened is not None:
            opened.close()


def _open_store(path: Path) -> sota.Sota:
    from pwc_tui.store import sota  # noqa: PLC0415  not before the first use

    return sota.Sota(path)
