"""What an archive finds by its search index: papers, names of all kinds, related papers.

The index is opened when it is first asked, built where it is missing, and mended where it is
damaged: an answer is always from whole files.
"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pwc_tui.api.listener import ArchiveListener
from pwc_tui.api.results import RelatedResults, SearchResults
from pwc_tui.config import Database
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest, PaperResults
from pwc_tui.domain.query.parser import Query, parse_query
from pwc_tui.domain.references import board_slug, is_address
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.related import ReasonKind, Shelf
from pwc_tui.domain.text.clean import words
from pwc_tui.search.opened import OpenSearch
from pwc_tui.store.queries.cards import Cards

if TYPE_CHECKING:
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.meaning.paper_vectors import PaperVectors
    from pwc_tui.search.upkeep.parts import IndexPart

T = TypeVar("T")

_NOTHING_ASKED = "The query has no word, number or field to search for"

_OFFER_SECONDS = 2.0
"""What may be looked for other queries: the files are cold, and nobody types meanwhile."""

_GROUP_HITS = 3
"""Things of each other kind that are told along with the papers."""

_MEANT = 10
"""Papers by meaning that are told along with the list."""

_SUGGESTIONS = 3


class ArchiveSearch:
    """Searches one archive, from files that are opened once."""

    def __init__(self, database: Database, cards: Cards, listener: ArchiveListener) -> None:
        self._database = database
        self._cards = cards
        self._listener = listener
        self._build = cards.build()
        self._reopen()

    def find(
        self, text: str, kind: Kind | None, limit: int, *, with_explanations: bool
    ) -> SearchResults:
        """Return what `text` asks for; nothing where it asks for nothing."""

        def ask() -> SearchResults:
            return self._find(text, kind, limit, with_explanations=with_explanations)

        return self._from_whole_files(ask)

    def papers(self, text: str) -> Sequence[int]:
        """Return the numbers of all papers that a query finds by its words."""
        request = ListRequest(words=text)
        return self._from_whole_files(lambda: self._index.lists.list(request).ids)

    def related(
        self, reference: str, limit: int, shelf: Shelf, ignored: Collection[ReasonKind]
    ) -> RelatedResults:
        """Return what is related to the paper that is meant; its `paper` is None for none."""
        return self._from_whole_files(lambda: self._related(reference, limit, shelf, ignored))

    def nearest_tasks(self, ref: Ref, limit: int) -> Sequence[Ref]:
        """Return the tasks nearest to a task or an author; none while there are no vectors."""
        from pwc_tui.store.queries.names import Names  # noqa: PLC0415 - only for these

        near = self._from_whole_files(lambda: self._index.nearest_tasks(ref, limit))
        return [row.ref for row in Names(self._database).pick(Kind.TASK, near)]

    def nearest_titles(self, title: str, limit: int) -> list[int]:
        """Return the numbers of the papers with nearly this title, the most alike first."""

        def ask() -> list[int]:
            return [int(number) for number in self._index.engine.search(title, limit=limit).ids]

        return self._from_whole_files(ask)[:limit]

    def no_such_paper(self, reference: str) -> str:
        """Return the sentence that no paper is called so, with the ids of those most like it."""
        return f"no paper is called {reference!r}" + _perhaps(lambda: self._papers_like(reference))

    def no_such_board(self, reference: str) -> str:
        """Return the sentence that no leaderboard is called so, with those most like it."""
        said = (board_slug(reference) or reference).replace("-", " ")
        return f"no leaderboard is called {reference!r}" + _perhaps(
            lambda: self._names_like(Kind.BOARD, said)
        )

    def no_such_entity(self, kind: Kind, reference: str) -> str:
        """Return the sentence that nothing of this kind is called so, with what is most like it."""
        return f"no {kind} is called {reference!r}" + _perhaps(
            lambda: self._names_like(kind, reference)
        )

    def _find(
        self, text: str, kind: Kind | None, limit: int, *, with_explanations: bool
    ) -> SearchResults:
        started = time.perf_counter()
        query = parse_query(text)
        kind = kind or query.kind
        if kind is not None and kind is not Kind.PAPER:
            found = self._things(text, query, kind, limit)
        elif _is_blank(text, query):
            nothing = PaperResults(hints=query.hints or (_NOTHING_ASKED,))
            found = SearchResults(text, self._build.snapshot, kind, listing=nothing)
        else:
            found = self._papers(text, kind, limit)
            if with_explanations and query.words.strip():
                explain = self._index.engine.explain
                explanations = [explain(query.words, card.id) for card in found.papers]
                found = replace(found, explanations=explanations)
        return replace(found, took_ms=(time.perf_counter() - started) * 1000)

    def _things(self, text: str, query: Query, kind: Kind, limit: int) -> SearchResults:
        hits = self._index.box.hits(text, kind, limit)
        groups = () if hits else self._index.box.groups(query.words, limit=_GROUP_HITS)
        snapshot, papers = self._build.snapshot, PaperResults(hints=query.hints)
        return SearchResults(text, snapshot, kind, hits=hits, groups=groups, listing=papers)

    def _papers(self, text: str, kind: Kind | None, limit: int) -> SearchResults:
        request = ListRequest(words=text)
        listing = self._index.lists.list(request)
        groups = self._index.box.groups(text, limit=_GROUP_HITS) if kind is None else ()
        is_named = listing.named is not None
        meant = None if is_named else self._index.meaning.find(request, listing.ids)
        lacks_meaning = meant is None and not is_named and self._index.meaning.is_missing(request)
        ids = listing.ids if meant is None else meant.ids
        found = SearchResults(
            text,
            self._build.snapshot,
            kind,
            papers=self._cards.pick(ids[:limit]),
            by_meaning=meant,
            meant=self._cards.pick(meant.papers.ids[:_MEANT] if meant else ()),
            groups=groups,
            listing=listing,
            lacks_meaning=lacks_meaning,
        )
        if listing.ids or (meant is not None and meant.is_sure):
            return found
        rescue = self._index.suggestions.rescue(request)
        named = [each.paper_id for each in rescue.in_abstracts]
        return replace(found, rescue=rescue, in_abstracts=self._cards.pick(named))

    def _related(
        self, reference: str, limit: int, shelf: Shelf, ignored: Collection[ReasonKind]
    ) -> RelatedResults:
        started = time.perf_counter()
        cards, paper_id = self._cards, self._cards.find(reference)
        paper = None if paper_id is None else cards.pick([paper_id])[0]
        found = []
        if paper_id is not None:
            from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415 - as above

            shown = cards.shown_for(paper_id)
            if "relations" not in vars(self._index):
                self._complete(IndexPart.RELATED, "related papers", "not complete yet")
            found = self._index.relations.related(shown, limit, ignored=ignored, shelf=shelf)
        took_ms = (time.perf_counter() - started) * 1000
        return RelatedResults(reference, self._build.snapshot, paper, found, shelf, took_ms)

    def _from_whole_files(self, ask: Callable[[], T]) -> T:
        from pwc_tui.search.index.integrity import asked  # noqa: PLC0415 - 90 ms: NumPy

        return asked(ask, self._mend, self._reopen)

    def _mend(self) -> bool:
        """Read the whole index, build what is damaged anew, and return whether anything was."""
        from pwc_tui.search.open import mend_search  # noqa: PLC0415 - 120 ms: NumPy, RapidFuzz

        with self._listener.building("search index", lambda: "damaged") as tell:
            return mend_search(self._database, self._build.build_id, tell)

    def _reopen(self) -> None:
        self._opened: OpenSearch | None = None

    @property
    def _index(self) -> OpenSearch:
        if self._opened is None:
            from pwc_tui.search import open as opening  # noqa: PLC0415 - 120 ms: NumPy, RapidFuzz
            from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415 - as above

            problem = partial(opening.trouble, self._database, IndexPart.SEARCH)
            with self._listener.building("search index", problem) as tell:
                engine = opening.open_engine(self._database, self._build.build_id, tell)
            self._opened = _MendingSearch(
                self._database, engine, self._cards, self._complete_meaning
            )
        return self._opened

    def _complete_meaning(self) -> None:
        """Build vectors anew that are damaged; where there are none, their time is to come."""
        from pwc_tui.search.open import trouble  # noqa: PLC0415 - as above
        from pwc_tui.search.upkeep.parts import IndexPart  # noqa: PLC0415 - as above

        if (wrong := trouble(self._database, IndexPart.MEANING)) != "missing":
            self._complete(IndexPart.MEANING, "meaning", wrong)

    def _complete(self, part: "IndexPart", name: str, problem: str) -> None:
        from pwc_tui.search.open import complete_search  # noqa: PLC0415 - as above

        with self._listener.building(name, lambda: problem) as tell:
            complete_search(self._database, self._build.build_id, part, tell)

    def _papers_like(self, reference: str) -> Sequence[str]:
        near = self.nearest_titles(reference, _SUGGESTIONS)
        return [card.slug for card in self._cards.pick(near)]

    def _names_like(self, kind: Kind, text: str) -> Sequence[str]:
        return [hit.ref.slug for hit in self._index.names.find(text, [kind], _SUGGESTIONS)]


class _MendingSearch(OpenSearch):
    """A search that builds damaged vectors anew, before anybody is answered without them."""

    def __init__(
        self, database: Database, engine: "Engine", cards: Cards, complete: Callable[[], None]
    ) -> None:
        super().__init__(database, engine, cards, _OFFER_SECONDS)
        self._complete = complete
        self._is_mended = False

    def vectors(self) -> "PaperVectors | None":
        """Return the vectors of the papers; None for none yet."""
        found = super().vectors()
        if found is None and not self._is_mended:
            self._is_mended = True
            self._complete()
            found = super().vectors()
        return found


def _is_blank(text: str, query: Query) -> bool:
    """Return whether nothing is asked for: no word, no condition, no order."""
    return query.is_plain and not words(query.words) and not is_address(text)


def _perhaps(find: Callable[[], Sequence[str]]) -> str:
    """Return what may have been meant; nothing where the search cannot be used."""
    try:
        found = find()
    except (UserError, LookupError, ValueError):
        # No index, and no place for one, or a damaged one: the answer stands without it.
        return ""
    return f"; perhaps {', '.join(found)}" if found else ""
