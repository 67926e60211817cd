"""The addresses by which papers and repositories are found again, as checksums."""

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.records import PaperRecord
from pwc_tui.domain.references import address_key
from pwc_tui.store.rows import Row

_ARXIV = "arxiv.org/"
"""Papers of arXiv have its number: no need to keep half a million addresses that hold it."""

_ROWS = 10_000
"""Rows made in one go: all at once take 50 MB."""


class PaperAddresses:
    """The addresses of the papers as they arrive."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._papers = array("i")

    def add(self, paper: int, record: PaperRecord) -> None:
        """Take note of all addresses of a paper, given as place from 0 in the order of arrival."""
        urls = {
            record.url_abs,
            record.url_pdf,
            record.conference_url_abs,
            record.conference_url_pdf,
        }
        keys = {address_key(url) for url in urls if url and not _is_of_arxiv(url, record.arxiv_id)}
        if record.openreview_id:
            keys.add(address_key(f"https://openreview.net/forum?id={record.openreview_id}"))
        self._keys.extend(keys)
        self._papers.extend([paper] * len(keys))

    def rows(self, numbers: NDArray[np.int32], repositories: NDArray[np.int64]) -> Iterator[Row]:
        """Yield `(key, paper, repository)`, sorted, each key once.

        `numbers` are those of the papers by place; `repositories` are the keys of their
        addresses, the first one's number is 1. The most important paper has an address that
        several have, and a repository goes before any paper.
        """
        # Repositories get negative numbers, so that they sort before the papers.
        papers = numbers[np.frombuffer(self._papers, dtype=np.int32)]
        keys = np.frombuffer(self._keys, dtype=np.int64)
        owners = np.concatenate((papers, -np.arange(1, len(repositories) + 1)))
        keys = np.concatenate((keys, repositories))
        kept = owners != 0
        keys, owners = keys[kept], owners[kept]
        order = np.lexsort((owners, keys))
        keys, owners = keys[order], owners[order]
        is_first = np.ones(len(keys), dtype=np.bool_)
        is_first[1:] = keys[1:] != keys[:-1]
        keys, owners = keys[is_first], owners[is_first]
        for start in range(0, len(keys), _ROWS):
            part = slice(start, start + _ROWS)
            for key, owner in zip(keys[part].tolist(), owners[part].tolist(), strict=True):
                yield (key, owner, None) if owner > 0 else (key, None, -owner)


def _is_of_arxiv(url: str, arxiv_id: str | None) -> bool:
    """Return whether an address is arXiv's, with just this id; it may have a wrong one."""
    if arxiv_id is None or _ARXIV not in url:
        return False
    _, found, rest = url.partition(arxiv_id)
    return bool(found) and not rest[:1].isdigit()
