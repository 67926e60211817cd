"""The orders a list of papers can have, and which papers pass a filter, as arrays of the index."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.listing import Order, PaperFilter
from pwc_tui.search.arrays import ArrayFile
from pwc_tui.store.scan import Scan


class Orders:
    """All papers in each order, and their marks."""

    def __init__(self, file: ArrayFile) -> None:
        self._orders = {
            order: file.get(f"by_{order}") for order in Order if order is not Order.RELEVANCE
        }
        self._has_code = file.get("has_code")
        self._has_results = file.get("has_results")

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
        ids: NDArray[np.int32] = self._orders[order]
        return ids if chosen is None else ids[chosen[ids - 1]]


def order_arrays(scan: Scan, paper_count: int) -> dict[str, NDArray[Any]]:
    """Return the arrays of `Orders` for the papers of a database."""
    columns = {
        Order.DATE: scan.paper_ids_by_date(),
        Order.TITLE: scan.paper_ids_by_title(),
        Order.RESULTS: scan.paper_ids_by_results(),
    }
    arrays: dict[str, NDArray[Any]] = {
        f"by_{order}": np.asarray(ids, np.int32) for order, ids in columns.items()
    }
    for name, ids in (
        ("has_code", scan.paper_ids_with_code()),
        ("has_results", scan.paper_ids_with_results()),
    ):
        marks = np.zeros(paper_count, np.bool_)
        marks[np.asarray(ids, np.int64) - 1] = True
        arrays[name] = marks
    return arrays
