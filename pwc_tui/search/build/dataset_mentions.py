"""Which papers mention which datasets in title or abstract, found while the index is built."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.text.bulk_tokenizer import STEP, Words, WordTable, cut, eight_bytes

_ORDINARY_SHARE = 0.01
"""A name that is one word in plain spelling, as `Results`, and that more papers have as a word, is
no name there."""

_WORD_SHARE = 0.002
"""Names all of whose words are plain and that common (`Machine Translation`, `News`) are words,
too, and need to be called a dataset."""

_SHORT = 3
"""Letters up to which capitals are rather something else's: `CPU`, `AP`, `MR`."""

_CALLED = b"dataset datasets corpus corpora database databases treebank"
"""What stands behind a name that is no other word there."""

_LONGEST = 80
"""Letters of a name that anybody writes out."""


class Mentions:
    """Finds the names of datasets in texts, spelled exactly as the archive has them.

    Wherever the rarest word of a name stands, the bytes around it are compared with the name.
    """

    def __init__(
        self,
        names: Iterable[tuple[int, str]],
        shares: Callable[[NDArray[np.uint64]], NDArray[np.float64]],
        table: WordTable,
    ) -> None:
        """Take the names by the number of the dataset, and add their rarest words to `table`.

        `shares` says how common hashed words are.
        """
        known = [(number, name) for number, name in names if _may_be_name(name)]
        words = cut([name.encode() for _, name in known])
        rarest = _rarest(words, shares(words.hashes), [_is_plain(name) for _, name in known])
        table.add(words.hashes[rarest])
        numbers = table.find(words.hashes[rarest])
        order = np.argsort(numbers, kind="stable")
        rarest, rows = rarest[order], words.owners[rarest[order]]
        self._counts = np.bincount(numbers, minlength=len(table))
        self._firsts = np.cumsum(self._counts) - self._counts
        # From here on a row for each name, in the order of the numbers of their rarest words.
        self._raw, self._starts = words.raw, words.begins[rows]
        self._before = words.starts[rarest] - self._starts
        self._sizes = np.array([len(name.encode()) for _, name in known], np.int64)[rows]
        self._datasets = np.array([number for number, _ in known], np.int64)[rows]
        last_words = np.searchsorted(words.owners, rows, "right") - 1
        self._words_behind = last_words - rarest
        is_short = np.array([_is_short(name) for _, name in known], np.bool_)[rows]
        is_plain = np.array([_is_of_words(name) for _, name in known], np.bool_)[rows]
        is_ordinary = is_plain & (shares(words.hashes[rarest]) >= _WORD_SHARE)
        self._is_unsure = is_short | is_ordinary
        self._called = np.unique(cut([_CALLED]).hashes)

    def look(
        self, words: Words, rows: NDArray[np.int64], numbers: NDArray[np.int32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which of the texts mention what: texts, and the dataset of each, some twice.

        `numbers` are those that the table has for the words of these `rows`.
        """
        is_asked = self._counts[numbers] > 0
        rows, numbers = rows[is_asked], numbers[is_asked]
        counts = self._counts[numbers]
        before = np.cumsum(counts) - counts
        names = np.arange(counts.sum()) + np.repeat(self._firsts[numbers] - before, counts)
        rows = np.repeat(rows, counts)
        is_named = self._are_named(words, words.starts[rows] - self._before[names], names)
        named = names[is_named]
        behind = rows[is_named] + self._words_behind[named] + 1
        is_named = is_named[~self._is_unsure[named] | self._are_called(words, behind)]
        return words.owners[rows[is_named]], self._datasets[names[is_named]]

    def _are_called(self, words: Words, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each of these words whether it is in the same text, and says dataset."""
        before = words.owners[rows - 1]
        rows = np.minimum(rows, len(words.owners) - 1)
        is_said = np.isin(words.hashes[rows], self._called)
        called: NDArray[np.bool_] = is_said & (words.owners[rows] == before)
        return called

    def _are_named(
        self, words: Words, starts: NDArray[np.int64], names: NDArray[Any]
    ) -> NDArray[np.int64]:
        """Return the rows where the name stands at its start, and is no part of a longer word."""
        sizes = self._sizes[names]
        is_within = (starts >= STEP) & (starts + sizes < len(words.raw) - STEP)
        rows = np.flatnonzero(is_within)
        done = 0
        while len(rows) and done < sizes[rows].max():
            # Of a name that is at its end already no byte is compared.
            at = np.minimum(sizes[rows], done)
            left = sizes[rows] - at
            name = eight_bytes(self._raw, self._starts[names[rows]] + at, left)
            rows = rows[name == eight_bytes(words.raw, starts[rows] + at, left)]
            done += STEP
        is_cut = words.is_letter[starts[rows] - 1] | words.is_letter[starts[rows] + sizes[rows]]
        named: NDArray[np.int64] = rows[~is_cut]
        return named


def _may_be_name(name: str) -> bool:
    """Whether a text that has `name` may mean the dataset."""
    is_spelled = name != name.lower() and any(map(str.isalpha, name))
    return is_spelled and 2 <= len(name) <= _LONGEST


def _is_short(name: str) -> bool:
    return len(name) <= _SHORT and name.isupper()


def _is_of_words(name: str) -> bool:
    """Return whether a name is spelled as words are, each with a capital at most."""
    return all(_is_plain(word) for word in name.replace("-", " ").split())


def _is_plain(name: str) -> bool:
    return name[1:] == name[1:].lower() and name.isalpha()


def _rarest(words: Words, shares: NDArray[np.float64], plain: list[bool]) -> NDArray[np.int64]:
    """Return the row of the rarest word of each name, but of plain names that are common words."""
    order = np.lexsort((words.hashes, shares, words.owners))
    rows = order[np.diff(words.owners[order], prepend=-1) > 0]
    is_plain = np.array(plain, np.bool_)[words.owners[rows]]
    kept: NDArray[np.int64] = rows[~is_plain | (shares[rows] <= _ORDINARY_SHARE)]
    return kept
