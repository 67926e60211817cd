"""The authors, told apart by checksums of their names and numbered in the order they are met."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.ingest.match.canonical import Narrow
from pwc_tui.ingest.match.memberships import Incidence, Part
from pwc_tui.spill.array_file import Spool

_SORTED_AT_ONCE = 500_000
"""Authorships: 20 MB with all that sorting takes."""


class Authors:
    """All authors, numbered from 1, and the author of every authorship."""

    def __init__(self, groups: list["_Group"], firsts: Narrow) -> None:
        self._groups = groups
        self._firsts = firsts
        """The place of the first authorship of each author."""

    def __len__(self) -> int:
        return len(self._firsts)

    def parts(self) -> Iterator[Part]:
        """Yield places of authorships in the order of arrival, and their authors."""
        for group in self._groups:
            yield group.places.whole(), group.authors.whole()

    def names(self, papers: Iterable[list[str]]) -> Iterator[str]:
        """Yield the names of the authors in the order of their numbers."""
        at = 0
        firsts = iter(self._firsts.data)
        first = next(firsts, -1)
        for names in papers:
            after = at + len(names)
            while at <= first < after:
                yield names[first - at]
                first = next(firsts, -1)
            at = after


def number_authors(incidence: Incidence, folder: Path) -> Authors:
    """Return all authors, numbered. Those of merged papers alone have a number too, and no pair.

    Equal checksums are sought among those that leave the same rest; `folder` takes the files in
    which they wait.
    """
    groups = [_Group(folder) for _ in range(len(incidence) // _SORTED_AT_ONCE + 1)]
    waiting = [Spool(folder, np.int64) for _ in groups]
    for places, checksums in incidence.parts():
        rests = checksums % len(groups)
        for number, (group, of_group) in enumerate(zip(groups, waiting, strict=True)):
            is_here = rests == number
            group.places.append(places[is_here])
            of_group.append(checksums[is_here])
    firsts, ends = Spool(folder, np.int32), [0]
    for group, of_group in zip(groups, waiting, strict=True):
        firsts.append(group.tell_apart(of_group.whole()))
        ends.append(len(firsts))
    del waiting
    ordered = firsts.whole()
    ordered.sort()
    for group, (start, after) in zip(groups, pairwise(ends), strict=True):
        group.number(firsts.between(start, after), ordered)
    return Authors(groups, ordered)


class _Group:
    """Some authorships, with all others of their authors."""

    def __init__(self, folder: Path) -> None:
        self.places = Spool(folder, np.int32)
        self.authors = Spool(folder, np.int32)
        """As numbers from 0 in the group, until `number` gives them those they have among all."""
        self._folder = folder

    def tell_apart(self, checksums: NDArray[np.int64]) -> Narrow:
        """Return the places of the first authorships of the authors, by their numbers here."""
        order = np.argsort(checksums).astype(np.int32)
        checksums = checksums[order]
        is_new = np.ones(len(order), dtype=np.bool_)
        np.not_equal(checksums[1:], checksums[:-1], out=is_new[1:])
        del checksums
        firsts: Narrow = np.minimum.reduceat(
            self.places.whole()[order], np.flatnonzero(is_new), dtype=np.int32
        )
        authors = np.empty(len(order), np.int32)
        authors[order] = np.cumsum(is_new, dtype=np.int32) - 1
        self.authors.append(authors)
        return firsts

    def number(self, firsts: Narrow, ordered: Narrow) -> None:
        """Give the authors their numbers; `firsts` are what `tell_apart` returned.

        `ordered` are the first authorships of all authors.
        """
        numbers = ordered.searchsorted(firsts).astype(np.int32) + 1
        authors, self.authors = self.authors, Spool(self._folder, np.int32)
        self.authors.append(numbers[authors.whole()])
