"""The first look at every document: for each word of a query, its best match in any field."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.alternatives import WordMatcher
from pwc_tui.search.corpus import Corpus
from pwc_tui.search.query import Wanted

SCALE = 300.0
"""Units of score per unit of weight and idf: twelve words of 3,000,000 papers (idf 14.9) stay below
65,535, the most a 16-bit count holds."""

_HALVES = 0.85
"""What it is worth that a text has both halves of a word that was typed as one (prototype)."""

_REMEMBERED = 6
"""Sums of leading words that are kept, so that a keystroke costs only the word it changes."""


class Stale(Exception):  # noqa: N818 - no mistake, a newer query is there
    """A search was given up because its answer is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Scores:
    """A score for every document, and the score of one that matches everything exactly."""

    values: NDArray[np.uint16]
    possible: float


class Scorer:
    """Adds up the words of a query over all documents. Safe to use from several threads."""

    def __init__(self, corpus: Corpus, matcher: WordMatcher) -> None:
        self._corpus = corpus
        self._matcher = matcher
        self._sums: OrderedDict[tuple[object, ...], Scores] = OrderedDict()
        self._lock = threading.Lock()

    def score(self, wanted: list[Wanted], is_stale: Callable[[], bool]) -> Scores:
        """Return the scores for all of `wanted`, which holds at least one word.

        Raises Stale when `is_stale()` is true before the last word is added.
        """
        leading = [word.key() for word in wanted[:-1]]
        done, total = self._remembered(leading)
        for place in range(done, len(leading)):
            _give_up_if(is_stale)
            total = self._add(total, wanted[place])
            self._remember(tuple(leading[: place + 1]), total)
        _give_up_if(is_stale)
        return self._add(total, wanted[-1])

    def _add(self, total: Scores | None, wanted: Wanted) -> Scores:
        """Return `total` with the scores of one more word; `total` itself is left as it is."""
        scores = self._score_word(wanted)
        if total is None:
            return scores
        np.add(scores.values, total.values, out=scores.values)
        return Scores(scores.values, total.possible + scores.possible)

    def _score_word(self, wanted: Wanted) -> Scores:
        """Score the best match of a word in every document.

        Matches are assigned in ascending order of worth, so that the best one is written last:
        that needs no comparison with what is there.
        """
        idf = wanted.meanings.idf
        matches = [
            (alternative.weight * weight, documents)
            for field, weight in self._corpus.fields
            for alternative in wanted.alternatives()
            if len(documents := field.rows(alternative.first, alternative.after))
        ]
        if wanted.halves:
            both = self._in_one_text(*wanted.halves)
            rarity = self._matcher.idf(len(both))
            idf = max(idf, rarity) if wanted.meanings.alternatives else rarity
            matches.append((_HALVES, both))
        matches.sort(key=lambda match: match[0])
        values = np.zeros(len(self._corpus), np.uint16)
        for worth, documents in matches:
            values[documents] = int(worth * idf * SCALE)
        return Scores(values, idf * SCALE)

    def _in_one_text(self, left: int, right: int) -> NDArray[np.int32]:
        """Return the documents that have both words in the field that counts most."""
        field, _ = max(self._corpus.fields, key=lambda pair: pair[1])
        return np.intersect1d(field.row(left), field.row(right), assume_unique=True)

    def _remembered(self, leading: list[tuple[object, ...]]) -> tuple[int, Scores | None]:
        """Return the longest beginning of `leading` that was added up before, and its sum."""
        with self._lock:
            for count in range(len(leading), 0, -1):
                found = self._sums.get(tuple(leading[:count]))
                if found is not None:
                    return count, found
        return 0, None

    def _remember(self, key: tuple[object, ...], scores: Scores) -> None:
        with self._lock:
            self._sums[key] = scores
            self._sums.move_to_end(key)
            while len(self._sums) > _REMEMBERED:
                self._sums.popitem(last=False)


def _give_up_if(is_stale: Callable[[], bool]) -> None:
    if is_stale():
        raise Stale
