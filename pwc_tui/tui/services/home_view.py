"""What the first page shows, gathered from the parts of the program that know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.notable import Activity
from pwc_tui.domain.pages.entity_pages import Home
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref

if TYPE_CHECKING:
    from pwc_tui.tui.services.backend import Backend

_VISITS = 30
"""Things looked at last; some of them may be in another archive only."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The archive at a glance; `visited` is what was looked at last and is in this archive."""

    snapshot: str
    home: Home
    newest: tuple[PaperCard, ...]
    most_implemented: tuple[PaperCard, ...]
    notable: Activity
    visited: tuple[Ref, ...]


def home_view(backend: Backend) -> HomeView:
    """Return the first page; for a worker's thread."""
    home = backend.pages.home()
    visited = (backend.ref(each.kind, each.slug) for each in backend.own.visited(_VISITS))
    return HomeView(
        snapshot=backend.snapshot(),
        home=home,
        newest=tuple(backend.cards(home.newest)),
        most_implemented=tuple(backend.cards(home.most_implemented)),
        notable=backend.sota.notable(),
        visited=tuple(ref for ref in visited if ref is not None),
    )
