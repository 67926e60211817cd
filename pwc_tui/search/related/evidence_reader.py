"""What a paper can share with others, read from the index: each thing with its papers."""

import heapq
import math
from collections.abc import Container, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import ReasonKind
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.postings import LinkIndex, Postings
from pwc_tui.search.related.board_neighbours import SharedEvidence, Standings

_HUGE_SHARE = 20
"""A task of more than one in 20 papers says nothing, and costs the most time."""

_FEWEST_HUGE = 1_000
"""Papers that a task may have in any case: in the demo one in 20 are few."""

_MOST_THINGS = 60
"""Things of one kind that are looked at, rarest first: a paper can have 3,303 authors."""


class EvidenceReader:
    """Reads the evidence of papers, counted from 0. Safe to use from several threads."""

    def __init__(self, links: Arrays, file: Arrays, count: int) -> None:
        self._count = count
        self._linked = {
            ReasonKind.TASK: LinkIndex(links, Kind.TASK),
            ReasonKind.AUTHOR: LinkIndex(links, Kind.AUTHOR),
            ReasonKind.DATASET: LinkIndex(file, Kind.DATASET),
            ReasonKind.METHOD: LinkIndex(file, Kind.METHOD),
            ReasonKind.REPOSITORY: LinkIndex(file, Kind.REPOSITORY),
        }
        self._boards = LinkIndex(links, Kind.BOARD)
        self._standings = Standings(file)
        self.keywords = Keywords(file)
        """The keywords of papers."""
        self.tasks = self._linked[ReasonKind.TASK]
        """The links of papers and tasks."""

    def read(self, paper: int, ignored: Container[ReasonKind] = ()) -> list[SharedEvidence]:
        """Return all that the paper can share, but for evidence of the `ignored` kinds."""
        return [each for each in self._read(paper, ignored) if each.kind not in ignored]

    def rarity(self, size: int) -> float:
        """Return how rare a thing of this many papers is: 1 for one paper, 0 for all."""
        return math.log(self._count / size) / math.log(self._count + 1)

    def _read(self, paper: int, ignored: Container[ReasonKind]) -> Iterator[SharedEvidence]:
        if ReasonKind.BOARD not in ignored:
            yield from self._standings.evidence(paper, self._boards.of_paper.row(paper).tolist())
        for kind, links in self._linked.items():
            if kind not in ignored:
                yield from self._shared_things(paper, kind, links)
        if ReasonKind.TEXT not in ignored:
            for word, strengths, papers in self.keywords.shared(paper):
                yield SharedEvidence(ReasonKind.TEXT, word, strengths, papers)

    def _shared_things(
        self, paper: int, kind: ReasonKind, links: LinkIndex
    ) -> Iterator[SharedEvidence]:
        """Yield the things of one kind, rarest first. What is rare counts by its square."""
        numbers = links.of_paper.row(paper)
        sizes = links.papers.sizes(numbers)
        sized = sorted(zip(sizes[sizes > 1].tolist(), numbers[sizes > 1].tolist(), strict=True))
        huge = max(self._count // _HUGE_SHARE, _FEWEST_HUGE)
        # A paper whose tasks are all huge ones is related by the least huge of them.
        kept = [pair for pair in sized if pair[0] <= huge] or heapq.nsmallest(1, sized)
        for size, number in kept[:_MOST_THINGS]:
            yield SharedEvidence(kind, number, self.rarity(size) ** 2, links.papers.row(number))


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
