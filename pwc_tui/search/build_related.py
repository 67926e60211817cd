"""Building what related papers are found by, beyond the links of boards, tasks and authors."""

from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.arrays import write_arrays
from pwc_tui.search.build_keywords import keyword_arrays
from pwc_tui.search.files import RELATED
from pwc_tui.search.links import link_arrays, stored_links
from pwc_tui.store.scan import Scan

UNKNOWN_DAY = -1
"""Of a paper or result without a date; days count from 1970."""

UNKNOWN_RANK = 0

_DAYS_AT_ONCE = 20_000


def write_related(scan: Scan, folder: Path, tell: Callable[[float], None] = lambda _: None) -> None:
    """Write the file of related papers to `folder`; `tell` is told how much is done, 0 to 1."""
    count = scan.paper_count()
    arrays, mentioned = keyword_arrays(scan, folder, tell)
    arrays |= link_arrays(Kind.DATASET, mentioned, count, folder)
    for kind in (Kind.METHOD, Kind.REPOSITORY):
        arrays |= link_arrays(kind, stored_links(scan, kind), count, folder)
    arrays |= _standing_arrays(scan)
    arrays["day"] = _days(scan, count)
    write_arrays(folder / RELATED, scan.build_id(), arrays)
    tell(1.0)


def _standing_arrays(scan: Scan) -> dict[str, NDArray[Any]]:
    """Return the papers of each board with the best rank and the day of each of them."""
    found = np.fromiter(chain.from_iterable(scan.standings()), np.int64).reshape(-1, 4)
    boards, papers, ranks, days = found.T
    rows = int(boards.max(initial=0)) + 1
    return {
        "standing_ends": np.searchsorted(boards, np.arange(rows + 1)).astype(np.uint32),
        "standing_values": (papers - 1).astype(np.int32),
        "standing_ranks": ranks.astype(np.int32),
        "standing_days": days.astype(np.int32),
    }


def _days(scan: Scan, count: int) -> NDArray[np.int32]:
    days = np.full(count, UNKNOWN_DAY, np.int32)
    stated = scan.days()
    while some := list(islice(stated, _DAYS_AT_ONCE)):
        papers, known = np.array(some, np.int32).T
        days[papers - 1] = known
    return days
