"""The conferences and journals that papers were published at, each once."""

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.slugs import distinct_slugs
from pwc_tui.domain.papers import venue_name
from pwc_tui.store.rows import Row


class Venues:
    """All venues, numbered in the order in which they are met, and the one of each paper."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stated: dict[str | None, int] = {}
        self._of_papers = array("i")

    def add(self, proceeding: str | None) -> int | None:
        """Return the number of the next paper's venue, None where the archive names none."""
        number = self._stated.get(proceeding)
        if number is None:
            name = " ".join(venue_name(proceeding).split())
            number = self._numbers.setdefault(name, len(self._numbers) + 1) if name else 0
            self._stated[proceeding] = number
        self._of_papers.append(number)
        return number or None

    def complete(self, place: int, copy: int) -> None:
        """Give a paper that has no venue the one of its copy; both are places from 0."""
        self._of_papers[place] = self._of_papers[place] or self._of_papers[copy]

    def rows(self, papers: NDArray[np.int32]) -> Iterator[Row]:
        """Yield the rows of the venues of these papers, given as places from 0."""
        of_papers = np.frombuffer(self._of_papers, dtype=np.int32)[papers]
        counts = np.bincount(of_papers, minlength=len(self._numbers) + 1)
        used = {name: number for name, number in self._numbers.items() if counts[number]}
        for (name, number), slug in zip(used.items(), distinct_slugs(used), strict=True):
            yield number, slug, name, int(counts[number])
