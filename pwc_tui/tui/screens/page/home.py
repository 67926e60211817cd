"""The first page: what the archive holds, what is new in it, and where one left off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual.content import Content

from pwc_tui.domain.boards.notable import Activity
from pwc_tui.domain.library import CountedSearch
from pwc_tui.domain.pages.entity_pages import Home
from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.user_data import SavedSearch
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.places.trail import HomePlace
from pwc_tui.tui.screens.board.board_list_cells import active_cells, active_columns
from pwc_tui.tui.screens.library.rows import new_told
from pwc_tui.tui.screens.page.entity_lists import KnownMarks, papers_listing
from pwc_tui.tui.screens.page.facts import FactRow, fact_of, named
from pwc_tui.tui.screens.page.page_parts import Listing, Reading
from pwc_tui.tui.screens.page.page_screen import ReadingScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.page.flow_layout import LabelledItems

_VISITS_SHOWN, _SEARCHES_SHOWN = 6, 6
_IN_SIGHT = 8
"""Rows of a list in sight: on a screen of 36 lines two lists and what is above them."""
_LISTS, _AROUND, _AROUND_ALL = 3, 3, 5
"""Lists beside the text on a wide screen, and the lines around the rows of one, and around all."""


_VISITS = 30
"""Things looked at last; some of them may be in another archive only."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The archive at a glance; `visited` is what was looked at last and is in this archive.

    `counted` are the saved searches as they were counted last: no page waits for that.
    """

    snapshot: str
    home: Home
    newest: tuple[PaperCard, ...]
    most_implemented: tuple[PaperCard, ...]
    notable: Activity
    visited: tuple[Ref, ...]
    saved: tuple[SavedSearch, ...]
    counted: tuple[CountedSearch, ...]


class HomeScreen(ReadingScreen[HomePlace, HomeView]):
    """The archive at a glance."""

    DEFAULT_CSS = "HomeScreen.-wide #text { max-width: 60; }"
    what = "archive"
    patience = 0.06

    def known(self, backend: Backend) -> HomeView | None:
        """Return what is shown: nothing, as where one left off changes with every page."""
        del backend
        return None

    def reader(self, backend: Backend) -> Callable[[], HomeView]:
        """Return what reads the page."""
        return lambda: _home_view(backend)

    def reading(self, value: HomeView) -> Reading:
        """Return what the page says."""
        counts = [
            Content.assemble((f"{count:,}", "bold"), " ", line(name, "$foreground-muted"))
            for name, count in value.home.counts
        ]
        rows, kept = _IN_SIGHT, self.pwc.backend.own.library.known_marks
        if self.has_class("-wide"):
            rows = max(rows, (self.app.size.height - _AROUND_ALL) // _LISTS - _AROUND)
        return Reading(
            partial(line, "Papers With Code", "bold"),
            (line(value.snapshot, "$foreground-muted"), joined(counts, " · ")),
            _facts(value),
            listings=(
                _papers("newest", "Newest papers", value.newest, kept, rows),
                _papers(
                    "implemented", "Most implemented papers", value.most_implemented, kept, rows
                ),
                _boards(value, rows),
            ),
        )


def _home_view(backend: Backend) -> HomeView:
    """Return the first page; for a worker's thread."""
    home = backend.pages.home()
    backend.own.library.marks()
    visited = (backend.ref(each.kind, each.slug) for each in backend.own.visited(_VISITS))
    return HomeView(
        snapshot=backend.snapshot(),
        home=home,
        newest=tuple(backend.cards(home.newest)),
        most_implemented=tuple(backend.cards(home.most_implemented)),
        notable=backend.sota.notable(),
        visited=tuple(ref for ref in visited if ref is not None),
        saved=backend.kept.saved(),
        counted=backend.kept.known_searches(),
    )


def _facts(value: HomeView) -> tuple[FactRow, ...]:
    everything = [
        ("all", ListRequest()),
        ("newest", ListRequest(order=Order.DATE)),
        ("with code", ListRequest(filter=PaperFilter(has_code=True))),
        ("with results", ListRequest(filter=PaperFilter(has_results=True))),
    ]
    papers = LabelledItems("Papers", tuple(line(label, "$text-accent") for label, _ in everything))
    nothing = "nothing yet: pages you look at appear here"
    new = {each.search: new_told(each) for each in value.counted}
    saved = value.saved[:_SEARCHES_SHOWN]
    names = (joined([line(each.name, "$text-accent"), new.get(each, Content())]) for each in saved)
    searches = LabelledItems("Searches", tuple(names))
    return (
        named("Recent", value.visited, nothing, limit=_VISITS_SHOWN),
        *([fact_of(searches, value.saved)] if saved else []),
        fact_of(papers, [request for _, request in everything]),
    )


def _papers(
    name: str, heading: str, papers: Sequence[PaperCard], kept: KnownMarks, rows: int
) -> Listing:
    return replace(
        papers_listing(name, heading, papers, kept, rows), instead="This archive has none."
    )


def _boards(value: HomeView, rows: int) -> Listing:
    boards = value.notable.boards
    refs = [board.entry.ref for board in boards]
    return Listing(
        "notable",
        "Notable leaderboards",
        active_columns(value.notable, "Leaderboard"),
        len(boards),
        cells=lambda index: active_cells(boards[index], refs[index].name),
        opens=lambda index: OpenBoard(refs[index].slug, title=refs[index].name),
        marks=lambda index: refs[index],
        instead="This archive has no leaderboards.",
        in_sight=rows,
    )
