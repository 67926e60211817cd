"""Who belongs to which paper, as flat arrays: what there are millions of waits in files."""

from array import array
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.spool import Spool

AT_ONCE = 1 << 16
"""Numbers that are collected before they are written: half a megabyte."""


class Gathered:
    """Numbers that come one after the other, and are looked at when all are there."""

    def __init__(self, typecode: str, folder: Path) -> None:
        self.last = array(typecode)
        """Those that came last: whoever adds to them sees to it that they do not become many."""
        self._spool: Spool[Any] = Spool(folder, np.dtype(typecode).type)

    def __len__(self) -> int:
        return len(self._spool) + len(self.last)

    def spill(self) -> None:
        """Write those that came last to the file."""
        self._spool.append(np.asarray(self.last))
        self.last = array(self.last.typecode)

    def all(self) -> NDArray[Any]:
        """Return all of them, as an array of the caller's own."""
        self.spill()
        return self._spool.whole()


class Incidence:
    """Which members (authors, tasks, methods) each paper has, in order.

    `folder` takes the file in which the members wait.
    """

    def __init__(self, typecode: str, folder: Path) -> None:
        self.counts = array("i")
        self.lent: dict[int, int] = {}
        """Papers whose members are those of another: the places of both, from 0."""
        self._borrowers: set[int] = set()
        self._members = Gathered(typecode, folder)
        self._folder = folder

    def add(self, members: list[int]) -> None:
        """Add the members of the next paper."""
        self._members.last.extend(members)
        self.counts.append(len(members))
        if len(self._members.last) >= AT_ONCE:
            self._members.spill()

    def members(self) -> NDArray[Any]:
        """Return the members of all papers, one paper after the other."""
        return self._members.all()

    def clear(self) -> None:
        """Let go of everything, when it is not needed any more."""
        self._members = Gathered(self._members.last.typecode, self._folder)
        self.counts = array("i")

    def lend(self, lender: int, borrower: int) -> None:
        """Let the members of one paper be those of another, if that has none."""
        has_some = self.counts[borrower] or borrower in self._borrowers
        if self.counts[lender] and not has_some:
            self.lent[lender] = borrower
            self._borrowers.add(borrower)
