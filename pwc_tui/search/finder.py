"""One search over one corpus: read the query, score all documents, look again at the best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.alternatives import Alternative, WordMatcher
from pwc_tui.search.corpus import Corpus
from pwc_tui.search.query import QueryReader, Wanted
from pwc_tui.search.rerank import rerank
from pwc_tui.search.scoring import Scorer, Scores, Stale

LOOKED_AT_TWICE = 100
"""Documents that are re-ranked. Re-ranking 1,000 was measured to be worse and slower."""

_NO_MATCH = 0.36
"""A best score under this share of the possible one means that nothing matches. 0.30 (prototype) to
0.46 find the same known items; from 0.36 on hardly any nonsense of two words finds a paper."""

_RUNGS = (0.93, 0.82, 0.70, 0.55, 0.40)
"""Shares of the best score from which documents are taken, lowered until there are enough."""

_STRICT_RUNGS = (0.93, 0.82, 0.70)
"""The same where the order is not by relevance: a weak match would come first by its date."""

_MARKED = 50
"""Best documents whose matched words are told: more than a screen shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents best first, how good the first looks took them to be, and the words they match."""

    documents: NDArray[np.int64]
    shares: NDArray[np.float32]
    """Scores as parts of the possible one, of the same length."""
    terms: tuple[str, ...]


class Finder:
    """Searches a corpus. Safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        matcher = WordMatcher(corpus)
        self._reader = QueryReader(corpus, matcher)
        self._scorer = Scorer(corpus, matcher)

    def find(
        self,
        text: str,
        limit: int,
        *,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_stale: Callable[[], bool] | None = None,
    ) -> Found:
        """Return the documents that `text` may mean, `limit` at most; none for no words.

        `allowed` says for every document whether it may be found. `is_strict` leaves out weak
        matches. Raises Stale as soon as `is_stale()` is true.
        """
        is_stale = is_stale or _never
        words = self._reader.words(text)
        if not words or not len(self._corpus):
            return _NOTHING
        wanted = [self._reader.wanted(words, place) for place in range(len(words))]
        scores = self._scorer.score(wanted, is_stale)
        documents = _best(scores, limit, allowed, _STRICT_RUNGS if is_strict else _RUNGS)
        if is_stale():
            raise Stale
        return self._look_again(words, wanted, scores, documents)

    def _look_again(
        self,
        words: Sequence[str],
        wanted: Sequence[Wanted],
        scores: Scores,
        documents: NDArray[np.int64],
    ) -> Found:
        if not len(documents):
            return _NOTHING
        shares = scores.values[documents].astype(np.float32) / np.float32(scores.possible)
        head = slice(0, LOOKED_AT_TWICE)
        order = np.arange(len(documents))
        order[head] = rerank(self._corpus, " ".join(words), documents[head], shares[head])
        documents = documents[order]
        return Found(documents, shares[order], self._matched_terms(wanted, documents[:_MARKED]))

    def _matched_terms(
        self, wanted: Sequence[Wanted], documents: NDArray[np.int64]
    ) -> tuple[str, ...]:
        """Return the words that the typed ones became in `documents`, `*` after a beginning.

        Of each document the best alternative is told, as it was for the score.
        """
        places = np.full(len(self._corpus), -1, np.int8)
        places[documents] = np.arange(len(documents))
        terms: dict[str, None] = {}
        for word in wanted:
            is_open = np.ones(len(documents), np.bool_)
            for alternative in reversed(word.alternatives()):
                if not is_open.any():
                    break
                if self._close(is_open, places, alternative):
                    terms[self._mark(word.word, alternative)] = None
            for half in word.halves or ():
                if self._close(np.ones_like(is_open), places, Alternative(1.0, half, half + 1)):
                    terms[self._corpus.vocabulary.term(half)] = None
        return tuple(terms)

    def _close(
        self, is_open: NDArray[np.bool_], places: NDArray[np.int8], alternative: Alternative
    ) -> bool:
        """Take off `is_open` the documents that match in any field; return whether any did."""
        closed = False
        for field, _ in self._corpus.fields:
            if field.size(alternative.first, alternative.after):
                found = places[field.rows(alternative.first, alternative.after)]
                found = found[found >= 0]
                closed = closed or bool(is_open[found].any())
                is_open[found] = False
        return closed

    def _mark(self, word: str, alternative: Alternative) -> str:
        first, after = alternative.first, alternative.after
        return self._corpus.vocabulary.term(first) if after - first == 1 else f"{word}*"


def _best(
    scores: Scores,
    limit: int,
    allowed: NDArray[np.bool_] | None,
    rungs: Sequence[float],
) -> NDArray[np.int64]:
    """Return the documents with the best scores, best first, equal ones by importance."""
    values = scores.values if allowed is None else scores.values * allowed
    best = int(values.max())
    if best == 0 or best < _NO_MATCH * scores.possible:
        return _NOTHING.documents
    found = _NOTHING.documents
    for rung in rungs:
        found = np.flatnonzero(values >= max(1, int(rung * best)))
        if len(found) >= LOOKED_AT_TWICE:
            break
    # Of 16-bit numbers NumPy sorts 100,000 a millisecond, and keeps the order of equal ones.
    order = np.argsort(np.uint16(65535) - values[found], kind="stable")
    return found[order[:limit]]


def _never() -> bool:
    return False


_NOTHING = Found(np.zeros(0, np.int64), np.zeros(0, np.float32), ())
