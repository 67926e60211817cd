"""The second look, at the best few documents: the whole typed text against the whole title."""

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from pwc_tui.search.corpus import Corpus

_WORDS = 1.0
_PART = 0.55
_SET = 0.35
"""Weights of the first score, of the best aligned part, and of the shared words (prototype)."""

_WHOLE = 0.10
"""Weight of the likeness of all words, in any order: of titles that hold all that was typed, the
one with least else is meant."""

_BEGINS = 0.08
"""Added for a title that begins with exactly what was typed: people type from the start."""

_IMPORTANCE = 0.02
"""Taken off per power of ten of a document's number, which counts from the most important one."""

SHORTEST = 3
"""Letters a query must have to be compared as a text."""


def rerank(
    corpus: Corpus,
    typed: str,
    documents: NDArray[np.int64],
    shares: NDArray[np.float32],
) -> NDArray[np.int64]:
    """Return the places of `documents`, best first.

    `typed` is the query in folded words; `shares` are the first scores as parts of the possible.
    """
    value = _WORDS * shares - _IMPORTANCE * np.log10(1 + documents, dtype=np.float32)
    if len(typed) >= SHORTEST:
        texts = corpus.folded_texts(documents)
        for weight, scorer in (
            (_PART, fuzz.partial_ratio),
            (_SET, fuzz.token_set_ratio),
            (_WHOLE, fuzz.token_sort_ratio),
        ):
            likeness = process.cdist([typed], texts, scorer=scorer, dtype=np.float32)[0]
            value += np.float32(weight / 100) * likeness
        value += np.float32(_BEGINS) * np.array([text.startswith(typed) for text in texts])
    return np.argsort(-value, kind="stable")
