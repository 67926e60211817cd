"""Postings of fields that few words stand in: only the rows that have numbers are kept."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.postings import Postings


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
