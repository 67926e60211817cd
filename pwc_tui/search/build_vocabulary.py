"""Building the arrays of a `Vocabulary` from its words."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.letters import EDGE, codes_of, letter_bits
from pwc_tui.search.postings import Part, distinct, postings_of_parts, spooled_postings
from pwc_tui.search.spool import Spool


def vocabulary_arrays(terms: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return the arrays of a `Vocabulary` of `terms`, which are sorted and without repetition."""
    pairs, counts = _pairs_of(terms)
    parts, size = _rows(terms, pairs), int(counts.sum())
    found = postings_of_parts("pair", parts, size, len(pairs))
    return _arrays(terms, pairs, counts, found)


def spooled_vocabulary_arrays(
    terms: Sequence[str], folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the same of any number of words: what is large waits in files in `folder`."""
    pairs, counts = _pairs_of(terms)
    parts, size = _rows(terms, pairs), int(counts.sum())
    found = spooled_postings("pair", parts, size, len(pairs), folder)
    return _arrays(terms, pairs, counts, found)


A = TypeVar("A")


def _arrays(
    terms: Sequence[str], pairs: NDArray[np.uint64], counts: NDArray[Any], found: Mapping[str, A]
) -> dict[str, NDArray[Any] | A]:
    """Return all arrays, when it is found which words have which pair of neighbouring letters."""
    ends = np.zeros(len(terms) + 1, np.uint32)
    np.cumsum(np.fromiter((len(term.encode()) for term in terms), np.uint32), out=ends[1:])
    letters = [np.zeros(0, np.uint32)]
    for _, codes, edges in _coded(terms):
        letters.append(np.bitwise_or.reduceat(letter_bits(codes), edges[:-1]))
    return {
        "terms": np.frombuffer("".join(terms).encode(), np.uint8),
        "term_ends": ends,
        "term_letters": np.concatenate(letters),
        "pairs": pairs >> _LETTER_BITS << np.uint64(32) | pairs & _LETTER,
        "pair_ends": found["pair_ends"],
        "pair_terms": found["pair_values"],
        "pair_counts": np.minimum(counts, 255).astype(np.uint8),
    }


_LETTER_BITS = np.uint64(21)
"""Of a letter of Unicode. Two of them leave room for four million words."""

_LETTER = (np.uint64(1) << _LETTER_BITS) - np.uint64(1)
_PAIR = (np.uint64(1) << 2 * _LETTER_BITS) - np.uint64(1)

_TERMS_AT_ONCE = 1 << 14
"""Words whose letters are in memory as numbers: 1 MB for each step. All of a whole archive took
200 MB."""


def _pairs_of(terms: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the pairs of letters there are, in order, and how many each of the words has."""
    pairs, counts = np.zeros(0, np.uint64), [np.zeros(0, np.int64)]
    for first, owners, found in _pairs_in_parts(terms):
        pairs = np.concatenate((pairs, found))
        pairs.sort()
        pairs = distinct(pairs)
        counts.append(np.bincount(owners - first))
    return pairs, np.concatenate(counts)


def _rows(terms: Sequence[str], pairs: NDArray[np.uint64]) -> Iterator[Part]:
    """Yield which of the `pairs` the words have, and the number of the word."""
    for _, owners, found in _pairs_in_parts(terms):
        yield pairs.searchsorted(found), owners


def _pairs_in_parts(
    terms: Sequence[str],
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.uint64]]]:
    """Yield the number of the first one of some words; all of them with each pair they have once.

    Edges are letters of pairs. Every word has a pair.
    """
    for first, codes, edges in _coded(terms):
        keys = np.repeat(np.arange(len(edges) - 1, dtype=np.uint64), np.diff(edges))
        keys <<= _LETTER_BITS
        keys |= codes[:-1]
        keys <<= _LETTER_BITS
        keys |= codes[1:]
        keys.sort()
        keys = distinct(keys)
        owners = (keys >> 2 * _LETTER_BITS).astype(np.int64)
        yield first, owners + first, keys & _PAIR


def _coded(terms: Sequence[str]) -> Iterator[tuple[int, NDArray[np.uint64], NDArray[np.int64]]]:
    """Yield the number of the first one of some words, their letters, and where the edges are."""
    for first in range(0, len(terms), _TERMS_AT_ONCE):
        codes = codes_of("\n".join(("", *terms[first : first + _TERMS_AT_ONCE], "")))
        yield first, codes, np.flatnonzero(codes == EDGE)
