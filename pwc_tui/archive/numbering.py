"""The order of the papers by importance, and who wrote and uses what in terms of that order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.incidence import Incidence

Ints = NDArray[np.int64]
_ROWS = 50_000


class Numbering(NamedTuple):
    """The numbers of the papers. Arrays are in the order of arrival unless said otherwise."""

    numbers: Ints
    """The paper's number from 1, 0 for one that was merged into another."""
    order: Ints
    """The places (from 0) in the order of arrival, most important paper first."""
    results: Ints
    repositories: Ints
    is_official: NDArray[np.bool_]

    def number_of(self, papers: Ints) -> list[int | None]:
        """Return the numbers of papers given by place, None for -1 (no paper)."""
        if not len(self.numbers):
            return [None] * len(papers)
        numbers = np.where(papers < 0, 0, self.numbers[papers])
        return [int(number) or None for number in numbers]

    def rows(self) -> list[tuple[object, ...]]:
        """Return `(id, arrival, results, repositories, official)` by importance."""
        order = self.order
        columns = (
            np.arange(1, len(order) + 1),
            order + 1,
            self.results[order],
            self.repositories[order],
            self.is_official[order].astype(np.int64),
        )
        return list(zip(*(column.tolist() for column in columns), strict=True))


def number_papers(
    dates: Ints,
    is_merged: NDArray[np.bool_],
    result_papers: Ints,
    link_papers: Ints,
    official_papers: Ints,
) -> Numbering:
    """Return the papers' numbers: most results first, then most repositories, then the newest.

    Equal papers stay in the order of the file. The last three name a paper by place for every
    result, link and official link, -1 for none.
    """
    count = len(dates)
    results = _counted(result_papers, count)
    repositories = _counted(link_papers, count)
    order = np.lexsort((np.arange(count), -dates, -repositories, -results, is_merged))
    order = order[: count - int(is_merged.sum())]
    numbers = np.zeros(count, dtype=np.int64)
    numbers[order] = np.arange(1, len(order) + 1)
    official = _counted(official_papers, count) > 0
    return Numbering(numbers, order, results, repositories, official)


class Pairs(NamedTuple):
    """Members and papers that belong together, sorted by member, then by the paper's number."""

    members: Ints
    papers: Ints
    positions: Ints

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield `(member, paper, position)`."""
        for start in range(0, len(self.members), _ROWS):
            part = slice(start, start + _ROWS)
            yield from zip(*(column[part].tolist() for column in self), strict=True)

    def counts(self, members: int) -> list[int]:
        """Return how many papers each of the members 1, 2, … has."""
        counts: list[int] = np.bincount(self.members, minlength=members + 1)[1:].tolist()
        return counts


def pairs(incidence: Incidence, members: Ints, numbering: Numbering) -> Pairs:
    """Return which member belongs to which paper; `members` are those of `incidence`, numbered."""
    counts = np.frombuffer(incidence.counts, dtype=np.int32).astype(np.int64)
    numbers = numbering.numbers
    if incidence.lent:
        numbers = numbers.copy()
        numbers[list(incidence.lent)] = numbers[list(incidence.lent.values())]
    papers = np.repeat(numbers, counts)
    positions = np.arange(len(members)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = papers > 0
    members, papers, positions = members[kept], papers[kept], positions[kept]
    order = np.lexsort((papers, members))
    return Pairs(members[order], papers[order], positions[order])


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors, told apart by checksum; numbered from 1 in the order they are met."""

    members: Ints
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
    hashes = np.frombuffer(incidence.members, dtype=np.int64)
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    ranks = np.empty(len(first), dtype=np.int64)
    ranks[np.argsort(first)] = np.arange(1, len(first) + 1)
    is_first = np.zeros(len(hashes), dtype=np.bool_)
    is_first[first] = True
    return Authors(ranks[inverse], is_first)


def _counted(papers: Ints, count: int) -> Ints:
    found = papers[papers >= 0]
    return np.bincount(found, minlength=count).astype(np.int64)
