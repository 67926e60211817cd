"""How good related papers are: `python tests/benchmarks/related_quality.py DB`.

Relevant are papers that share a leaderboard, which the ranking must not look at (`boards` ignored).
Of the real archive's 1,445 papers with a rival, 400 were for fitting; the others are measured. The
six boards of ImageNet hold over half of all rows, but 89 of these papers at most: papers are chosen
by chance, each counts once however many rows it has, and beside it stands what is left without the
boards of ImageNet.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from related_baselines import Baselines
from related_judged import Judged, judged, ndcg, recall, reciprocal

from pwc_tui.domain.related import EVIDENCE, ReasonKind, Shelf
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.related.related import RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.search.upkeep.folders import vectors_of
from pwc_tui.store.queries.cards import Cards

_LONG, _LISTS = 20, 1_000
_GOAL = 1.3
Ranker = Callable[[int], Sequence[int]]


def main() -> int:
    """Measure and print the tables; return 1 when the goal is missed."""
    database = Path(sys.argv[1])
    cards = Cards(database)
    engine = SearchEngine.open(ready_folder(database, cards.build().build_id))
    vectors = vectors_of(database, cards.build().build_id)
    related = RelatedPapers(engine, cards, vectors)
    known = judged(database)
    baselines = Baselines(database, cards, related)
    print(f"{len(known.test)} papers, {len(known.test_without_imagenet)} of them on other boards")
    print(f"{'ranking':28} {'nDCG@10':>8} {'rec@20':>7} {'MRR':>6}   without ImageNet: nDCG@10")
    simple = {
        "site: newest of each tag": baselines.site,
        "random same tag": baselines.random_same_tag,
        "tags by rarity": baselines.rare_tags,
        "BM25 alone": baselines.bm25,
    }
    best = max(_print_quality(name, ranker, known) for name, ranker in simple.items())
    ours = _print_quality("ours, boards ignored", _ours(related, EVIDENCE["boards"]), known)
    for name in ("tasks", "text", "datasets", "code", "authors", "methods", "dates", "meaning"):
        ignored = EVIDENCE["boards"] | EVIDENCE[name]
        _print_quality(f"  without {name}", _ours(related, ignored), known)
    _print_quality("ours, with boards", _ours(related, frozenset()), known)
    verdict = "ok" if ours >= _GOAL * best else "NOT MET"
    print(f"{ours / best:.2f} times the best baseline (goal {_GOAL}): {verdict}")
    _print_spread(cards, related, list(known.test)[:_LISTS])
    _print_times(related, cards.count())
    return int(ours < _GOAL * best)


def _ours(related: RelatedPapers, ignored: frozenset[ReasonKind]) -> Ranker:
    return lambda paper: related.ranked(paper, _LONG, ignored)


def _print_quality(name: str, ranker: Ranker, known: Judged) -> float:
    lists = {paper: ranker(paper) for paper in known.test}
    gain = _mean(ndcg, lists, known.test)
    print(
        f"{name:28} {gain:8.3f} {_mean(recall, lists, known.test):7.3f}"
        f" {_mean(reciprocal, lists, known.test):6.3f}"
        f" {_mean(ndcg, lists, known.test_without_imagenet):26.3f}",
        flush=True,
    )
    return gain


def _mean(
    measure: Callable[[Sequence[int], Mapping[int, float]], float],
    lists: Mapping[int, Sequence[int]],
    known: Mapping[int, Mapping[int, float]],
) -> float:
    return float(np.mean([measure(lists[paper], gains) for paper, gains in known.items()]))


def _print_spread(cards: Cards, related: RelatedPapers, papers: Sequence[int]) -> None:
    """Print who is in the lists of many papers: older and newer ones, and no hubs."""
    chosen = np.random.default_rng(2).integers(1, cards.count() + 1, _LISTS).tolist()
    for name, of in (("test papers", papers), ("any papers", chosen)):
        lists = {paper: related.ranked(paper, 8) for paper in of}
        days = related.dates.days
        pairs = [(paper, other) for paper, found in lists.items() for other in found]
        older = sum(bool(days[other - 1] < days[paper - 1]) for paper, other in pairs)
        newer = sum(bool(days[other - 1] > days[paper - 1]) for paper, other in pairs)
        uses = Counter(other for _, other in pairs)
        empty = sum(not found for found in lists.values())
        print(
            f"{len(of)} {name}: {older / len(pairs):.0%} older, {newer / len(pairs):.0%} newer; "
            f"{len(uses)} distinct of {len(pairs)}, the most frequent {max(uses.values())} times; "
            f"none for {empty}"
        )


def _print_times(related: RelatedPapers, count: int) -> None:
    chosen = np.random.default_rng(3).integers(1, count + 1, _LISTS).tolist()
    for name, shelves in (("first view", (Shelf.BEST,)), ("all shelves", tuple(Shelf))):
        took = []
        for paper in chosen:
            start = time.perf_counter()
            related.shelves(paper, wanted=shelves)
            took.append((time.perf_counter() - start) * 1000)
        print(
            f"{name}: p50 {np.percentile(took, 50):.1f} ms, p95 {np.percentile(took, 95):.1f} ms,"
            f" worst {max(took):.1f} ms"
        )


if __name__ == "__main__":
    sys.exit(main())
