"""Papers with a score: the best of all of them, or of some."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TopPapers:
    """Some papers, counted from 0, and the score of every paper of the archive."""

    papers: NDArray[np.int64]
    """In order."""
    scores: NDArray[np.float32]

    def only(self, chosen: NDArray[np.bool_]) -> "TopPapers":
        """Return those of the papers for which `chosen` is true, one value for each of them."""
        return TopPapers(self.papers[chosen], self.scores)

    def among(self, lists: Sequence[NDArray[np.int32]]) -> "TopPapers":
        """Return the papers that are in any of these lists and have a score."""
        papers = np.unique(np.concatenate([np.zeros(0, np.int64), *lists]))
        return TopPapers(papers[self.scores[papers] > 0], self.scores)

    def best(self, limit: int) -> list[int]:
        """Return the papers with the highest scores, of equal ones the more important."""
        papers, scores = self.papers, self.scores[self.papers]
        if not len(papers) or limit <= 0:
            return []
        if len(papers) > limit:
            least = np.partition(scores, len(papers) - limit)[len(papers) - limit]
            papers, scores = papers[scores >= least], scores[scores >= least]
        best: list[int] = papers[np.argsort(-scores, kind="stable")[:limit]].tolist()
        return best
