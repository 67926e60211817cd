"""Which paper a link, a result, a method or a dataset means.

Papers are known here by 64-bit checksums of their slugs, arXiv ids, addresses and titles, because
half a million of each as text would not fit the memory an import may use. That two of them are
equal by accident has a chance of 1 in 10⁷ for the whole archive.
"""

from array import array
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.incidence import AT_ONCE, Gathered
from pwc_tui.domain.references import arxiv_id, paper_slug, plain_url
from pwc_tui.domain.text import title_key

NO_KEY = 0
"""The checksum of nothing, which matches nothing."""


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
        # Hardly any repeats: what `np.unique` makes for all of them takes three times the memory.
        order = np.argsort(slugs, kind="stable").astype(np.int32)
        slugs = slugs[order]
        is_repeated = (slugs[1:] == slugs[:-1]) & (slugs[1:] != NO_KEY)
        for at in np.flatnonzero(is_repeated).tolist():
            kept[order[at + 1]] = kept[order[at]]
        return kept

    def find(self, wanted: Iterable[PaperNames]) -> NDArray[np.int32]:
        """Return the places (from 0) of the papers that are meant, -1 where the archive has none.

        A slug counts more than an arXiv id, that more than an address, and that more than a title.
        Takes a second for half a million, and as long for one.
        """
        columns = tuple(array("q") for _ in PaperKeys._fields)
        for names in wanted:
            for column, name in zip(columns, names, strict=True):
                column.append(hash(name) if name else NO_KEY)
        found = np.full(len(columns[0]), -1, np.int32)
        if not len(self):
            return found
        kept = self.kept()
        for field, column in zip(PaperKeys._fields, columns, strict=True):
            values = self.column(field)
            papers = np.argsort(values, kind="stable").astype(np.int32)
            values = values[papers]
            keys = np.frombuffer(column, dtype=np.int64)
            places = values.searchsorted(keys)
            places[places == len(values)] = 0
            is_hit = (values[places] == keys) & (keys != NO_KEY) & (found < 0)
            found[is_hit] = kept[papers[places[is_hit]]]
        return found
