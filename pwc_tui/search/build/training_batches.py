"""What word vectors are trained on: pieces of papers, each beside the rest of its own paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from pwc_tui.search.build.training_texts import TrainingTexts
from pwc_tui.search.meaning.word_vectors import TITLE_WEIGHT

PAPERS_AT_ONCE = 768
"""Papers of a batch: each piece is told from that many others."""

_TITLE_SHARE = 0.45
"""Of the pieces these are titles, the others parts of abstracts."""

_SHORTEST_PIECE, _LONGEST_PIECE = 4, 23
_LEFT_OUT = 0.15
"""Words of a part of an abstract, and which part of the words of a piece is left out."""

_SHORTEST_ABSTRACT = 20
"""Words; papers of less are no use."""


@dataclass(frozen=True, slots=True)
class TrainingBatch:
    """Pieces of some papers, then the rests of the same papers, as weights of their words."""

    words: NDArray[np.int64]
    """The words that occur, by number; in this order they are the columns."""
    bags: sparse.csr_matrix
    """A row for each piece, then one for each rest."""


class TrainingBatches:
    """Draws batches of papers, all papers once an epoch."""

    def __init__(
        self, texts: TrainingTexts, random: np.random.Generator, left_out: NDArray[np.int64]
    ) -> None:
        self._texts, self._random = texts, random
        usable = texts.abstract_sizes() > _SHORTEST_ABSTRACT
        usable[left_out] = False
        self._papers = np.flatnonzero(usable)
        self.of_epoch = max(len(self._papers) // PAPERS_AT_ONCE, 1)
        """How many batches an epoch has."""

    def epoch(self) -> Iterator[TrainingBatch]:
        """Yield the batches of an epoch."""
        shuffled = self._random.permutation(self._papers)
        for papers in np.array_split(shuffled, self.of_epoch):
            yield self._batch(papers)

    def _batch(self, papers: NDArray[np.int64]) -> TrainingBatch:
        texts = self._texts
        is_title = self._random.random(len(papers)) < _TITLE_SHARE
        drawn = zip(papers.tolist(), is_title.tolist(), strict=True)
        pieces = bags([self._piece(paper, whole) for paper, whole in drawn], len(texts.words))
        by_abstract = sparse.diags_array((~is_title).astype(np.float32))
        titles = TITLE_WEIGHT * bags([texts.title(paper) for paper in papers], len(texts.words))
        abstracts = bags([texts.abstract(paper) for paper in papers], len(texts.words))
        rests = damped(by_abstract @ titles + abstracts - by_abstract @ pieces)
        both = sparse.vstack([pieces, rests], format="csr")
        words = np.unique(both.indices)
        columns = np.searchsorted(words, both.indices)
        shape = (both.shape[0], len(words))
        return TrainingBatch(words, sparse.csr_matrix((both.data, columns, both.indptr), shape))

    def _piece(self, paper: int, is_title: bool) -> NDArray[np.int32]:
        random = self._random
        piece = self._texts.title(paper)
        if not is_title:
            abstract = self._texts.abstract(paper)
            start = int(random.integers(max(1, len(abstract) - _LONGEST_PIECE)))
            size = int(random.integers(_SHORTEST_PIECE, _LONGEST_PIECE + 1))
            piece = abstract[start : start + size]
        if len(piece) <= _SHORTEST_PIECE:
            return piece
        return piece[random.random(len(piece)) > _LEFT_OUT]


def bags(lists: Sequence[NDArray[np.int32]], width: int) -> sparse.csr_matrix:
    """Return how often each list has each word, a row for each list."""
    ends = np.append(0, np.cumsum([len(each) for each in lists]))
    words = np.concatenate(lists)
    ones = np.ones(len(words), np.float32)
    found = sparse.csr_matrix((ones, words, ends), shape=(len(lists), width))
    found.sum_duplicates()
    return found


def damped(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the counts with a word that is repeated counting by the logarithm."""
    found = sparse.csr_matrix(counts)
    counted = found.data > 0.5  # what is left of a word that only the piece has is none
    found.data = np.where(counted, 1 + np.log(np.maximum(found.data, 1)), 0).astype(np.float32)
    found.eliminate_zeros()
    return found
