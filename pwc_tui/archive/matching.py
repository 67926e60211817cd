"""Which paper a link, a result, a method or a dataset means.

Papers are known here by 64-bit checksums of their slugs, arXiv ids, addresses and titles, because
half a million of each as text would not fit the memory an import may use. That two of them are
equal by accident has a chance of 1 in 10⁷ for the whole archive.
"""

import re
from array import array
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.slugs import slug_in
from pwc_tui.domain.text import title_key

NO_KEY = 0
"""The checksum of nothing, which matches nothing."""

_ARXIV_ID = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.I)
_ARXIV_URL = re.compile(
    r"(?:https?:)?(?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/" + _ARXIV_ID.pattern, re.I
)
_AS_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,20})(?:v\d+)?")
_FIVE_DIGITS_SINCE = "1501"
"""arXiv numbers the papers of a month with five digits since January 2015, with four before."""

_ACL = re.compile(
    r"acl(?:web\.org/anthology|anthology\.(?:org|info))/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?"
    r"([A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)",
    re.I,
)
"""The ACL Anthology moved twice and numbers its papers as before: W19-4427, 2021.smm4h-1.12."""

_OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)", re.I)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.I)
_SLASHES = re.compile(r"/{2,}")


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

    def keys(self) -> PaperKeys:
        """Return the checksums to look the paper up by."""
        arxiv = bare_arxiv_id(self.arxiv_id) or arxiv_id_in(self.url) or arxiv_id_in(self.other_url)
        slug = slug_in(self.url, "paper")
        address = self.other_url if slug else (self.url or self.other_url)
        return PaperKeys(key(slug), key(arxiv), key(plain_url(address)), key(title_key(self.title)))


def key(text: str | None) -> int:
    """Return the checksum of `text`, NO_KEY for none. It differs from one process to the next."""
    return hash(text) if text else NO_KEY


def bare_arxiv_id(text: str | None) -> str | None:
    """Return an arXiv id without version and in lower case, or None where `text` is none."""
    match = _ARXIV_ID.fullmatch(text.strip()) if text else None
    return match[1].lower() if match else None


def whole_arxiv_id(text: str | None) -> str | None:
    """Return an arXiv id as `bare_arxiv_id` does, with the zeros a table program took from it.

    Parts of the archive went through one: `905.2657` was 0905.2657, `2106.0456` was 2106.04560 and
    `1909.0601199999999` was 1909.06012.
    """
    match = _AS_NUMBER.fullmatch(text.strip()) if text else None
    if match is None:
        return bare_arxiv_id(text)
    month, serial = match[1].zfill(4), match[2]
    digits = 5 if month >= _FIVE_DIGITS_SINCE else 4
    if len(serial) > digits:
        serial = f"{float(f'0.{serial}'):.{digits}f}"[2:]
    return f"{month}.{serial.ljust(digits, '0')}"


def arxiv_id_in(url: str | None) -> str | None:
    """Return the arXiv id without version that an address of arXiv holds."""
    match = _ARXIV_URL.match(url) if url else None
    return match[1].lower() if match else None


def plain_url(url: str | None) -> str | None:
    """Return an address without what differs between two that lead to the same page."""
    if not url:
        return None
    if match := _ACL.search(url):
        return f"acl {match[1].lower()}"
    if match := _OPENREVIEW.search(url):
        return f"openreview {match[1]}"
    return _SLASHES.sub("/", _SCHEME.sub("", url)).rstrip("/")


class PaperIndex:
    """The keys of all papers in the order of the file, and the look-up by them.

    The first paper in the file that has a key is the one it means.
    """

    def __init__(self) -> None:
        self._keys = tuple(array("q") for _ in PaperKeys._fields)
        self._sorted: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def __len__(self) -> int:
        return len(self._keys[0])

    def add(self, keys: PaperKeys) -> None:
        """Add the next paper."""
        for column, value in zip(self._keys, keys, strict=True):
            column.append(value)

    def has_slug(self, slug: str) -> bool:
        """Return whether any paper so far has this slug."""
        return key(slug) in self._slugs

    @cached_property
    def _slugs(self) -> set[int]:
        """The slugs the file itself gives. Only made when a paper lacks one."""
        return set(self._keys[0])

    def set_slug(self, paper: int, slug: str) -> None:
        """Give a paper that had none its slug; `paper` counts from 0."""
        self._keys[0][paper] = key(slug)

    def repeated_slugs(self) -> NDArray[np.bool_]:
        """Return which papers have the slug of an earlier one."""
        slugs = np.frombuffer(self._keys[0], dtype=np.int64)
        _, first = np.unique(slugs, return_index=True)
        repeated = np.ones(len(slugs), dtype=np.bool_)
        repeated[first] = False
        repeated[slugs == NO_KEY] = False
        return repeated

    def find(self, wanted: PaperKeys) -> int:
        """Return the place (from 0) of the paper that is meant, -1 where the archive has none.

        A slug counts more than an arXiv id, that more than an address, and that more than a title.
        No paper may be added afterwards.
        """
        if not self._sorted and len(self):
            self._sort()
        for (values, papers), value in zip(self._sorted, wanted, strict=False):
            if value != NO_KEY:
                place = int(values.searchsorted(value))
                if place < len(values) and values[place] == value:
                    return int(papers[place])
        return -1

    def _sort(self) -> None:
        repeated = self.repeated_slugs()
        for column in self._keys:
            values = np.frombuffer(column, dtype=np.int64)
            order = np.argsort(values, kind="stable")
            # A paper that is merged into an earlier one must not be found in its place.
            order = order[~repeated[order]]
            self._sorted.append((values[order], order))
