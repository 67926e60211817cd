"""Which words of the index the typed ones became in the documents that were found."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.postings import is_among
from pwc_tui.search.query.query_terms import QueryTerm
from pwc_tui.search.query.term_expansion import Alternative

_LOOKED_THROUGH = 20_000
"""Documents of a beginning that are looked through in the lesser fields: 0.1 ms. Beginnings with
more are short, and their marks are in the title."""


def matched_terms(
    corpus: Corpus, wanted: Sequence[QueryTerm], documents: NDArray[np.int64]
) -> tuple[str, ...]:
    """Return the words that the typed ones became in `documents`, `*` after a beginning.

    Of each document the best alternative is told, as it was for the score.
    """
    documents = np.sort(documents)
    held = _HeldTerm(corpus, documents)
    terms: dict[str, None] = {}
    for word in wanted:
        is_open = np.ones(len(documents), np.bool_)
        for alternative, found in held.by(word.alternatives()):
            if (found & is_open).any():
                terms[_mark(corpus, word.word, alternative)] = None
                is_open &= ~found
                if not is_open.any():
                    break
        terms |= dict.fromkeys(corpus.vocabulary.terms(list(chain(*word.splits))))
    return tuple(terms)


class _HeldTerm:
    """What a few documents hold."""

    def __init__(self, corpus: Corpus, documents: NDArray[np.int64]) -> None:
        self._others = [field for name, field in corpus.postings.items() if name != corpus.naming]
        self._documents = documents
        self._places = np.full(len(corpus), -1, np.int8)
        self._places[documents] = np.arange(len(documents))
        words, sizes = corpus.texts.gather(documents)
        order = np.argsort(words, kind="stable")
        self._words = words[order]
        self._owners = np.repeat(np.arange(len(documents)), sizes)[order]

    def by(
        self, alternatives: Sequence[Alternative]
    ) -> Iterator[tuple[Alternative, NDArray[np.bool_]]]:
        """Yield alternatives that any field has, best first, and which documents have each."""
        firsts = np.array([each.first for each in reversed(alternatives)], np.int64)
        afters = np.array([each.after for each in reversed(alternatives)], np.int64)
        starts, ends = self._words.searchsorted(firsts), self._words.searchsorted(afters)
        others = [(field, *field.spans(firsts, afters)) for field in self._others]
        sizes = sum((after - first for _, first, after in others), ends - starts)
        for at in np.flatnonzero(sizes).tolist():
            holds = np.zeros(len(self._documents), np.bool_)
            holds[self._owners[starts[at] : ends[at]]] = True
            for field, first, after in others:
                if first[at] < after[at]:
                    is_row = afters[at] - firsts[at] == 1
                    self._look_up(field.between(first[at], after[at]), is_row, holds)
            yield alternatives[-1 - at], holds

    def _look_up(
        self, documents: NDArray[np.int32], is_row: bool, holds: NDArray[np.bool_]
    ) -> None:
        """Mark in `holds` the documents that are among these, which a row has sorted."""
        if is_row:
            holds |= is_among(self._documents, documents)
        elif len(documents) <= _LOOKED_THROUGH:
            places = self._places[documents]
            holds[places[places >= 0]] = True


def _mark(corpus: Corpus, word: str, alternative: Alternative) -> str:
    first, after = alternative.first, alternative.after
    return corpus.vocabulary.term(first) if after - first == 1 else f"{word}*"
