"""What is offered when a search finds little: other spellings, less of the query, the abstracts."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.suggest.relaxation import BUDGET_SECONDS, QueryRelaxer, ShorterQuery
from pwc_tui.search.text.highlight import snippet
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled, never

_MOST_SPELLINGS = 3
_MOST_SHORTER = 4
_MOST_IN_ABSTRACTS = 10

_LOOKED_UP = 1_000
"""Papers whose abstract has the words that are held against the rest of the query."""


@dataclass(frozen=True, slots=True)
class InAbstract:
    """A paper whose abstract has the words."""

    paper_id: int
    snippet: str
    """The part of the abstract around the words, on one line, clean."""
    terms: tuple[str, ...]
    """The words, for `search.text.highlight.spans`."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What can be offered instead of an empty page; any part may be empty."""

    spellings: tuple[str, ...]
    """Whole queries with another word of nearly that spelling, all of which find papers."""
    shorter: tuple[ShorterQuery, ...]
    in_abstracts: tuple[InAbstract, ...]
    has_abstracts: bool
    """Whether abstracts were searched: their index may not be there yet."""
    took_ms: float


class SuggestionFinder:
    """Looks for what a search may have meant. Safe to use from several threads.

    `open_abstracts` returns the second stage, or None while there is none; it is asked again then.
    `texts` returns the abstracts of papers by number. After `seconds` no other query is tried.
    """

    def __init__(
        self,
        engine: Engine,
        lists: PaperLists,
        open_abstracts: Callable[[], Abstracts | None],
        texts: Callable[[Sequence[int]], Mapping[int, str]],
        seconds: float = BUDGET_SECONDS,
    ) -> None:
        self._seconds = seconds
        self._engine = engine
        self._lists = lists
        self._open_abstracts = open_abstracts
        self._texts = texts
        self._abstracts: Abstracts | None = None

    def rescue(
        self,
        request: ListRequest,
        is_cancelled: IsCancelled = never,
        *,
        found: Collection[int] = (),
    ) -> Suggestions:
        """Return what to offer for `request`, which found the few papers `found` and no others.

        Takes any text, 80 ms at most for 576,261 papers. Raises Cancelled as soon as
        `is_cancelled()` is true.
        """
        started = time.perf_counter()
        attempts = QueryRelaxer(
            self._engine,
            self._lists,
            request,
            is_cancelled,
            more_than=len(found),
            seconds=self._seconds,
        )
        in_abstracts = self._in_abstracts(request, attempts, found)
        # What excludes everything says more than any other word.
        shorter = [*attempts.without_conditions(), *attempts.without_rare_words()]
        return Suggestions(
            spellings=tuple(islice(attempts.other_spellings(), _MOST_SPELLINGS)),
            shorter=tuple(shorter[:_MOST_SHORTER]),
            in_abstracts=in_abstracts or (),
            has_abstracts=in_abstracts is not None,
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def _in_abstracts(
        self, request: ListRequest, attempts: QueryRelaxer, found: Collection[int]
    ) -> tuple[InAbstract, ...] | None:
        """Return papers by their abstract; None where those cannot be searched."""
        if self._abstracts is None:
            self._abstracts = self._open_abstracts()
        if self._abstracts is None:
            return None
        words = parse_query(request.words).words.split()
        limit = _LOOKED_UP if attempts.conditions else _MOST_IN_ABSTRACTS + len(found)
        try:
            ids = self._abstracts.search(words, limit, attempts.is_cancelled)
        except IndexMissing:
            self._abstracts = None
            return None
        new = [number for number in ids if number not in found]
        return self._shown(attempts.allowed(new)[:_MOST_IN_ABSTRACTS], words)

    def _shown(self, ids: Sequence[int], words: Sequence[str]) -> tuple[InAbstract, ...]:
        folded = [word for typed in words for word in query_words(typed)]
        # The last word may be the beginning of one.
        terms = (*dict.fromkeys(folded), *(f"{word}*" for word in folded[-1:] if len(word) > 3))
        texts = self._texts(ids)
        return tuple(
            InAbstract(number, snippet(texts[number], terms), terms)
            for number in ids
            if number in texts
        )
