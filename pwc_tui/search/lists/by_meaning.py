"""Papers by what is meant, beside the list of those whose words match, or in front of it."""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.query.parser import Query, parse_query
from pwc_tui.domain.query.tokens import LONGEST
from pwc_tui.domain.references import is_address
from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.all_kinds import title_score
from pwc_tui.search.lists.filters import Mask
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.meaning.meaning_search import MeaningSearch, MeantPapers, ReadTexts
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.meaning.reasons import MeaningReason
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled, never

SHOWN = 10
"""Papers of the group, and papers whose reasons are told."""

_MATCHES_TITLES, _MATCHES_IF_DESCRIBED = 0.5, 0.7
"""Score of the papers from which words are taken for those of a title, and the same where they are
several known words: what is half typed or full of slips has no better one, but no known words.
Below are 3 of 1,280 queries for a known title, and 191 of 200 that describe what is looked for."""

_OF_THE_LIST, _OF_ABSTRACTS = 50, 50
"""Best papers of the list of words, and papers whose abstract has the words, that are ranked among
those that are near in meaning."""

_TELLING = 6
"""Words that are looked for in abstracts, the rarest of a query: few abstracts have more."""

_DESCRIBES = 3
"""Words from which a query is worth to be told that it was not searched by meaning."""

_PROSE = 20
"""Words from which a text is one that was pasted: then quotation marks and hyphens are its own."""

_MOST_TEXT = 20_000
"""Characters that are read: 500 words, however long."""

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ByMeaning:
    """What a request may mean."""

    papers: MeantPapers
    """By meaning alone, best first."""
    leads: bool
    """Whether the words match no title well: then `ids` are the list, else they stay as found."""
    is_description: bool
    """Whether the words are several known ones: then there is no other spelling to offer."""
    ids: Sequence[int]
    """The list as it is to be shown."""
    scores: Mapping[int, float]
    """Of the papers that were ranked by meaning, 0 to 1, by number."""
    reasons: Mapping[int, MeaningReason]
    """Of the first papers of either list, by number."""

    @property
    def is_sure(self) -> bool:
        """Whether nothing else can have been meant than what was found by meaning."""
        return self.leads and self.is_description


class MeaningLists:
    """Answers requests by meaning. Safe to use from several threads.

    `open_vectors` and `open_abstracts` return what is searched, None while it is not built;
    `read_texts` reads papers.
    """

    def __init__(
        self,
        engine: Engine,
        lists: PaperLists,
        open_vectors: Callable[[], PaperVectors | None],
        open_abstracts: Callable[[], Abstracts | None],
        read_texts: ReadTexts,
    ) -> None:
        self._engine, self._lists = engine, lists
        self._open_vectors, self._open_abstracts = open_vectors, open_abstracts
        self._read_texts = read_texts
        self._search: MeaningSearch | None = None
        self._abstracts: Abstracts | None = None

    def find(
        self,
        request: ListRequest,
        found: Sequence[int],
        is_cancelled: IsCancelled = never,
    ) -> ByMeaning | None:
        """Return what `request`, whose words find the papers `found`, may mean.

        None where it is no description: an address or id, a quoted phrase, nonsense, a list in an
        order; and where there are no vectors yet. Raises Cancelled when `is_cancelled()` is true.
        """
        query = _without_marks_of_prose(parse_query(request.words))
        text = meant_text(query, request)
        search = self._opened() if text else None
        if search is None or not search.understands(text):
            return None
        allowed = self._lists.allowed(query, request)
        is_description = search.is_description(text)
        least = _MATCHES_IF_DESCRIBED if is_description else _MATCHES_TITLES
        leads = title_score(self._engine, query.words, is_cancelled) < least
        also: Sequence[int] = ()
        if leads:
            words = search.telling_words(text, _TELLING)
            also = [*found[:_OF_THE_LIST], *self._in_abstracts(words, allowed, is_cancelled)]
        fused = search.find(text, allowed=allowed, also=also, is_cancelled=is_cancelled)
        papers = fused.nearest
        ids = _before(fused.ids, found) if leads else found
        told = dict.fromkeys((*papers.ids[:SHOWN], *(fused.ids[:SHOWN] if leads else ())))
        scores = dict(zip(fused.ids, fused.scores, strict=True))
        reasons = search.reasons(text, tuple(told))
        return ByMeaning(papers, leads, is_description, ids, scores, reasons)

    def is_missing(self, request: ListRequest) -> bool:
        """Return whether a request describes something, and there are no vectors to find it by."""
        text = meant_text(_without_marks_of_prose(parse_query(request.words)), request)
        return len(query_words(text)) >= _DESCRIBES and self._opened() is None

    def _opened(self) -> MeaningSearch | None:
        if self._search is None and (vectors := self._open_vectors()) is not None:
            self._search = MeaningSearch(vectors, self._read_texts)
        return self._search

    def _in_abstracts(
        self, words: Sequence[str], allowed: Mask | None, is_cancelled: IsCancelled
    ) -> list[int]:
        """Return the papers whose abstract has the words, as far as abstracts are indexed."""
        if self._abstracts is None:
            self._abstracts = self._open_abstracts()
        if self._abstracts is None:
            return []
        try:
            found = self._abstracts.search(words, _OF_ABSTRACTS, is_cancelled)
        except IndexMissing:
            self._abstracts = None
            return []
        return [number for number in found if allowed is None or allowed[number - 1]]


def meant_text(query: Query, request: ListRequest) -> str:
    """Return the words to be searched by meaning, "" where a request describes nothing.

    Of a long text also those that the query language does not read.
    """
    is_description = (
        query.kind in (None, Kind.PAPER)
        and (query.order or request.order) is Order.RELEVANCE
        and not (query.phrases or query.like)
        and not is_address(query.words)
        and _LETTER.search(query.words)
    )
    return query.words + request.words[LONGEST:_MOST_TEXT] if is_description else ""


def _without_marks_of_prose(query: Query) -> Query:
    """Return the query of a pasted text without what it asks for by chance."""
    if len(query.words.split()) < _PROSE:
        return query
    return replace(query, phrases=(), excluded=())


def _before(first: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """Return papers, each once, and the others behind them."""
    rest = np.asarray(others, np.int32)
    found = array("i", first)
    found.frombytes(rest[~np.isin(rest, np.array(first, np.int32))].tobytes())
    return found
