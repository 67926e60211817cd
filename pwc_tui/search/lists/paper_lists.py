"""Lists of papers as they are asked for: the whole query language, scope, order and filters."""

import re
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter, PaperResults
from pwc_tui.domain.query.parser import Query, parse_query
from pwc_tui.domain.references import is_address, old_search, pasted_arxiv_id
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.engine.searcher import plain_ids
from pwc_tui.search.lists.citations import Citation, citation_in, cited_papers
from pwc_tui.search.lists.field_clauses import ClauseReader, PaperSource
from pwc_tui.search.lists.filters import Filters, Mask
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.own_clauses import OwnClauses
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled, never

_SLUG = re.compile(r"\s*[a-z0-9]+(?:-[a-z0-9]+){2,}\s*", re.I)
"""What may be a paper's public id; words with hyphens look the same."""

_MOST_LIKE = 200
"""Papers that read like others: farther ones hardly do."""

_NO_VECTORS = (
    "Similar papers cannot be found before their index is built: `pwc-tui index` builds it"
)
_NO_WORDS = "The query has no letter or digit to search for"
_UNKNOWN_ADDRESS = "Nothing in the archive has this address, so its last part is searched for"


class PaperLists:
    """Answers requests for lists. Safe to use from several threads.

    `names` gives the finder of names; it is asked when the first field needs it.
    """

    def __init__(
        self,
        engine: Engine,
        source: PaperSource,
        names: Callable[[], NameIndex],
        open_vectors: Callable[[], PaperVectors | None] = lambda: None,
        own: OwnClauses | None = None,
    ) -> None:
        self._engine = engine
        self._source = source
        self._clauses = ClauseReader(engine.folder, source, names)
        self._filters = Filters(engine, self._clauses, own or OwnClauses(source))
        self._open_vectors = open_vectors
        self._last_scope: tuple[Ref, Mask] | None = None

    def list(self, request: ListRequest, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return the papers that `request` asks for; raises Cancelled when that is wished."""
        start = time.perf_counter()
        text = old_search(request.words) or request.words
        is_for = self._at_address if is_address(text) else self._called
        found = is_for(text, request, is_cancelled)
        return replace(found, took_ms=(time.perf_counter() - start) * 1000)

    def allowed(self, query: Query, request: ListRequest) -> Mask | None:
        """Return for every paper whether all of a request but its words lets it through."""
        asked_for = self._allowed(request.scope, request.filter)
        return _both(self._filters.passing(query).papers, asked_for)

    def _called(self, text: str, request: ListRequest, is_cancelled: IsCancelled) -> PaperResults:
        """Return the papers that a query finds, those that it cites or names in front."""
        query = parse_query(text)
        if query.excluded and self._source.has_title(text):
            query = Query(words=text)
        found = self._find(query, request, is_cancelled)
        if query.is_plain and (citation := citation_in(text)):
            found = self._with_cited(citation, found, request)
        named = self._source.resolve(text) if _SLUG.fullmatch(text) else None
        if named is None:
            return found
        ids = array("i", (named.id, *(number for number in found.ids if number != named.id)))
        return replace(found, ids=ids, named=named)

    def _at_address(
        self, address: str, request: ListRequest, is_cancelled: IsCancelled
    ) -> PaperResults:
        """Return the papers of what an address names; of an unknown one, what its end may mean."""
        if named := self._source.resolve(address):
            return PaperResults(self._papers_of(named, request.order), named=named)
        hints = (_UNKNOWN_ADDRESS,)
        if pasted_arxiv_id(address):  # numbers are no words, but for titles that are addresses
            return PaperResults(hints=hints)
        return self._find(Query(words=_last_part(address), hints=hints), request, is_cancelled)

    def _find(self, query: Query, request: ListRequest, is_cancelled: IsCancelled) -> PaperResults:
        engine, order = self._engine, query.order or request.order
        passing = self._filters.passing(query)
        hints = (*query.hints, *passing.hints)
        allowed = self.allowed(query, request)
        if query.like:
            ids, more = self._like(query, allowed)
            if order is not Order.RELEVANCE:
                ids = engine.orders.sort(self._chosen(ids - 1), order)
            return PaperResults(plain_ids(ids), hints=(*hints, *more))
        if not query_words(query.words):
            hints = (_NO_WORDS,) if query.words.strip() and not hints else hints
            if allowed is None and order is Order.RELEVANCE:
                return PaperResults(range(1, len(engine) + 1), hints=hints)
            return PaperResults(plain_ids(engine.orders.sort(allowed, order)), hints=hints)
        found = replace(self._answer(query.words, allowed, order, is_cancelled), hints=hints)
        if order is Order.RELEVANCE:
            return found
        chosen = self._chosen(np.asarray(found.ids, np.int32) - 1)
        return replace(found, ids=plain_ids(engine.orders.sort(chosen, order)))

    def _like(
        self, query: Query, allowed: Mask | None
    ) -> tuple[NDArray[np.int32], tuple[str, ...]]:
        """Return the papers that read like some, nearest first, without these; and the hints."""
        none = np.zeros(0, np.int32)
        known = {reference: self._source.find(reference) for reference in query.like}
        unknown = [clean_line(each)[:40] for each, number in known.items() if number is None]
        hints = [f"No paper is called “{each}”" for each in unknown]
        vectors = self._open_vectors()
        given = np.array([number - 1 for number in known.values() if number], np.int64)
        given = given[given < len(self._engine)]
        if vectors is None:
            return none, (*hints, _NO_VECTORS)
        direction = vectors.middle(given, query.words)
        if direction is None:
            return none, tuple(hints)
        papers = vectors.nearest(direction, _MOST_LIKE + len(given), allowed)
        vectors.release()
        papers = papers[~np.isin(papers, given)][:_MOST_LIKE]
        return (papers + 1).astype(np.int32), tuple(hints)

    def _answer(
        self,
        words: str,
        allowed: Mask | None,
        order: Order,
        is_cancelled: IsCancelled,
    ) -> PaperResults:
        if allowed is None and order is Order.RELEVANCE:
            return self._engine.all_matching(words, is_cancelled)
        return self._engine.search(
            words,
            limit=len(self._engine),
            allowed=allowed,
            is_strict=order is not Order.RELEVANCE,
            is_cancelled=is_cancelled,
        )

    def _with_cited(
        self, citation: Citation, found: PaperResults, request: ListRequest
    ) -> PaperResults:
        """Return the papers that a citation may mean before those of its words, and say so."""
        if request.order is not Order.RELEVANCE:
            return found
        allowed = self._allowed(request.scope, request.filter)
        years = self._engine.orders.years
        cited = cited_papers(citation, self._clauses, self._source, years, allowed)
        if not cited:
            return found
        told = f"Papers by {' and '.join(citation.surnames)}"
        told += "" if citation.year is None else f" of about {citation.year}"
        hints = (*found.hints, f"{told} come first")
        return replace(found, ids=array("i", dict.fromkeys((*cited, *found.ids))), hints=hints)

    def _papers_of(self, named: Ref, order: Order) -> Sequence[int]:
        """Return the paper that an address names, or those of the thing that it names."""
        if named.kind is Kind.PAPER:
            return (named.id,)
        return plain_ids(self._engine.orders.sort(self._scope(named), order))

    def _allowed(self, scope: Ref | None, wanted: PaperFilter) -> Mask | None:
        """Return for every paper whether scope and filter let it through; None for all."""
        passing = self._engine.orders.allowed(wanted)
        return passing if scope is None else _both(self._scope(scope), passing)

    def _scope(self, scope: Ref) -> Mask:
        """Return for every paper whether it is in `scope`; the last scope is remembered."""
        last = self._last_scope
        if last is None or last[0] != scope:
            last = scope, self._chosen(self._clauses.papers(scope.kind, [scope.id]))
            self._last_scope = last
        return last[1]

    def _chosen(self, places: NDArray[Any]) -> Mask:
        chosen = np.zeros(len(self._engine), np.bool_)
        chosen[places] = True
        return chosen


def _last_part(address: str) -> str:
    """Return what may be a name in an address: not its host, which titles have, too."""
    return address.rstrip("/ ").rpartition("/")[2] or address


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other
