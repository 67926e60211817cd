"""Other queries tried in place of one that finds little: each is kept if it finds more papers."""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.query.tokens import Shape, Token, tokens
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled

_TRIED_WORDS = 3
_NEAR_WORDS = 3
"""Words of a query for which others are tried, the rarest first, and how many for each."""

_TRIED_CONDITIONS = 4

BUDGET_SECONDS = 0.05
"""After this nothing more is tried on a screen; a try takes 2 to 20 ms for 576,261 papers."""

_HARMLESS = ("kind", "sort")
"""Fields that exclude no paper."""


@dataclass(frozen=True, slots=True)
class ShorterQuery:
    """The query without a part of it."""

    query: str
    dropped: str
    """What was left out, as it was typed: `year:2031`. The words of a phrase are still there."""
    count: int
    """How many papers that finds, at least one."""


class QueryRelaxer:
    """The search for queries that find more than `more_than` papers in place of `request`."""

    def __init__(
        self,
        engine: Engine,
        lists: PaperLists,
        request: ListRequest,
        is_cancelled: IsCancelled,
        *,
        more_than: int,
        seconds: float = BUDGET_SECONDS,
    ) -> None:
        self.is_cancelled = is_cancelled
        """Whether nobody waits any more; every method raises Cancelled then."""
        self._engine = engine
        self._lists = lists
        self._request = request
        self._more_than = more_than
        self._deadline = time.perf_counter() + seconds
        self._tokens = tuple(tokens(request.words))
        plain = [token for token in self._tokens if _is_word(token)]
        self._rarest = sorted(plain, key=lambda token: self._uses(token.value))

    def without_conditions(self) -> Iterator[ShorterQuery]:
        """Yield the query without each field, phrase, excluded word; without all if it must be."""
        conditions = [token for token in self._tokens if _excludes(token)][:_TRIED_CONDITIONS]
        shorter = [found for token in conditions if (found := self._without([token]))]
        yield from shorter
        if not shorter and len(conditions) > 1 and (found := self._without(conditions)):
            yield found

    def without_rare_words(self) -> Iterator[ShorterQuery]:
        """Yield the query without as few of its rarest words as it takes to find something.

        Without all of them where conditions say what else is wanted.
        """
        rarest = self._rarest[:_TRIED_WORDS]
        several = [rarest[:count] for count in range(2, len(rarest) + 1)]
        most = len(self._rarest) - (self.conditions is None)
        for dropped in (*([token] for token in rarest), *several):
            if len(dropped) <= most and (found := self._without(dropped)):
                yield found
                return

    def other_spellings(self) -> Iterator[str]:
        """Yield whole queries in which one word is another that the index has."""
        text = self._request.words
        for token in self._rarest[:_TRIED_WORDS]:
            # A word that is used no more than the typed one is rather a slip itself.
            uses = self._uses(token.value)
            for word in self._engine.near_words(token.value, _NEAR_WORDS):
                query = text[: token.start] + word + text[token.end :]
                if self._engine.uses(word) > uses and self._count(query) > self._more_than:
                    yield query

    @property
    def conditions(self) -> ListRequest | None:
        """What is asked for besides words, None for nothing."""
        typed = " ".join(self._typed(token) for token in self._tokens if _excludes(token))
        rest = replace(self._request, words=typed, order=Order.RELEVANCE)
        return None if rest == ListRequest() else rest

    def allowed(self, ids: Sequence[int]) -> Sequence[int]:
        """Return those of `ids` that fulfil the conditions."""
        conditions = self.conditions
        if conditions is None or not ids:
            return ids
        passing = np.asarray(self._lists.list(conditions, self.is_cancelled).ids)
        found: list[int] = np.asarray(ids)[np.isin(ids, passing)].tolist()
        return found

    def _without(self, dropped: Collection[Token]) -> ShorterQuery | None:
        kept = [
            self._typed(token) if token not in dropped else _remainder(token)
            for token in self._tokens
        ]
        query = " ".join(filter(None, kept))
        count = self._count(query) if query else 0
        if count <= self._more_than:
            return None
        return ShorterQuery(query, " ".join(self._typed(token) for token in dropped), count)

    def _count(self, query: str) -> int:
        """Return how many papers a query finds; 0 when there is no time left to ask."""
        if self.is_cancelled():
            raise Cancelled
        if time.perf_counter() > self._deadline:
            return 0
        return len(self._lists.list(replace(self._request, words=query), self.is_cancelled).ids)

    def _typed(self, token: Token) -> str:
        return self._request.words[token.start : token.end]

    def _uses(self, typed: str) -> int:
        """Return how often the rarest word in a typed one is used."""
        return min((self._engine.uses(word) for word in query_words(typed)), default=0)


def _is_word(token: Token) -> bool:
    return token.shape in (Shape.WORD, Shape.UNKNOWN_FIELD) and not token.is_excluded


def _excludes(token: Token) -> bool:
    if token.shape is Shape.FIELD:
        return token.name not in _HARMLESS
    return token.is_excluded or token.shape is Shape.PHRASE


def _remainder(token: Token) -> str:
    """Return what stays of a token that is left out: the words of a phrase that was wanted."""
    is_wanted = token.shape is Shape.PHRASE and not token.is_excluded
    return token.value if is_wanted else ""
