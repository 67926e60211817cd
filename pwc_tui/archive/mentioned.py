"""Which papers results, links, datasets and methods are about, found for all of them at once."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.frames import read_frames
from pwc_tui.archive.gathering import Archive
from pwc_tui.archive.links import first_of_same
from pwc_tui.archive.matching import Mention, PaperNames
from pwc_tui.archive.stand_ins import StandIns

Places = NDArray[np.int32]
"""Places of papers in the order of arrival, from 0; -1 where the archive lacks the paper."""


class Mentioned(NamedTuple):
    """The papers that things are about, in the order of the things; of versions, what is shown."""

    results: Places
    links: Places
    datasets: Places
    methods: Places
    same_links: Places
    """For each link the place of the first link of the same paper and repository."""


def find_mentioned(archive: Archive, repeated: StandIns, versions: StandIns) -> Mentioned:
    """Return the papers of everything that refers to papers."""
    references = archive.references
    link_identities = array("q")

    def of_links() -> Iterator[PaperNames]:
        for names in _waiting(references.link_papers):
            link_identities.append(hash(names))
            yield names

    datasets = (details.paper for details in archive.datasets.details())
    methods = (facts.paper for facts in archive.methods.facts())
    everything = chain(
        _stated(datasets), _stated(methods), of_links(), _waiting(references.result_papers)
    )
    found = versions.of(archive.papers.index.find(everything, repeated))
    ends = np.cumsum([len(archive.datasets.all()), len(archive.methods), len(link_identities)])
    of_datasets, of_methods, links, results = np.split(found, ends)
    same = first_of_same(
        references.links.repositories, links, np.frombuffer(link_identities, dtype=np.int64)
    )
    return Mentioned(results, links, of_datasets, of_methods, same)


def _stated(papers: Iterable[LinkText | None]) -> Iterator[PaperNames]:
    for paper in papers:
        yield (Mention(paper.url, paper.title) if paper else Mention()).names()


def _waiting(path: Path) -> Iterator[PaperNames]:
    for batch in read_frames(path, PaperNames):
        yield from batch
