"""Which papers are records of one paper: the same address, arXiv id, or title and first author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from typing import Any

from pwc_tui.domain.text.clean import words
from pwc_tui.domain.text.generic_titles import are_alike, is_full, is_telling
from pwc_tui.domain.text.name_spellings import parts_of
from pwc_tui.ingest.match.misspelt_titles import are_misspelt_alike
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.store.write.paper_stage import Fullness, PaperStage

_FEW = 5
"""Records of one address: more of them are the volume of a conference, or what nobody can tell."""

_ANONYMOUS = "Anonymous"
"""The author of what was read without its authors' names."""

Pairs = Iterator[tuple[int, int]]
"""Records of one paper, by arrival."""

Facts = Mapping[int, Fullness]


def find_versions(stage: PaperStage, known: Iterable[tuple[int, int]] = ()) -> dict[int, int]:
    """Return the versions among the records by arrival, each with the record that is shown.

    An arXiv id or an address is not proof enough, because some are wrong in the archive: ids have
    lost zeros and got others, and whole proceedings share a page. So two records of one must also
    share the title or an author, and if the titles tell of different things, half of the authors
    for an id, and for an address they are none; or they are few, of which one names somebody.
    A title proves nothing where it is one that many papers have (`Introduction`), and one of a
    word or two needs all authors the same. `known` are records known to be of one paper.
    """
    families = _Families()
    families.join(known)
    for key, pairs_of in _EVIDENCE.items():
        for groups in stage.sharing(key):
            facts = stage.fullness(chain.from_iterable(groups))
            for group in groups:
                families.join(pairs_of(group, facts))
    return families.versions(stage.fullness(families))


def note_versions(versions: Mapping[int, int], stage: PaperStage, ledger: Ledger) -> None:
    """Account for the versions."""
    facts = stage.fullness(chain(versions, versions.values()))
    for version, shown in versions.items():
        ledger.record = facts[version].record
        paper = facts[shown].record
        ledger.hide("another record of a paper", value=f"of the paper in record {paper:,}")


def _of_one_id(group: list[int], facts: Facts) -> Pairs:
    return _of_one_key(group, facts, is_id=True)


def _of_one_address(group: list[int], facts: Facts) -> Pairs:
    return _of_one_key(group, facts, is_id=False)


def _of_one_key(group: list[int], facts: Facts, *, is_id: bool) -> Pairs:
    """Yield pairs of the papers that share an id or an address, if they are one."""
    yield from _equal(group, lambda arrival: facts[arrival].title)
    for one, other in chain(_who_share(group, facts), _with_nobody(group, facts)):
        first, second = facts[one], facts[other]
        is_alike = _are_alike(first.title_key, second.title_key)
        if is_alike or (is_id and _share_half(first, second, min)):
            yield one, other


def _of_one_title(group: list[int], facts: Facts) -> Pairs:
    """Yield pairs of the papers that share title and first author, if that proves something."""
    for one, other in _equal(group, lambda arrival: "".join(facts[arrival].authors[:1])):
        title = facts[one].title_key
        if is_telling(title) or (
            is_telling(title, few_words=1)
            and Counter(facts[one].authors) == Counter(facts[other].authors)
        ):
            yield one, other


def _of_one_spelling(group: list[int], facts: Facts) -> Pairs:
    """Yield pairs of the papers whose titles differ little, if their authors do, too.

    arXiv gives a paper one number: two of them are two papers.
    """
    sharing = (
        (one, other)
        for one, other in pairwise(group)
        if _share_half(facts[one], facts[other], max) or _are_by_half(facts[one], facts[other])
    )
    by_some = (
        pair
        for pair in _with_nobody(group, facts)
        if any(_names_some(facts[arrival]) for arrival in pair)
    )
    return _numbered_as_one(chain(sharing, by_some), facts)


def _of_misspelt(group: list[int], facts: Facts) -> Pairs:
    """Yield pairs of the papers whose titles differ by slips, if most authors do not."""
    pairs = (
        (one, other)
        for one, other in combinations(group if len(group) <= _FEW else (), 2)
        if are_misspelt_alike(facts[one].title_key, facts[other].title_key)
        and _are_by_half(facts[one], facts[other])
    )
    return _numbered_as_one(pairs, facts)


_EVIDENCE: dict[str, Callable[[list[int], Facts], Pairs]] = {
    "arxiv": _of_one_id,
    "address": _of_one_address,
    "title": _of_one_title,
    "spelling": _of_one_spelling,
    "misspelt": _of_misspelt,
}
"""What records that share a key of `PaperStage.sharing` must have in common beside it."""


def _numbered_as_one(pairs: Iterable[tuple[int, int]], facts: Facts) -> Pairs:
    """Yield the pairs to which arXiv does not give two numbers."""
    for one, other in pairs:
        if len({facts[one].arxiv_id, facts[other].arxiv_id} - {""}) < 2:
            yield one, other


def _equal(group: Iterable[int], value: Callable[[int], object]) -> Pairs:
    """Yield neighbours of an equal value, in the order of arrival; what has none has no pair."""
    before: dict[object, int] = {}
    for arrival in group:
        if found := value(arrival):
            if found in before:
                yield before[found], arrival
            before[found] = arrival


def _who_share(group: Iterable[int], facts: Facts) -> Pairs:
    """Yield pairs of the papers that have an author in common."""
    before: dict[str, int] = {}
    for arrival in group:
        for name in facts[arrival].authors:
            if before.get(name, arrival) != arrival:
                yield before[name], arrival
            before[name] = arrival


def _with_nobody(group: list[int], facts: Facts) -> Pairs:
    """Yield pairs of few papers, if no more than one of them names somebody."""
    if len(group) <= _FEW:
        shown, *others = sorted(group, key=lambda each: _names_some(facts[each]), reverse=True)
        if not _names_some(facts[others[0]]):
            yield from ((shown, other) for other in others)


def _names_some(record: Fullness) -> bool:
    return bool(set(record.authors) - {_ANONYMOUS})


def _share_half(one: Fullness, other: Fullness, of: Callable[[int, int], int]) -> bool:
    """Return whether half of one list of authors is in the other, too.

    `of` is `min` for the shorter one, `max` for the longer.
    """
    return _is_half(Counter(one.authors), Counter(other.authors), of)


class _Families:
    """Records that belong together, each known by its first one."""

    def __init__(self) -> None:
        self._heads: dict[int, int] = {}

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Put the records of each pair, and all that are with them, together."""
        for one, other in pairs:
            first, second = sorted((self._head(one), self._head(other)))
            self._heads[second] = first

    def __iter__(self) -> Iterator[int]:
        return iter(self._heads)

    def versions(self, facts: Facts) -> dict[int, int]:
        """Return all but the fullest of each family.

        Of equally full ones that with the longest title is shown, as `Tan et al. '18` is what a
        leaderboard called a paper; then that with the first public id, whatever their order is.
        """
        families: defaultdict[int, list[int]] = defaultdict(list)
        for arrival in sorted(self._heads):
            families[self._head(arrival)].append(arrival)
        found: list[tuple[int, int]] = []
        for family in families.values():
            fullest = min(family, key=lambda arrival: _rank(facts[arrival]))
            found.extend((arrival, fullest) for arrival in family if arrival != fullest)
        return dict(sorted(found))

    def _head(self, arrival: int) -> int:
        head = self._heads.setdefault(arrival, arrival)
        while head != self._heads[head]:
            self._heads[head] = head = self._heads[self._heads[head]]
        return head


def _rank(fullness: Fullness) -> tuple[int, int, str]:
    return -fullness.points, -len(fullness.title_key.split()), fullness.slug


def _are_alike(one: str, other: str) -> bool:
    """Return whether two titles may be of one paper, as one that is none may be of any."""
    return not (is_full(one) and is_full(other)) or are_alike(one, other)


def _are_by_half(one: Fullness, other: Fullness) -> bool:
    """Return whether half of the longer list of authors is in the other; initials do not count."""
    return _is_half(_cores(one.authors), _cores(other.authors), max)


def _is_half(
    first: Mapping[Any, int], second: Mapping[Any, int], of: Callable[[int, int], int]
) -> bool:
    shared = (Counter(first) & Counter(second)).total()
    return shared > 0 and 2 * shared >= of(sum(first.values()), sum(second.values()))


def _cores(authors: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(parts_of(words(name)).core for name in authors)
