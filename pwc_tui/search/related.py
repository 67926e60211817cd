"""The papers that belong to a paper, ranked by what they share, each with the reasons."""

import heapq
import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import Reason, ReasonKind, Related
from pwc_tui.search.arrays import ArrayFile
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.files import LINKS
from pwc_tui.search.links import Links

BOARD_WEIGHT = 6.0
TASK_WEIGHT = 1.0
AUTHOR_WEIGHT = 0.3
TEXT_WEIGHT = 1.0
"""What evidence of each kind is worth, per unit of rarity. Tasks, authors and words are chosen so
that, with boards ignored, papers that share a board come first (nDCG@10 over 500 papers of the real
archive: 0.186; tasks alone 0.165, words alone 0.157, authors alone 0.036). A name says little: it
may be another person's. A board outweighs the rest: that is where papers are compared."""

_HUGE_SHARE = 20
"""A task (or word) of more than one in 20 papers says nothing, and costs the most time."""

_FEWEST_HUGE = 1_000
_FEWEST_COMMON = 10
"""Papers that a task, a word may have in any case: in the demo one in 20 are few."""

_WORDS = 12
"""Rarest words of a title that are looked up. The measured prototype gained nothing by more."""

_IMPORTANCE = 0.01
"""Taken off per power of ten of a paper's number, so that equal evidence is ordered by merit."""


class CardSource(Protocol):
    """Where cards and names come from: `store.cards.Cards`."""

    def pick(self, ids: Sequence[int]) -> list[PaperCard]:
        """Return the papers with these numbers, in this order."""

    def names_of(self, kind: Kind, numbers: Sequence[int]) -> dict[int, str]:
        """Return what these authors, tasks or boards are called, by number."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A thing of the paper that others have too: these papers, and what sharing it is worth."""

    kind: ReasonKind
    number: int
    """Of the thing; of a word in the vocabulary."""
    worth: float
    papers: NDArray[np.int32]

    def holds(self, paper: int) -> bool:
        at = int(np.searchsorted(self.papers, paper))
        return at < len(self.papers) and int(self.papers[at]) == paper


class RelatedPapers:
    """Finds related papers in the index of a search engine. Safe to use from several threads.

    Raises IndexMissing when the index has no links that can be used.
    """

    def __init__(self, engine: SearchEngine, cards: CardSource) -> None:
        file = self._file = ArrayFile(engine.folder / LINKS)
        self._corpus = engine.corpus
        self._cards = cards
        self._boards = Links(file, Kind.BOARD)
        self._tasks = Links(file, Kind.TASK)
        self._authors = Links(file, Kind.AUTHOR)
        self._huge = max(len(engine) // _HUGE_SHARE, _FEWEST_HUGE)
        self._common = max(len(engine) // _HUGE_SHARE, _FEWEST_COMMON)

    def related(
        self, paper_id: int, limit: int = 8, *, ignored: Container[ReasonKind] = ()
    ) -> list[Related]:
        """Return the papers most related to this one, best first; none for an unknown number.

        Evidence of the `ignored` kinds neither counts nor is told.
        """
        paper = paper_id - 1
        if not 0 <= paper < len(self._corpus):
            return []
        evidence = [each for each in self._evidence(paper) if each.kind not in ignored]
        scores = self._add_up(paper, evidence)
        found = _best(scores, limit)
        cards = {card.id: card for card in self._cards.pick([other + 1 for other in found])}
        shared = {other: [each for each in evidence if each.holds(other)] for other in found}
        names = self._names([each for of in shared.values() for each in of])
        related = [
            Related(cards[other + 1], round(float(scores[other]), 4), _reasons(of, names))
            for other, of in shared.items()
            if other + 1 in cards
        ]
        self._file.release()
        return related

    def _add_up(self, paper: int, evidence: Sequence[_Evidence]) -> NDArray[np.float32]:
        """Return for every paper what all evidence together says; 0 where there is none."""
        scores = np.zeros(len(self._corpus), np.float32)
        for shared in evidence:
            scores[shared.papers] += np.float32(shared.worth)
        scores[paper] = 0
        return scores

    def _evidence(self, paper: int) -> list[_Evidence]:
        """Return all that the paper can share, what is worth most first within its kind."""
        return [
            *self._linked(paper, self._boards, ReasonKind.BOARD, BOARD_WEIGHT),
            *self._linked(paper, self._tasks, ReasonKind.TASK, TASK_WEIGHT),
            *self._linked(paper, self._authors, ReasonKind.AUTHOR, AUTHOR_WEIGHT),
            *self._shared_words(paper),
        ]

    def _names(self, evidence: Sequence[_Evidence]) -> dict[tuple[ReasonKind, int], str]:
        """Return what the things that are shared are called."""
        names: dict[tuple[ReasonKind, int], str] = {}
        for kind in ReasonKind:
            numbers = sorted({each.number for each in evidence if each.kind is kind})
            if kind is ReasonKind.TEXT:
                found = dict(zip(numbers, self._corpus.vocabulary.terms(numbers), strict=True))
            else:
                found = self._cards.names_of(Kind(kind), numbers) if numbers else {}
            names |= {(kind, number): name for number, name in found.items()}
        return names

    def _linked(self, paper: int, links: Links, kind: ReasonKind, weight: float) -> list[_Evidence]:
        numbers = links.of_paper.row(paper).tolist()
        sized = [(links.papers.size(number, number + 1), number) for number in numbers]
        small = [(size, number) for size, number in sized if 1 < size <= self._huge]
        # A paper whose tasks are all huge ones is related by the least huge of them.
        kept = small or heapq.nsmallest(1, (pair for pair in sized if pair[0] > 1))
        return [
            _Evidence(
                kind,
                number,
                weight * self._rarity(kind, size),
                links.papers.row(number),
            )
            for size, number in sorted(kept)
        ]

    def _rarity(self, kind: ReasonKind, size: int) -> float:
        if kind is ReasonKind.BOARD:
            return 1 / math.log2(1 + size)
        return math.log(len(self._corpus) / size) / math.log(len(self._corpus) + 1)

    def _shared_words(self, paper: int) -> list[_Evidence]:
        """Return the rarest words of the title that other titles have, rarest first."""
        titles = self._corpus.postings["title"]
        numbers = np.unique(self._corpus.texts.row(paper))
        sizes = titles.sizes(numbers)
        usable = (sizes > 1) & (sizes <= self._common)
        numbers, sizes = numbers[usable], sizes[usable]
        rarest = np.argsort(sizes, kind="stable")[:_WORDS]
        return [
            _Evidence(
                ReasonKind.TEXT,
                number,
                TEXT_WEIGHT * self._rarity(ReasonKind.TEXT, size) ** 2,
                titles.row(number),
            )
            for number, size in zip(numbers[rarest].tolist(), sizes[rarest].tolist(), strict=True)
        ]


def _best(scores: NDArray[np.float32], limit: int) -> list[int]:
    """Return the papers with the highest scores above 0; of equal ones the more important."""
    candidates = np.flatnonzero(scores)
    if not len(candidates) or limit <= 0:
        return []
    values = scores[candidates] - _IMPORTANCE * np.log10(1 + candidates, dtype=np.float32)
    if len(values) > limit:
        least = np.partition(values, len(values) - limit)[len(values) - limit]
        candidates, values = candidates[values >= least], values[values >= least]
    order = np.argsort(-values, kind="stable")[:limit]
    best: list[int] = candidates[order].tolist()
    return best


def _reasons(
    shared: Sequence[_Evidence], names: Mapping[tuple[ReasonKind, int], str]
) -> tuple[Reason, ...]:
    """Return the evidence that two papers share with the names of it, in the order of its kinds."""
    found: dict[ReasonKind, dict[str, None]] = {kind: {} for kind in ReasonKind}
    for each in shared:
        found[each.kind][names[each.kind, each.number]] = None
    return tuple(Reason(kind, tuple(of)) for kind, of in found.items() if of)
