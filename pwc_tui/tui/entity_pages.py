"""Pages of tasks, datasets, methods, authors, …, read when asked for and then kept.

The methods whose name begins with `known_` never wait, as those of `tui.backend`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.method_tree import MethodTree
from pwc_tui.domain.pages import EntityPage, Home, TaskPage
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref
from pwc_tui.tui.lazy import Lazy
from pwc_tui.tui.leaderboards import Leaderboards
from pwc_tui.tui.recent import Recent

if TYPE_CHECKING:
    from pwc_tui.config import Database
    from pwc_tui.domain.board_view import Flips
    from pwc_tui.store.pages.library import Pages

_NEWEST, _MOST_IMPLEMENTED = 50, 20
"""Papers that a page lists; the list of all is one key away."""
_COUNTED_AT_ONCE = 10_000
"""Papers that are counted in 30 ms; of a method or task with more the page shows the rest first."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """A page and the papers it lists; of one that is not counted yet it lists none."""

    page: EntityPage
    newest: tuple[PaperCard, ...] = ()
    most_implemented: tuple[PaperCard, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be counted."""
        return self.page.usage.years is not None


class EntityPages:
    """The pages of a database. Needs no SQLModel to be read."""

    def __init__(
        self,
        database: Callable[[], Database],
        boards: Leaderboards,
        cards: Callable[[Iterable[int]], list[PaperCard]],
    ) -> None:
        self._store: Lazy[Pages] = Lazy(lambda: _open_store(database()))
        self._boards = boards
        self._cards = cards
        self._known: Recent[Ref, tuple[Flips, EntityView]] = Recent(50)
        self._methods: Lazy[MethodTree] = Lazy(lambda: self._store.get().methods())
        self._home: Lazy[Home] = Lazy(lambda: self._store.get().home())

    def store(self) -> Pages:
        """Return the store of the pages; waits for it to be opened."""
        return self._store.get()

    def view(self, ref: Ref) -> EntityView:
        """Return the page of `ref` with some papers; raises UserError where there is none.

        Where counting takes long it is not whole: see `whole_view`.
        """
        return self.known_view(ref) or self._read(ref, _COUNTED_AT_ONCE)

    def whole_view(self, ref: Ref) -> EntityView:
        """Return the page of `ref` with all there is to count; raises UserError as `view`."""
        known = self.known_view(ref)
        return known if known is not None and known.is_whole else self._read(ref, sys.maxsize)

    def known_view(self, ref: Ref) -> EntityView | None:
        """Return a page that was asked for lately, unless the user flipped a metric since."""
        flips, view = self._known.get(ref) or ({}, None)
        return view if flips == self._boards.known_flips() else None

    def home(self) -> Home:
        """Return what the archive holds, at a glance."""
        return self._home.get()

    def known_home(self) -> Home | None:
        """Return what the archive holds, if that was asked before."""
        return self._home.peek()

    def methods(self) -> MethodTree:
        """Return the tree of methods."""
        return self._methods.get()

    def known_methods(self) -> MethodTree | None:
        """Return the tree of methods, if that was asked before."""
        return self._methods.peek()

    def close(self) -> None:
        """Close the file if it was opened."""
        opened = self._store.peek()
        if opened is not None:
            opened.close()

    def _read(self, ref: Ref, counts_up_to: int) -> EntityView:
        flips, store = self._boards.flips(), self._store.get()
        try:
            page = store.page(ref, flips, counts_up_to=counts_up_to)
        except KeyError as error:
            raise UserError(f"The archive has no {ref.kind} “{ref.name}”") from error
        view = EntityView(page)
        if view.is_whole:
            is_task = isinstance(page, TaskPage)
            used = store.most_implemented(ref, _MOST_IMPLEMENTED) if is_task else ()
            newest = self._cards(store.newest(ref, _NEWEST))
            view = EntityView(page, tuple(newest), tuple(self._cards(used)))
        self._known.put(ref, (flips, view))
        return view


def _open_store(database: Database) -> Pages:
    from pwc_tui.store.pages.library import Pages  # noqa: PLC0415  not before the first use

    return Pages(database)
