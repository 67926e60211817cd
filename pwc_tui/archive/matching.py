"""Which paper a link, a result, a method or a dataset means.

Papers are known here by 64-bit checksums of their slugs, arXiv ids, addresses and titles, because
half a million of each as text would not fit the memory an import may use. That two of them are
equal by accident has a chance of 1 in 10⁷ for the whole archive.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.distinct import with_rest
from pwc_tui.archive.incidence import AT_ONCE, Gathered
from pwc_tui.domain.references import arxiv_id, paper_slug, plain_url
from pwc_tui.domain.text import title_key
from pwc_tui.search.postings import is_among, repeated

NO_KEY = 0
"""The checksum of nothing, which matches nothing."""

_SORTED_AT_ONCE = 1_000_000
"""Papers: 40 MB with all that looking up takes."""


class PaperNames(NamedTuple):
    """What identifies a paper, each "" where nothing is known."""

    slug: str
    arxiv: str
    url: str
    title: str


class PaperKeys(NamedTuple):
    """The checksums that identify a paper, each NO_KEY where there is nothing to make it of."""

    slug: int
    arxiv: int
    url: int
    title: int


class Mention(NamedTuple):
    """How something names a paper: any of these may be empty."""

    url: str = ""
    title: str = ""
    arxiv_id: str = ""
    other_url: str = ""

    def names(self) -> PaperNames:
        """Return the names to look the paper up by."""
        arxiv = arxiv_id(self.arxiv_id) or arxiv_id(self.url) or arxiv_id(self.other_url)
        slug = paper_slug(self.url)
        address = self.other_url if slug else (self.url or self.other_url)
        return PaperNames(slug or "", arxiv or "", plain_url(address), title_key(self.title))


def key(text: str | None) -> int:
    """Return the checksum of `text`, NO_KEY for none. It differs from one process to the next."""
    return hash(text) if text else NO_KEY


class PaperIndex:
    """The keys of all papers in the order of the file, and the look-up by them.

    The first paper in the file that has a key is the one it means. `folder` takes the file in which
    the keys wait.
    """

    def __init__(self, folder: Path) -> None:
        self._columns = tuple(Gathered("q", folder) for _ in PaperKeys._fields)
        self._made: dict[int, int] = {}
        self._folder = folder

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, keys: PaperKeys) -> None:
        """Add the next paper."""
        for column, value in zip(self._columns, keys, strict=True):
            column.last.append(value)
        if len(self._columns[0].last) >= AT_ONCE:
            for column in self._columns:
                column.spill()

    def column(self, field: str) -> NDArray[np.int64]:
        """Return the checksums of one field of `PaperKeys` for all papers so far, by place."""
        values: NDArray[np.int64] = self._columns[PaperKeys._fields.index(field)].all()
        if field == "slug" and self._made:
            values[list(self._made)] = list(self._made.values())
        return values

    def has_slug(self, slug: str) -> bool:
        """Return whether any paper so far has this slug."""
        return key(slug) in self._slugs

    @cached_property
    def _slugs(self) -> set[int]:
        """The slugs the file itself gives. Only made when a paper lacks one."""
        return set(self.column("slug").tolist())

    def set_slug(self, paper: int, slug: str) -> None:
        """Give a paper that had none its slug; `paper` counts from 0."""
        self._made[paper] = key(slug)

    def kept(self) -> NDArray[np.int32]:
        """Return the place of the paper that each one becomes part of: the first of its slug.

        A paper that is the first, or has no slug, stands for itself.
        """
        slugs = self.column("slug")
        kept = np.arange(len(slugs), dtype=np.int32)
        places = shared(slugs, slugs != NO_KEY)
        for at in np.flatnonzero(slugs[places[1:]] == slugs[places[:-1]]).tolist():
            kept[places[at + 1]] = kept[places[at]]
        return kept

    def find(self, wanted: Iterable[PaperNames]) -> NDArray[np.int32]:
        """Return the places (from 0) of the papers that are meant, -1 where the archive has none.

        A slug counts more than an arXiv id, that more than an address, and that more than a title.
        Takes a second for half a million, and as long for one.
        """
        columns = tuple(Gathered("q", self._folder) for _ in PaperKeys._fields)
        for names in wanted:
            for column, name in zip(columns, names, strict=True):
                column.add(hash(name) if name else NO_KEY)
        found = np.full(len(columns[0]), -1, np.int32)
        kept = self.kept()
        groups = len(self) // _SORTED_AT_ONCE + 1
        for (field, column), rest in product(
            zip(PaperKeys._fields, columns, strict=True), range(groups)
        ):
            values, papers = with_rest(self._parts(field), groups, rest)
            keys, things = with_rest(column.parts(), groups, rest)
            is_open = (keys != NO_KEY) & (found[things] < 0)
            keys, things = keys[is_open], things[is_open]
            places, is_hit = _first_equal(values, keys)
            found[things[is_hit]] = kept[papers[places[is_hit]]]
        return found

    def _parts(self, field: str) -> Iterator[NDArray[np.int64]]:
        """Yield the same as `column`, some at a time."""
        if field == "slug" and self._made:
            return iter([self.column(field)])
        return self._columns[PaperKeys._fields.index(field)].parts()


def shared(values: NDArray[np.int64], is_wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the wanted places whose value another one has too, equal ones side by side.

    They are few: what is made for all of them takes little memory.
    """
    ordered = values[is_wanted]
    ordered.sort()
    several = repeated(ordered)
    del ordered
    found = [np.empty(0, np.int64)]
    for start in range(0, len(values), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        found.append(np.flatnonzero(is_among(values[part], several) & is_wanted[part]) + start)
    places = np.concatenate(found)
    return places[np.argsort(values[places], kind="stable")]


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
