"""What the pages of tasks and methods with very many papers show, counted during the import.

A page counts the papers of its task or method itself, 20 ms for each 30,000 of them with what else
it looks up there; the largest method of the archive has 115,000.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.numbering import Narrow, Numbering, Pairs
from pwc_tui.domain.pages import COUNTED_SHOWN, MOST_IMPLEMENTED_SHOWN, NEWEST_SHOWN, PaperOrder
from pwc_tui.domain.refs import Kind
from pwc_tui.store.crowd_tables import CrowdMetRow, CrowdPaperRow, CrowdYearRow
from pwc_tui.store.writing import DatabaseWriter

CROWD = 3_000
"""Papers above which they are counted here: so many take a page 5 ms."""

_FIRST_DAY = 719_163
"""1970-01-01, from which NumPy counts, in days since year 1."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is counted of papers; paper `number` (from 1) is entry `number - 1`."""

    days: Narrow
    """Since year 1, 0 where there is none."""
    years: Narrow
    repositories: Narrow
    results: Narrow

    @classmethod
    def of(cls, numbering: Numbering, dates: Narrow) -> "PaperFacts":
        """Return the facts of the papers with a number; `dates` are in the order of arrival."""
        order = numbering.order
        days = dates[order]
        since = (days - _FIRST_DAY).astype("datetime64[D]").astype("datetime64[Y]")
        years = np.where(days > 0, since.astype(np.int32) + 1970, 0).astype(np.int32)
        return cls(days, years, numbering.repositories[order], numbering.results[order])


def write_crowds(writer: DatabaseWriter, tasks: Pairs, methods: Pairs, facts: PaperFacts) -> None:
    """Count what belongs to the crowds among tasks and methods, and write it."""
    for kind, own, others in ((Kind.METHOD, methods, tasks), (Kind.TASK, tasks, methods)):
        crowds = list(_crowds(own))
        if crowds:
            met = _Others(others)
            writer.insert(
                CrowdYearRow,
                (
                    (kind, number, *row)
                    for number, papers in crowds
                    for row in _years(papers, facts)
                ),
            )
            writer.insert(
                CrowdMetRow,
                ((kind, number, *row) for number, papers in crowds for row in met.most(papers)),
            )
            writer.insert(
                CrowdPaperRow,
                (
                    (kind, number, *row)
                    for number, papers in crowds
                    for row in _first(papers, facts)
                ),
            )


def _crowds(pairs: Pairs) -> Iterator[tuple[int, Narrow]]:
    """Yield the members with more than `CROWD` papers, and the places of these (from 0)."""
    ends = np.cumsum(np.bincount(pairs.members))
    starts = np.concatenate(([0], ends[:-1]))
    for number in np.flatnonzero(ends - starts > CROWD).tolist():
        yield number, pairs.papers[starts[number] : ends[number]] - 1


def _years(papers: Narrow, facts: PaperFacts) -> Iterator[Row]:
    years = facts.years[papers]
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


class _Others:
    """The members that each paper has, to be counted over some papers."""

    def __init__(self, pairs: Pairs) -> None:
        by_paper = np.argsort(pairs.papers, kind="stable")
        self._members: Narrow = pairs.members[by_paper]
        self._ends: NDArray[np.int64] = np.cumsum(np.bincount(pairs.papers))

    def most(self, papers: Narrow) -> Iterator[Row]:
        """Yield the members that most of these papers have: position, member, papers."""
        numbers = papers[papers + 1 < len(self._ends)]
        starts = self._ends[numbers]
        counts = self._ends[numbers + 1] - starts
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        met = np.bincount(self._members[np.repeat(starts, counts) + within])
        found = np.flatnonzero(met)
        most = found[np.lexsort((found, -met[found]))][:COUNTED_SHOWN]
        for position, member in enumerate(most.tolist()):
            yield position, member, int(met[member])
