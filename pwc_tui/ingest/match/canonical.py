"""Records that another one stands for: repeated ones and versions, of which there are few."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.postings import is_among

Narrow = NDArray[np.int32]
"""Half as much memory, for what there are millions of."""


class StandIns(NamedTuple):
    """Some records by place from 0, sorted, and beside each the place of the one that stands in."""

    places: Narrow
    papers: Narrow

    def of(self, places: NDArray[np.integer[Any]]) -> Narrow:
        """Return for each place that of the record which stands there; -1 (no paper) stays."""
        found = places.astype(np.int32)
        is_here = is_among(found, self.places)
        found[is_here] = self.papers[self.places.searchsorted(found[is_here])]
        return found

    def are_at(self, places: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
        """Return for each place whether another record stands in for the one there."""
        return is_among(places, self.places)


def stand_ins(pairs: list[tuple[int, int]]) -> StandIns:
    """Return the pairs of a place and the one that stands in for it, in the order of the places."""
    ordered = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)
    return StandIns(ordered[:, 0].copy(), ordered[:, 1].copy())
