"""How well what was typed and a name cover each other: one scale for things of every kind."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pwc_tui.search.text.name_tokenizer import is_same_year

_LEAST_ALIKE = 0.6
"""Likeness under which a word is another one: two edits in five letters, three in eight."""

_START_OF_LAST = 0.80
_START = 0.65
"""The beginning of a word, the last typed or an earlier one; more by the share that is typed."""

_SAME_YEAR = 0.95
_JOINED = 0.97
"""Two typed words that are one of the name."""

_TYPED_POWER = 1.5
"""What was typed and is not in the name counts more than the other way round."""

COVERED_NAME = 0.40
"""Share of the score that tells how much of the name was typed."""

_MOST_WORDS = 24
"""Words of a name that are compared."""


def likenesses(
    typed: Sequence[str],
    names: Sequence[Sequence[str]],
    *,
    by_letters: bool = True,
    rest: float = COVERED_NAME,
) -> NDArray[np.float32]:
    """Return for each name, given as words, how like it is to `typed`, 0 to 1.

    1 where both have the same words. Words are alike where they are within a few edits, one begins
    the other or two make one; numbers only where they are equal or the same year. Of a name every
    word counts by its letters, else all the same: a given name is no less one for being short.
    `rest` is what a name loses of which nothing else was typed.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    rows = [[numbers[word] for word in dict.fromkeys(name[:_MOST_WORDS])] for name in names]
    if not typed or not numbers:
        return np.zeros(len(names), np.float32)
    known = list(numbers)
    alike = _alike_words(typed, known)
    # The last column is of no word, to make all rows equally long.
    longest = max(map(len, rows))
    table = np.full((len(rows), longest), len(known))
    for row, places in zip(table, rows, strict=True):
        row[: len(places)] = places
    found = alike[:, table]
    letters = np.array([len(word) for word in typed], np.float32)
    of_typed = (letters[:, None] * found.max(axis=2)).sum(axis=0) / letters.sum()
    sizes = np.array([*(len(w) if by_letters else 1 for w in known), 0], np.float32)[table]
    of_name = (sizes * _each_once(found)).sum(axis=1) / np.maximum(sizes.sum(axis=1), 1)
    covered = (1 - rest) + rest * of_name
    likeness: NDArray[np.float32] = (of_typed**_TYPED_POWER * covered).astype(np.float32)
    return likeness


def _each_once(found: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how far each word of each name is covered, by the typed words it is the best for."""
    covered = np.zeros(found.shape[1:], np.float32)
    rows = np.arange(len(covered))
    for word in found:
        best = word.argmax(axis=1)
        covered[rows, best] = np.maximum(covered[rows, best], word[rows, best])
    return covered


def words_like(typed: Sequence[str], known: Sequence[str]) -> set[str]:
    """Return those of the `known` words that are like any typed one."""
    if not typed or not known:
        return set()
    best = _alike_words(typed, known).max(axis=0)[:-1]
    return {word for word, value in zip(known, best.tolist(), strict=True) if value > 0}


def _alike_words(typed: Sequence[str], known: Sequence[str]) -> NDArray[np.float32]:
    """Return how alike each typed word and each known one are, and a last column of zeros."""
    table = _table([*typed, *(a + b for a, b in pairwise(typed))], known)
    alike, joined = table[: len(typed)], table[len(typed) :] * np.float32(_JOINED)
    if len(joined):
        # A word of the name that two typed ones make together is alike to both of them.
        joined[joined < _JOINED * 0.85] = 0
        np.maximum(alike[:-1], joined, out=alike[:-1])
        np.maximum(alike[1:], joined, out=alike[1:])
    return alike


def _table(typed: Sequence[str], known: Sequence[str]) -> NDArray[np.float32]:
    alike = np.zeros((len(typed), len(known) + 1), np.float32)
    alike[:, :-1] = process.cdist(
        typed,
        known,
        scorer=OSA.normalized_similarity,
        score_cutoff=_LEAST_ALIKE,
        dtype=np.float32,
    )
    numbers = [at for at, word in enumerate(known) if word.isdigit()]
    for row, word in zip(alike, typed, strict=True):
        base = _START_OF_LAST if word is typed[-1] else _START
        _compare_numbers(row, word, known, numbers)
        for at in [at for at, other in enumerate(known) if other.startswith(word)]:
            row[at] = max(row[at], base + (1 - base) * len(word) / len(known[at]))
    return alike


def _compare_numbers(
    row: NDArray[Any], word: str, known: Sequence[str], numbers: Sequence[int]
) -> None:
    """Rate numbers, of which there are some among the `known` words, as such."""
    is_number = word.isdigit()
    for at in range(len(known)) if is_number else numbers:
        if (other := known[at]) != word:
            row[at] = _SAME_YEAR if is_number and is_same_year(word, other) else 0
