"""Building the arrays of a `Vocabulary` from its words."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.postings import Part, distinct, postings_of_parts, spooled_postings
from pwc_tui.search.index.vocabulary import EDGE, codes_of, letter_bits
from pwc_tui.spill.array_file import Spool


def vocabulary_arrays(terms: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of a `Vocabulary` of `terms`, which are sorted and without repetition."""
    seen = _look_through(terms, np.ones(len(terms), np.bool_))
    rows, size = _rows(terms, seen), int(seen.counts.sum())
    return _arrays(terms, seen, postings_of_parts("pair", rows, size, len(seen.pairs)))


def spooled_vocabulary_arrays(
    terms: Sequence[str], folder: Path, are_similar: NDArray[np.bool_] | None = None
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the same of any number of words: what is large waits in files in `folder`.

    `are_similar` says which words are found by what resembles them; None for all.
    """
    seen = _look_through(
        terms, np.ones(len(terms), np.bool_) if are_similar is None else are_similar
    )
    rows, size = _rows(terms, seen), int(seen.counts.sum())
    return _arrays(terms, seen, spooled_postings("pair", rows, size, len(seen.pairs), folder))


A = TypeVar("A")

_LETTER_BITS = np.uint64(21)
"""Of a letter of Unicode, two of which are a pair."""

_LETTER = (np.uint64(1) << _LETTER_BITS) - np.uint64(1)

_WORD_BITS = np.uint64(22)
"""What two letters leave for a word, of the few thousand that are looked at in one go."""

_WORD = (np.uint64(1) << _WORD_BITS) - np.uint64(1)

_TERMS_AT_ONCE = 1 << 13
"""Words whose letters are in memory as numbers: half a megabyte for each step. All of a
whole archive took 200 MB."""


class _Seen(NamedTuple):
    """What a first look at all words tells."""

    pairs: NDArray[np.uint64]
    """The pairs of neighbouring letters there are, in order."""
    counts: NDArray[np.int64]
    """How many of them each word has, 0 for those that are not found by them."""
    letters: NDArray[np.uint32]
    """The bits of the letters of each word, none for those that are not found by them."""


def _look_through(terms: Sequence[str], are_similar: NDArray[np.bool_]) -> _Seen:
    pairs = np.zeros(0, np.uint64)
    counts, letters = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
    for first, codes, edges in _coded(terms):
        owners, found = _pairs(codes, edges)
        is_wanted = are_similar[first + owners]
        pairs = np.concatenate((pairs, distinct(found[is_wanted])))
        pairs.sort()
        pairs = distinct(pairs)
        counts.append(np.bincount(owners[is_wanted], minlength=len(edges) - 1))
        some = np.bitwise_or.reduceat(letter_bits(codes), edges[:-1])
        letters.append(some * are_similar[first : first + len(some)])
    return _Seen(pairs, np.concatenate(counts), np.concatenate(letters))


def _arrays(
    terms: Sequence[str], seen: _Seen, found: Mapping[str, A]
) -> dict[str, NDArray[Any] | A]:
    """Return all arrays, when it is found which words have which pair."""
    ends = np.zeros(len(terms) + 1, np.uint32)
    np.cumsum([len(term.encode()) for term in terms], out=ends[1:])
    return {
        "terms": np.frombuffer("".join(terms).encode(), np.uint8),
        "term_ends": ends,
        "term_letters": seen.letters,
        "pairs": seen.pairs >> _LETTER_BITS << np.uint64(32) | seen.pairs & _LETTER,
        "pair_ends": found["pair_ends"],
        "pair_terms": found["pair_values"],
        "pair_counts": np.minimum(seen.counts, 255).astype(np.uint8),
    }


def _rows(terms: Sequence[str], seen: _Seen) -> Iterator[Part]:
    """Yield which of the pairs the words have, and the number of the word."""
    for first, codes, edges in _coded(terms):
        owners, found = _pairs(codes, edges)
        owners += first
        is_wanted = seen.counts[owners] > 0
        yield seen.pairs.searchsorted(found[is_wanted]), owners[is_wanted]


def _pairs(
    codes: NDArray[np.uint64], edges: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return the words, from 0, with each pair that they have, once, in the order of the pairs.

    Edges are letters of pairs, so that every word has one.
    """
    keys = codes[:-1] << _LETTER_BITS
    keys |= codes[1:]
    keys <<= _WORD_BITS
    keys |= np.repeat(np.arange(len(edges) - 1, dtype=np.uint64), np.diff(edges))
    keys.sort()
    keys = distinct(keys)
    return (keys & _WORD).astype(np.int64), keys >> _WORD_BITS


def _coded(terms: Sequence[str]) -> Iterator[tuple[int, NDArray[np.uint64], NDArray[np.int64]]]:
    """Yield the number of the first one of some words, their letters, and where the edges are."""
    for first in range(0, len(terms), _TERMS_AT_ONCE):
        codes = codes_of("\n".join(("", *terms[first : first + _TERMS_AT_ONCE], "")))
        yield first, codes, np.flatnonzero(codes == EDGE)
