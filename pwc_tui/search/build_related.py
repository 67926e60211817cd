"""Building what related papers are found by, beyond the links of boards, tasks and authors."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.arrays import write_arrays
from pwc_tui.search.build_keywords import keyword_arrays
from pwc_tui.search.build_links import link_arrays, stored_links
from pwc_tui.search.files import RELATED
from pwc_tui.search.postings import ends_of
from pwc_tui.search.spool import Spool
from pwc_tui.store.scan import Scan

UNKNOWN_DAY = -1
"""Of a paper or result without a date; days count from 1970."""

UNKNOWN_RANK = 0

_ROWS_AT_ONCE = 20_000


def write_related(scan: Scan, folder: Path, tell: Callable[[float], None] = lambda _: None) -> None:
    """Write the file of related papers to `folder`; `tell` is told how much is done, 0 to 1."""
    count = scan.paper_count()
    arrays, mentioned = keyword_arrays(scan, folder, tell)
    arrays |= link_arrays(Kind.DATASET, mentioned, count, folder)
    for kind in (Kind.METHOD, Kind.REPOSITORY):
        arrays |= link_arrays(kind, stored_links(scan, kind), count, folder)
    arrays |= _standing_arrays(scan, folder)
    arrays["day"] = _days(scan, count)
    write_arrays(folder / RELATED, scan.build_id(), arrays)
    tell(1.0)


def _standing_arrays(scan: Scan, folder: Path) -> dict[str, Spool[Any]]:
    """Return the papers of each board with the best rank and the day of each of them."""
    papers, ranks, days = (Spool(folder, np.int32) for _ in range(3))
    sizes = np.zeros(1, np.int64)
    for some in _in_parts(scan.standings()):
        boards = np.bincount(some[0], minlength=len(sizes))
        boards[: len(sizes)] += sizes
        sizes = boards
        papers.append(some[1] - 1)
        ranks.append(some[2])
        days.append(some[3])
    return {
        "standing_ends": ends_of([sizes], folder),
        "standing_values": papers,
        "standing_ranks": ranks,
        "standing_days": days,
    }


def _days(scan: Scan, count: int) -> NDArray[np.int32]:
    days = np.full(count, UNKNOWN_DAY, np.int32)
    for papers, known in _in_parts(scan.days()):
        days[papers - 1] = known
    return days


def _in_parts(rows: Iterable[tuple[int, ...]]) -> Iterator[NDArray[np.int32]]:
    """Yield the columns of many rows, some of these at a time."""
    left = iter(rows)
    while some := list(islice(left, _ROWS_AT_ONCE)):
        yield np.array(some, np.int32).T
