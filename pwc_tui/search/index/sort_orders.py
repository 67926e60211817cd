"""The orders a list of papers can have, and which papers pass a filter, as arrays of the index."""

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import Order, PaperFilter
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan

ORDER_ARRAYS = ("by_date", "by_title", "by_results", "has_code", "has_results", "year")
"""What `Orders` is made of."""


class Orders:
    """All papers in each order, and their marks."""

    def __init__(self, file: Arrays) -> None:
        self._by_date, self._by_title = file.get("by_date"), file.get("by_title")
        self._by_results = file.get("by_results")
        self._has_code = file.get("has_code")
        self._has_results = file.get("has_results")
        self.years: NDArray[np.uint16] = file.get("year")
        """The year of every paper, 0 where none is known."""

    def allowed(self, wanted: PaperFilter) -> NDArray[np.bool_] | None:
        """Return for every paper whether it passes; None where all do."""
        if not (wanted.has_code or wanted.has_results):
            return None
        passes = np.ones(len(self._has_code), np.bool_)
        if wanted.has_code:
            passes &= self._has_code
        if wanted.has_results:
            passes &= self._has_results
        return passes

    def sort(self, chosen: NDArray[np.bool_] | None, order: Order) -> NDArray[np.int32]:
        """Return the numbers of the chosen papers (None: all of them) in this order."""
        if order is Order.RELEVANCE:
            count = len(self._has_code)
            places = np.arange(count) if chosen is None else np.flatnonzero(chosen)
            return (places + 1).astype(np.int32)
        ids = self._in_order(order)
        return ids if chosen is None else ids[chosen[ids - 1]]

    def _in_order(self, order: Order) -> NDArray[np.int32]:
        """Return the numbers of all papers in any order but that of relevance."""
        ids: NDArray[np.int32] = self._by_title if order is Order.TITLE else self._by_date
        if order is Order.RESULTS:
            others = np.flatnonzero(~self._has_results).astype(np.int32) + np.int32(1)
            ids = np.concatenate((self._by_results, others))
        return ids


def order_arrays(
    scan: Scan, paper_count: int, folder: Path
) -> dict[str, NDArray[Any] | Spool[Any]]:
    """Return the arrays of `Orders` for the papers of a database; orders wait in `folder`."""
    by_results = _spooled(scan.paper_ids_by_results(), folder)
    years = [np.asarray(some).clip(0, 9999).astype(np.uint16) for some in scan.paper_years()]
    return {
        "by_date": _spooled(scan.paper_ids_by_date(), folder),
        "by_title": _spooled(scan.paper_ids_by_title(), folder),
        "by_results": by_results,
        "has_results": _marks(by_results.parts(), paper_count),
        "has_code": _marks(map(np.asarray, scan.paper_ids_with_code()), paper_count),
        "year": np.concatenate([np.zeros(0, np.uint16), *years]),
    }


def _spooled(ids: Iterable["array[int]"], folder: Path) -> Spool[np.int32]:
    spool = Spool(folder, np.int32)
    for some in ids:
        spool.append(np.asarray(some))
    return spool


def _marks(ids: Iterable[NDArray[Any]], paper_count: int) -> NDArray[np.bool_]:
    marks = np.zeros(paper_count, np.bool_)
    for some in ids:
        marks[some - 1] = True
    return marks
