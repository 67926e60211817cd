"""Lists of papers as they are asked for: the whole query language, scope, order and filters."""

import re
import time
from array import array
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.arxiv import pasted_arxiv_id
from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter, PaperResults
from pwc_tui.domain.query.citations import Citation, citation_in
from pwc_tui.domain.query.parser import Query, parse_query
from pwc_tui.domain.references import is_address, old_search
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.engine.engine import SearchAnswer
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.lists.citations import cited_papers
from pwc_tui.search.lists.field_clauses import ClauseReader, PaperSource
from pwc_tui.search.lists.filters import Filters, Mask
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.text.tokenizer import query_words

_SLUG = re.compile(r"\s*[a-z0-9]+(?:-[a-z0-9]+){2,}\s*", re.I)
"""What may be a paper's public id; words with hyphens look the same."""

_MOST_LIKE = 200
"""Papers that read like others: farther ones hardly do."""

_NO_VECTORS = "Papers like others are found as soon as their index is there: `pwc-tui index`"
_NO_WORDS = "There is no letter or digit in it to search for"
_UNKNOWN_ADDRESS = "Nothing in the archive has this address, so its last part is searched"


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
    ) -> None:
        self._engine = engine
        self._source = source
        self._clauses = ClauseReader(engine.folder, source, names)
        self._filters = Filters(engine, self._clauses)
        self._open_vectors = open_vectors
        self._last_scope: tuple[Ref, Mask] | None = None

    def list(
        self, request: ListRequest, is_cancelled: Callable[[], bool] | None = None
    ) -> PaperResults:
        """Return the papers that `request` asks for; raises Cancelled when that is wished."""
        start = time.perf_counter()
        text = old_search(request.words) or request.words
        if not is_address(text):
            query = parse_query(text)
            if query.excluded and self._source.has_title(text):
                query = Query(words=text)
            ids, terms, hints = self._find(query, request, is_cancelled)
            if query.is_plain and (citation := citation_in(text)):
                ids, hints = self._with_cited(citation, ids, hints, request)
            named = self._source.resolve(text) if _SLUG.fullmatch(text) else None
            if named is not None:
                ids = array("i", (named.id, *(number for number in ids if number != named.id)))
        elif named := self._source.resolve(text):
            ids, terms, hints = self._papers_of(named, request.order), (), ()
        elif pasted_arxiv_id(text):  # numbers are no words, but for titles that are addresses
            ids, terms, hints = (), (), (_UNKNOWN_ADDRESS,)
        else:
            asked = Query(words=_last_part(text), hints=(_UNKNOWN_ADDRESS,))
            ids, terms, hints = self._find(asked, request, is_cancelled)
        return PaperResults(ids, terms, (time.perf_counter() - start) * 1000, hints, named)

    def allowed(self, query: Query, request: ListRequest) -> Mask | None:
        """Return for every paper whether all of a request but its words lets it through."""
        asked_for = self._allowed(request.scope, request.filter)
        return _both(self._filters.passing(query).papers, asked_for)

    def _find(
        self, query: Query, request: ListRequest, is_cancelled: Callable[[], bool] | None
    ) -> tuple[Sequence[int], tuple[str, ...], tuple[str, ...]]:
        """Return the papers, the matched words, and the hints."""
        engine, order = self._engine, query.order or request.order
        passing = self._filters.passing(query)
        hints = (*query.hints, *passing.hints)
        allowed = self.allowed(query, request)
        if query.like:
            ids, more = self._like(query, allowed)
            if order is not Order.RELEVANCE:
                ids = engine.orders.sort(self._chosen(ids - 1), order)
            return _plain(ids), (), (*hints, *more)
        if not query_words(query.words):
            hints = (_NO_WORDS,) if query.words.strip() and not hints else hints
            if allowed is None and order is Order.RELEVANCE:
                return range(1, len(engine) + 1), (), hints
            return _plain(engine.orders.sort(allowed, order)), (), hints
        answer = self._answer(query.words, allowed, order, is_cancelled)
        if order is Order.RELEVANCE:
            return _plain(answer.ids), answer.terms, hints
        chosen = self._chosen(answer.ids - 1)
        return _plain(engine.orders.sort(chosen, order)), answer.terms, hints

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
        is_cancelled: Callable[[], bool] | None,
    ) -> SearchAnswer:
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
        self, citation: Citation, ids: Sequence[int], hints: tuple[str, ...], request: ListRequest
    ) -> tuple[Sequence[int], tuple[str, ...]]:
        """Return the papers that a citation may mean before those of its words, and say so."""
        if request.order is not Order.RELEVANCE:
            return ids, hints
        allowed = self._allowed(request.scope, request.filter)
        years = self._engine.orders.years
        cited = cited_papers(citation, self._clauses, self._source, years, allowed)
        if not cited:
            return ids, hints
        told = f"Papers by {' and '.join(citation.surnames)}"
        told += "" if citation.year is None else f" of about {citation.year}"
        return array("i", dict.fromkeys((*cited, *ids))), (*hints, f"{told} come first")

    def _papers_of(self, named: Ref, order: Order) -> Sequence[int]:
        """Return the paper that an address names, or those of the thing that it names."""
        if named.kind is Kind.PAPER:
            return (named.id,)
        return _plain(self._engine.orders.sort(self._scope(named), order))

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


def _plain(ids: NDArray[np.int32]) -> "array[int]":
    """Return `ids` as numbers that sqlite3 and others take, as compact as they were."""
    plain = array("i")
    plain.frombytes(ids.tobytes())
    return plain
