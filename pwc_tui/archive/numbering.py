"""The order of the papers by importance, and who wrote and uses what in terms of that order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.incidence import Incidence
from pwc_tui.archive.versions import Versions

Ints = NDArray[np.int64]
Narrow = NDArray[np.int32]
"""Half as much memory, for what there are millions of."""

_ROWS = 50_000
_BEHIND = 1_000_000
"""Added to the positions of what a paper has from its versions: more than any has of its own."""


class Numbering(NamedTuple):
    """The numbers of the papers. Arrays are in the order of arrival unless said otherwise."""

    numbers: Ints
    """The paper's number from 1, 0 for one that was merged into another. A version has that of
    the paper it is one of."""
    order: Ints
    """The places (from 0) in the order of arrival, most important paper first."""
    results: Narrow
    repositories: Narrow
    is_official: NDArray[np.bool_]
    versions: Versions

    def number_of(self, papers: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the numbers of papers given by place, 0 for -1 (no paper)."""
        if not len(self.numbers):
            return np.zeros(len(papers), np.int32)
        return np.where(papers < 0, 0, self.numbers[papers]).astype(np.int32)

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield `(id, arrival, results, repositories, official, None)` by importance.

        Then the versions, with the number of the paper of each in the last place.
        """
        yield from self._rows_of(self.order, self.order, 1)
        places, papers = self.versions
        yield from self._rows_of(places, papers, len(self.order) + 1)

    def _rows_of(self, places: Ints, shown: Ints, first: int) -> Iterator[tuple[object, ...]]:
        for start in range(0, len(places), _ROWS):
            part = slice(start, start + _ROWS)
            paper = shown[part]
            owners = np.where(paper == places[part], 0, self.numbers[paper])
            columns = (
                range(first + start, first + start + len(paper)),
                (places[part] + 1).tolist(),
                self.results[paper].tolist(),
                self.repositories[paper].tolist(),
                self.is_official[paper].astype(np.int64).tolist(),
                [owner or None for owner in owners.tolist()],
            )
            yield from zip(*columns, strict=True)


def number_papers(
    dates: Ints,
    is_merged: NDArray[np.bool_],
    versions: Versions,
    *,
    result_papers: NDArray[np.int32],
    link_papers: NDArray[np.int32],
    official_papers: NDArray[np.int32],
) -> Numbering:
    """Return the papers' numbers: most results first, then most repositories, then the newest.

    Equal papers stay in the order of the file; merged ones and versions get none. The last three
    name a paper by place for every result, link and official link, -1 for none.
    """
    count = len(dates)
    results = _counted(result_papers, count)
    repositories = _counted(link_papers, count)
    is_left_out = is_merged.copy()
    is_left_out[versions.places] = True
    order = np.lexsort((np.arange(count), -dates, -repositories, -results, is_left_out))
    order = order[: count - int(is_left_out.sum())]
    numbers = np.zeros(count, dtype=np.int64)
    numbers[order] = np.arange(1, len(order) + 1)
    numbers[versions.places] = numbers[versions.papers]
    official = _counted(official_papers, count) > 0
    return Numbering(numbers, order, results, repositories, official, versions)


class Pairs(NamedTuple):
    """Members and papers that belong together, sorted by member, then by the paper's number."""

    members: Narrow
    papers: Narrow
    positions: Narrow

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield `(member, paper, position)`."""
        for start in range(0, len(self.members), _ROWS):
            part = slice(start, start + _ROWS)
            yield from zip(*(column[part].tolist() for column in self), strict=True)

    def counts(self, members: int) -> list[int]:
        """Return how many papers each of the members 1, 2, … has."""
        counts: list[int] = np.bincount(self.members, minlength=members + 1)[1:].tolist()
        return counts

    def are_few(self, most: int) -> NDArray[np.bool_]:
        """Return for each paper by number from 1 whether it has no more than `most` members."""
        return np.bincount(self.papers)[1:] <= most

    def counts_of(self, is_counted: NDArray[np.bool_], members: int) -> list[int]:
        """Return the same of the papers that are counted, told by number from 1."""
        counted = self.members[is_counted[self.papers - 1]]
        counts: list[int] = np.bincount(counted, minlength=members + 1)[1:].tolist()
        return counts


def pairs(incidence: Incidence, members: Narrow, numbering: Numbering) -> Pairs:
    """Return which member belongs to which paper; `members` are those of `incidence`, numbered.

    Those of versions belong to the paper, behind its own.
    """
    counts = np.frombuffer(incidence.counts, dtype=np.int32)
    numbers = numbering.numbers.astype(np.int32)
    if incidence.lent:
        numbers[list(incidence.lent)] = numbers[list(incidence.lent.values())]
    papers = np.repeat(numbers, counts)
    positions = np.arange(len(members), dtype=np.int32)
    positions -= np.repeat(np.cumsum(counts, dtype=np.int32) - counts, counts)
    behind = np.zeros(len(counts), dtype=np.int32)
    behind[numbering.versions.places] = _BEHIND
    positions += np.repeat(behind, counts)
    order = np.lexsort((positions, papers, members)).astype(np.int32)
    members, papers = members[order], papers[order]
    is_kept = papers > 0
    is_kept[1:] &= (members[1:] != members[:-1]) | (papers[1:] != papers[:-1])
    members, papers = members[is_kept], papers[is_kept]
    return Pairs(members, papers, positions[order[is_kept]])


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors, told apart by checksum; numbered from 1 in the order they are met."""

    members: Narrow
    """The author of every authorship, in the order of arrival."""
    is_first: NDArray[np.bool_]
    """Whether the authorship is the first one of its author."""

    @property
    def count(self) -> int:
        """How many authors there are."""
        return int(self.is_first.sum())

    def names(self, papers: Iterable[list[str]]) -> Iterator[str]:
        """Yield the names of the authors in the order of their numbers."""
        at = 0
        for names in papers:
            for name, is_first in zip(names, self.is_first[at : at + len(names)], strict=True):
                if is_first:
                    yield name
            at += len(names)


def number_authors(incidence: Incidence) -> Authors:
    """Return all authors, numbered. Those of merged papers alone have a number too, and no pair."""
    hashes = incidence.members()
    order = np.argsort(hashes, kind="stable").astype(np.int32)
    ordered = hashes[order]
    is_new = np.ones(len(order), dtype=np.bool_)
    is_new[1:] = ordered[1:] != ordered[:-1]
    del ordered
    first = order[is_new]
    ranks = np.empty(len(first), dtype=np.int32)
    ranks[np.argsort(first)] = np.arange(1, len(first) + 1, dtype=np.int32)
    members = np.empty(len(order), dtype=np.int32)
    members[order] = ranks[np.cumsum(is_new, dtype=np.int32) - 1]
    is_first = np.zeros(len(hashes), dtype=np.bool_)
    is_first[first] = True
    return Authors(members, is_first)


def _counted(papers: NDArray[np.int32], count: int) -> Narrow:
    found = papers[papers >= 0]
    return np.bincount(found, minlength=count).astype(np.int32)
