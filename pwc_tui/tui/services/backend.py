"""Everything the screens ask for, from the store and the search engine, opened when first needed.

The methods that load are called from worker threads (`pwc_tui.tui.workers.load`). Those whose name
begins with `known_` never wait and are for the user interface's thread: they make going back
instant. SQLModel (480 ms to import) and NumPy (90 ms) come in here, after the first paint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from pwc_tui.config import Database, file_of
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest, PaperResults
from pwc_tui.domain.papers import Paper, PaperCard
from pwc_tui.domain.provenance import Provenance
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.related import Related, Shelf
from pwc_tui.domain.user_data import Subject
from pwc_tui.store.connect.open import BuildInfo
from pwc_tui.store.connect.pinned import pin, unpin
from pwc_tui.store.queries.cards import Cards
from pwc_tui.system.importing import importing
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.services.archive_watch import ArchiveWatch
from pwc_tui.tui.services.board_service import BoardService
from pwc_tui.tui.services.kept_service import KeptService
from pwc_tui.tui.services.lazy import Lazy
from pwc_tui.tui.services.list_service import EntityListService
from pwc_tui.tui.services.page_service import PageService
from pwc_tui.tui.services.search_service import SearchService
from pwc_tui.tui.services.sota_service import SotaService
from pwc_tui.tui.services.user_service import UserService

if TYPE_CHECKING:
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.domain.citations.cited_paper import CitedPaper
    from pwc_tui.ingest.active_database import Active
    from pwc_tui.store.entity_lists import EntityLists
    from pwc_tui.store.queries.paper_standing import PaperStanding

EVERYTHING = ListRequest()
_PAGES_KEPT = 16
"""A page with many results takes 0.4 MB, and is read again in 5 ms."""
_LISTS_KEPT = 4
"""A list of everything that matches a letter takes 2 MB in the whole archive."""
OPENING = "Opening the archive …"
BUILDING = "Building the search index …"


class Backend:
    """The archive behind the screens. `database` None is the user's archive, or else the demo."""

    def __init__(self, database: Database | None) -> None:
        self._explicit = database
        self._watch: ArchiveWatch | None = None
        self._active: Lazy[Active] = Lazy(self._find_database)
        self._cards: Lazy[Cards] = Lazy(lambda: Cards(self.active().path))
        self._build: Lazy[BuildInfo] = Lazy(lambda: self._cards.get().build())
        self.finding = SearchService(self._active, self._build, self._cards)
        """The search."""
        self.own = UserService()
        """What belongs to the user."""
        self.leaderboards = BoardService(lambda: self.active().path, self.own, self.card_named)
        """Leaderboards as they are looked at."""
        self.kept = KeptService(self.own, self._cards, self.leaderboards, self.finding.papers)
        """What the user keeps, with what the archive has of it."""
        self.sota = SotaService(lambda: self.active().path, self.own)
        """The section about the state of the art."""
        self.pages = PageService(
            lambda: self.active().path, self.own, self.cards, self.nearest_tasks
        )
        """The pages of datasets, methods, authors, repositories and venues."""
        self.lists = EntityListService(Lazy(self._open_lists))
        """The lists of leaderboards, tasks, datasets, methods and venues."""
        self._count: Lazy[int] = Lazy(lambda: self._cards.get().count())
        self._known_cards: LruCache[int, PaperCard] = LruCache(4000)
        self._known_papers: LruCache[int, tuple[Flips, Paper]] = LruCache(_PAGES_KEPT)
        self._known_related: LruCache[int, dict[Shelf, list[Related]]] = LruCache(_PAGES_KEPT)
        self._known_listings: LruCache[ListRequest, PaperResults] = LruCache(_LISTS_KEPT)
        self.finding.on_reopen = self._forget_found

    @property
    def doing(self) -> str:
        """What a screen says while it waits."""
        return OPENING if self.finding.progress is None else BUILDING

    def close(self) -> None:
        """Let go of what is still being made for nobody."""
        self.finding.close()
        self.leaderboards.close()
        self.sota.close()
        self.pages.close()
        self.own.close()
        if (active := self._active.peek()) and (file := file_of(active.path)):
            unpin(file)

    def active(self) -> Active:
        """Return which database is used; builds the demo database if it is needed and not there."""
        return self._active.get()

    def reopened(self) -> Backend:
        """Return the backend of what is at the place by now."""
        return Backend(self._explicit)

    def pin(self) -> None:
        """Stay with the file that is open, also when a backend of the same place was closed."""
        if file := file_of(self.active().path):
            pin(file)

    def is_replaced(self) -> bool:
        """Whether another archive is at the place by now: a newer one, or one beside the demo."""
        build = self._build.peek()
        return bool(self._watch and build and self._watch.has_other_than(build.build_id))

    def ref(self, kind: Kind, slug: str) -> Ref | None:
        """Return what of this kind has this public id, or None."""
        return self._cards.get().ref(kind, slug)

    def known_build(self) -> BuildInfo | None:
        """Return which import made the database, if that was asked before."""
        return self._build.peek()

    def build(self) -> BuildInfo:
        """Return which import made the database."""
        return self._build.get()

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
        self.kept.count_searches()
        with suppress(UserError):
            self.paper(1)
            self.related(1)
            self.lists.hidden_count(Kind.DATASET)  # what is open stays with its archive

    def rest(self) -> None:
        """Give back what only helps while one types; for when a page was opened."""
        self.finding.rest()

    def repair_index(self, is_cancelled: IsCancelled) -> bool:
        """Mend a damaged index and find related papers; return whether more may be found now.

        For the background, after the start. Says nothing of what cannot be built: one searches
        without it. Raises `Cancelled` when nobody waits any more.
        """
        is_new = False
        with suppress(UserError):
            is_new = self.finding.mend(is_cancelled)
            is_new |= self.finding.complete_related(is_cancelled)
        return is_new

    def complete(self, is_cancelled: IsCancelled) -> bool:
        """Make abstracts searchable, and papers by meaning; return whether either was not.

        As `repair_index`, after it.
        """
        with suppress(UserError):
            is_new = self.finding.complete_abstracts(is_cancelled)
            return self.finding.complete_meaning(is_cancelled) or is_new
        return False

    def listing(self, request: ListRequest, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return the papers of a list; raises `Cancelled` when nobody waits any more."""
        if request == EVERYTHING:
            everything = PaperResults(range(1, self.count() + 1))
            return self._known_listings.get_or(request, lambda: everything)
        return self._known_listings.get_or(
            request, lambda: self.finding.papers(request, is_cancelled)
        )

    def known_listing(self, request: ListRequest) -> PaperResults | None:
        """Return the papers of a list that was asked for lately."""
        return self._known_listings.get(request)

    def cited(self, ids: Iterable[int]) -> list[CitedPaper]:
        """Return the papers with these numbers as they are cited, in this order."""
        return self._cards.get().cited(list(ids))

    def standings(self, ids: Sequence[int]) -> dict[int, PaperStanding]:
        """Return what speaks for papers by number: official code, leaderboards with results."""
        return self._cards.get().standings(ids)

    def cards(self, ids: Iterable[int]) -> list[PaperCard]:
        """Return the papers with these numbers as cards, in this order."""
        wanted = [int(paper_id) for paper_id in ids]
        asked = ((paper_id, self._known_cards.get(paper_id)) for paper_id in wanted)
        found = {paper_id: card for paper_id, card in asked if card is not None}
        missing = [paper_id for paper_id in wanted if paper_id not in found]
        for card in self._cards.get().pick(missing) if missing else ():
            self._known_cards.put(card.id, card)
            found[card.id] = card
        return [found[paper_id] for paper_id in wanted if paper_id in found]

    def card_named(self, reference: str) -> PaperCard | None:
        """Return the paper that an id, an address or a title names, None for none."""
        number = self._cards.get().find(reference)
        return None if number is None else self.cards([number])[0]

    def subjects(self, ids: Iterable[int]) -> list[Subject]:
        """Return the papers with these numbers as things to be kept; a version as what it is of."""
        from pwc_tui.store.queries.paper_lines import PaperLines  # noqa: PLC0415  few keep something

        cards = self._cards.get()
        shown = dict.fromkeys(cards.shown_for(int(paper_id)) for paper_id in ids)
        with PaperLines(self.active().path) as papers:
            lines = papers.pick(list(shown))
        return [Subject(Kind.PAPER, each.slug, each.title, each.arxiv_id or None) for each in lines]

    def forget_lists(self) -> None:
        """Ask again for lists that may be of what is kept: that was changed."""
        self._known_listings.clear()
        self.finding.forget_meanings()

    def known_card(self, paper_id: int) -> PaperCard | None:
        """Return a card that was loaded lately."""
        return self._known_cards.get(paper_id)

    def paper(self, paper_id: int) -> Paper:
        """Return a paper's whole page; raises UserError for an unknown number."""
        flips = self.own.flips()
        known = self.known_paper(paper_id)
        if known is None:
            try:
                stated = self._cards.get().page(paper_id)
            except KeyError as error:
                raise UserError(f"The archive has no paper with the number {paper_id}") from error
            from pwc_tui.domain.boards.view import results_as_told  # noqa: PLC0415  not before the paint

            results = results_as_told(stated.results, flips, self.leaderboards.board)
            known = replace(stated, results=results)
            self._known_papers.put(paper_id, (flips, known))
        return known

    def known_paper(self, paper_id: int) -> Paper | None:
        """Return a paper that was loaded lately, if no direction was changed since."""
        kept = self._known_papers.get(paper_id)
        return kept[1] if kept is not None and kept[0] == self.own.known_flips() else None

    def related(self, paper_id: int) -> dict[Shelf, list[Related]] | None:
        """Return the papers related to a paper by shelf, each with its reasons.

        None while what they are found by is not built: see `repair_index`.
        """
        from pwc_tui.search.index.integrity import IndexMissing  # noqa: PLC0415  90 ms: NumPy

        def ask() -> dict[Shelf, list[Related]]:
            shown = self._cards.get().shown_for(paper_id)
            return self.finding.asked(lambda: self.finding.relations().shelves(shown))

        try:
            return self._known_related.get_or(paper_id, ask)
        except IndexMissing:
            return None

    def nearest_tasks(self, ref: Ref) -> tuple[Ref, ...]:
        """Return the tasks nearest to a task or an author; none while there are no vectors."""
        from pwc_tui.search.index.integrity import IndexMissing  # noqa: PLC0415  90 ms: NumPy

        try:
            return self.finding.nearest_tasks(ref)
        except IndexMissing:
            return ()

    def known_related(self, paper_id: int) -> dict[Shelf, list[Related]] | None:
        """Return the related papers that were asked for lately."""
        return self._known_related.get(paper_id)

    def provenance(self) -> Provenance:
        """Return how the database was made."""
        return self._cards.get().provenance()

    def _forget_found(self) -> None:
        self._known_related.clear()
        self._known_listings.clear()

    def _find_database(self) -> Active:
        from pwc_tui.ingest.active_database import active_database  # noqa: PLC0415  not before the paint

        active = active_database(self._explicit)
        if file := file_of(active.path):
            pin(file)
        self._watch = ArchiveWatch(active)
        return active

    def _open_lists(self) -> EntityLists:
        with importing:
            from pwc_tui.store.entity_lists import EntityLists  # noqa: PLC0415  480 ms: SQLModel

        return EntityLists(self.active().path)
