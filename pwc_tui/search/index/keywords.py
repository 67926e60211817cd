"""The keywords of papers, as the index has them: see `search.build.keywords`."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.postings import Postings

_LEVELS = 255
"""A weight of 1 in the index."""


class Keywords:
    """The rarest words of each paper's title and abstract, each with its weight.

    The weights of a paper's words are a vector of the length 1: the products of the weights of the
    words that two papers share add up to the cosine of the angle between them, 0 to 1.
    """

    def __init__(self, file: Arrays) -> None:
        self._of_paper = Postings(file, "word_of_paper")
        self._papers = Postings(file, "paper_of_word")
        self._own_weights = file.get("word_of_paper_weights")
        self._weights = file.get("paper_of_word_weights")
        self._text, self._ends = file.view("terms"), file.get("term_ends")

    def shared(self, paper: int) -> Iterator[tuple[int, NDArray[np.float32], NDArray[np.int32]]]:
        """Yield each keyword of a paper, what sharing it adds to the cosine, and its papers."""
        spans = self._of_paper.spans(np.array([paper]), np.array([paper + 1]))
        start, end = int(spans[0][0]), int(spans[1][0])
        words = self._of_paper.between(start, end)
        firsts, afters = self._papers.spans(words, words + 1)
        for word, own, first, after in zip(
            words.tolist(),
            self._own_weights[start:end].tolist(),
            firsts.tolist(),
            afters.tolist(),
            strict=True,
        ):
            if after - first > 1:
                strengths = self._weights[first:after] * np.float32(own / _LEVELS**2)
                yield word, strengths, self._papers.between(first, after)

    def terms(self, numbers: Sequence[int]) -> list[str]:
        """Return the words with these numbers, in their order."""
        text, ends = self._text, self._ends
        return [str(text[int(ends[n]) : int(ends[n + 1])], "utf-8", "replace") for n in numbers]
