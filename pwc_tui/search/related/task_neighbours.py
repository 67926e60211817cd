"""The tasks nearest to a task or an author: those whose papers say much the same."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.layout import LINKS
from pwc_tui.search.index.postings import LinkIndex, Postings
from pwc_tui.search.meaning.paper_vectors import PaperVectors

_PAPERS = 30
"""Papers, the most important ones, whose middle stands for a task or an author."""

_FEWEST_PAPERS = 3
"""A task of fewer is wherever its one paper is."""

_NEAREST = 0.35
"""Cosine under which a task is no neighbour: the next one of most tasks has 0.7."""


class TaskNeighbours:
    """Knows where each task is among all papers. Raises IndexMissing as `Engine.arrays` does."""

    def __init__(self, engine: Engine, vectors: PaperVectors) -> None:
        """Find the middles of all tasks: 50 ms for 4,451 of them."""
        links: Arrays = engine.arrays(LINKS)
        self._vectors = vectors
        self._papers = {kind: LinkIndex(links, kind).papers for kind in (Kind.TASK, Kind.AUTHOR)}
        tasks = self._papers[Kind.TASK]
        sizes = tasks.sizes(np.arange(len(tasks)))
        self._tasks = np.flatnonzero(sizes >= _FEWEST_PAPERS)
        middles = np.array([self._middle(tasks, task) for task in self._tasks.tolist()])
        # What all papers have in common says nothing of a task.
        self._common = middles.mean(axis=0) if len(middles) else np.float32(0)
        self._directions = _directions(middles - self._common) if len(middles) else middles

    def nearest(self, kind: Kind, number: int, many: int) -> Sequence[int]:
        """Return the tasks nearest to a task or an author, nearest first, without itself."""
        papers = self._papers[kind]
        if not 0 <= number < len(papers) or not papers.size(number, number + 1):
            return []
        if not len(self._tasks):
            return []
        own = _directions((self._middle(papers, number) - self._common)[None])[0]
        cosines = self._directions @ own
        order = np.argsort(-cosines, kind="stable")[: many + 1]
        near = self._tasks[order[cosines[order] >= _NEAREST]].tolist()
        return [task for task in near if kind is not Kind.TASK or task != number][:many]

    def _middle(self, papers: Postings, number: int) -> NDArray[np.float32]:
        return self._vectors.mean(papers.row(number)[:_PAPERS])


def _directions(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: NDArray[np.float32] = rows / np.maximum(lengths, 1e-6)
    return found
