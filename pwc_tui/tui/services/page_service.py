"""Pages of tasks, datasets, methods, authors, …, read when asked for and then kept.

The methods whose name begins with `known_` never wait, as those of `tui.services.backend`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.pages.entity_pages import (
    MOST_IMPLEMENTED_SHOWN,
    NEWEST_SHOWN,
    EntityPage,
    Home,
    PaperOrder,
    TaskPage,
)
from pwc_tui.domain.pages.method_tree import MethodTree
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.user_service import UserService

if TYPE_CHECKING:
    from pwc_tui.config import Database
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.store.queries.pages.pages import Pages


@dataclass(frozen=True, slots=True)
class EntityView:
    """A page and the papers it lists."""

    page: EntityPage
    newest: tuple[PaperCard, ...] = ()
    most_implemented: tuple[PaperCard, ...] = ()
    nearest_tasks: tuple[Ref, ...] = ()
    """Of a task or an author: those whose papers say much the same."""


class PageService:
    """The pages of a database. Needs no SQLModel to be read."""

    def __init__(
        self,
        database: Callable[[], Database],
        own: UserService,
        cards: Callable[[Iterable[int]], list[PaperCard]],
        nearest_tasks: Callable[[Ref], tuple[Ref, ...]],
    ) -> None:
        self._store: Lazy[Pages] = Lazy(lambda: _open_store(database()))
        self._own = own
        self._cards = cards
        self._nearest_tasks = nearest_tasks
        self._known: LruCache[Ref, tuple[Flips, EntityView]] = LruCache(50)
        self._methods: Lazy[MethodTree] = Lazy(lambda: self._store.get().methods())
        self._home: Lazy[Home] = Lazy(lambda: self._store.get().home())

    def store(self) -> Pages:
        """Return the store of the pages; waits for it to be opened."""
        return self._store.get()

    def view(self, ref: Ref) -> EntityView:
        """Return the page of `ref` with some papers; raises UserError where there is none."""
        return self.known_view(ref) or self._read(ref)

    def known_view(self, ref: Ref) -> EntityView | None:
        """Return a page that was asked for lately, unless the user flipped a metric since."""
        flips, view = self._known.get(ref) or ({}, None)
        return view if flips == self._own.known_flips() else None

    def home(self) -> Home:
        """Return what the archive holds, at a glance."""
        return self._home.get()

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

    def _read(self, ref: Ref) -> EntityView:
        flips, store = self._own.flips(), self._store.get()
        try:
            page = store.page(ref, flips)
        except KeyError as error:
            raise UserError(f"The archive has no {ref.kind} “{ref.name}”") from error
        newest = self._cards(store.papers(ref, PaperOrder.NEWEST, NEWEST_SHOWN))
        used: Sequence[PaperCard] = ()
        if isinstance(page, TaskPage):
            most = store.papers(ref, PaperOrder.MOST_IMPLEMENTED, MOST_IMPLEMENTED_SHOWN)
            used = self._cards(most)
        near = self._nearest_tasks(ref) if ref.kind in (Kind.TASK, Kind.AUTHOR) else ()
        view = EntityView(page, tuple(newest), tuple(used), near)
        self._known.put(ref, (flips, view))
        return view


def _open_store(database: Database) -> Pages:
    from pwc_tui.store.queries.pages.pages import Pages  # noqa: PLC0415  not before the first use

    return Pages(database)
