"""Which papers results, links, datasets and methods are about, found for all of them at once."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.extract import Extraction
from pwc_tui.ingest.match.canonical import StandIns
from pwc_tui.ingest.match.contradictions import settle
from pwc_tui.ingest.match.paper_index import Mention, PaperNames
from pwc_tui.ingest.match.papers_by_code import Code, papers_of_code
from pwc_tui.spill.record_file import read_frames
from pwc_tui.store.write.paper_stage import PaperStage

Places = NDArray[np.int32]
"""Places of papers in the order of arrival, from 0; -1 where the archive lacks the paper."""


_COMPARED_AT_ONCE = 500_000
"""Links: 25 MB with all that comparing takes."""


class Mentioned(NamedTuple):
    """The papers that things are about, in the order of the things; of versions, what is shown."""

    results: Places
    links: Places
    datasets: Places
    methods: Places
    same_links: Places
    """For each link the place of the first link of the same paper and repository."""

    def of_entities(self) -> "Mentioned":
        """Return the papers of datasets and methods, without the memory that the others take."""
        none = np.empty(0, np.int32)
        return Mentioned(none, none, self.datasets.copy(), self.methods.copy(), none)


class FoundPapers(NamedTuple):
    """The papers that things are about, before it is known which records are versions."""

    results: Places
    links: Places
    datasets: Places
    methods: Places
    link_identities: NDArray[np.int64]
    """The checksums of what the links call their papers."""
    same: list[tuple[int, int]]
    """Records that results show to be of one paper."""

    def shown(self, versions: StandIns, repositories: Places) -> Mentioned:
        """Return what is shown for all of them; `repositories` are those of the links."""
        links = versions.of(self.links)
        return Mentioned(
            versions.of(self.results),
            links,
            versions.of(self.datasets),
            versions.of(self.methods),
            _first_of_same(repositories, links, self.link_identities),
        )


def find_mentioned(archive: Extraction, repeated: StandIns, stage: PaperStage) -> FoundPapers:
    """Return the papers of everything that refers to papers."""
    references, papers = archive.references, archive.papers
    link_identities = array("q")

    def of_links() -> Iterator[PaperNames]:
        for names in _waiting(references.link_papers):
            link_identities.append(hash(names))
            yield names

    def of_results() -> Iterator[PaperNames]:
        return _waiting(references.result_papers)

    datasets = (details.paper for details in archive.datasets.details())
    methods = (facts.paper for facts in archive.methods.facts())
    everything = chain(_stated(datasets), _stated(methods), of_links(), of_results())
    found = papers.index.find(everything, repeated, papers.addresses)
    ends = np.cumsum([len(archive.datasets.all()), len(archive.methods), len(link_identities)])
    of_datasets, of_methods, links, results = np.split(found, ends)
    columns = references.links
    code = Code(columns.repositories, links, columns.is_official, archive.repository_keys)
    settled = settle(of_results, results, papers, repeated, stage)
    for number, paper in papers_of_code(of_results, code):
        settled.move(number, paper, stage)
    identities = np.frombuffer(link_identities, dtype=np.int64)
    return FoundPapers(settled.places, links, of_datasets, of_methods, identities, settled.same)


def _stated(papers: Iterable[LinkText | None]) -> Iterator[PaperNames]:
    for paper in papers:
        yield (Mention(paper.url, paper.title) if paper else Mention()).names()


def _waiting(path: Path) -> Iterator[PaperNames]:
    for batch in read_frames(path, PaperNames):
        yield from batch


def _first_of_same(repositories: Places, papers: Places, identities: NDArray[np.int64]) -> Places:
    """Return for each link the place of the first one of the same repository and paper.

    Papers are places from 0, -1 for what the archive lacks: then the checksum of what the link
    calls its paper tells whether it is the same. Links of one repository are compared together.
    """
    same_as = np.empty(len(repositories), np.int32)
    groups = len(repositories) // _COMPARED_AT_ONCE + 1
    for rest in range(groups):
        here = np.flatnonzero(repositories % groups == rest).astype(np.int32)
        columns = repositories[here], papers[here], identities[here]
        same_as[here] = here[_first_of_equal(*columns)]
    return same_as


def _first_of_equal(repositories: Places, papers: Places, identities: NDArray[np.int64]) -> Places:
    is_known = papers >= 0
    identity = np.where(is_known, papers, identities)
    order = np.lexsort((identity, is_known, repositories))
    is_new = np.zeros(len(order), np.bool_)
    is_new[:1] = True
    for column in (repositories, is_known, identity):
        is_new[1:] |= column[order[1:]] != column[order[:-1]]
    firsts = order[np.flatnonzero(is_new)]
    same_as = np.empty(len(order), np.int32)
    same_as[order] = firsts[np.cumsum(is_new) - 1]
    return same_as
