"""The links file: which repository implements which paper.

Links wait in a file until the papers are known; here are columns of numbers only.
"""

import re
from collections.abc import Iterator
from itertools import chain, count, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.addresses import address_key
from pwc_tui.domain.references import paper_slug, repository_url
from pwc_tui.ingest.clean.coerce import flag, text
from pwc_tui.ingest.match.group_ids import numbered
from pwc_tui.ingest.match.paper_index import Mention, PaperNames
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.spill.array_builder import Gathered
from pwc_tui.spill.record_file import Frames

Ints = NDArray[np.int32]

_SORTED_AT_ONCE = 100_000
"""Links whose rows are put in order together: 10 MB."""

_OBJECTS_AT_ONCE = 1 << 14


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
        self._folder = folder
        self._ledger = ledger
        self._texts = Frames(folder / "links", LinkWords)
        self._addresses = Frames(folder / "repositories", str)
        """Of each repository, as the link has it that names it first."""
        self._names = Frames(folder / "link-papers", PaperNames)
        self._identities = Gathered(folder, np.int64)
        self._records = Gathered(folder, np.int32)
        self._all_flags = Gathered(folder, np.uint8)
        self._all_frameworks = Gathered(folder, np.int32)
        self._framework_numbers: dict[str, int] = {}
        self._framework_names: list[str] = []
        self._repositories: Ints = np.empty(0, np.int32)
        self._flags: NDArray[np.uint8] = np.empty(0, np.uint8)
        self._frameworks: Ints = np.empty(0, np.int32)
        self._is_kept: NDArray[np.bool_] = np.empty(0, np.bool_)

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def complete(self) -> tuple[LinkColumns, Path]:
        """Return all links and where the names of their papers are; none can be added any more."""
        self._names.close()
        self._repositories = numbered(self._identities.parts, len(self._identities))
        keys = Gathered(self._folder, np.int64)
        known = 0
        for number, words in zip(_each(self._repositories), self._texts.complete(), strict=True):
            if number > known:
                known = number
                self._addresses.add(words.repository)
                keys.add(address_key(words.repository))
        is_official = (self._all_flags.all() & _OFFICIAL) > 0
        return LinkColumns(self._repositories, is_official, keys.all()), self._names.path

    def official_of(self, papers: Ints, wanted: Ints) -> dict[int, str]:
        """Return the first official repository of each of some papers that has one.

        `papers` are the numbers of the papers of all links, 0 where none is known.
        """
        is_official = (self._all_flags.all() & _OFFICIAL) > 0
        places = np.flatnonzero(is_official & (papers > 0) & np.isin(papers, wanted))
        found: dict[int, str] = {}
        for paper, (_, repository) in zip(papers[places].tolist(), self._told(places), strict=True):
            found.setdefault(paper, repository)
        return found

    def merge(self, same_as: Ints) -> None:
        """Complete links with those that repeat them: the first of each is at place `same_as`."""
        self._is_kept = same_as == np.arange(len(same_as), dtype=np.int32)
        self._flags, self._frameworks = self._all_flags.all(), self._all_frameworks.all()
        copies = np.flatnonzero(~self._is_kept)
        kept = same_as[copies]
        np.bitwise_or.at(self._flags, kept, self._flags[copies])
        names = self._framework_names
        copied = zip(kept.tolist(), copies.tolist(), self._told(copies), strict=True)
        for place, copy, (record, repository) in copied:
            self._ledger.record = record
            self._ledger.merge("repeated link", "repo_url", repository)
            known, other = names[self._frameworks[place]], names[self._frameworks[copy]]
            both = ", ".join(filter(None, dict.fromkeys([*known.split(", "), other])))
            self._frameworks[place] = self._framework(both)

    def repository_rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows of all repositories."""
        kept = self._repositories[self._is_kept]
        counts = np.bincount(kept, minlength=int(self._repositories.max(initial=0)) + 1)[1:]
        addresses = zip(self._addresses.complete(), _each(counts), strict=True)
        yield from ((id_, url, count) for id_, (url, count) in enumerate(addresses, 1))

    def rows(self, papers: Ints) -> Iterator[tuple[object, ...]]:
        """Yield the rows of all links; `papers` are the numbers of theirs, 0 where none is known.

        Official ones first within a paper; those without a paper last.
        """
        numbers = count(1)
        for places in self._by_papers(papers):
            columns = (papers, self._repositories, self._flags, self._frameworks)
            of_places = (column[places].tolist() for column in columns)
            for paper, *facts in zip(*of_places, strict=True):
                yield next(numbers), paper, *self._facts(None, *facts)
        for first in (_OFFICIAL, 0):
            waiting = self._is_kept & (papers == 0) & ((self._flags & _OFFICIAL) == first)
            columns = (waiting, self._repositories, self._flags, self._frameworks)
            everything = zip(
                self._texts.complete(), *(_each(column) for column in columns), strict=True
            )
            for words, is_waiting, *facts in everything:
                if is_waiting:
                    yield next(numbers), None, *self._facts(words, *facts)

    def _by_papers(self, papers: Ints) -> Iterator[NDArray[np.int64]]:
        """Yield the places of links that have a paper, in order, those of some papers at a time."""
        last = int(papers.max(initial=0))
        groups = len(papers) // _SORTED_AT_ONCE + 1
        bounds = np.linspace(0, last, groups + 1).astype(np.int64)
        for above, upto in pairwise(bounds.tolist()):
            places = np.flatnonzero(self._is_kept & (papers > above) & (papers <= upto))
            is_official = (self._flags[places] & _OFFICIAL) > 0
            yield places[np.lexsort((places, ~is_official, papers[places]))]

    def _facts(
        self, words: LinkWords | None, repository: int, flags: int, framework: int
    ) -> tuple[object, ...]:
        return (
            repository,
            (words.slug or None) if words else None,
            (words.title or None) if words else None,
            bool(flags & _OFFICIAL),
            bool(flags & _IN_PAPER),
            bool(flags & _IN_GITHUB),
            self._framework_names[framework],
        )

    def _take(self, record: dict[str, object]) -> None:
        url = repository_url(text(record.get("repo_url"), "repo_url", self._ledger))
        if url is None or "://" not in url:
            self._ledger.skip("no repository", "repo_url", record.get("repo_url"))
            return
        mention = Mention(*(self._text(record, field) for field in _MENTION))
        if not any(mention):
            self._ledger.skip("nothing that identifies the paper", value=url)
            return
        self._names.add(mention.names())
        self._texts.add(LinkWords(url, paper_slug(mention.url) or "", mention.title))
        self._identities.add(hash(_identity(url)))
        self._records.add(self._ledger.record)
        self._all_flags.add(
            sum(bit for field, bit in _FLAGS if flag(record.get(field), field, self._ledger))
        )
        self._all_frameworks.add(self._framework(_framework(self._text(record, "framework"))))

    def _framework(self, name: str) -> int:
        number = self._framework_numbers.setdefault(name, len(self._framework_names))
        if number == len(self._framework_names):
            self._framework_names.append(name)
        return number

    def _text(self, record: dict[str, object], field: str) -> str:
        return text(record.get(field), field, self._ledger) or ""

    def _told(self, places: NDArray[np.int64]) -> Iterator[tuple[int, str]]:
        """Yield the records of some links, given in order, and the repositories these name."""
        records = chain.from_iterable(part.tolist() for part in self._records.parts())
        wanted = iter(places.tolist())
        place = next(wanted, None)
        if place is None:
            return
        for number, (record, words) in enumerate(zip(records, self._texts.complete(), strict=True)):
            if number == place:
                yield record, words.repository
                place = next(wanted, None)


def _each(values: NDArray[Any]) -> Iterator[Any]:
    """Yield all values, of which few are objects of Python at a time."""
    for start in range(0, len(values), _OBJECTS_AT_ONCE):
        yield from values[start : start + _OBJECTS_AT_ONCE].tolist()


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
