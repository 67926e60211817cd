"""Where papers stand on their boards, as evidence: who is near in rank, and who beat whom."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.related import ReasonKind
from pwc_tui.search.arrays import Arrays
from pwc_tui.search.evidence import Evidence
from pwc_tui.search.postings import Postings

_UNRANKED = 0
_UNDATED = -1


class Standings:
    """The papers of each board with the best rank and the day of each."""

    def __init__(self, file: Arrays) -> None:
        self._papers = Postings(file, "standing")
        self._ranks, self._days = file.get("standing_ranks"), file.get("standing_days")

    def evidence(self, paper: int, boards: Sequence[int]) -> Iterator[Evidence]:
        """Yield the boards of a paper, smallest first, and its direct lines there.

        A small board says more than a large one, and of its papers those of near rank more than
        the others.
        """
        sized = sorted((self._papers.size(board, board + 1), board) for board in boards)
        for size, board in sized:
            if size < 2:
                continue
            papers, ranks, days = self._board(board)
            own = int(np.searchsorted(papers, paper))
            strength = 1 / math.log2(1 + size)
            nearness = _nearness(ranks, int(ranks[own])) * np.float32(strength)
            yield Evidence(ReasonKind.BOARD, board, nearness, papers)
            beaten, beaten_by = _direct_lines(ranks, days, own)
            for kind, line in ((ReasonKind.BEATS, beaten_by), (ReasonKind.BEATEN, beaten)):
                if line is not None:
                    yield Evidence(kind, board, strength, papers[line : line + 1])

    def _board(self, board: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        firsts, afters = self._papers.spans(np.array([board]), np.array([board + 1]))
        start, end = int(firsts[0]), int(afters[0])
        return self._papers.between(start, end), self._ranks[start:end], self._days[start:end]


def _nearness(ranks: NDArray[np.int32], own: int) -> NDArray[np.float32]:
    """Return 1 for the same rank, less the farther a rank is, to 0.5 for far or unknown ones."""
    apart = np.abs(ranks - own).astype(np.float32)
    is_known = (ranks != _UNRANKED) & (own != _UNRANKED)
    return np.where(is_known, np.float32(0.5) + np.float32(0.5) / (1 + apart), np.float32(0.5))


def _direct_lines(
    ranks: NDArray[np.int32], days: NDArray[np.int32], own: int
) -> tuple[int | None, int | None]:
    """Return whom a row overtook and who was the first to beat it, as `domain.progress` has them.

    The best of the worse ones that were there by its day, and the earliest of the better ones that
    came later; None for none, and where rank or day is not known.
    """
    rank, day = int(ranks[own]), int(days[own])
    if rank == _UNRANKED or day == _UNDATED:
        return None, None
    usable = (ranks != _UNRANKED) & (days != _UNDATED)
    worse = np.flatnonzero(usable & (ranks > rank) & (days <= day))
    better = np.flatnonzero(usable & (ranks < rank) & (days > day))
    beaten = int(worse[ranks[worse].argmin()]) if len(worse) else None
    beaten_by = int(better[days[better].argmin()]) if len(better) else None
    return beaten, beaten_by
