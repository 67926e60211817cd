"""Who belongs to which paper, as flat arrays: what there are millions of waits in files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.spill.array_builder import Gathered

Part = tuple[NDArray[np.int32], NDArray[Any]]
"""Some memberships, given by place in the order of arrival (of all papers'), and their members."""


class Incidence:
    """Which members (authors, tasks, methods) each paper has, in order.

    `folder` takes the files in which they wait.
    """

    def __init__(self, folder: Path, kind: type[np.integer[Any]]) -> None:
        self.lent: dict[int, int] = {}
        """Papers whose members are those of another: the places of both, from 0."""
        self._borrowers: set[int] = set()
        self._counts = Gathered(folder, np.int32)
        self._members = Gathered(folder, kind)

    def add(self, members: list[int]) -> None:
        """Add the members of the next paper."""
        self._members.extend(members)
        self._counts.add(len(members))

    def __len__(self) -> int:
        return len(self._members)

    def parts(self) -> Iterator[Part]:
        """Yield the members of all papers, one paper after the other, some at a time."""
        start = 0
        for members in self._members.parts():
            yield np.arange(start, start + len(members), dtype=np.int32), members
            start += len(members)

    def between(self, start: int, after: int) -> NDArray[Any]:
        """Return the members of the memberships from one place to another."""
        return self._members.between(start, after)

    def at(self, entries: NDArray[np.integer[Any]]) -> NDArray[Any]:
        """Return the members of some memberships, whose places are sorted."""
        return self._members.at(entries)

    def bounds(self) -> NDArray[np.int32]:
        """Return where the members of each paper begin, and behind those where the last end."""
        bounds = np.zeros(len(self._counts) + 1, np.int32)
        start = 1
        for counts in self._counts.parts():
            np.cumsum(counts, out=bounds[start : start + len(counts)])
            bounds[start : start + len(counts)] += bounds[start - 1]
            start += len(counts)
        return bounds

    def lend(self, lender: int, borrower: int) -> None:
        """Let the members of one paper be those of another, if that has none."""
        has_some = borrower in self._borrowers or self._has_some(borrower)
        if self._has_some(lender) and not has_some:
            self.lent[lender] = borrower
            self._borrowers.add(borrower)

    def _has_some(self, paper: int) -> bool:
        return bool(self._counts.between(paper, paper + 1)[0])
