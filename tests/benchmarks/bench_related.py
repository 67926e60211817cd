"""How good and how fast related papers are: `python tests/benchmarks/bench_related.py DB [N]`.

Relevant to a paper are those that share a leaderboard with it, by 1/log2(1 + size), while boards
are ignored by the ranking. Beside it each evidence alone, and the site's rule (newest paper of any
task). N (500) papers from a seed, which may follow.
"""

import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import ReasonKind
from pwc_tui.search.arrays import ArrayFile
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.files import LINKS
from pwc_tui.search.links import Links
from pwc_tui.search.ready import ready_folder
from pwc_tui.search.related import RelatedPapers
from pwc_tui.store.cards import Cards

_SHOWN = 10
Ranker = Callable[[int], Sequence[int]]


def main() -> None:
    """Measure and print the tables."""
    database = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    cards = Cards(database)
    engine = SearchEngine.open(ready_folder(database, cards.build().build_id))
    boards = Links(ArrayFile(engine.folder / LINKS), Kind.BOARD)
    related = RelatedPapers(engine, cards)
    relevant = _relevant(boards, len(engine), count, chance)
    print(f"{'ranking':18} {'nDCG@10':>8} {'MRR':>6}")
    for name, ranker in _rankers(engine, related, cards).items():
        _print_quality(name, ranker, relevant)
    _print_times(related, [chance.randint(1, len(engine)) for _ in range(count)])


def _relevant(
    boards: Links, papers: int, count: int, chance: random.Random
) -> dict[int, dict[int, float]]:
    """Return for each of some papers that stand on boards what is relevant to it, and how much."""
    numbers = list(range(papers))
    chance.shuffle(numbers)
    found: dict[int, dict[int, float]] = {}
    for paper in numbers:
        gains: dict[int, float] = {}
        for board in boards.of_paper.row(paper).tolist():
            rivals = boards.papers.row(board).tolist()
            for rival in rivals:
                gains[rival + 1] = gains.get(rival + 1, 0) + 1 / math.log2(1 + len(rivals))
        gains.pop(paper + 1, None)
        if gains:
            found[paper + 1] = gains
        if len(found) == count:
            break
    return found


def _rankers(engine: SearchEngine, related: RelatedPapers, cards: Cards) -> dict[str, Ranker]:
    kinds = set(ReasonKind)

    def only(*wanted: ReasonKind) -> Ranker:
        ignored = kinds - set(wanted)
        return lambda paper: [
            found.card.id for found in related.related(paper, _SHOWN, ignored=ignored)
        ]

    return {
        "without boards": only(ReasonKind.TASK, ReasonKind.AUTHOR, ReasonKind.TEXT),
        "tasks alone": only(ReasonKind.TASK),
        "words alone": only(ReasonKind.TEXT),
        "authors alone": only(ReasonKind.AUTHOR),
        "newest in task": _newest_in_task(engine),
        "everything": only(*kinds),
    }


def _newest_in_task(engine: SearchEngine) -> Ranker:
    tasks = Links(ArrayFile(engine.folder / LINKS), Kind.TASK)
    newest = ArrayFile(engine.folder / "papers.bin").get("by_date")
    places = np.empty(len(newest), np.int64)
    places[newest - 1] = np.arange(len(newest))

    def rank(paper: int) -> Sequence[int]:
        others = [tasks.papers.row(task) for task in tasks.of_paper.row(paper - 1).tolist()]
        if not others:
            return []
        ids = np.unique(np.concatenate(others))
        ids = ids[ids != paper - 1]
        best: list[int] = (ids[np.argsort(places[ids])[:_SHOWN]] + 1).tolist()
        return best

    return rank


def _print_quality(name: str, ranker: Ranker, relevant: dict[int, dict[int, float]]) -> None:
    gains, reciprocal = [], []
    for paper, wanted in relevant.items():
        ranked = ranker(paper)
        gain = sum(wanted.get(other, 0) / math.log2(at + 2) for at, other in enumerate(ranked))
        ideal = sorted(wanted.values(), reverse=True)[:_SHOWN]
        gains.append(gain / sum(value / math.log2(at + 2) for at, value in enumerate(ideal)))
        reciprocal.append(next((1 / at for at, o in enumerate(ranked, 1) if o in wanted), 0.0))
    print(f"{name:18} {np.mean(gains):8.3f} {np.mean(reciprocal):6.3f}")


def _print_times(related: RelatedPapers, papers: Sequence[int]) -> None:
    took, empty = [], 0
    for paper in papers:
        start = time.perf_counter()
        empty += not related.related(paper)
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    print(
        f"any paper, first 8: n {len(took)}, p50 {took[len(took) // 2]:.1f} ms, "
        f"p95 {took[int(len(took) * 0.95)]:.1f} ms, worst {took[-1]:.1f} ms, none for {empty}"
    )


if __name__ == "__main__":
    main()
