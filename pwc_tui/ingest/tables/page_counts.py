"""What the pages of tasks and methods with very many papers show, counted during the import.

A page counts the papers of its task or method itself, 20 ms for each 30,000 of them with what else
it looks up there; the largest method of the archive has 115,000.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.pages.entity_pages import (
    COUNTED_SHOWN,
    MOST_IMPLEMENTED_SHOWN,
    NEWEST_SHOWN,
    PaperOrder,
)
from pwc_tui.domain.partial_dates import PRECISION_BITS
from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.match.canonical import Narrow
from pwc_tui.ingest.match.link_tables import Pairs
from pwc_tui.store.schema.page_counts import CrowdMetRow, CrowdPaperRow, CrowdYearRow
from pwc_tui.store.write.database_writer import DatabaseWriter

CROWD = 3_000
"""Papers above which they are counted here: so many take a page 5 ms."""

_COUNTED_AT_ONCE = 500_000
"""Pairs: 15 MB. 576,261 papers have 1.2 million methods."""

_COUNTS_AT_ONCE = 2_000_000
"""Counts of members that crowds have met: 8 MB."""

_MEMBER_BITS = 32
"""Of a member, above which the paper stands while both are sorted."""

_FIRST_DAY = 719_163
"""1970-01-01, from which NumPy counts, in days since year 1."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is counted of papers, in the order of their numbers."""

    days: Narrow
    """Dates as `PartialDate.number`, 0 where there is none."""
    results: Narrow
    repositories: Narrow

    def __len__(self) -> int:
        return len(self.days)

    def years(self, papers: Narrow) -> Narrow:
        """Return the years of some papers, given by place from 0; 0 where there is none."""
        days = self.days[papers]
        since = (days >> PRECISION_BITS) - _FIRST_DAY
        years = since.astype("datetime64[D]").astype("datetime64[Y]")
        return np.where(days > 0, years.astype(np.int32) + 1970, 0).astype(np.int32)


class _Crowd(NamedTuple):
    """A member with very many papers, and where among the pairs these are."""

    number: int
    start: int
    after: int


def write_crowds(writer: DatabaseWriter, tasks: Pairs, methods: Pairs, facts: PaperFacts) -> None:
    """Count what belongs to the crowds among tasks and methods, and write it."""
    for kind, own, others in ((Kind.METHOD, methods, tasks), (Kind.TASK, tasks, methods)):
        crowds = _crowds(own)
        if crowds:
            writer.insert(
                CrowdYearRow,
                (
                    (kind, crowd.number, *row)
                    for crowd in crowds
                    for row in _years(_places(own, crowd), facts)
                ),
            )
            writer.insert(
                CrowdMetRow,
                ((kind, *row) for row in _met(crowds, own, others, len(facts))),
            )
            writer.insert(
                CrowdPaperRow,
                (
                    (kind, crowd.number, *row)
                    for crowd in crowds
                    for row in _first(_places(own, crowd), facts)
                ),
            )


def _crowds(pairs: Pairs) -> list[_Crowd]:
    """Return the members with more than `CROWD` papers."""
    ends = np.cumsum(pairs.counts)
    starts = ends - pairs.counts
    numbers = np.flatnonzero(pairs.counts > CROWD)
    columns = (numbers.tolist(), starts[numbers].tolist(), ends[numbers].tolist())
    return [_Crowd(*crowd) for crowd in zip(*columns, strict=True)]


def _places(pairs: Pairs, crowd: _Crowd) -> Narrow:
    """Return the places (from 0) of the papers of a crowd."""
    return pairs.papers(crowd.start, crowd.after) - 1


def _years(papers: Narrow, facts: PaperFacts) -> Iterator[Row]:
    years = facts.years(papers)
    counts = [
        np.bincount(each).tolist()
        for each in (
            years,
            years[facts.repositories[papers] > 0],
            years[facts.results[papers] > 0],
        )
    ]
    for year, count in enumerate(counts[0]):
        if count:
            yield (year, count, *(of[year] if year < len(of) else 0 for of in counts[1:]))


def _first(papers: Narrow, facts: PaperFacts) -> Iterator[Row]:
    """Yield the first papers in each order: among equals the most important, the lowest number."""
    newest = papers[np.lexsort((papers, -facts.days[papers]))]
    with_code = papers[facts.repositories[papers] > 0]
    implemented = with_code[np.lexsort((with_code, -facts.repositories[with_code]))]
    for order, found, most in (
        (PaperOrder.NEWEST, newest, NEWEST_SHOWN),
        (PaperOrder.MOST_IMPLEMENTED, implemented, MOST_IMPLEMENTED_SHOWN),
    ):
        for position, place in enumerate(found[:most].tolist()):
            yield order, position, place + 1


def _met(crowds: Sequence[_Crowd], own: Pairs, others: Pairs, papers: int) -> Iterator[Row]:
    """Yield the members of the other kind that most papers of each crowd have.

    A row is crowd, position, member, papers. Crowds are looked at some at a time.
    """
    at_once = max(1, _COUNTS_AT_ONCE // len(others.counts))
    for start in range(0, len(crowds), at_once):
        yield from _met_by(crowds[start : start + at_once], own, others, papers)


def _met_by(crowds: Sequence[_Crowd], own: Pairs, others: Pairs, papers: int) -> Iterator[Row]:
    """Yield the rows of a few crowds, looking at some papers at a time."""
    counted = np.zeros((len(crowds), len(others.counts)), np.int32)
    parts = len(others) // _COUNTED_AT_ONCE + 1
    for first, after in pairwise(papers * part // parts for part in range(parts + 1)):
        met = _Met(others, first, after)
        for number, crowd in enumerate(crowds):
            places = _places(own, crowd)
            start, end = places.searchsorted([first, after])
            counted[number] += met.counts(places[start:end] - first)
    for crowd, counts in zip(crowds, counted, strict=True):
        found = np.flatnonzero(counts)
        most = found[np.lexsort((found, -counts[found]))][:COUNTED_SHOWN]
        for position, member in enumerate(most.tolist()):
            yield crowd.number, position, member, int(counts[member])


class _Met:
    """The members that each of some papers has, to be counted over a few of these."""

    def __init__(self, pairs: Pairs, first: int, after: int) -> None:
        """Take the papers at the places `first` … `after - 1`."""
        self._count = len(pairs.counts)
        found = [_by_paper(*part, first, after) for part in pairs.parts()]
        keys = np.concatenate([np.empty(0, np.int64), *found])
        keys.sort()
        starts = np.arange(after - first + 1, dtype=np.int64) << _MEMBER_BITS
        self._ends = keys.searchsorted(starts).astype(np.int32)
        self._members = (keys & ((1 << _MEMBER_BITS) - 1)).astype(np.int32)

    def counts(self, papers: Narrow) -> NDArray[np.int64]:
        """Return how many of these papers, counted from the first one taken, each member has."""
        starts = self._ends[papers]
        sizes = self._ends[papers + 1] - starts
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        members = self._members[np.repeat(starts, sizes) + within]
        return np.bincount(members, minlength=self._count)


def _by_paper(members: Narrow, papers: Narrow, first: int, after: int) -> NDArray[np.int64]:
    """Return pairs as one number each, in the order of the papers: those of some of them."""
    is_here = (papers > first) & (papers <= after)
    places = papers[is_here].astype(np.int64) - (first + 1)
    return places << _MEMBER_BITS | members[is_here]
