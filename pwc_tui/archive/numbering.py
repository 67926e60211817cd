"""The order of the papers by importance."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.stand_ins import Narrow, StandIns

T = TypeVar("T", np.int32, np.bool_)

_ROWS = 50_000

_PLACE_BITS = 32
"""Of a place, above which its day stands while both are sorted."""

_PLACE = (1 << _PLACE_BITS) - 1


class Numbering(NamedTuple):
    """The numbers of the papers, in the order of arrival."""

    numbers: Narrow
    """The paper's number from 1, 0 for one that was merged into another. A version has that of
    the paper it is one of."""
    versions: StandIns

    def number_of(self, papers: Narrow) -> Narrow:
        """Return the numbers of papers given by place, 0 for -1 (no paper)."""
        return of_papers(self.numbers, papers)


class Importance(NamedTuple):
    """What makes papers important. Arrays are in the order of arrival unless said otherwise."""

    order: Narrow
    """The places (from 0) in the order of arrival, most important paper first."""
    results: Narrow
    repositories: Narrow
    is_official: NDArray[np.bool_]

    def rows(self, numbering: Numbering) -> Iterator[tuple[object, ...]]:
        """Yield `(id, arrival, results, repositories, official, None)` by importance.

        Then the versions, with the number of the paper of each in the last place.
        """
        yield from self._rows_of(self.order, self.order, 1, numbering)
        places, papers = numbering.versions
        yield from self._rows_of(places, papers, len(self.order) + 1, numbering)

    def _rows_of(
        self, places: Narrow, shown: Narrow, first: int, numbering: Numbering
    ) -> Iterator[tuple[object, ...]]:
        for start in range(0, len(places), _ROWS):
            part = slice(start, start + _ROWS)
            paper = shown[part]
            owners = np.where(paper == places[part], 0, numbering.numbers[paper])
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
    days: Narrow,
    merged: StandIns,
    versions: StandIns,
    *,
    result_papers: Narrow,
    link_papers: Narrow,
    official_papers: Narrow,
) -> tuple[Numbering, Importance]:
    """Return the papers' numbers: most results first, then most repositories, then the newest.

    Equal papers stay in the order of the file; merged ones and versions get none. The last three
    name a paper by place for every result, link and official link, -1 for none.
    """
    count = len(days)
    results = _counted(result_papers, count)
    repositories = _counted(link_papers, count)
    is_left_out = np.zeros(count, np.bool_)
    is_left_out[merged.places] = True
    is_left_out[versions.places] = True
    order = _by_importance(days, results, repositories, is_left_out)
    numbers = np.zeros(count, dtype=np.int32)
    numbers[order] = np.arange(1, len(order) + 1, dtype=np.int32)
    numbers[versions.places] = numbers[versions.papers]
    official = _counted(official_papers, count) > 0
    return Numbering(numbers, versions), Importance(order, results, repositories, official)


def of_papers(values: NDArray[T], places: Narrow) -> NDArray[T]:
    """Return the values of papers given by place, 0 for -1 (no paper)."""
    if not len(values):
        return np.zeros(len(places), values.dtype)
    return np.where(places < 0, values.dtype.type(0), values[places])


def _by_importance(
    days: Narrow, results: Narrow, repositories: Narrow, is_left_out: NDArray[np.bool_]
) -> Narrow:
    """Return the places of the papers that are not left out, most important first.

    Few have results or repositories; only these are sorted by more than one number.
    """
    is_common = (results == 0) & (repositories == 0) & ~is_left_out
    others = np.flatnonzero(~(is_common | is_left_out)).astype(np.int32)
    keys = -days[others], -repositories[others], -results[others]
    others = others[np.lexsort(keys)]
    common = np.flatnonzero(is_common)
    latest = int(days.max(initial=0))
    common |= (latest - days[common]).astype(np.int64) << _PLACE_BITS
    common.sort()
    common &= _PLACE
    order = np.empty(len(others) + len(common), np.int32)
    order[: len(others)], order[len(others) :] = others, common
    return order


def _counted(papers: Narrow, count: int) -> Narrow:
    counts = np.zeros(count, np.int32)
    np.add.at(counts, papers[papers >= 0], 1)
    return counts
