"""The papers that belong to a paper: ranked by what they share, on shelves, with the reasons."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.related import Reason, ReasonKind, Related, Shelf
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.index.dates import UNDATED, Dates
from pwc_tui.search.index.layout import LINKS, RELATED
from pwc_tui.search.index.postings import LinkIndex
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.related.board_neighbours import SharedEvidence
from pwc_tui.search.related.evidence_reader import EvidenceReader
from pwc_tui.search.related.explanations import ReasonNames, ReasonWriter

FITTED: Mapping[ReasonKind, float] = {
    ReasonKind.TEXT: 7.3,
    ReasonKind.TASK: 1.85,
    ReasonKind.DATASET: 1.75,
    ReasonKind.REPOSITORY: 5.3,
    ReasonKind.AUTHOR: 0.1,
    ReasonKind.METHOD: 0.35,
    ReasonKind.DATE: 2.4,
}
"""Fitted by `tests/benchmarks/related_fit.py` on 400 papers of the real archive, boards hidden. On
the other 1,045 they make nDCG@10 0.280, where BM25 alone makes 0.172 (`related_quality.py`)."""

WEIGHTS: Mapping[ReasonKind, float] = {
    **FITTED,
    ReasonKind.MEANING: 4.0,
    ReasonKind.BOARD: 9.0,
    ReasonKind.BEATS: 2.0,
    ReasonKind.BEATEN: 2.0,
}
"""All of them. What is known from boards cannot be fitted to shared boards, so it is set: a
board of ten papers outweighs all else that rivals typically share. That papers read alike orders
what is found by all else: nDCG@10 0.280 without it, 0.292 with it, 0.274 for 10."""

_COMPARED = 1_000
"""Papers for which most speaks that are compared by what they mean, beside all else: more are never
shown."""

SHOWN = 8
"""Papers of a shelf: as many as the site had, and as there are keys for."""

_ON_SHELF: Mapping[Shelf, frozenset[ReasonKind]] = {
    Shelf.RIVALS: frozenset((ReasonKind.BOARD,)),
    Shelf.SAME: frozenset((ReasonKind.REPOSITORY, ReasonKind.AUTHOR)),
}
"""What a paper must share to stand on a shelf."""


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


class CardSource(ReasonNames, Protocol):
    """Where cards, names and values come from: `store.queries.cards.Cards`."""

    def pick(self, ids: Sequence[int]) -> list[PaperCard]:
        """Return the papers with these numbers, in this order."""

    def tasks_of(self, paper_id: int) -> list[int]:
        """Return the numbers of the tasks of a paper, in the archive's order."""


class RelatedPapers:
    """Finds related papers in the index of a search engine. Safe to use from several threads.

    Raises IndexMissing when the index has no links that can be used.
    """

    def __init__(
        self,
        engine: Engine,
        cards: CardSource,
        vectors: PaperVectors | None = None,
        weights: Mapping[ReasonKind, float] = WEIGHTS,
    ) -> None:
        self._files = engine.arrays(LINKS), engine.arrays(RELATED)
        self._cards, self._vectors = cards, vectors
        self._weights = weights
        self._count = len(engine)
        self.reader = EvidenceReader(*self._files, self._count)
        """Where the evidence comes from."""
        self._teller = ReasonWriter(weights, cards, self.reader.keywords)
        self.dates = Dates(self._files[1])
        """The days of the papers."""

    def related(
        self,
        paper_id: int,
        limit: int = SHOWN,
        *,
        ignored: Container[ReasonKind] = (),
        shelf: Shelf = Shelf.BEST,
    ) -> list[Related]:
        """Return the papers of one shelf, best first; none for an unknown number.

        Evidence of the `ignored` kinds neither counts nor is told.
        """
        return self.shelves(paper_id, limit, ignored=ignored, wanted=(shelf,))[shelf]

    def shelves(
        self,
        paper_id: int,
        limit: int = SHOWN,
        *,
        ignored: Container[ReasonKind] = (),
        wanted: Iterable[Shelf] = tuple(Shelf),
    ) -> dict[Shelf, list[Related]]:
        """Return the papers of several shelves; the evidence is read once for all of them."""
        shelves = tuple(wanted)
        paper = paper_id - 1
        if not 0 <= paper < self._count:
            return {shelf: [] for shelf in shelves}
        evidence = self.reader.read(paper, ignored)
        ranking = self._ranking(paper, evidence, has_dates=ReasonKind.DATE not in ignored)
        alike = self._add_alike(paper, ranking, ignored)
        numbers = {each: self._on_shelf(each, paper, evidence, ranking, limit) for each in shelves}
        found = self._described(paper, numbers, evidence, ranking, ignored, alike=alike)
        for file in self._files:
            file.release()
        return found

    def ranked(self, paper_id: int, limit: int, ignored: Container[ReasonKind] = ()) -> list[int]:
        """Return the numbers of the best papers, with no names and no reasons: for measuring."""
        evidence = self.reader.read(paper_id - 1, ignored)
        has_dates = ReasonKind.DATE not in ignored
        ranking = self._ranking(paper_id - 1, evidence, has_dates=has_dates)
        self._add_alike(paper_id - 1, ranking, ignored)
        return [place + 1 for place in ranking.best(limit)]

    def _ranking(
        self, paper: int, evidence: Sequence[SharedEvidence], *, has_dates: bool
    ) -> TopPapers:
        """Return all papers for which anything speaks, with what all evidence together says."""
        scores = np.zeros(self._count, np.float32)
        for shared in evidence:
            scores[shared.papers] += shared.strength * np.float32(self._weights[shared.kind])
        scores[paper] = 0
        found = np.flatnonzero(scores)
        if has_dates:
            weight = np.float32(self._weights[ReasonKind.DATE])
            # What else speaks for a paper is at least half of its score: all papers have a date.
            scores[found] += np.minimum(self.dates.nearness(paper, found) * weight, scores[found])
        return TopPapers(found, scores)

    def _add_alike(
        self, paper: int, ranking: TopPapers, ignored: Container[ReasonKind]
    ) -> Mapping[int, float]:
        """Add to the scores of the best papers how alike they read, and return what that is."""
        if self._vectors is None or ReasonKind.MEANING in ignored:
            return {}
        best = np.array(ranking.best(_COMPARED), np.int64)
        points = self._vectors.likeness(paper, best)
        points *= np.float32(self._weights[ReasonKind.MEANING])
        ranking.scores[best] += points
        return dict(zip(best.tolist(), points.tolist(), strict=True))

    def _on_shelf(
        self,
        shelf: Shelf,
        paper: int,
        evidence: Sequence[SharedEvidence],
        ranking: TopPapers,
        limit: int,
    ) -> list[int]:
        if shelf is Shelf.NEWEST:
            tasks = self._cards.tasks_of(paper + 1)
            return newest_in_tasks(paper, tasks, self.reader.tasks, self.dates, limit)
        if shelf in _ON_SHELF:
            lists = [each.papers for each in evidence if each.kind in _ON_SHELF[shelf]]
            return ranking.among(lists).best(limit)
        if shelf is Shelf.BEFORE:
            return ranking.only(self.dates.is_before(paper, ranking.papers)).best(limit)
        if shelf is Shelf.AFTER:
            return ranking.only(self.dates.is_after(paper, ranking.papers)).best(limit)
        return ranking.best(limit)

    def _described(
        self,
        paper: int,
        numbers: Mapping[Shelf, Sequence[int]],
        evidence: Sequence[SharedEvidence],
        ranking: TopPapers,
        ignored: Container[ReasonKind],
        *,
        alike: Mapping[int, float],
    ) -> dict[Shelf, list[Related]]:
        """Return the papers with these numbers with their cards and reasons."""
        places = sorted({place for of in numbers.values() for place in of})
        cards = {card.id - 1: card for card in self._cards.pick([place + 1 for place in places])}
        reasons = self._reasons(paper, places, evidence, alike, ignored)
        return {
            shelf: [
                Related(cards[place], round(float(ranking.scores[place]), 4), reasons[place])
                for place in of
                if place in cards
            ]
            for shelf, of in numbers.items()
        }

    def _reasons(
        self,
        paper: int,
        places: Sequence[int],
        evidence: Sequence[SharedEvidence],
        alike: Mapping[int, float],
        ignored: Container[ReasonKind],
    ) -> dict[int, tuple[Reason, ...]]:
        found = self._teller.reasons(paper, places, evidence)
        if ReasonKind.DATE not in ignored:
            weight = self._weights[ReasonKind.DATE]
            for place in places:
                most = sum(each.points for each in found[place])
                reason = self.dates.reason(paper, place, weight, most)
                found[place] += (reason,) if reason else ()
        for place in places:
            if points := alike.get(place):
                found[place] += (Reason(ReasonKind.MEANING, (), points),)
        return found


def newest_in_tasks(
    paper: int, tasks: Sequence[int], links: LinkIndex, dates: Dates, limit: int
) -> list[int]:
    """Return the `limit` newest of all papers of the tasks, each once, by date.

    Of one day, those of the earlier task come first, then the more important. Papers without a
    date, and the paper itself, are left out.
    """
    found: dict[int, None] = {}
    for task in tasks:
        papers = links.papers.row(task)
        papers = papers[(papers != paper) & (dates.days[papers] != UNDATED)]
        days = dates.days[papers]
        if len(papers) > limit:
            # Sorting all of a task with 34,000 papers would take as long as all the rest.
            is_new = days >= np.partition(days, -limit)[-limit]
            papers, days = papers[is_new], days[is_new]
        newest = np.argsort(-days, kind="stable")[:limit]
        found |= dict.fromkeys(papers[newest].tolist())
    return sorted(found, key=lambda other: -int(dates.days[other]))[:limit]
