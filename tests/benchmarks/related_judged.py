"""What counts as related where related papers are measured: papers that share leaderboards."""

import math
import random
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

TRAINING = 400
"""Papers that the weights are fitted on; all others that have a rival are for the test."""

SEED = 1
CUT = 10
_FAR = 20

Gains = Mapping[int, float]
"""What each relevant paper is worth, by its number."""


@dataclass(frozen=True)
class Judged:
    """Papers with what is relevant to each."""

    training: Mapping[int, Gains]
    test: Mapping[int, Gains]
    test_without_imagenet: Mapping[int, Gains]
    """The test papers that have rivals on other boards than those of ImageNet, with these alone."""


def judged(database: Path) -> Judged:
    """Return what is relevant: papers that share a board, worth 1 / log2(1 + size) for each.

    Split by chance, so that boards of every size are in both parts.
    """
    boards: dict[int, set[int]] = defaultdict(set)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        statement = "SELECT benchmark_id, paper_id FROM result WHERE paper_id IS NOT NULL"
        for board, paper in connection.execute(statement):
            boards[board].add(paper)
        named = connection.execute("SELECT id FROM benchmark WHERE slug LIKE '%imagenet%'")
        imagenet = {row[0] for row in named}
    gains = _gains(boards)
    others = _gains({number: of for number, of in boards.items() if number not in imagenet})
    papers = sorted(gains)
    random.Random(SEED).shuffle(papers)
    training, test = papers[:TRAINING], papers[TRAINING:]
    return Judged(
        {paper: gains[paper] for paper in training},
        {paper: gains[paper] for paper in test},
        {paper: others[paper] for paper in test if paper in others},
    )


def ndcg(ranked: Sequence[int], gains: Gains) -> float:
    """Return the discounted gain of the first ten as a part of the possible one."""
    best = sorted(gains.values(), reverse=True)
    return _discounted([gains.get(paper, 0) for paper in ranked[:CUT]]) / _discounted(best[:CUT])


def recall(ranked: Sequence[int], gains: Gains) -> float:
    """Return which part of the relevant papers, or of 20, is among the first 20."""
    return len(set(ranked[:_FAR]) & set(gains)) / min(_FAR, len(gains))


def reciprocal(ranked: Sequence[int], gains: Gains) -> float:
    """Return 1 for a relevant first paper, 1/2 for a second one, … 0 without any."""
    return next((1 / at for at, paper in enumerate(ranked, 1) if paper in gains), 0.0)


def _gains(boards: Mapping[int, set[int]]) -> dict[int, dict[int, float]]:
    gains: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for papers in boards.values():
        worth = 1 / math.log2(1 + len(papers))
        for paper in papers:
            for rival in papers - {paper}:
                gains[paper][rival] += worth
    return gains


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))
