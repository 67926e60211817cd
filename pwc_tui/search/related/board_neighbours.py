"""What papers share, and papers that stand on the same leaderboards."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.related import ReasonKind
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.postings import Postings


@dataclass(frozen=True, slots=True)
class SharedEvidence:
    """A thing of the paper that others have too: these papers, and how much sharing it says."""

    kind: ReasonKind
    number: int
    """Of the thing; of a word among the keywords."""
    strength: float | NDArray[np.float32]
    """0 to 1 by its rarity, the same for all papers or for each its own."""
    papers: NDArray[np.int32]
    """Sorted."""

    def shared_with(self, paper: int) -> float:
        """Return the strength for one paper, 0 where it does not have the thing."""
        at = int(np.searchsorted(self.papers, paper))
        if at == len(self.papers) or int(self.papers[at]) != paper:
            return 0.0
        return self.strength if isinstance(self.strength, float) else float(self.strength[at])


_UNRANKED = 0
_UNDATED = -1


class Standings:
    """The papers of each board with the best rank and the date of each."""

    def __init__(self, file: Arrays) -> None:
        self._papers, self._others = _OfBoards(file, "standing"), _OfBoards(file, "other_standing")

    def evidence(self, paper: int, boards: Sequence[int]) -> Iterator[SharedEvidence]:
        """Yield the boards of a paper, smallest first, and its direct lines there.

        A small board says more than a large one, and of its papers those of near rank more than
        the others.
        """
        sized = sorted((self._papers.size(board), board) for board in boards)
        for size, board in sized:
            if size < 2:
                continue
            rows = self._papers.of(board)
            own = int(np.searchsorted(rows.papers, paper))
            strength = 1 / math.log2(1 + size)
            nearness = _nearness(rows.ranks, int(rows.ranks[own])) * np.float32(strength)
            yield SharedEvidence(ReasonKind.BOARD, board, nearness, rows.papers)
            lines = _direct_lines(rows.with_rows(self._others.of(board)), own)
            for kind, line in ((ReasonKind.BEATEN, lines.beaten), (ReasonKind.BEATS, lines.beater)):
                if line is not None and line < size:
                    yield SharedEvidence(kind, board, strength, rows.papers[line : line + 1])


class _BoardRows(NamedTuple):
    """The rows of a board: paper, rank, and the first and the last day that the date can be."""

    papers: NDArray[np.int32]
    ranks: NDArray[np.int32]
    first_days: NDArray[np.int32]
    last_days: NDArray[np.int32]

    def with_rows(self, others: Self) -> "_BoardRows":
        """Return these rows and others behind them."""
        if not len(others.ranks):
            return self
        return _BoardRows(*(np.concatenate(pair) for pair in zip(self, others, strict=True)))


class _OfBoards:
    """Some rows of each board."""

    def __init__(self, file: Arrays, name: str) -> None:
        self._papers = Postings(file, name)
        self._columns = [
            file.get(f"{name}_{each}") for each in ("ranks", "first_days", "last_days")
        ]

    def size(self, board: int) -> int:
        return self._papers.size(board, board + 1)

    def of(self, board: int) -> _BoardRows:
        firsts, afters = self._papers.spans(np.array([board]), np.array([board + 1]))
        start, end = int(firsts[0]), int(afters[0])
        return _BoardRows(
            self._papers.between(start, end), *(column[start:end] for column in self._columns)
        )


class _DirectLines(NamedTuple):
    """Whom a row overtook and who was the first to beat it, by place; None for nobody sure."""

    beaten: int | None
    beater: int | None


def _nearness(ranks: NDArray[np.int32], own: int) -> NDArray[np.float32]:
    """Return 1 for the same rank, less the farther a rank is, to 0.5 for far or unknown ones."""
    apart = np.abs(ranks - own).astype(np.float32)
    is_known = (ranks != _UNRANKED) & (own != _UNRANKED)
    return np.where(is_known, np.float32(0.5) + np.float32(0.5) / (1 + apart), np.float32(0.5))


def _direct_lines(rows: _BoardRows, own: int) -> _DirectLines:
    """Return the direct lines of a row among all ranked rows of its board.

    It overtook the best of the worse ones that were there before it. The first to beat it came
    after it and before all others that are better, but for those that were there already: where a
    better row has no date, or one that leaves that open, nobody can say who it was. Before and
    after are as sure as dates are exact: nobody is before another one of the same day, or of a day
    of the same year nobody knows.
    """
    _, ranks, first, last = rows
    rank, is_dated = int(ranks[own]), first != _UNDATED
    if rank == _UNRANKED or not is_dated[own]:
        return _DirectLines(None, None)
    worse = np.flatnonzero((ranks > rank) & is_dated & (last < first[own]))
    beaten = int(worse[ranks[worse].argmin()]) if len(worse) else None
    was_there = is_dated & (last <= first[own])
    better = np.flatnonzero((ranks != _UNRANKED) & (ranks < rank) & ~was_there)
    if not len(better) or not is_dated[better].all():
        return _DirectLines(beaten, None)
    beater = int(better[last[better].argmin()])
    rest = better[better != beater]
    is_sure = first[beater] > last[own] and (first[rest] > last[beater]).all()
    return _DirectLines(beaten, beater if is_sure else None)
