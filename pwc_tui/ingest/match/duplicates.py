"""Which papers are records of one paper: the same address, arXiv id, or title and first author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.generic_titles import are_alike, is_full, is_telling
from pwc_tui.domain.text.name_spellings import parts_of
from pwc_tui.ingest.match.canonical import Narrow, StandIns, stand_ins
from pwc_tui.ingest.match.misspelt_titles import are_misspelt_alike
from pwc_tui.ingest.match.paper_index import NO_KEY, PaperIndex, key, of_several
from pwc_tui.ingest.readers.papers import Papers
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.store.write.paper_stage import Fullness

Ints = NDArray[np.int64]

_FEW = 5
"""Records of one address: more of them are the volume of a conference, or what nobody can tell."""

_ANONYMOUS = "Anonymous"
"""The author of what was read without its authors' names."""

Describe = Callable[[Sequence[int]], Mapping[int, Fullness]]
"""Tells how full the records at some places are; the fullest of a family is shown."""


def find_versions(
    papers: Papers, merged: StandIns, describe: Describe, known: Iterable[tuple[int, int]] = ()
) -> StandIns:
    """Return the versions among the records, but for those that are merged, with what is shown.

    An arXiv id or an address is not proof enough, because some are wrong in the archive: ids have
    lost zeros and got others, and whole proceedings share a page. So two records of one must also
    share the title or an author, and if the titles tell of different things, half of the authors
    for an id, and for an address they are none; or they are few, of which one names somebody.
    A title proves nothing where it is one that many papers have (`Introduction`), and one of a
    word or two needs all authors the same. `known` are records known to be of one paper.
    """
    index, people, families = papers.index, _People(describe), _Families()
    families.join(known)
    evidence = _Evidence(index, people, describe)
    for keys, places in index.groups("arxiv"):
        families.join(evidence.of_one_key(*_shared(keys, places, merged), is_id=True))
    for keys, places in papers.addresses.groups():
        families.join(evidence.of_one_key(*_shared(keys, places, merged), is_id=False))
    for group in index.groups("title"):
        titles, places = _shared(*group, merged)
        first = people.first(places)
        is_known = first != NO_KEY
        both = _mixed(titles[is_known], first[is_known])
        families.join(evidence.of_one_title(*of_several(both, places[is_known])))
    for spellings, places in index.groups("spelling"):
        families.join(evidence.of_one_spelling(*_shared(spellings, places, merged)))
    for keys, places in index.groups("misspelt"):
        families.join(evidence.of_misspelt(*_shared(keys, places, merged)))
    return families.versions(describe)


def note_versions(versions: StandIns, records: Gathered[np.int32], ledger: Ledger) -> None:
    """Account for the versions; `records` are the numbers of the records by place."""
    shown, inverse = np.unique(versions.papers, return_inverse=True)
    numbers = records.at(versions.places).tolist(), records.at(shown)[inverse].tolist()
    for record, paper in zip(*numbers, strict=True):
        ledger.record = record
        ledger.hide("another record of a paper", value=f"of the paper in record {paper:,}")


class _People:
    """Who wrote what."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self._known: dict[int, tuple[str, ...]] = {}

    def look_up(self, places: Narrow) -> None:
        """Read the authors of several papers at once."""
        unknown = sorted(set(places.tolist()) - self._known.keys())
        self._known |= {place: told.authors for place, told in self._describe(unknown).items()}

    def first(self, places: Narrow) -> Ints:
        """Return the checksums of the first authors of papers, NO_KEY for none."""
        self.look_up(places)
        firsts = (key("".join(self._known[place][:1])) for place in places.tolist())
        return np.fromiter(firsts, np.int64, len(places))

    def of(self, place: int) -> Counter[str]:
        """Return the authors of a paper that was looked up."""
        return Counter(self._known[place])

    def who_share(self, keys: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers that have a key and an author in common."""
        self.look_up(places)
        order = np.argsort(places)
        before: dict[tuple[int, str], int] = {}
        for key_, place in zip(keys[order].tolist(), places[order].tolist(), strict=True):
            for name in self._known[place]:
                other = before.get((key_, name), place)
                before[key_, name] = place
                if other != place:
                    yield other, place

    def pairs_with_nobody(self, keys: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
        """Yield pairs of the few papers of a key, if no more than one of them names somebody."""
        self.look_up(places)
        _, starts, counts = np.unique(keys, return_index=True, return_counts=True)
        is_few = (counts > 1) & (counts <= _FEW)
        for start, count in zip(starts[is_few].tolist(), counts[is_few].tolist(), strict=True):
            together: list[int] = places[start : start + count].tolist()
            together.sort(key=self.names_some, reverse=True)
            shown, *others = together
            if not self.names_some(others[0]):
                yield from ((shown, other) for other in others if other != shown)

    def share_half(self, one: int, other: int, of: Callable[[int, int], int]) -> bool:
        """Return whether half of one list of authors is in the other, too.

        `of` is `min` for the shorter one, `max` for the longer.
        """
        first, second = self.of(one), self.of(other)
        shared = (first & second).total()
        return shared > 0 and 2 * shared >= of(first.total(), second.total())

    def names_some(self, place: int) -> bool:
        """Return whether a record names an author."""
        return bool(self.of(place).keys() - {_ANONYMOUS})


class _Evidence:
    """Tells which of the records that have something in common are of one paper."""

    def __init__(self, index: PaperIndex, people: _People, describe: Describe) -> None:
        self._index = index
        self._people = people
        self._describe = describe

    def of_one_key(self, keys: Ints, places: Narrow, *, is_id: bool) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers that share an id or an address, if they are one."""
        ordered, inverse = np.unique(places, return_inverse=True)
        titles = self._index.keys_at("title", ordered)[inverse]
        yield from _equal(_mixed(keys, titles)[titles != NO_KEY], places[titles != NO_KEY])
        facts = self._describe(ordered.tolist())
        sharing = self._people.who_share(keys, places)
        nameless = self._people.pairs_with_nobody(keys, places)
        for one, other in chain(sharing, nameless):
            is_alike = _are_alike(facts[one].title_key, facts[other].title_key)
            if is_alike or (is_id and self._people.share_half(one, other, min)):
                yield one, other

    def of_one_title(self, title: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers that share title and first author, if that proves something."""
        facts = self._describe(places.tolist())
        for one, other in _equal(title, places):
            key = facts[one].title_key
            if key == facts[other].title_key and (
                is_telling(key) or (is_telling(key, few_words=1) and self._are_by_same(one, other))
            ):
                yield one, other

    def of_one_spelling(self, spellings: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers whose titles differ little, if their authors do, too.

        arXiv gives a paper one number: two of them are two papers.
        """
        facts = self._describe(np.unique(places).tolist())
        people = self._people
        people.look_up(places)
        sharing = (
            (one, other)
            for one, other in _equal(spellings, places)
            if people.share_half(one, other, max) or _are_by_half(facts[one], facts[other])
        )
        nameless = people.pairs_with_nobody(spellings, places)
        by_some = (pair for pair in nameless if any(map(people.names_some, pair)))
        return self._numbered_as_one(chain(sharing, by_some), places)

    def of_misspelt(self, keys: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
        """Yield pairs of the papers whose titles differ by slips, if most authors do not."""
        facts = self._describe(np.unique(places).tolist())
        pairs = (
            (one, other)
            for one, other in _all_pairs(keys, places)
            if are_misspelt_alike(facts[one].title_key, facts[other].title_key)
            and _are_by_half(facts[one], facts[other])
        )
        return self._numbered_as_one(pairs, places)

    def _numbered_as_one(
        self, pairs: Iterable[tuple[int, int]], places: Narrow
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs to which arXiv does not give two numbers."""
        ordered = np.unique(places)
        numbers = self._index.keys_at("arxiv", ordered)
        number_of = dict(zip(ordered.tolist(), numbers.tolist(), strict=True))
        for one, other in pairs:
            if NO_KEY in (number_of[one], number_of[other]) or number_of[one] == number_of[other]:
                yield one, other

    def _are_by_same(self, one: int, other: int) -> bool:
        return self._people.of(one) == self._people.of(other)


class _Families:
    """Records that belong together, each known by its first one."""

    def __init__(self) -> None:
        self._heads: dict[int, int] = {}

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Put the records of each pair, and all that are with them, together."""
        for one, other in pairs:
            first, second = sorted((self._head(one), self._head(other)))
            self._heads[second] = first

    def versions(self, describe: Describe) -> StandIns:
        """Return all but the fullest of each family.

        Of equally full ones that with the longest title is shown, as `Tan et al. '18` is what a
        leaderboard called a paper; then that with the first public id, whatever their order is.
        """
        families: defaultdict[int, list[int]] = defaultdict(list)
        for place in sorted(self._heads):
            families[self._head(place)].append(place)
        facts = describe(sorted(self._heads))
        found: list[tuple[int, int]] = []
        for family in families.values():
            fullest = min(family, key=lambda place: _rank(facts[place]))
            found.extend((place, fullest) for place in family if place != fullest)
        return stand_ins(found)

    def _head(self, place: int) -> int:
        head = self._heads.setdefault(place, place)
        while head != self._heads[head]:
            self._heads[head] = head = self._heads[self._heads[head]]
        return head


def _rank(fullness: Fullness) -> tuple[int, int, str]:
    return -fullness.points, -len(fullness.title_key.split()), fullness.slug


def _shared(keys: Ints, places: Narrow, merged: StandIns) -> tuple[Ints, Narrow]:
    """Return the keys that several papers have, sorted, and these; merged ones are left out."""
    is_left = ~merged.are_at(places)
    return of_several(keys[is_left], places[is_left])


def _are_alike(one: str, other: str) -> bool:
    """Return whether two titles may be of one paper, as one that is none may be of any."""
    return not (is_full(one) and is_full(other)) or are_alike(one, other)


def _are_by_half(one: Fullness, other: Fullness) -> bool:
    """Return whether half of the longer list of authors is in the other; initials do not count."""
    first, second = _cores(one.authors), _cores(other.authors)
    shared = (first & second).total()
    return shared > 0 and 2 * shared >= max(first.total(), second.total())


def _cores(authors: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(parts_of(words(name)).core for name in authors)


def _all_pairs(keys: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
    """Yield all pairs of the papers of each key, which are sorted; where many have it, none."""
    _, starts, counts = np.unique(keys, return_index=True, return_counts=True)
    for start, count in zip(starts.tolist(), counts.tolist(), strict=True):
        if count <= _FEW:
            yield from combinations(places[start : start + count].tolist(), 2)


def _equal(values: Ints, places: Narrow) -> Iterator[tuple[int, int]]:
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
