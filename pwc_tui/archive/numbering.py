"""The order of the papers by importance."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.versions import Versions

Narrow = NDArray[np.int32]
"""Half as much memory, for what there are millions of."""

Places = NDArray[np.int32] | NDArray[np.int64]

_ROWS = 50_000


class Numbering(NamedTuple):
    """The numbers of the papers. Arrays are in the order of arrival unless said otherwise."""

    numbers: Narrow
    """The paper's number from 1, 0 for one that was merged into another. A version has that of
    the paper it is one of."""
    order: Narrow
    """The places (from 0) in the order of arrival, most important paper first."""
    results: Narrow
    repositories: Narrow
    is_official: NDArray[np.bool_]
    versions: Versions

    def number_of(self, papers: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the numbers of papers given by place, 0 for -1 (no paper)."""
        if not len(self.numbers):
            return np.zeros(len(papers), np.int32)
        return np.where(papers < 0, 0, self.numbers[papers]).astype(np.int32)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield `(id, arrival, results, repositories, official, None)` by importance.

        Then the versions, with the number of the paper of each in the last place.
        """
        yield from self._rows_of(self.order, self.order, 1)
        places, papers = self.versions
        yield from self._rows_of(places, papers, len(self.order) + 1)

    def _rows_of(self, places: Places, shown: Places, first: int) -> Iterator[tuple[object, ...]]:
        for start in range(0, len(places), _ROWS):
            part = slice(start, start + _ROWS)
            paper = shown[part]
            owners = np.where(paper == places[part], 0, self.numbers[paper])
            columns = (
                range(first + start, first + start + len(paper)),
                (places[part] + 1).tolist(),
                self.results[paper].tolist(),
                self.repositories[paper].tolist(),
                self.is_official[paper].astype(np.int64).tolist(),
                [owner or None for owner in owners.tolist()],
            )
            yield from zip(*columns, strict=True)


def number_papers(
    dates: Narrow,
    is_merged: NDArray[np.bool_],
    versions: Versions,
    *,
    result_papers: NDArray[np.int32],
    link_papers: NDArray[np.int32],
    official_papers: NDArray[np.int32],
) -> Numbering:
    """Return the papers' numbers: most results first, then most repositories, then the newest.

    Equal papers stay in the order of the file; merged ones and versions get none. The last three
    name a paper by place for every result, link and official link, -1 for none.
    """
    count = len(dates)
    results = _counted(result_papers, count)
    repositories = _counted(link_papers, count)
    is_left_out = is_merged.copy()
    is_left_out[versions.places] = True
    everything = np.lexsort((-dates, -repositories, -results, is_left_out))
    order: Narrow = everything[: count - int(is_left_out.sum())].astype(np.int32)
    del everything
    numbers = np.zeros(count, dtype=np.int32)
    numbers[order] = np.arange(1, len(order) + 1, dtype=np.int32)
    numbers[versions.places] = numbers[versions.papers]
    official = _counted(official_papers, count) > 0
    return Numbering(numbers, order, results, repositories, official, versions)


def _counted(papers: NDArray[np.int32], count: int) -> Narrow:
    found = papers[papers >= 0]
    return np.bincount(found, minlength=count).astype(np.int32)
