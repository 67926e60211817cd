"""Which papers are records of one paper: the same address, arXiv id, or title and first author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.incidence import Incidence
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.matching import NO_KEY, PaperIndex, shared
from pwc_tui.domain.titles import is_telling
from pwc_tui.store.staging import Fullness

Ints = NDArray[np.int64]


Describe = Callable[[Sequence[int]], Mapping[int, Fullness]]
"""Tells how full the records at some places are; the fullest of a family is shown."""


class Versions(NamedTuple):
    """The records that are shown as another one, by place from 0, and those they are shown as."""

    places: Ints
    papers: Ints

    def shown(self, count: int) -> NDArray[np.int32]:
        """Return for each of `count` records the place of the one that is shown."""
        shown = np.arange(count, dtype=np.int32)
        shown[self.places] = self.papers
        return shown


def find_versions(
    index: PaperIndex, authors: Incidence, is_merged: NDArray[np.bool_], describe: Describe
) -> Versions:
    """Return the versions among the records, but for those that are merged.

    An arXiv id or an address is not proof enough, because some are wrong in the archive: ids have
    lost zeros and got others, and whole proceedings share a page. So two records of one must also
    share an author or the title; or there are just two, of which one names nobody. A title proves
    nothing where it is one that many papers have (`Introduction`), and one of a word or two needs
    all authors the same.
    """
    people, families, titles = _People(authors), _Families(), index.column("title")
    for field in ("arxiv", "url"):
        key = index.column(field)
        places = shared(key, (key != NO_KEY) & ~is_merged)
        families.join(_equal(_mixed(key[places], titles[places]), places))
        families.join(people.who_share(key, places))
        families.join(people.pairs_with_nobody(key, places))
        del key
    first = people.first()
    wanted = (titles != NO_KEY) & (first != NO_KEY) & ~is_merged
    title = _mixed(titles, first)
    del titles, first
    families.join(_of_one_title(title, shared(title, wanted), people, describe))
    return families.versions(describe)


def moved(papers: NDArray[np.int32], shown: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the places of the shown records for those of any, -1 for -1 (no paper)."""
    if not len(shown):
        return papers
    return np.where(papers < 0, -1, shown[papers]).astype(np.int32)


def note_versions(versions: Versions, records: Sequence[int], ledger: Ledger) -> None:
    """Account for the versions; `records` are the numbers of the records by place."""
    for place, paper in zip(versions.places.tolist(), versions.papers.tolist(), strict=True):
        ledger.record = records[place]
        ledger.hide("another record of a paper", value=f"of the paper in record {records[paper]:,}")


class _People:
    """Who wrote what, as checksums of names."""

    def __init__(self, authors: Incidence) -> None:
        self._authors = authors
        self._counts = np.frombuffer(authors.counts, dtype=np.int32)
        self._starts = authors.ends() - self._counts

    def first(self) -> Ints:
        """Return the first author of every paper, NO_KEY for none."""
        first = np.full(len(self._counts), NO_KEY, dtype=np.int64)
        for entries, members in self._authors.parts():
            begin, end = self._starts.searchsorted([entries[0], entries[-1] + 1])
            places = begin + np.flatnonzero(self._counts[begin:end])
            first[places] = members[self._starts[places] - entries[0]]
        return first

    def of(self, place: int) -> Counter[int]:
        """Return the authors of a paper."""
        start = int(self._starts[place])
        return Counter(self._authors.between(start, start + int(self._counts[place])).tolist())

    def who_share(self, key: Ints, places: Ints) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers that have a key and an author in common."""
        places = np.sort(places)
        counts = self._counts[places]
        papers = np.repeat(places, counts)
        within = np.arange(len(papers)) - np.repeat(np.cumsum(counts) - counts, counts)
        members = self._members(np.repeat(self._starts[places], counts) + within)
        return _equal(_mixed(key[papers], members), papers)

    def _members(self, wanted: NDArray[np.integer[Any]]) -> Ints:
        """Return the members of some authorships, whose places are sorted."""
        found, start = np.empty(len(wanted), np.int64), 0
        for entries, members in self._authors.parts():
            after = int(wanted.searchsorted(entries[-1], "right"))
            found[start:after] = members[wanted[start:after] - entries[0]]
            start = after
        return found

    def pairs_with_nobody(self, key: Ints, places: Ints) -> Iterator[tuple[int, int]]:
        """Yield the two papers of a key that only they have, if one of them has no author."""
        values, starts, counts = np.unique(key[places], return_index=True, return_counts=True)
        for start in starts[counts == 2].tolist() if len(values) else ():
            pair = places[start : start + 2]
            if not self._counts[pair].all():
                yield int(pair[0]), int(pair[1])


class _Families:
    """Records that belong together, each known by its first one."""

    def __init__(self) -> None:
        self._heads: dict[int, int] = {}

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Put the records of each pair, and all that are with them, together."""
        for one, other in pairs:
            first, second = sorted((self._head(one), self._head(other)))
            self._heads[second] = first

    def versions(self, describe: Describe) -> Versions:
        """Return all but the fullest of each family.

        Of equally full ones that with the longest title is shown, then the first: `Tan et al. '18`
        is what a leaderboard called a paper.
        """
        families: defaultdict[int, list[int]] = defaultdict(list)
        for place in sorted(self._heads):
            families[self._head(place)].append(place)
        facts = describe(sorted(self._heads))
        found: list[tuple[int, int]] = []
        for family in families.values():
            fullest = max(family, key=lambda place: (*_rank(facts[place]), -place))
            found.extend((place, fullest) for place in family if place != fullest)
        pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
        return Versions(pairs[:, 0], pairs[:, 1])

    def _head(self, place: int) -> int:
        head = self._heads.setdefault(place, place)
        while head != self._heads[head]:
            self._heads[head] = head = self._heads[self._heads[head]]
        return head


def _rank(fullness: Fullness) -> tuple[int, int]:
    return fullness.points, len(fullness.title_key.split())


def _of_one_title(
    title: Ints, places: Ints, people: _People, describe: Describe
) -> Iterator[tuple[int, int]]:
    """Yield pairs of the papers that share title and first author, where that proves something."""
    facts = describe(places.tolist())
    for one, other in _equal(title[places], places):
        key = facts[one].title_key
        if key == facts[other].title_key and (
            is_telling(key) or (is_telling(key, few_words=1) and people.of(one) == people.of(other))
        ):
            yield one, other


def _equal(values: Ints, places: Ints) -> Iterator[tuple[int, int]]:
    """Yield neighbouring places of equal values."""
    order = np.argsort(values, kind="stable")
    values, places = values[order], places[order]
    is_equal = (values[1:] == values[:-1]) & (places[1:] != places[:-1])
    pairs = (places[:-1][is_equal].tolist(), places[1:][is_equal].tolist())
    return zip(*pairs, strict=True)


def _mixed(one: Ints, other: Ints) -> Ints:
    """Return checksums of pairs of checksums. The factor is 2^64 over the golden ratio (Knuth)."""
    factor = np.uint64(0x9E3779B97F4A7C15)
    mixed = one.view(np.uint64) * factor
    mixed ^= other.view(np.uint64)
    return mixed.view(np.int64)
