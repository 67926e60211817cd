"""What a text holds exactly: a word in any field, words one after the other in the naming text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.postings import in_both


def documents_with(corpus: Corpus, number: int) -> NDArray[np.int32]:
    """Return the documents that have the word with this number in any field, in order."""
    holds = np.zeros(len(corpus), np.bool_)
    for field in corpus.postings.values():
        holds[field.row(number)] = True
    return np.flatnonzero(holds).astype(np.int32)


def with_phrase(
    corpus: Corpus, words: Sequence[str], documents: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return for each document whether its text has all these words, one after the other.

    No words are in every text. Words are folded as `query_words` returns them.
    """
    numbers = [corpus.vocabulary.find(word) for word in words]
    if not numbers:
        return np.ones(len(documents), np.bool_)
    holds = np.zeros(len(documents), np.bool_)
    if min(numbers) < 0:
        return holds
    naming = _naming_all(corpus, numbers)[documents]
    if len(numbers) == 1:
        return naming
    candidates = np.flatnonzero(naming)
    holds[candidates] = _in_a_row(corpus, numbers, documents[candidates])
    return holds


def _naming_all(corpus: Corpus, numbers: Sequence[int]) -> NDArray[np.bool_]:
    """Return for every document whether its naming text has all these words."""
    field = corpus.postings[corpus.naming]
    wanted = sorted(set(numbers), key=lambda number: field.size(number, number + 1))
    found = field.row(wanted[0])
    for number in wanted[1:]:
        found = in_both(found, field.row(number))
    holds = np.zeros(len(corpus), np.bool_)
    holds[found] = True
    return holds


def _in_a_row(
    corpus: Corpus, numbers: Sequence[int], documents: NDArray[np.int32]
) -> NDArray[np.bool_]:
    words, sizes = corpus.texts.gather(documents)
    starts = len(words) - len(numbers) + 1
    holds = np.zeros(len(documents), np.bool_)
    if starts <= 0:
        return holds
    matches = np.ones(starts, np.bool_)
    for at, number in enumerate(numbers):
        matches &= words[at : at + starts] == number
    owners = np.repeat(np.arange(len(documents)), sizes)
    first = np.flatnonzero(matches)
    holds[owners[first][owners[first] == owners[first + len(numbers) - 1]]] = True
    return holds
