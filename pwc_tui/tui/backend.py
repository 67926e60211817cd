"""Everything the screens ask for, from the store and the search engine, opened when first needed.

The methods that load are called from worker threads (`pwc_tui.tui.work.load`). Those whose name
begins with `known_` never wait and are for the user interface's thread: they make going back
instant. SQLModel (480 ms to import) and NumPy (90 ms) come in here, after the first paint.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
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
from pwc_tui.tui.finding import Finding, PaperListing
from pwc_tui.tui.history import BoardPlace, PaperPlace, Place
from pwc_tui.tui.lazy import Lazy
from pwc_tui.tui.leaderboards import Leaderboards
from pwc_tui.tui.recent import Recent
from pwc_tui.tui.sota import Sota
from pwc_tui.tui.sota_places import NotablePlace, TaskPlace

if TYPE_CHECKING:
    from pwc_tui.archive.active import Active
    from pwc_tui.domain.board_view import Flips
    from pwc_tui.search.related import RelatedPapers
    from pwc_tui.store.library import Library
    from pwc_tui.tui.work import IsStale

EVERYTHING = ListRequest()
OPENING = "Opening the archive …"
BUILDING = "Building the search index …"


class Backend:
    """The archive behind the screens. `database` None is the user's archive, or else the demo."""

    def __init__(self, database: Path | None) -> None:
        self._explicit = database
        self._active: Lazy[Active] = Lazy(self._find_database)
        self._cards: Lazy[Cards] = Lazy(lambda: Cards(self.active().path))
        self._library: Lazy[Library] = Lazy(self._open_library)
        self._relations: Lazy[RelatedPapers] = Lazy(self._open_relations)
        self._build: Lazy[BuildInfo] = Lazy(lambda: self._cards.get().build())
        self.finding = Finding(self._active, self._build, self._cards)
        """The search."""
        self.leaderboards = Leaderboards(lambda: self.active().path)
        """Leaderboards as they are looked at."""
        self.sota = Sota(lambda: self.active().path)
        """The section about the state of the art."""
        self._count: Lazy[int] = Lazy(lambda: self._cards.get().count())
        self._known_cards: Recent[int, PaperCard] = Recent(4000)
        self._known_papers: Recent[int, tuple[Flips, Paper]] = Recent(100)
        self._known_related: Recent[int, list[Related]] = Recent(100)
        self._known_listings: Recent[ListRequest, PaperListing] = Recent(8)
        self._known_entities: Recent[tuple[Kind, Ref | None], list[EntityRow]] = Recent(12)

    @property
    def doing(self) -> str:
        """What a screen says while it waits."""
        return OPENING if self.finding.progress is None else BUILDING

    def close(self) -> None:
        """Let go of what is still being made for nobody."""
        self.finding.close()
        self.leaderboards.close()
        self.sota.close()

    def active(self) -> Active:
        """Return which database is used; builds the demo database if it is needed and not there."""
        return self._active.get()

    def known_build(self) -> BuildInfo | None:
        """Return which import made the database, if that was asked before."""
        return self._build.peek()

    def snapshot(self) -> str:
        """Return what exports call the data."""
        return self._build.get().snapshot

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
        self.finding.warm()
        self.read_ahead(PaperPlace(1))

    def keep_up(self, is_stale: IsStale) -> bool:
        """Mend a damaged index and complete it; return whether searches may now find more.

        For the background, after the start. Says nothing of what cannot be built: one searches
        without it. Raises `search.engine.Stale` when nobody waits any more.
        """
        is_new = False
        with suppress(UserError):
            if self.finding.mend(is_stale):
                self._relations.reset()
                self._known_related.clear()
                self._known_listings.clear()
                is_new = True
            is_new |= self.finding.complete_abstracts(is_stale)
        return is_new

    def listing(self, request: ListRequest, is_stale: IsStale | None = None) -> PaperListing:
        """Return the papers of a list; raises `search.engine.Stale` when nobody waits any more."""
        known = self._known_listings.get(request)
        if known is None:
            if request == EVERYTHING:
                known = PaperListing(range(1, self.count() + 1))
            else:
                known = self.finding.papers(request, is_stale)
            self._known_listings.put(request, known)
        return known

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
        flips = self.leaderboards.flips()
        known = self.known_paper(paper_id)
        if known is None:
            try:
                stated = self._library.get().paper(paper_id)
            except KeyError as error:
                raise UserError(f"The archive has no paper number {paper_id}") from error
            from pwc_tui.domain.flips import results_as_told  # noqa: PLC0415  not before the paint

            results = results_as_told(stated.results, flips, self.board)
            known = replace(stated, results=results)
            self._known_papers.put(paper_id, (flips, known))
        return known

    def known_paper(self, paper_id: int) -> Paper | None:
        """Return a paper that was loaded lately, if no direction was changed since."""
        kept = self._known_papers.get(paper_id)
        return kept[1] if kept is not None and kept[0] == self.leaderboards.known_flips() else None

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises UserError for an unknown slug."""
        return self.leaderboards.board(slug)

    def known_board(self, slug: str) -> Board | None:
        """Return a leaderboard that was loaded lately."""
        return self.leaderboards.known_board(slug)

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
                    self.leaderboards.rows(place.slug, place.metric, place.filter)
                case TaskPlace():
                    self.sota.task(place.ref)
                case NotablePlace():
                    self.sota.notable()

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

    def provenance(self) -> Provenance:
        """Return how the database was made."""
        return self._library.get().provenance()

    def _find_database(self) -> Active:
        from pwc_tui.archive.active import active_database  # noqa: PLC0415  not before the paint

        return active_database(self._explicit)

    def _open_library(self) -> Library:
        from pwc_tui.store.library import Library  # noqa: PLC0415  480 ms: SQLModel

        return Library(self.active().path)

    def _open_relations(self) -> RelatedPapers:
        from pwc_tui.search.related import RelatedPapers  # noqa: PLC0415  90 ms: NumPy

        return RelatedPapers(self.finding.engine(), self._cards.get())
