"""Building what related papers are found by, beyond the links of boards, tasks and authors."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.build.keywords import keyword_arrays
from pwc_tui.search.index.array_store import write_arrays
from pwc_tui.search.index.layout import RELATED
from pwc_tui.search.index.postings import Part, ends_of, spooled_postings
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan

UNKNOWN_DAY = -1
"""Of a paper or result without a date; days count from 1970."""

_ROWS_AT_ONCE = 20_000


def write_related(scan: Scan, folder: Path, tell: Callable[[float], None] = lambda _: None) -> None:
    """Write the file of related papers to `folder`; `tell` is told how much is done, 0 to 1."""
    count = scan.paper_count()
    arrays, mentioned = keyword_arrays(scan, folder, tell)
    arrays |= link_arrays(Kind.DATASET, mentioned, count, folder)
    for kind in (Kind.METHOD, Kind.REPOSITORY):
        arrays |= link_arrays(kind, stored_links(scan, kind), count, folder)
    arrays |= _standing_arrays(scan, folder)
    arrays |= _days(scan, count)
    write_arrays(folder / RELATED, scan.build_id(), arrays)
    tell(1.0)


class _RankRows:
    """The rows of boards as they are gathered, with the rank and the days of each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes = np.zeros(1, np.int64)
        self._columns = {
            name: Spool(folder, np.int32) for name in ("values", "ranks", "first_days", "last_days")
        }

    def add(self, boards: NDArray[np.int32], *columns: NDArray[np.int32]) -> None:
        """Take in rows of boards that come in their order."""
        sizes = np.bincount(boards, minlength=len(self._sizes))
        sizes[: len(self._sizes)] += self._sizes
        self._sizes = sizes
        for spool, column in zip(self._columns.values(), columns, strict=True):
            spool.append(column)

    def arrays(self, name: str, boards: int) -> dict[str, Spool[Any]]:
        """Return them as `Postings` of `boards` boards, with what belongs to each value."""
        missing = np.zeros(boards - len(self._sizes), np.int64)
        arrays = {f"{name}_{column}": spool for column, spool in self._columns.items()}
        return arrays | {f"{name}_ends": ends_of([self._sizes, missing], self._folder)}

    @property
    def boards(self) -> int:
        """How many boards there are, as far as rows tell."""
        return len(self._sizes)


def _standing_arrays(scan: Scan, folder: Path) -> dict[str, Spool[Any]]:
    """Return the papers of each board with rank and days, and apart the rows without a paper."""
    of_papers, others = _RankRows(folder), _RankRows(folder)
    for some in _in_parts(scan.standings()):
        has_paper = some[1] > 0
        for rows, part in (of_papers, some[:, has_paper]), (others, some[:, ~has_paper]):
            rows.add(part[0], part[1] - 1, *part[2:])
    count = max(of_papers.boards, others.boards)
    return of_papers.arrays("standing", count) | others.arrays("other_standing", count)


def _days(scan: Scan, count: int) -> dict[str, NDArray[np.int32]]:
    first, last = (np.full(count, UNKNOWN_DAY, np.int32) for _ in range(2))
    for papers, *known in _in_parts(scan.days()):
        first[papers - 1], last[papers - 1] = known
    return {"day": first, "last_day": last}


def _in_parts(rows: Iterable[tuple[int, ...]]) -> Iterator[NDArray[np.int32]]:
    """Yield the columns of many rows, some of these at a time."""
    left = iter(rows)
    while some := list(islice(left, _ROWS_AT_ONCE)):
        yield np.array(some, np.int32).T


def link_arrays(
    kind: Kind, links: Iterable[Part], paper_count: int, folder: Path
) -> dict[str, Spool[Any]]:
    """Return the arrays of `Links`: of each paper (from 0), and of each of what it is linked to.

    The links come in parts, in no particular order; what is large waits in files in `folder`.
    """
    papers, others, rows = Spool(folder, np.int32), Spool(folder, np.int32), 1
    for some, linked in links:
        papers.append(some)
        others.append(linked)
        rows = max(rows, int(linked.max(initial=0)) + 1)
    of_paper = zip(papers.parts(), others.parts(), strict=True)
    arrays = spooled_postings(f"{kind}_of_paper", of_paper, len(papers), paper_count, folder)
    of_other = zip(others.parts(), papers.parts(), strict=True)
    return arrays | spooled_postings(f"paper_of_{kind}", of_other, len(papers), rows, folder)


def stored_links(scan: Scan, kind: Kind) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Yield the papers (from 0) that a database links to a kind, and to which one, in parts."""
    for pairs in scan.links(kind):
        yield np.asarray(pairs.left, np.int32) - np.int32(1), np.asarray(pairs.right, np.int32)
