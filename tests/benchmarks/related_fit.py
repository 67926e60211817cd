"""Fits what evidence of related papers is worth: `python tests/benchmarks/related_fit.py DB`.

On 400 papers that share a leaderboard with others, the boards hidden: of each, the 300 papers with
the most evidence; the weights under which the chance that each is the one chosen (softmax of the
scores) comes nearest to what the papers are worth. No weight is negative. What it prints goes into
`search/related/related.py`.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from related_judged import Gains, judged

from pwc_tui.domain.related import EVIDENCE, ReasonKind
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.related.related import FITTED, RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards

_KINDS = tuple(FITTED)
_POOL = 300
_STEPS, _PACE, _DECAY = 600, 0.05, 1e-3
Sample = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Of some papers the strength of each kind of evidence, and what they are worth, 1 together."""


def main() -> None:
    """Fit and print the weights."""
    database = Path(sys.argv[1])
    cards = Cards(database)
    engine = SearchEngine.open(ready_folder(database, cards.build().build_id))
    related = RelatedPapers(engine, cards)
    training = judged(database).training
    samples = [
        sample for paper, gains in training.items() if (sample := _sample(related, paper, gains))
    ]
    print(f"{len(samples)} of {len(training)} papers have a rival among the {_POOL} candidates")
    for kind, weight in _fitted(samples).items():
        print(f"    ReasonKind.{kind.name}: {weight:.2f},")


def _sample(related: RelatedPapers, paper: int, gains: Gains) -> Sample | None:
    evidence = related.reader.read(paper - 1, EVIDENCE["boards"])
    # Without dates, of which all papers have some evidence: chosen by them, all would be near.
    ignored = EVIDENCE["boards"] | EVIDENCE["dates"]
    pool = np.array(related.ranked(paper, _POOL, ignored), np.int64) - 1
    worth = np.array([gains.get(int(other) + 1, 0.0) for other in pool])
    if not worth.sum():
        return None
    strengths = np.zeros((len(pool), len(_KINDS)))
    for row, other in enumerate(pool.tolist()):
        for each in evidence:
            strengths[row, _KINDS.index(each.kind)] += each.shared_with(other)
    strengths[:, _KINDS.index(ReasonKind.DATE)] = related.dates.nearness(paper - 1, pool)
    return strengths, worth / worth.sum()


def _fitted(samples: list[Sample]) -> Mapping[ReasonKind, float]:
    """Return the weights of least cross entropy, found by steps down its slope (Adam)."""
    strengths = np.concatenate([sample[0] for sample in samples])
    scale = strengths.std(axis=0) + 1e-9
    strengths /= scale
    worth = np.concatenate([sample[1] for sample in samples])
    sizes = [len(sample[1]) for sample in samples]
    firsts = np.append(0, np.cumsum(sizes)[:-1])
    owner = np.repeat(np.arange(len(samples)), sizes)
    weights, mean, spread = (np.zeros(len(_KINDS)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = strengths @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, firsts)[owner])
        chances /= np.add.reduceat(chances, firsts)[owner]
        slope = strengths.T @ (chances - worth) / len(samples) + _DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        change = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = (weights - _PACE * change).clip(0)
    return dict(zip(_KINDS, (weights / scale).tolist(), strict=True))


if __name__ == "__main__":
    main()
