"""The order of the papers by importance."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from pwc_tui.ingest.match.canonical import Narrow, StandIns
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.write.bulk_insert import Row

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
        found = np.zeros(len(papers), np.int32)
        found[papers >= 0] = self.numbers[papers[papers >= 0]]
        return found


class Ranking(NamedTuple):
    """The papers in the order of their numbers, with what makes them important: in files."""

    places: Spool[np.int32]
    """From 0 in the order of arrival."""
    days: Spool[np.int32]
    """As `PartialDate.number`, 0 where there is none."""
    results: Spool[np.int32]
    repositories: Spool[np.int32]
    is_official: Spool[np.bool_]

    def rows(self, numbering: Numbering) -> Iterator[Row]:
        """Yield `(id, arrival, results, repositories, official, None)` by importance.

        Then the versions, with the number of the paper of each in the last place.
        """
        counts = self.results, self.repositories, self.is_official
        first = 1
        for part in zip(*(column.parts(_ROWS) for column in (self.places, *counts)), strict=True):
            yield from _rows(first, part, repeat(None, len(part[0])))
            first += len(part[0])
        places, papers = numbering.versions
        owners = numbering.numbers[papers]
        columns = (column.whole()[owners - 1] for column in counts)
        yield from _rows(first, (places, *columns), owners.tolist())


def number_papers(
    days: Narrow,
    merged: StandIns,
    versions: StandIns,
    *,
    result_papers: Narrow,
    link_papers: Narrow,
    official_papers: Narrow,
    folder: Path,
) -> tuple[Numbering, Ranking]:
    """Return the papers' numbers: most results first, then most repositories, then the newest.

    Equal papers stay in the order of the file; merged ones and versions get none. The lists of
    papers name one by place for every result, link and official link, -1 for none. `folder` takes
    the files.
    """
    size = len(days)
    results = _counted(result_papers, size)
    repositories = _counted(link_papers, size)
    is_left_out = np.zeros(size, np.bool_)
    is_left_out[merged.places] = True
    is_left_out[versions.places] = True
    order = _by_importance(days, results, repositories, is_left_out)
    is_official = np.zeros(size, np.bool_)
    is_official[official_papers[official_papers >= 0]] = True
    columns = (days, results, repositories, is_official)
    ranking = Ranking(*(_spooled(column, order, folder) for column in (None, *columns)))
    del columns, days, results, repositories, is_official
    numbers = np.zeros(size, dtype=np.int32)
    numbers[order] = np.arange(1, len(order) + 1, dtype=np.int32)
    numbers[versions.places] = numbers[versions.papers]
    return Numbering(numbers, versions), ranking


def of_numbers(column: Spool[T], numbers: Narrow) -> NDArray[T]:
    """Return what a column of a `Ranking` has for papers given by number, 0 for none."""
    found = np.zeros(len(numbers), column.dtype)
    is_one = numbers > 0
    found[is_one] = column.whole()[numbers[is_one] - 1]
    return found


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
    for start in range(0, len(common), _ROWS):
        part = common[start : start + _ROWS]
        part |= (latest - days[part]).astype(np.int64) << _PLACE_BITS
    common.sort()
    common &= _PLACE
    order = np.empty(len(others) + len(common), np.int32)
    order[: len(others)], order[len(others) :] = others, common
    return order


def _counted(papers: Narrow, count: int) -> Narrow:
    counts = np.zeros(count, np.int32)
    np.add.at(counts, papers[papers >= 0], 1)
    return counts


def _spooled(column: NDArray[Any] | None, order: Narrow, folder: Path) -> Spool[Any]:
    """Return the values at some places in a file; without a column the places themselves."""
    found = Spool(folder, np.int32 if column is None else column.dtype.type)
    for start in range(0, len(order), _ROWS):
        part = order[start : start + _ROWS]
        found.append(part if column is None else column[part])
    return found


def _rows(
    first: int, columns: Sequence[NDArray[Any]], owners: Iterable[int | None]
) -> Iterator[Row]:
    """Yield rows as SQLite takes them: arrivals count from 1, and true is 1."""
    places, *counts = columns
    numbers = range(first, first + len(places))
    listed = (column.astype(np.int32).tolist() for column in counts)
    return zip(numbers, (places + 1).tolist(), *listed, owners, strict=True)
