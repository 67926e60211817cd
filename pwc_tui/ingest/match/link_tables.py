"""Who wrote and who uses what, in the order of the tables: sorted in files, some at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.ingest.match.canonical import Narrow, stand_ins
from pwc_tui.ingest.match.importance import Numbering
from pwc_tui.ingest.match.memberships import Incidence, Part
from pwc_tui.spill.array_file import Spool

_SORTED_AT_ONCE = 500_000
"""Pairs: 20 MB with all that sorting takes. 576,261 papers have two million authors."""

_BEHIND = 1_000_000
"""Added to the positions of what a paper has from its versions: more than any has of its own."""

_ROWS = 50_000

_PAPER_BITS = 32
"""Of a paper, above which the number of the member stands while both are sorted."""

_PAPER = (1 << _PAPER_BITS) - 1


class Members(Protocol):
    """Tells as often as needed which member (from 1) each membership of an incidence is of."""

    def parts(self) -> Iterator[Part]:
        """Yield memberships, each once, some at a time."""


class Pairs:
    """Members and papers that belong together, sorted by member, then by the paper's number."""

    def __init__(self, folder: Path, members: int) -> None:
        """Begin without any, for the members 1 … `members`; `folder` takes the files."""
        self.counts: Narrow = np.zeros(members + 1, np.int32)
        """How many papers each member has; entry 0 is of none."""
        self._members = Spool(folder, np.int32)
        self._papers = Spool(folder, np.int32)
        self._positions = Spool(folder, np.int32)

    def __len__(self) -> int:
        return len(self._members)

    def append(self, keys: NDArray[np.int64], positions: Narrow) -> None:
        """Add pairs of members that come behind all others, each pair once its first position."""
        order = np.lexsort((positions, keys))
        keys = keys[order]
        is_first = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
        keys, order = keys[is_first], order[is_first]
        members = (keys >> _PAPER_BITS).astype(np.int32)
        if len(members):
            first, after = members[0], members[-1] + 1
            self.counts[first:after] = np.bincount(members - first)
        self._members.append(members)
        self._papers.append((keys & _PAPER).astype(np.int32))
        self._positions.append(positions[order])

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield `(member, paper, position)`."""
        columns = (self._members, self._papers, self._positions)
        for part in zip(*(column.parts(_ROWS) for column in columns), strict=True):
            yield from zip(*(values.tolist() for values in part), strict=True)

    def parts(self) -> Iterator[tuple[Narrow, Narrow]]:
        """Yield members and papers, some at a time."""
        yield from zip(self._members.parts(), self._papers.parts(), strict=True)

    def papers(self, start: int, after: int) -> Narrow:
        """Return the papers of the pairs from one place to another."""
        return self._papers.between(start, after)

    def counts_of_small(self, most: int, papers: int) -> list[int]:
        """Return how many papers the members 1, 2, … have, of those with no more than `most`.

        There are `papers`, numbered from 1.
        """
        of_papers = np.zeros(papers + 1, np.int32)
        for _, found in self.parts():
            np.add.at(of_papers, found, 1)
        counts = np.zeros(len(self.counts), np.int64)
        for members, found in self.parts():
            small = members[of_papers[found] <= most]
            counts += np.bincount(small, minlength=len(counts))
        counted: list[int] = counts[1:].tolist()
        return counted


def pairs(
    members: Members, count: int, incidence: Incidence, numbering: Numbering, folder: Path
) -> Pairs:
    """Return which of `count` members belongs to which paper.

    Those of versions belong to the paper, behind its own. `folder` takes the files.
    """
    cuts = _cuts(members, count)
    waiting = [(Spool(folder, np.int64), Spool(folder, np.int32)) for _ in range(len(cuts) + 1)]
    for keys, positions in _unsorted(members, incidence, numbering):
        ranges = cuts.searchsorted(keys >> _PAPER_BITS, "right") if len(cuts) else None
        for number, (of_keys, of_positions) in enumerate(waiting):
            here = slice(None) if ranges is None else ranges == number
            of_keys.append(keys[here])
            of_positions.append(positions[here])
    found = Pairs(folder, count)
    for of_keys, of_positions in waiting:
        found.append(of_keys.whole(), of_positions.whole())
    return found


def _cuts(members: Members, count: int) -> Narrow:
    """Return the members that begin a range, but for the first: each has few enough pairs."""
    counts = np.zeros(count + 1, np.int32)
    for _, found in members.parts():
        np.add.at(counts, found, 1)
    ends = np.cumsum(counts, dtype=np.int32, out=counts)
    targets = np.arange(_SORTED_AT_ONCE, ends[-1], _SORTED_AT_ONCE, dtype=np.int32)
    return np.unique(ends.searchsorted(targets, "right")).astype(np.int32)


def _unsorted(
    members: Members, incidence: Incidence, numbering: Numbering
) -> Iterator[tuple[NDArray[np.int64], Narrow]]:
    """Yield all pairs as one number each, and the positions. Papers without a number have none."""
    lent = stand_ins(list(incidence.lent.items()))
    bounds = incidence.bounds()
    for entries, found in members.parts():
        places = (bounds.searchsorted(entries, "right") - 1).astype(np.int32)
        papers = numbering.numbers[lent.of(places)]
        keys = found.astype(np.int64) << _PAPER_BITS | papers
        positions = entries - bounds[places]
        positions[numbering.versions.are_at(places)] += _BEHIND
        is_kept = papers > 0
        yield (keys, positions) if is_kept.all() else (keys[is_kept], positions[is_kept])
