"""The words of an index in order, and the ways to find those that resemble what was typed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays

_SIMILAR = 150
"""Candidates that are compared letter by letter. `search_quality.py` found no gain in more."""

_LANDMARK = 64
"""One word in so many is kept in memory, 3,000 of a whole archive's: most steps of looking a word
up stay there, which makes it three times as fast."""


class Vocabulary:
    """Sorted words in a mapped file. A word is named by its number in the order of code points.

    Nothing is decoded before it is asked for, so that a million words take no memory.
    """

    def __init__(self, file: Arrays) -> None:
        self._text = file.view("terms")
        self._ends = file.get("term_ends")
        # Single numbers are read from a view of memory three times as fast as from an array.
        self._places = self._ends.data
        self._letters = file.get("term_letters")
        self._pairs = file.get("pairs")
        self._pair_ends = file.get("pair_ends")
        self._pair_terms = file.get("pair_terms")
        self._pair_counts = file.get("pair_counts")
        self._numbers = range(len(self._ends) - 1)
        self._landmarks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._numbers)

    def term(self, number: int) -> str:
        """Return the word with this number."""
        return self._raw(number).decode()

    def terms(self, numbers: Sequence[int] | NDArray[Any]) -> list[str]:
        """Return the words with these numbers, in their order."""
        at = np.asarray(numbers, np.int64)
        text = self._text
        places = zip(self._ends[at].tolist(), self._ends[at + 1].tolist(), strict=True)
        return [str(text[start:end], "utf-8") for start, end in places]

    def find(self, word: str) -> int:
        """Return the number of `word`, or -1."""
        raw = word.encode()
        at = self._place(raw)
        return at if at < len(self) and self._raw(at) == raw else -1

    def beginning_with(self, prefix: str) -> tuple[int, int]:
        """Return the range (first, after the last) of the words that begin with `prefix`."""
        raw = prefix.encode()
        # 0xff is greater than every byte of UTF-8.
        return self._place(raw), self._place(raw + b"\xff")

    def similar(self, word: str, *, is_start: bool = False) -> list[int]:
        """Return the words that share most pairs of letters with `word`, 150 at most.

        With `is_start`, words that begin like `word`, however long they are.
        """
        codes = codes_of(f"\n{word}" if is_start else f"\n{word}\n")
        pairs = codes[:-1] << np.uint64(32) | codes[1:]
        # Not `np.unique`, which at its first use imports numpy.ma: 7 ms.
        wanted = np.array(sorted(set(pairs.tolist())), np.uint64)
        shared = self._shared_pairs(wanted)
        if shared is None:
            return []
        # An edit destroys two pairs, a swap three; 5 and 7 are two edits with one pair to spare.
        spare = 5 if len(word) <= 8 else 7
        least = max(2, len(wanted) - spare) if len(wanted) > 3 else 1
        found = np.flatnonzero(shared >= least)
        if len(found) > _SIMILAR:
            found = self._most_alike(found, shared[found], len(wanted), is_start=is_start)
        numbers: list[int] = found.tolist()
        return numbers

    def holding_letters(self, word: str) -> Iterator[int]:
        """Yield the words that begin with the same letter and hold all letters of `word` in order.

        That is what abbreviations have in common with what they stand for.
        """
        first, after = self.beginning_with(word[0])
        wanted = letter_bits(codes_of(word))
        mask = np.bitwise_or.reduce(wanted)
        near = np.flatnonzero(self._letters[first:after] & mask == mask) + first
        for number, term in zip(near.tolist(), self.terms(near), strict=True):
            if _holds(term, word):
                yield number

    def _place(self, raw: bytes) -> int:
        """Return the number of the first word that is not less than `raw`."""
        if not self._landmarks:
            self._landmarks = [self._raw(number) for number in self._numbers[::_LANDMARK]]
        stretch = bisect_left(self._landmarks, raw) * _LANDMARK
        low, high = max(0, stretch - _LANDMARK), min(stretch, len(self))
        return bisect_left(self._numbers, raw, lo=low, hi=high, key=self._raw)

    def _raw(self, number: int) -> bytes:
        return self._text[self._places[number] : self._places[number + 1]].tobytes()

    def _shared_pairs(self, wanted: NDArray[np.uint64]) -> NDArray[np.int64] | None:
        """Return for every word how many of the `wanted` pairs it has; None if no word has any."""
        at = np.searchsorted(self._pairs, wanted)
        at, wanted = at[at < len(self._pairs)], wanted[at < len(self._pairs)]
        at = at[self._pairs[at] == wanted]
        lists = [
            self._pair_terms[self._pair_ends[place] : self._pair_ends[place + 1]]
            for place in at.tolist()
        ]
        if not lists:
            return None
        return np.bincount(np.concatenate(lists), minlength=len(self))

    def _most_alike(
        self, found: NDArray[np.int64], shared: NDArray[np.int64], count: int, *, is_start: bool
    ) -> NDArray[np.int64]:
        own = self._pair_counts[found].astype(np.float32)
        # For whole words Dice's coefficient; for starts the rest of the word hardly matters.
        likeness = shared - own * np.float32(0.02) if is_start else 2 * shared / (own + count)
        best = np.argpartition(likeness, len(found) - _SIMILAR)[-_SIMILAR:]
        return np.sort(found[best])


def _holds(term: str, letters: str) -> bool:
    at = 0
    for letter in letters:
        at = term.find(letter, at) + 1
        if not at:
            return False
    return True


EDGE = 10
"""The line feed stands before and after every word: edges take part in the pairs of letters."""


def codes_of(text: str) -> NDArray[np.uint64]:
    """Return the code point of every letter."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)


def letter_bits(codes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return one of 32 bits for each letter: a cheap "may hold", never a wrong "does not"."""
    bits = np.uint32(1) << (codes & np.uint64(31)).astype(np.uint32)
    return np.where(codes == EDGE, np.uint32(0), bits)
