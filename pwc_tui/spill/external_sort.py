"""Sorting more numbers than the memory should hold: they wait in files, by ranges."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.spill.array_file import Spool

_SORTED_AT_ONCE = 500_000
"""Numbers, up to twice as many: 8 MB, and as much again for each step. The words of the titles of
576,261 papers are six million."""

_MOST_RANGES = 48
"""Files that are open at the same time."""

ROW_BITS = np.uint64(32)
"""The upper bits of a number, which are called its row."""


def sort_in_ranges(
    parts: Iterable[NDArray[np.uint64]], size: int, row_count: int, folder: Path
) -> Iterator[NDArray[np.uint64]]:
    """Yield all numbers in order, some at a time, but those of a row together.

    The numbers come in parts, `size` together, which may be changed; rows are less than
    `row_count`. What waits is in files in `folder`. A row is never taken apart: all numbers of the
    most frequent one must fit into the memory.
    """
    return _sorted(parts, size, 0, row_count, folder)


def _sorted(
    parts: Iterable[NDArray[np.uint64]], size: int, first: int, after: int, folder: Path
) -> Iterator[NDArray[np.uint64]]:
    """Yield the numbers of the rows `first` … `after - 1`."""
    count = min(size // _SORTED_AT_ONCE + 1, _MOST_RANGES, max(after - first, 1))
    bounds = [first + (after - first) * at // count for at in range(count + 1)]
    waiting = _distributed(parts, bounds, folder)
    for low, high in pairwise(bounds):
        spool = waiting.pop(0)
        if len(spool) > 2 * _SORTED_AT_ONCE and count > 1:
            yield from _sorted(spool.parts(), len(spool), low, high, folder)
        else:
            numbers = spool.whole()
            numbers.sort()
            yield numbers


def _distributed(
    parts: Iterable[NDArray[np.uint64]], bounds: list[int], folder: Path
) -> list[Spool[np.uint64]]:
    """Return the numbers of each range of rows, in no order."""
    spools = [Spool(folder, np.uint64) for _ in bounds[1:]]
    edges = np.array(bounds[1:-1], np.uint64) << ROW_BITS
    for numbers in parts:
        if len(edges):
            numbers.sort()
        places = [0, *numbers.searchsorted(edges).tolist(), len(numbers)]
        for spool, (start, end) in zip(spools, pairwise(places), strict=True):
            spool.append(numbers[start:end])
    return spools
