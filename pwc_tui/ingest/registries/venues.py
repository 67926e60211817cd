"""The conferences and journals that papers were published at, each once."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.papers import venue_name
from pwc_tui.ingest.clean.slugs import distinct_slugs
from pwc_tui.spill.patched_array import Amended
from pwc_tui.store.write.bulk_insert import Row


class Venues:
    """All venues, numbered in the order in which they are met, and the one of each paper."""

    def __init__(self, folder: Path) -> None:
        """Begin without any; `folder` takes the file of those of the papers."""
        self._numbers: dict[str, int] = {}
        self._stated: dict[str | None, int] = {}
        self._of_papers = Amended(folder, np.int32)

    def add(self, proceeding: str | None) -> int | None:
        """Return the number of the next paper's venue, None where the archive names none."""
        number = self._stated.get(proceeding)
        if number is None:
            name = " ".join(venue_name(proceeding).split())
            number = self._numbers.setdefault(name, len(self._numbers) + 1) if name else 0
            self._stated[proceeding] = number
        self._of_papers.add(number)
        return number or None

    def complete(self, place: int, copy: int) -> None:
        """Give a paper that has no venue the one of its copy; both are places from 0."""
        self._of_papers.complete(place, copy)

    def rows(self, is_shown: NDArray[np.bool_]) -> Iterator[Row]:
        """Yield the rows of the venues of the papers that are shown; those are given by place."""
        counts = np.zeros(len(self._numbers) + 1, np.int64)
        start = 0
        for venues in self._of_papers.parts():
            shown = is_shown[start : start + len(venues)]
            counts += np.bincount(venues[shown], minlength=len(counts))
            start += len(venues)
        used = {name: number for name, number in self._numbers.items() if counts[number]}
        for (name, number), slug in zip(used.items(), distinct_slugs(used), strict=True):
            yield number, slug, name, int(counts[number])
