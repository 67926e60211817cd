"""Numbering what is equal, known by checksums, without sorting all of it at once."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Parts = Callable[[], Iterable[NDArray[np.int64]]]
"""All checksums in order, some at a time, as often as they are asked for."""

_SORTED_AT_ONCE = 250_000
"""Checksums: 10 MB with all that sorting takes."""


def numbered(parts: Parts, size: int) -> NDArray[np.int32]:
    """Return for each of `size` checksums its number: from 1, as different ones are met first."""
    firsts = np.empty(size, np.int32)
    for values, places in grouped(parts, size):
        firsts[places] = places[_firsts(values)]
    numbers = np.cumsum(firsts == np.arange(size, dtype=np.int32), dtype=np.int32)
    return numbers[firsts]


def grouped(parts: Parts, size: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int32]]]:
    """Yield all of `size` checksums with their places, in groups: equal ones are in one group."""
    groups = size // _SORTED_AT_ONCE + 1
    for rest in range(groups):
        yield with_rest(parts(), groups, rest)


def with_rest(
    parts: Iterable[NDArray[np.int64]], groups: int, rest: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the checksums that leave this rest, which equal ones do, and their places."""
    values, places, start = [np.empty(0, np.int64)], [np.empty(0, np.int32)], 0
    for part in parts:
        here = np.flatnonzero(part % groups == rest).astype(np.int32)
        values.append(part[here])
        places.append(here + np.int32(start))
        start += len(part)
    return np.concatenate(values), np.concatenate(places)


def _firsts(values: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return for each value the place of the first one that equals it."""
    order = np.argsort(values, kind="stable").astype(np.int32)
    ordered = values[order]
    is_new = np.ones(len(order), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    firsts = np.empty(len(order), np.int32)
    firsts[order] = order[np.flatnonzero(is_new)][np.cumsum(is_new) - 1]
    return firsts
