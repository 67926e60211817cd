"""The second look, at the best few documents: the whole typed text against the whole title."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.postings import is_among
from pwc_tui.search.query.query_terms import TermQuery

_WORDS = 1.0
_PART = 0.55
_SET = 0.35
"""Weights of first score, best aligned part, and shared words (`search_quality.py`)."""

_WHOLE = 0.10
"""Weight of the likeness of all words, in any order: of titles that hold all that was typed, the
one with least else is meant."""

_BEGINS = 0.08
"""Added for a title that begins with exactly what was typed: people type from the start."""

_NEARLY = 0.25
"""Part of it where the last word goes on (DeepFix for `deep`), or is written otherwise."""

_IMPORTANCE = 0.02
"""Taken off per power of ten of a document's number, which counts from the most important one."""

SHORTEST = 3
"""Letters a query must have to be compared as a text."""


def rerank(
    corpus: Corpus, query: TermQuery, documents: NDArray[Any], shares: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the places of `documents`, best first.

    `shares` are the first scores as parts of the possible.
    """
    values = sum(values for _, values in parts(corpus, query, documents, shares))
    return np.argsort(-values, kind="stable")


def parts(
    corpus: Corpus, query: TermQuery, documents: NDArray[Any], shares: NDArray[np.float32]
) -> list[tuple[str, NDArray[np.float32]]]:
    """Return by name what is added up to order `documents`: see `rerank`."""
    typed = query.typed
    found = [
        ("words", np.float32(_WORDS) * shares),
        ("importance", np.float32(-_IMPORTANCE) * np.log10(1 + documents, dtype=np.float32)),
    ]
    if len(typed) < SHORTEST:
        return found
    titles = corpus.folded_texts(documents)
    texts = list(map(query.writing.applied, titles)) if query.writing else titles
    named = is_among(documents, query.named) * np.float32(100 * query.named_worth)
    for name, weight, scorer in (
        ("part of the title", _PART, fuzz.partial_ratio),
        ("shared words", _SET, fuzz.token_set_ratio),
        ("whole title", _WHOLE, fuzz.token_sort_ratio),
    ):
        likeness = process.cdist([typed], texts, scorer=scorer, dtype=np.float32)[0]
        found.append((name, np.float32(weight / 100) * np.maximum(likeness, named)))
    begins = np.array(_beginnings(typed, titles, texts), np.float32)
    found.append(("beginning of the title", np.float32(_BEGINS) * begins))
    return found


def _beginnings(typed: str, titles: Sequence[str], texts: Sequence[str]) -> list[float]:
    """Return how far titles begin with what was typed, 0 to 1; `texts` are they as typed."""
    begun = [float(title.startswith(typed)) for title in titles]
    for at, text in enumerate(texts):
        if begun[at] and not f"{titles[at]} ".startswith(f"{typed} "):
            begun[at] = _NEARLY
        elif text is not titles[at] and f"{text} ".startswith(f"{typed} "):
            begun[at] = max(begun[at], _NEARLY)
    return begun
