"""The vectors of all papers, and those nearest to a direction: signs first, then their parts."""

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.cache_release import register_cache
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.meaning.word_vectors import (
    DIMENSIONS,
    SHIPPED_CHECKSUM,
    WordVectors,
    products,
    shipped_vectors,
)

LEVELS = np.float32(127 / 0.6)
"""Steps of a part of a vector of length 1; parts beyond 0.6 are cut, one in a million."""

TRUSTED = 255
"""The trust in a paper of endless text."""

_SCANNED = 2_000
"""Papers whose signs agree best, which are compared part by part."""

_AT_ONCE = 32_768
"""Papers whose signs are compared in one go: what lies between stays in the processor's cache."""

Mask = NDArray[np.bool_]


class PaperVectors:
    """The vectors of an archive's papers, counted from 0. Safe to use from several threads."""

    def __init__(self, file: Arrays, words: WordVectors | None = None) -> None:
        """Take them from the index' file of them; `words` is the table that they were made from.

        Raises IndexMissing where that is another one than the program has by now.
        """
        if not has_own_table(file) and checksum_of(file) != SHIPPED_CHECKSUM:
            raise IndexMissing(f"The vectors of papers are from another table, {checksum_of(file)}")
        self._file = file
        self._levels = file.get("levels").reshape(-1, DIMENSIONS)
        self._signs = [file.get(f"signs_{number}") for number in range(DIMENSIONS // 64)]
        self._trust = file.get("trust")
        self._turn = file.get("turn").reshape(DIMENSIONS, DIMENSIONS)
        self._words = words
        register_cache(self)

    def __len__(self) -> int:
        return len(self._levels)

    @property
    def words(self) -> WordVectors:
        """The table of the words, read when it is first asked for: 30 ms and 10 MB."""
        words = self._words = self._words or table_of(self._file)
        return words

    def rest(self) -> None:
        """Let go of the words, which take 10 MB; the next question reads them again."""
        self._words = None

    def nearest(
        self, direction: NDArray[np.float32], many: int, allowed: Mask | None = None
    ) -> NDArray[np.int64]:
        """Return the papers nearest to a direction of length 1, nearest first.

        `allowed` says for every paper whether it may be found.
        """
        papers = self._scan(direction, allowed)
        near = self.nearness(direction, papers)
        return papers[np.argsort(-near, kind="stable")[:many]]

    def nearness(
        self, direction: NDArray[np.float32], papers: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return how near each of these papers is, 0 to 1; one of little text is hardly near."""
        cosines = products(self._levels[papers].astype(np.float32), direction) / LEVELS
        near: NDArray[np.float32] = cosines * self._trust[papers] / np.float32(TRUSTED)
        return near

    def likeness(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return how alike a paper and each of these read, 0 to 1."""
        own = self._levels[paper].astype(np.float32) / LEVELS
        own *= self._trust[paper] / np.float32(TRUSTED)
        alike: NDArray[np.float32] = self.nearness(own, others).clip(0)
        return alike

    def middle(self, papers: NDArray[np.int64], words: str = "") -> NDArray[np.float32] | None:
        """Return the direction in the middle of papers and words; None where they say nothing."""
        total = self._levels[papers].astype(np.float32).sum(axis=0) / LEVELS
        typed = self.words.vector(words) if words else None
        if typed is not None:
            total += typed
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else None

    def mean(self, papers: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the mean of the vectors of some papers."""
        mean: NDArray[np.float32] = self._levels[papers].mean(axis=0, dtype=np.float32)
        return mean / LEVELS

    def release(self) -> None:
        """Give memory back."""
        self._file.release()

    def _scan(self, direction: NDArray[np.float32], allowed: Mask | None) -> NDArray[np.int64]:
        """Return the papers whose signs agree best with those of the direction, in no order."""
        asked = np.packbits(products(self._turn.T, direction) > 0).view(np.uint64)
        places = None if allowed is None else np.flatnonzero(allowed)
        apart = np.empty(len(self) if places is None else len(places), np.uint8)
        compared = np.empty(_AT_ONCE, np.uint64)
        for start in range(0, len(apart), _AT_ONCE):
            part = slice(start, min(start + _AT_ONCE, len(apart)))
            rows, some = part if places is None else places[part], compared[: part.stop - start]
            apart[part] = 0
            for signs, sign in zip(self._signs, asked, strict=True):
                apart[part] += np.bitwise_count(np.bitwise_xor(signs[rows], sign, out=some))
        nearest = _least(apart, _SCANNED)
        return nearest if places is None else places[nearest]


def _least(values: NDArray[np.uint8], many: int) -> NDArray[np.int64]:
    """Return the places of the `many` least of these, of equal ones the first.

    NumPy counts and finds bytes ten times as fast as it sorts or partitions them.
    """
    if len(values) <= many:
        return np.arange(len(values))
    first, after = 0, DIMENSIONS
    while first < after:  # the least value up to which there are enough
        middle = (first + after) // 2
        if np.count_nonzero(values <= middle) >= many:
            after = middle
        else:
            first = middle + 1
    less = np.flatnonzero(values < first)
    return np.concatenate([less, np.flatnonzero(values == first)[: many - len(less)]])


def table_of(file: Arrays) -> WordVectors:
    """Return the table that the vectors of an index were made from: its own, or the shipped one."""
    return WordVectors.within(file) if has_own_table(file) else shipped_vectors()


def checksum_of(file: Arrays) -> str:
    """Return the checksum of the table that the vectors of an index were made from."""
    return file.get("table").tobytes().decode("ascii", "replace")


def has_own_table(file: Arrays) -> bool:
    """Return whether an index holds the table: then it was trained on the same archive."""
    return bool(len(file.get("has_own_table")))
