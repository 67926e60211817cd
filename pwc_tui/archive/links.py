"""The links file: which repository implements which paper.

Links wait in a file until the papers are known; here are columns of numbers only.
"""

import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.cleaning import flag, text
from pwc_tui.archive.decoding import Batch
from pwc_tui.archive.frames import Frames, read_frames
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.matching import Mention, PaperNames
from pwc_tui.domain.references import address_key, paper_slug, repository_url

Ints = NDArray[np.int32]


class LinkWords(NamedTuple):
    """What a link says in words."""

    repository: str
    slug: str
    title: str


class LinkColumns(NamedTuple):
    """All links in the order of the file, and the repositories they lead to."""

    repositories: Ints
    """The repository of each link, from 1."""
    is_official: NDArray[np.bool_]
    repository_keys: NDArray[np.int64]
    """The `address_key` of each repository, in the order of their numbers."""


class Links:
    """Takes in the records of the file; `folder` takes the files of what is not kept in memory."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._ledger = ledger
        self._texts = Frames(folder / "links", LinkWords)
        self._names = Frames(folder / "link-papers", PaperNames)
        self._identities = array("q")
        self._records = array("i")
        self._flags = array("B")
        self._frameworks = array("i")
        self._framework_numbers: dict[str, int] = {}
        self._framework_names: list[str] = []
        self._repositories: Ints = np.empty(0, np.int32)
        self._is_kept: NDArray[np.bool_] = np.empty(0, np.bool_)

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in enumerate(batch.records, batch.first):
            if record is not None:
                self._ledger.record = number
                self._take(record)

    def complete(self) -> tuple[LinkColumns, Path]:
        """Return all links and where the names of their papers are; none can be added any more."""
        self._texts.close()
        self._names.close()
        identities = np.frombuffer(self._identities, dtype=np.int64)
        _, first, inverse = np.unique(identities, return_index=True, return_inverse=True)
        ranks = np.empty(len(first), np.int32)
        ranks[np.argsort(first)] = np.arange(1, len(first) + 1)
        self._repositories = ranks[inverse]
        keys = array("q", (address_key(url) for url in self._addresses()))
        columns = LinkColumns(
            self._repositories,
            (np.frombuffer(self._flags, dtype=np.uint8) & _OFFICIAL) > 0,
            np.frombuffer(keys, dtype=np.int64),
        )
        return columns, self._names.path

    def merge(self, same_as: Ints) -> None:
        """Complete links with those that repeat them: the first of each is at place `same_as`."""
        copies = np.flatnonzero(same_as != np.arange(len(same_as)))
        kept = same_as[copies]
        flags = np.frombuffer(self._flags, dtype=np.uint8)
        np.bitwise_or.at(flags, kept, flags[copies])
        names = self._framework_names
        copied = zip(kept.tolist(), copies.tolist(), self._repositories_of(copies), strict=True)
        for place, copy, repository in copied:
            self._ledger.record = self._records[copy]
            self._ledger.merge("the same link again", "repo_url", repository)
            known, other = names[self._frameworks[place]], names[self._frameworks[copy]]
            both = ", ".join(filter(None, dict.fromkeys([*known.split(", "), other])))
            self._frameworks[place] = self._framework(both)
        self._is_kept = same_as == np.arange(len(same_as))

    def repository_rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows of all repositories."""
        kept = self._repositories[self._is_kept]
        counts = np.bincount(kept, minlength=int(self._repositories.max(initial=0)) + 1)[1:]
        addresses = zip(self._addresses(), counts.tolist(), strict=True)
        yield from ((id_, url, count) for id_, (url, count) in enumerate(addresses, 1))

    def rows(self, papers: Ints) -> Iterator[tuple[object, ...]]:
        """Yield the rows of all links; `papers` are the numbers of theirs, 0 where none is known.

        Official ones first within a paper; those without a paper last.
        """
        flags = np.frombuffer(self._flags, dtype=np.uint8)
        places = np.flatnonzero(self._is_kept & (papers > 0))
        is_official = (flags[places] & _OFFICIAL) > 0
        places = places[np.lexsort((places, ~is_official, papers[places]))]
        number = 0
        for number, place in enumerate(places.tolist(), 1):
            yield self._row(number, place, int(papers[place]), None)
        for first in (_OFFICIAL, 0):
            waiting = self._is_kept & (papers == 0) & ((flags & _OFFICIAL) == first)
            for place, words in enumerate(self._all_texts()):
                if waiting[place]:
                    number += 1
                    yield self._row(number, place, None, words)

    def _row(
        self, number: int, place: int, paper: int | None, words: LinkWords | None
    ) -> tuple[object, ...]:
        flags = self._flags[place]
        return (
            number,
            paper,
            int(self._repositories[place]),
            (words.slug or None) if words else None,
            (words.title or None) if words else None,
            bool(flags & _OFFICIAL),
            bool(flags & _IN_PAPER),
            bool(flags & _IN_GITHUB),
            self._framework_names[self._frameworks[place]],
        )

    def _take(self, record: dict[str, object]) -> None:
        url = repository_url(text(record.get("repo_url"), "repo_url", self._ledger))
        if url is None:
            self._ledger.skip("no repository", "repo_url", record.get("repo_url"))
            return
        mention = Mention(*(self._text(record, field) for field in _MENTION))
        if not any(mention):
            self._ledger.skip("nothing that tells which paper it is", value=url)
            return
        self._names.add(mention.names())
        self._texts.add(LinkWords(url, paper_slug(mention.url) or "", mention.title))
        self._identities.append(hash(_identity(url)))
        self._records.append(self._ledger.record)
        self._flags.append(
            sum(bit for field, bit in _FLAGS if flag(record.get(field), field, self._ledger))
        )
        self._frameworks.append(self._framework(_framework(self._text(record, "framework"))))

    def _framework(self, name: str) -> int:
        number = self._framework_numbers.setdefault(name, len(self._framework_names))
        if number == len(self._framework_names):
            self._framework_names.append(name)
        return number

    def _text(self, record: dict[str, object], field: str) -> str:
        return text(record.get(field), field, self._ledger) or ""

    def _all_texts(self) -> Iterator[LinkWords]:
        for batch in read_frames(self._texts.path, LinkWords):
            yield from batch

    def _addresses(self) -> Iterator[str]:
        """Yield the address of each repository, as the link has it that names it first."""
        known = 0
        for number, words in zip(self._repositories.tolist(), self._all_texts(), strict=True):
            if number > known:
                known = number
                yield words.repository

    def _repositories_of(self, places: NDArray[np.int64]) -> Iterator[str]:
        wanted = np.zeros(len(self._records), np.bool_)
        wanted[places] = True
        for is_wanted, words in zip(wanted.tolist(), self._all_texts(), strict=True):
            if is_wanted:
                yield words.repository


_OFFICIAL, _IN_PAPER, _IN_GITHUB = 1, 2, 4
_FLAGS = (
    ("is_official", _OFFICIAL),
    ("mentioned_in_paper", _IN_PAPER),
    ("mentioned_in_github", _IN_GITHUB),
)
_MENTION = ("paper_url", "paper_title", "paper_arxiv_id", "paper_url_abs")
_KNOWN_HOST = re.compile(
    r"^https?://(?:www\.)?((?:gist\.)?github\.com|gitlab\.com|bitbucket\.org)/", re.I
)
_NO_FRAMEWORK = ("none", "null", "nan")


def _identity(url: str) -> str:
    """Return what two addresses of one repository share: the case does not count on known hosts."""
    return url.lower() if _KNOWN_HOST.match(url) else url


def _framework(name: str) -> str:
    lower = name.lower()
    return "" if lower in _NO_FRAMEWORK else lower
