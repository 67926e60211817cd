"""Lists of numbers by number (compressed sparse rows) in mapped arrays.

Used for the papers of a word, the words of a title, and the links between papers and names.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.arrays import ArrayFile


class Postings:
    """For every row its list of numbers, one after the other, so that rows in a row are a slice."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._ends = file.get(f"{name}_ends")
        self._values = file.get(f"{name}_values")

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


def postings_arrays(
    name: str, rows: NDArray[Any], values: NDArray[Any], row_count: int
) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Postings` of the pairs (row, value): sorted, without repetition."""
    both = rows.astype(np.uint64)
    both <<= np.uint64(32)
    both |= values.astype(np.uint64)
    both.sort()
    if len(both):
        both = both[np.concatenate(([True], both[1:] != both[:-1]))]
    sorted_rows = (both >> np.uint64(32)).astype(np.int64)
    both &= np.uint64(0xFFFFFFFF)
    return _arrays(name, np.bincount(sorted_rows, minlength=row_count), both)


def sequence_arrays(
    name: str, values: NDArray[Any], sizes: NDArray[Any]
) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Postings` whose rows have these `values` in this order."""
    return _arrays(name, sizes, values)


def _arrays(name: str, sizes: NDArray[Any], values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    ends = np.zeros(len(sizes) + 1, np.uint32)
    np.cumsum(sizes, out=ends[1:])
    return {f"{name}_ends": ends, f"{name}_values": values.astype(np.int32)}
