"""Everything the screens ask for, from the store and the search engine, opened when first needed.

The methods that load are called from worker threads (`pwc_tui.tui.work.load`). Those whose name
begins with `known_` never wait and are for the user interface's thread: they make going back
instant. SQLModel (480 ms to import) and NumPy (90 ms) come in here, after the first paint.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.domain.boards import Board
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.listing import ListRequest
from pwc_tui.domain.papers import Paper, PaperCard
from pwc_tui.domain.provenance import Provenance
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.domain.related import Related
from pwc_tui.store.cards import Cards
from pwc_tui.store.opening import BuildInfo
from pwc_tui.tui.history import BoardPlace, PaperPlace, Place
from pwc_tui.tui.lazy import Lazy
from pwc_tui.tui.recent import Recent

if TYPE_CHECKING:
    from pwc_tui.archive.active import Active
    from pwc_tui.search.engine import SearchEngine
    from pwc_tui.search.listing import PaperLists
    from pwc_tui.search.names import NameHit, NameIndex
    from pwc_tui.search.related import RelatedPapers
    from pwc_tui.store.library import Library
    from pwc_tui.tui.work import IsStale

EVERYTHING = ListRequest()
OPENING = "Opening the archive …"


@dataclass(frozen=True, slots=True)
class PaperListing:
    """The papers of a list by number, the words that matched, and how long finding them took."""

    ids: Sequence[int]
    terms: tuple[str, ...]
    took_ms: float


class Backend:
    """The archive behind the screens. `database` None is the user's archive, or else the demo."""

    def __init__(self, database: Path | None) -> None:
        self.doing = OPENING
        """What a screen says while it waits."""
        self._explicit = database
        self._active: Lazy[Active] = Lazy(self._find_database)
        self._cards: Lazy[Cards] = Lazy(lambda: Cards(self.active().path))
        self._library: Lazy[Library] = Lazy(self._open_library)
        self._engine: Lazy[SearchEngine] = Lazy(self._open_engine)
        self._lists: Lazy[PaperLists] = Lazy(self._open_lists)
        self._names: Lazy[NameIndex] = Lazy(self._open_names)
        self._relations: Lazy[RelatedPapers] = Lazy(self._open_relations)
        self._build: Lazy[BuildInfo] = Lazy(lambda: self._cards.get().build())
        self._count: Lazy[int] = Lazy(lambda: self._cards.get().count())
        self._known_cards: Recent[int, PaperCard] = Recent(4000)
        self._known_papers: Recent[int, Paper] = Recent(100)
        self._known_boards: Recent[str, Board] = Recent(6)
        self._known_related: Recent[int, list[Related]] = Recent(100)
        self._known_listings: Recent[ListRequest, PaperListing] = Recent(8)
        self._known_entities: Recent[tuple[Kind, Ref | None], list[EntityRow]] = Recent(12)

    def active(self) -> Active:
        """Return which database is used; builds the demo database if it is needed and not there."""
        return self._active.get()

    def known_build(self) -> BuildInfo | None:
        """Return which import made the database, if that was asked before."""
        return self._build.peek()

    def count(self) -> int:
        """Return how many papers there are."""
        self._build.get()
        return self._count.get()

    def known_count(self) -> int | None:
        """Return how many papers there are, if that was asked before."""
        return self._count.peek()

    def warm(self) -> None:
        """Open what the next key presses will need: the search first, then the pages.

        A first page is read for the queries' sake: preparing them takes ten times as long as they.
        """
        self._lists.get()
        self.read_ahead(PaperPlace(1))
        self._names.get()

    def listing(self, request: ListRequest, is_stale: IsStale | None = None) -> PaperListing:
        """Return the papers of a list; raises `search.engine.Stale` when nobody waits any more."""
        known = self._known_listings.get(request)
        if known is not None:
            return known
        if request == EVERYTHING:
            found = PaperListing(range(1, self.count() + 1), (), 0.0)
        else:
            lists, started = self._lists.get(), time.perf_counter()
            answer = lists.list(request, is_stale)
            took = (time.perf_counter() - started) * 1000
            found = PaperListing(answer.ids, tuple(answer.terms), took)
        self._known_listings.put(request, found)
        return found

    def known_listing(self, request: ListRequest) -> PaperListing | None:
        """Return the papers of a list that was asked for lately."""
        return self._known_listings.get(request)

    def cards(self, ids: Iterable[int]) -> list[PaperCard]:
        """Return the papers with these numbers as cards, in this order."""
        wanted = [int(paper_id) for paper_id in ids]
        missing = [paper_id for paper_id in wanted if self._known_cards.get(paper_id) is None]
        loaded = {card.id: card for card in self._cards.get().pick(missing)} if missing else {}
        for card in loaded.values():
            self._known_cards.put(card.id, card)
        cards = (loaded.get(paper_id) or self._known_cards.get(paper_id) for paper_id in wanted)
        return [card for card in cards if card is not None]

    def known_card(self, paper_id: int) -> PaperCard | None:
        """Return a card that was loaded lately."""
        return self._known_cards.get(paper_id)

    def paper(self, paper_id: int) -> Paper:
        """Return a paper's whole page; raises UserError for an unknown number."""
        known = self._known_papers.get(paper_id)
        if known is None:
            try:
                known = self._library.get().paper(paper_id)
            except KeyError as error:
                raise UserError(f"The archive has no paper number {paper_id}") from error
            self._known_papers.put(paper_id, known)
        return known

    def known_paper(self, paper_id: int) -> Paper | None:
        """Return a paper that was loaded lately."""
        return self._known_papers.get(paper_id)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises UserError for an unknown slug."""
        known = self._known_boards.get(slug)
        if known is None:
            try:
                known = self._library.get().board(slug)
            except KeyError as error:
                raise UserError(f"The archive has no leaderboard “{slug}”") from error
            self._known_boards.put(slug, known)
        return known

    def known_board(self, slug: str) -> Board | None:
        """Return a leaderboard that was loaded lately."""
        return self._known_boards.get(slug)

    def related(self, paper_id: int) -> list[Related]:
        """Return the papers related to a paper, each with its reasons."""
        known = self._known_related.get(paper_id)
        if known is None:
            known = list(self._relations.get().related(paper_id))
            self._known_related.put(paper_id, known)
        return known

    def known_related(self, paper_id: int) -> list[Related] | None:
        """Return the related papers that were asked for lately."""
        return self._known_related.get(paper_id)

    def read_ahead(self, place: Place) -> None:
        """Read what the screen of `place` will show; what cannot be read is for it to say."""
        with suppress(UserError):
            match place:
                case PaperPlace():
                    self.paper(place.paper_id)
                    self.related(place.paper_id)
                case BoardPlace():
                    self.board(place.slug)

    def entities(self, kind: Kind, scope: Ref | None = None) -> list[EntityRow]:
        """Return all boards, tasks, datasets or methods, or the boards of `scope`."""
        known = self._known_entities.get((kind, scope))
        if known is None:
            library = self._library.get()
            known = list(library.entities(kind) if scope is None else library.boards_of(scope))
            self._known_entities.put((kind, scope), known)
        return known

    def known_entities(self, kind: Kind, scope: Ref | None = None) -> list[EntityRow] | None:
        """Return a list of entities that was asked for lately."""
        return self._known_entities.get((kind, scope))

    def find_names(self, words: str, kinds: Sequence[Kind], limit: int) -> list[NameHit]:
        """Return the boards, tasks, datasets and methods whose name is most like `words`."""
        return self._names.get().find(words, kinds, limit)

    def provenance(self) -> Provenance:
        """Return how the database was made."""
        return self._library.get().provenance()

    def _find_database(self) -> Active:
        from pwc_tui.archive.active import active_database  # noqa: PLC0415  not before the paint

        return active_database(self._explicit)

    def _open_library(self) -> Library:
        from pwc_tui.store.library import Library  # noqa: PLC0415  480 ms: SQLModel

        return Library(self.active().path)

    def _open_engine(self) -> SearchEngine:
        from pwc_tui.search.engine import SearchEngine  # noqa: PLC0415  120 ms: NumPy, RapidFuzz
        from pwc_tui.search.ready import ready_folder  # noqa: PLC0415  with the engine

        build_id = self._build.get().build_id
        return SearchEngine.open(ready_folder(self.active().path, build_id, self._say_building))

    def _open_lists(self) -> PaperLists:
        from pwc_tui.search.listing import PaperLists  # noqa: PLC0415  90 ms: NumPy

        return PaperLists(
            self._engine.get(),
            lambda scope: self._library.get().paper_ids(scope),
            self._cards.get().find,
        )

    def _open_names(self) -> NameIndex:
        from pwc_tui.search.names import NameIndex  # noqa: PLC0415  30 ms: RapidFuzz

        return NameIndex.open(self._engine.get().folder)

    def _open_relations(self) -> RelatedPapers:
        from pwc_tui.search.related import RelatedPapers  # noqa: PLC0415  90 ms: NumPy

        return RelatedPapers(self._engine.get(), self._cards.get())

    def _say_building(self) -> None:
        self.doing = "Building the search index …"
