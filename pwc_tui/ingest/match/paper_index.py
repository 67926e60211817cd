"""Which paper a link, a result, a method or a dataset means.

Papers are known here by 64-bit checksums of their slugs, arXiv ids, addresses and titles, because
half a million of each as text would not fit the memory an import may use. That two of them are
equal by accident has a chance of 1 in 10⁷ for the whole archive.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.addresses import address_key, plain_url, stated_address
from pwc_tui.domain.arxiv import linked_arxiv_id, pasted_arxiv_id, repaired_arxiv_id
from pwc_tui.domain.references import paper_slug
from pwc_tui.domain.text.clean import title_key
from pwc_tui.domain.text.generic_titles import names_a_paper, own_names, senses_of_full, spelling
from pwc_tui.ingest.match.canonical import StandIns, stand_ins
from pwc_tui.ingest.match.group_ids import with_rest
from pwc_tui.ingest.match.sorted_keys import SortedKeys
from pwc_tui.ingest.registries.addresses import PaperAddresses
from pwc_tui.search.index.postings import is_among, repeated
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.patched_array import Amended

NO_KEY = 0
"""The checksum of nothing, which matches nothing."""

_SORTED_AT_ONCE = 300_000
"""Papers: 12 MB with all that looking up takes."""


class PaperNames(NamedTuple):
    """What identifies a paper, each "" where nothing is known."""

    slug: str
    arxiv: str
    url: str
    title: str
    own_names: str = ""
    """What `domain.text.generic_titles.own_names` finds in the title."""


class PaperKeys(NamedTuple):
    """The checksums that identify a paper, each NO_KEY where there is nothing to make it of."""

    slug: int
    arxiv: int
    title: int
    spelling: int
    misspelt: int


class PaperKeyColumns(NamedTuple):
    """The same of all papers."""

    slug: Amended[np.int64]
    arxiv: Amended[np.int64]
    title: Amended[np.int64]
    spelling: Amended[np.int64]
    misspelt: Amended[np.int64]


KeyGroup = tuple[NDArray[np.int64], NDArray[np.int32]]
"""Checksums and the places (from 0) of the papers that have them."""


class Mention(NamedTuple):
    """How something names a paper: any of these may be empty."""

    url: str = ""
    title: str = ""
    arxiv_id: str = ""
    other_url: str = ""

    def names(self, *, with_own: bool = False) -> PaperNames:
        """Return the names to look the paper up by; `own_names` only where they are asked for."""
        urls = [_address_in(self.url) or _address_in(self.title), _address_in(self.other_url)]
        arxiv = repaired_arxiv_id(self.arxiv_id) or _arxiv_id_in(urls)
        slug = paper_slug(self.url)
        address = urls[1] if slug else (urls[0] or urls[1])
        title = title_key(self.title)
        if not names_a_paper(title):
            return PaperNames(slug or "", arxiv or "", plain_url(address), "")
        names = own_names(self.title) if with_own else ""
        return PaperNames(slug or "", arxiv or "", plain_url(address), title, names)


def _address_in(text: str) -> str:
    """Return the address that a text is, or holds in a sentence or as a link; "" for none."""
    if "://" in text and (" " in text or "](" in text):
        return stated_address(text) or text
    return text if "." in text and " " not in text else ""


def _arxiv_id_in(urls: Iterable[str]) -> str | None:
    for url in urls:
        if _MAY_HOLD_ID.search(url) and (found := linked_arxiv_id(url) or pasted_arxiv_id(url)):
            return found
    return None


_MAY_HOLD_ID = re.compile(r"\d{3}\.\d|\d{7}")
"""What every id has, damaged or not; most addresses have nothing like it."""


def key(text: str | None) -> int:
    """Return the checksum of `text`, NO_KEY for none. It differs from one process to the next."""
    return hash(text) if text else NO_KEY


class PaperIndex:
    """The keys of all papers in the order of the file, and the look-up by them.

    The first paper in the file that has a key is the one it means. `folder` takes the files in
    which the keys wait.
    """

    def __init__(self, folder: Path) -> None:
        self._columns = PaperKeyColumns(*(Amended(folder, np.int64) for _ in PaperKeys._fields))
        self._folder = folder

    def __len__(self) -> int:
        return len(self._columns.slug)

    def extend(self, keys: Sequence[PaperKeys]) -> None:
        """Add the next papers."""
        for column, values in zip(self._columns, zip(*keys, strict=True), strict=bool(keys)):
            column.extend(values)

    def has_slug(self, slug: str) -> bool:
        """Return whether any paper so far has this slug."""
        return key(slug) in self._slugs

    @cached_property
    def _slugs(self) -> SortedKeys:
        """The slugs the file itself gives. Only made when a paper lacks one."""
        return SortedKeys(self._columns.slug.parts(), len(self), self._folder)

    def set_slug(self, paper: int, slug: str) -> None:
        """Give a paper that had none its slug; `paper` counts from 0."""
        self._columns.slug.amend(paper, key(slug))

    def keys_at(self, field: str, places: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return one field of `PaperKeys` for the papers at some places, which are sorted."""
        return self._column(field).at(places)

    def groups(self, field: str) -> Iterator[KeyGroup]:
        """Yield the keys there are of one field, and the papers that have them, in their order.

        Papers of one key are in one group; there is one for each `_SORTED_AT_ONCE` papers.
        """
        for rest in range(self._groups):
            keys, papers = with_rest(self._column(field).parts(), self._groups, rest)
            is_one = keys != NO_KEY
            yield (keys, papers) if is_one.all() else (keys[is_one], papers[is_one])

    def repeated(self) -> StandIns:
        """Return the papers whose slug an earlier one has, for each of which the first stands."""
        pairs: list[tuple[int, int]] = []
        for group in self.groups("slug"):
            keys, papers = of_several(*group)
            firsts = papers[keys.searchsorted(keys)]
            is_later = papers != firsts
            pairs += zip(papers[is_later].tolist(), firsts[is_later].tolist(), strict=True)
        return stand_ins(pairs)

    def find(
        self, wanted: Iterable[PaperNames], repeated: StandIns, addresses: PaperAddresses
    ) -> NDArray[np.int32]:
        """Return the places (from 0) of the papers that are meant, -1 where the archive has none.

        A slug counts more than an arXiv id, that more than an address, and that more than a title.
        Takes a second for half a million, and as long for one. `repeated` is what the method of
        this name returns.
        """
        columns = tuple(Gathered(self._folder, np.int64) for _ in _FOUND_BY)
        for names in wanted:
            for column, value in zip(columns, _keys_of(names), strict=True):
                column.add(value)
        found = np.full(len(columns[0]), -1, np.int32)
        for field, column in zip(_FOUND_BY, columns, strict=True):
            for rest in range(self._groups):
                values, papers = self._group(field, addresses, rest)
                keys, things = with_rest(column.parts(), self._groups, rest)
                is_open = (keys != NO_KEY) & (found[things] < 0)
                keys, things = keys[is_open], things[is_open]
                places, is_hit = _first_equal(values, keys)
                found[things[is_hit]] = repeated.of(papers[places[is_hit]])
        return found

    def _group(self, field: str, addresses: PaperAddresses, rest: int) -> KeyGroup:
        if field == "url":
            return addresses.with_rest(self._groups, rest)
        return with_rest(self._column(field).parts(), self._groups, rest)

    @property
    def _groups(self) -> int:
        return len(self) // _SORTED_AT_ONCE + 1

    def _column(self, field: str) -> Amended[np.int64]:
        column: Amended[np.int64] = getattr(self._columns, field)
        return column


_FOUND_BY = ("slug", "arxiv", "url", "title", "spelling")


def _keys_of(names: PaperNames) -> tuple[int, ...]:
    """Return the checksums to look a paper up by, in the order of `_FOUND_BY`."""
    # The address of a link's paper tells which one it is: how its title is spelled need not.
    spelled = "" if names.slug else spelling(senses_of_full(names.title))
    address = address_key(names.url) if names.url else NO_KEY
    return key(names.slug), key(names.arxiv), address, key(names.title), key(spelled)


def of_several(
    keys: NDArray[np.int64], places: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the keys that another place has too, sorted, and their places in the same order.

    They are few: what is made for all of them takes little memory.
    """
    ordered = np.sort(keys)
    is_shared = is_among(keys, repeated(ordered))
    del ordered
    keys, places = keys[is_shared], places[is_shared]
    order = np.argsort(keys, kind="stable")
    return keys[order], places[order]


def _first_equal(
    values: NDArray[np.int64], keys: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Return for each key the place of the first value that equals it, and whether one does."""
    if not len(values):
        return np.zeros(len(keys), np.int32), np.zeros(len(keys), np.bool_)
    order = np.argsort(values, kind="stable").astype(np.int32)
    ordered = values[order]
    places = ordered.searchsorted(keys)
    places[places == len(ordered)] = 0
    is_hit: NDArray[np.bool_] = ordered[places] == keys
    return order[places], is_hit
