"""The words of titles and abstracts, cut and hashed by the batch: 685 MB of text in 5 s."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST = 64
"""Bytes of a word that count. In scripts without spaces a sentence is one word."""

_SPACE = ord(" ")
STEP = 8
"""Bytes that are taken at once: one number."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so that no two numbers have the same product (Knuth, 6.4: 2^64 by the golden ratio)."""

_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Words:
    """All words of some texts, one after the other; a row for each in the last four arrays."""

    raw: NDArray[np.uint8]
    """The bytes of the texts as they are, line feeds between; 8 at least before and after them."""
    text: NDArray[np.uint8]
    """The same in lower case, a space for each byte that belongs to no word."""
    is_letter: NDArray[np.bool_]
    """Whether each byte belongs to a word."""
    begins: NDArray[np.int64]
    """Where each of the texts begins in all three."""
    starts: NDArray[np.int64]
    """Where each word begins."""
    sizes: NDArray[np.int64]
    """Bytes of each word, up to `LONGEST`."""
    hashes: NDArray[np.uint64]
    """A number for each word. Words of 8 bytes at most never have the same one; of a million longer
    ones two have with a chance of 1 in 10 million."""
    owners: NDArray[np.int64]
    """Which text each word is of, counted from 0."""

    def spelled(self, rows: NDArray[Any]) -> list[bytes]:
        """Return the words of these rows."""
        text, starts = self.text.data, self.starts[rows]
        ends = starts + self.sizes[rows]
        return [
            bytes(text[start:end])
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]


def cut(texts: Sequence[bytes]) -> Words:
    """Return the words of texts in UTF-8: letters and digits in a row, in lower case.

    Every letter beyond ASCII counts as a letter: no more is needed to tell whether two texts share
    a word.
    """
    joined = b"\n".join((bytes(STEP - 1), *texts, b""))
    joined += bytes(STEP + -len(joined) % STEP)
    text = np.frombuffer(joined.translate(_LOWER), np.uint8)
    is_letter = text != _SPACE
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    edges += 1
    starts = edges[::2].copy()
    sizes = np.minimum(edges[1::2] - starts, LONGEST)
    ends = STEP + np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    begins = np.append(STEP, ends)[:-1]
    counts = np.diff(np.searchsorted(starts, ends), prepend=0)
    owners = np.repeat(np.arange(len(texts)), counts)
    raw, hashes = np.frombuffer(joined, np.uint8), _hashes(text, starts, sizes)
    return Words(raw, text, is_letter, begins, starts, sizes, hashes, owners)


def eight_bytes(
    text: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return the 8 bytes from each start as one number; those beyond `sizes` are 0.

    `text` has a multiple of 8 bytes, 8 of them at least after the last start.
    """
    eights = text.view("<u8")
    places = starts >> 3
    shifts = ((starts & 7) << 3).astype(np.uint64)
    found: NDArray[np.uint64] = eights[places] >> shifts
    places += 1
    # In two steps: a number that is shifted by its whole 64 bits stays what it was.
    found |= eights[places] << (np.uint64(63) - shifts) << np.uint64(1)
    found &= _KEPT[np.clip(sizes, 0, STEP)]
    return found


def _hashes(
    text: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    hashes = _mixed(eight_bytes(text, starts, sizes))
    rows = np.flatnonzero(sizes > STEP)
    done = STEP
    while len(rows):
        more = eight_bytes(text, starts[rows] + done, sizes[rows] - done)
        hashes[rows] = _mixed(hashes[rows] ^ more)
        done += STEP
        rows = rows[sizes[rows] > done]
    return hashes


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return other numbers, no two the same where two were not, spread over the 64 bits."""
    numbers *= _FACTOR
    numbers ^= numbers >> _HALF
    return numbers


def _lower(code: int) -> int:
    if code >= 0x80:
        return code
    letter = chr(code)
    return ord(letter.lower()) if letter.isalnum() else _SPACE


_LOWER = bytes(map(_lower, range(256)))
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(STEP + 1)], np.uint64)
"""The bits of the first 0 … 8 bytes."""


_ROOM = 4
"""Slots for each word: of the words that are not known one look tells three of four."""

_FEWEST_BITS = 12
_NO_WORDS: NDArray[np.uint64] = np.zeros(0, np.uint64)


class WordTable:
    """Numbers words from 0 on, by their hashes (open addressing, the next slot when one is taken).

    Looking up is the work of the build: a table is three times as fast as a search among sorted
    hashes.
    """

    def __init__(self, hashes: NDArray[np.uint64] = _NO_WORDS) -> None:
        """Give the words with these hashes, all different, numbers in their order."""
        self.hashes = hashes
        """Of each word, by its number."""
        self._make_slots()

    def __len__(self) -> int:
        return len(self.hashes)

    def find(self, hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Return the number of each word, -1 for those that have none."""
        at = self._places(hashes)
        numbers = self._slots[at]
        rows = np.flatnonzero(numbers >= 0)
        while len(rows):
            rows = rows[self.hashes[numbers[rows]] != hashes[rows]]
            at[rows] = self._next(at[rows])
            numbers[rows] = self._slots[at[rows]]
            rows = rows[numbers[rows] >= 0]
        return numbers

    def add(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Give numbers to the words that have none; return a row of `hashes` for each of these."""
        rows = np.flatnonzero(self.find(hashes) < 0)
        new, firsts = np.unique(hashes[rows], return_index=True)
        count = len(self)
        self.hashes = np.concatenate([self.hashes, new])
        if len(self) * _ROOM > len(self._slots):
            self._make_slots()
        else:
            self._fill(np.arange(count, len(self), dtype=np.int32))
        return rows[firsts]

    def _make_slots(self) -> None:
        bits = max(_FEWEST_BITS, (len(self) * _ROOM).bit_length())
        self._slots = np.full(1 << bits, -1, np.int32)
        self._fill(np.arange(len(self), dtype=np.int32))

    def _fill(self, numbers: NDArray[np.int32]) -> None:
        at = self._places(self.hashes[numbers])
        while len(numbers):
            is_free = self._slots[at] < 0
            self._slots[at[is_free]] = numbers[is_free]
            # Of those that wanted the same slot the last one has it now.
            is_out = self._slots[at] != numbers
            numbers, at = numbers[is_out], self._next(at[is_out])

    def _places(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        shift = np.uint64(65 - len(self._slots).bit_length())
        return (hashes >> shift).view(np.int64)

    def _next(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        return (at + 1) & (len(self._slots) - 1)
