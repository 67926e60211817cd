"""The addresses by which papers and repositories are found again, as checksums."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.addresses import address_key, leads_to_page, plain_key, plain_url
from pwc_tui.ingest.clean.paper_record import PaperRecord
from pwc_tui.ingest.match.group_ids import with_rest
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.write.bulk_insert import Row

_ARXIV = "arxiv.org/"
"""Papers of arXiv have its number: no need to keep half a million addresses that hold it."""

Keys = NDArray[np.int64]

NumberOf = Callable[[NDArray[np.int32]], NDArray[np.int32]]

_SORTED_AT_ONCE = 250_000
"""Addresses: 13 MB with all that sorting takes."""

_ROWS = 10_000
"""Rows made in one go: all at once take 50 MB."""


class PaperAddresses:
    """The addresses of the papers as they arrive."""

    def __init__(self, folder: Path) -> None:
        """Begin without any; `folder` takes the files in which they wait."""
        self._keys = Gathered(folder, np.int64)
        self._papers = Gathered(folder, np.int32)

    def add(self, paper: int, record: PaperRecord) -> None:
        """Take note of all addresses of a paper, given as place from 0 in the order of arrival."""
        urls = {
            record.url_abs,
            record.url_pdf,
            record.conference_url_abs,
            record.conference_url_pdf,
        }
        arxiv = record.arxiv_id
        kept = {plain_url(url.partition("#")[0]) for url in urls if url and _is_kept(url, arxiv)}
        keys = {plain_key(plain) for plain in kept if leads_to_page(plain)}
        if record.openreview_id:
            keys.add(address_key(f"https://openreview.net/forum?id={record.openreview_id}"))
        for address in keys:
            self._keys.add(address)
            self._papers.add(paper)

    def with_rest(self, groups: int, rest: int) -> tuple[Keys, NDArray[np.int32]]:
        """Return the keys that leave this rest, which equal ones do, and the papers' places."""
        keys, places = with_rest(self._keys.parts(), groups, rest)
        return keys, self._papers.at(places)

    def groups(self) -> Iterator[tuple[Keys, NDArray[np.int32]]]:
        """Yield all keys and the papers' places, some at a time: equal keys are in one group."""
        groups = len(self._keys) // _SORTED_AT_ONCE + 1
        for rest in range(groups):
            yield self.with_rest(groups, rest)

    def rows(self, number_of: NumberOf, repositories: Spool[np.int64]) -> Iterator[Row]:
        """Yield `(key, paper, repository)`, sorted, each key once.

        `number_of` gives papers by place their numbers; `repositories` are the keys of their
        addresses, the first one's number is 1. The most important paper has an address that
        several have, and a repository goes before any paper.
        """
        ranges = len(self._keys) // _SORTED_AT_ONCE + 1
        size = (1 << 64) // ranges + 1
        for first in range(-1 << 63, 1 << 63, size):
            last = min(first + size, 1 << 63) - 1
            keys, owners = self._owned(number_of, repositories, first, last)
            for start in range(0, len(keys), _ROWS):
                part = slice(start, start + _ROWS)
                for key, owner in zip(keys[part].tolist(), owners[part].tolist(), strict=True):
                    yield (key, owner, None) if owner > 0 else (key, None, -owner)

    def _owned(
        self, number_of: NumberOf, repositories: Spool[np.int64], first: int, last: int
    ) -> tuple[Keys, NDArray[np.int64]]:
        """Return the keys from `first` to `last`, sorted, and who owns each.

        Repositories get negative numbers, so that they sort before the papers.
        """
        found, owning, number = [np.empty(0, np.int64)], [np.empty(0, np.int64)], 1
        for part in repositories.parts():
            here = np.flatnonzero((part >= first) & (part <= last))
            found.append(part[here])
            owning.append(-number - here)
            number += len(part)
        for part, papers in zip(self._keys.parts(), self._papers.parts(), strict=True):
            is_here = (part >= first) & (part <= last)
            owners = number_of(papers[is_here])
            found.append(part[is_here][owners != 0])
            owning.append(owners[owners != 0].astype(np.int64))
        keys, numbered = np.concatenate(found), np.concatenate(owning)
        order = np.lexsort((numbered, keys))
        keys, numbered = keys[order], numbered[order]
        is_first = np.ones(len(keys), dtype=np.bool_)
        is_first[1:] = keys[1:] != keys[:-1]
        return keys[is_first], numbered[is_first]


def _is_kept(url: str, arxiv_id: str | None) -> bool:
    """Return whether an address is not arXiv's, with just this id."""
    if arxiv_id is None or _ARXIV not in url:
        return True
    _, found, rest = url.partition(arxiv_id)
    return not found or rest[:1].isdigit()
