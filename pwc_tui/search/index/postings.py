"""Lists of numbers by number (compressed sparse rows) in mapped arrays.

Used for the papers of a word, the words of a title, and the links between papers and names.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.external_sort import ROW_BITS, sort_in_ranges

T = TypeVar("T", bound=np.generic)


class Postings:
    """For every row its list of numbers, one after the other, so that rows in a row are a slice."""

    def __init__(self, file: Arrays, name: str) -> None:
        self._ends = file.get(f"{name}_ends")
        self._values = file.get(f"{name}_values")
        if not len(self._ends) or self._ends[-1] != len(self._values):
            raise IndexMissing(f"The search index has no whole {name}")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def row(self, row: int) -> NDArray[np.int32]:
        """Return the numbers of a row: a view of the file."""
        return self.rows(row, row + 1)

    def rows(self, first: int, after: int) -> NDArray[np.int32]:
        """Return the numbers of the rows `first` … `after - 1`, one row after the other."""
        numbers: NDArray[np.int32] = self._values[self._ends[first] : self._ends[after]]
        return numbers

    def size(self, first: int, after: int) -> int:
        """Return how many numbers the rows `first` … `after - 1` have together."""
        return int(self._ends[after]) - int(self._ends[first])

    def row_at(self, first: int, place: int) -> int:
        """Return which row has the number at `place` of those that `rows(first, …)` returns."""
        at = int(self._ends[first]) + place
        return int(np.searchsorted(self._ends, at, "right")) - 1

    def spans(
        self, firsts: NDArray[Any], afters: NDArray[Any]
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Return for each range of rows where its numbers begin and end, for `between`."""
        return self._ends[firsts], self._ends[afters]

    def between(self, start: int, end: int) -> NDArray[np.int32]:
        """Return the numbers from one place to another, as `spans` returns places."""
        numbers: NDArray[np.int32] = self._values[start:end]
        return numbers

    def sizes(self, rows: NDArray[Any]) -> NDArray[np.int64]:
        """Return how many numbers each of these rows has."""
        sizes: NDArray[np.int64] = self._ends[rows + 1].astype(np.int64) - self._ends[rows]
        return sizes

    def gather(self, rows: NDArray[Any]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Return the numbers of these rows one after the other, and each row's size."""
        sizes = self.sizes(rows)
        starts = np.repeat(self._ends[rows] - (np.cumsum(sizes) - sizes), sizes)
        numbers: NDArray[np.int32] = self._values[starts + np.arange(len(starts))]
        return numbers, sizes


_MOVED_AT_ONCE = 1 << 16
"""Numbers: half a megabyte."""

_VALUE = (np.uint64(1) << ROW_BITS) - np.uint64(1)

Part = tuple[NDArray[Any], NDArray[Any]]
"""Rows, and the value that each has."""


def in_both(left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the numbers that two rows have in common; both are sorted, as rows of a word are."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return few[is_among(few, many)]


def is_among(numbers: NDArray[Any], row: NDArray[Any]) -> NDArray[np.bool_]:
    """Return for each of these numbers whether it is in `row`, which is sorted."""
    if not len(row):
        return np.zeros(len(numbers), np.bool_)
    at = row.searchsorted(numbers)
    at[at == len(row)] = 0
    found: NDArray[np.bool_] = row[at] == numbers
    return found


def repeated(numbers: NDArray[T]) -> NDArray[T]:
    """Return those of sorted numbers that another one equals, sorted."""
    found: NDArray[T] = numbers[1:][numbers[1:] == numbers[:-1]]
    return found


def postings_of_parts(
    name: str, parts: Iterable[Part], size: int, row_count: int
) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Postings` of pairs (row, value): sorted, without repetition.

    They come in parts, `size` together: each part is needed once.

    That way only one number of 64 bits is in memory for each pair.
    """
    both, end = np.empty(size, np.uint64), 0
    for rows, values in parts:
        both[end : end + len(rows)] = _keys(rows, values)
        end += len(rows)
    both.sort()
    both = distinct(both)
    ends = both.searchsorted(np.arange(row_count + 1, dtype=np.uint64) << ROW_BITS)
    both &= _VALUE
    return _arrays(name, ends, both)


def spooled_postings(
    name: str, parts: Iterable[Part], size: int, row_count: int, folder: Path
) -> dict[str, Spool[Any]]:
    """Return the same of any number of pairs in little memory: they wait in files in `folder`."""
    numbers, ends = Spool(folder, np.int32), _Ends(folder)
    keys = (_keys(rows, values) for rows, values in parts)
    for repeating in sort_in_ranges(keys, size, row_count, folder):
        some = distinct(repeating)
        if len(some):
            ends.add(some, len(numbers), int(some[-1] >> ROW_BITS) + 1)
        for start in range(0, len(some), _MOVED_AT_ONCE):
            numbers.append((some[start : start + _MOVED_AT_ONCE] & _VALUE).astype(np.int32))
    ends.add(_NO_KEYS, len(numbers), row_count)
    return {f"{name}_ends": ends.spool, f"{name}_values": numbers}


_NO_KEYS: NDArray[np.uint64] = np.zeros(0, np.uint64)


class _Ends:
    """Where the values of each row end, while they are written."""

    def __init__(self, folder: Path) -> None:
        self.spool = Spool(folder, np.uint32)
        self.spool.append(np.zeros(1, np.uint32))

    def add(self, keys: NDArray[np.uint64], before: int, after: int) -> None:
        """Note the rows up to `after - 1`, whose values these are behind the `before` first."""
        for row in range(len(self.spool), after + 1, _MOVED_AT_ONCE):
            next_rows = np.arange(row, min(row + _MOVED_AT_ONCE, after + 1), dtype=np.uint64)
            ends = keys.searchsorted(next_rows << ROW_BITS) + before
            self.spool.append(ends.astype(np.uint32))


def ends_of(sizes: Iterable[NDArray[Any]], folder: Path) -> Spool[np.uint32]:
    """Return where each row ends, 0 before all of them; the sizes of the rows come in parts."""
    ends, end = Spool(folder, np.uint32), np.zeros(1, np.uint32)
    ends.append(end)
    for some in sizes:
        found = end[-1] + np.cumsum(some, dtype=np.uint32)
        ends.append(found)
        end = found if len(found) else end
    return ends


def distinct(both: NDArray[Any]) -> NDArray[Any]:
    """Return sorted numbers without repetition, in the memory they have: there are millions."""
    is_new = np.ones(len(both), np.bool_)
    np.not_equal(both[1:], both[:-1], out=is_new[1:])
    count = 0
    for start in range(0, len(both), _MOVED_AT_ONCE):
        part = slice(start, start + _MOVED_AT_ONCE)
        kept = both[part][is_new[part]]
        both[count : count + len(kept)] = kept
        count += len(kept)
    return both[:count]


def _keys(rows: NDArray[Any], values: NDArray[Any]) -> NDArray[np.uint64]:
    """Return rows and values as one number each, in the order of both."""
    keys = rows.astype(np.uint64)
    keys <<= ROW_BITS
    np.bitwise_or(keys, values, out=keys, dtype=np.uint64, casting="unsafe")
    return keys


def sequence_arrays(
    name: str, values: NDArray[Any], sizes: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Postings` whose rows have these `values` in this order."""
    return _arrays(name, np.append(0, np.cumsum(sizes)), values)


def _arrays(name: str, ends: NDArray[Any], values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    return {f"{name}_ends": ends.astype(np.uint32), f"{name}_values": values.astype(np.int32)}


class SparsePostings(Postings):
    """As `Postings`, at the price of a search among the rows that are kept."""

    def __init__(self, file: Arrays, name: str) -> None:
        super().__init__(file, name)
        self._rows = file.get(f"{name}_rows")

    def rows(self, first: int, after: int) -> NDArray[np.int32]:
        """Return the numbers of the rows `first` … `after - 1`, one row after the other."""
        return super().rows(*self._places((first, after)).tolist())

    def size(self, first: int, after: int) -> int:
        """Return how many numbers the rows `first` … `after - 1` have together."""
        return super().size(*self._places((first, after)).tolist())

    def row_at(self, first: int, place: int) -> int:
        """Return which row has the number at `place` of those that `rows(first, …)` returns."""
        return int(self._rows[super().row_at(int(self._places(first)), place)])

    def spans(
        self, firsts: NDArray[Any], afters: NDArray[Any]
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Return for each range of rows where its numbers begin and end, for `between`."""
        return super().spans(self._places(firsts), self._places(afters))

    def sizes(self, rows: NDArray[Any]) -> NDArray[np.int64]:
        """Return how many numbers each of these rows has."""
        starts, ends = self.spans(rows, rows + 1)
        return ends.astype(np.int64) - starts

    def pairs(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return every number, and the row that it is in, in the order of the rows."""
        return np.repeat(self._rows, np.diff(self._ends)), self._values[:]

    def _places(self, rows: Any) -> NDArray[np.int64]:
        """Return the first places among the rows kept that are not before these."""
        # As they are kept: else all of them would be copied to be compared.
        return np.asarray(self._rows.searchsorted(np.asarray(rows, np.int32)))


def compacted(name: str, ends: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """Return what stands for the `ends` of `Postings` in those of `SparsePostings`."""
    rows = np.flatnonzero(ends[1:] != ends[:-1]).astype(np.int32)
    return {f"{name}_rows": rows, f"{name}_ends": np.append(ends[:1], ends[rows + 1])}


class LinkIndex:
    """The links between papers and one kind of thing. Papers are numbered from 0 here."""

    def __init__(self, file: Arrays, kind: Kind) -> None:
        self.of_paper = Postings(file, f"{kind}_of_paper")
        self.papers = Postings(file, f"paper_of_{kind}")
