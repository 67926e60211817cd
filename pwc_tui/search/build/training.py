"""Training word vectors on the titles and abstracts of an archive, and nothing else.

Each time a piece of a paper (its title, or some words of its abstract) is to be told, among the
rests of 768 papers, which is of its own: softmax both ways over cosines of sums of word vectors.
Needs SciPy; repeatable on the same machine.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.build.training_batches import TrainingBatch, TrainingBatches, bags, damped
from pwc_tui.search.build.training_texts import TrainingTexts
from pwc_tui.search.meaning.word_vectors import DIMENSIONS, TITLE_WEIGHT, WordVectors

EPOCHS = 10
_SEED = 1
_RATE = 0.01
_WARM_UP = 150
_LAST_RATE = 0.03
"""Steps until the whole rate is used, and which part of it is left at the end."""

_TEMPERATURE = 0.05
_TRAINED = 256
"""Dimensions that are trained; the `DIMENSIONS` of them along which papers differ most are kept."""

_SAMPLE = 7
"""One paper in so many tells along which."""

_Values = NDArray[np.float32]


def train(
    texts: TrainingTexts,
    left_out: NDArray[np.int64],
    epochs: int = EPOCHS,
    tell: Callable[[float], None] = lambda _: None,
) -> WordVectors:
    """Return the vectors of all words, trained on all papers but those that are `left_out`.

    3 minutes of one core for 150,000 papers. `tell` is told how much is done, 0 to 1.
    """
    random = np.random.default_rng(_SEED)
    share = texts.rarities / max(float(texts.rarities.max()), 1e-6)
    spread = random.standard_normal((len(texts.words), _TRAINED)) / _TRAINED**0.5
    values = (spread * (0.1 + share)[:, None]).astype(np.float32)
    batches, steps = TrainingBatches(texts, random, left_out), _Adam(values)
    total, done = epochs * batches.of_epoch, 0
    for _ in range(epochs):
        for batch in batches.epoch():
            warm = min(1.0, done / _WARM_UP)
            rate = _RATE * warm * (1 - (1 - _LAST_RATE) * done / total)
            steps.take(batch.words, _gradient(batch, values), rate)
            done += 1
            tell(done / total)
    return WordVectors.of_values(texts.words, values @ _main_axes(texts, values), texts.rarities)


class _Adam:
    """Adam for the words that a batch has, with one second moment for each of them."""

    def __init__(self, values: _Values) -> None:
        self._values, self._first = values, np.zeros_like(values)
        self._second = np.zeros(len(values), np.float32)
        self._steps = np.zeros(len(values), np.int64)

    def take(self, rows: NDArray[np.int64], gradient: _Values, rate: float) -> None:
        """Change the vectors of these words."""
        self._steps[rows] += 1
        second = 0.99 * self._second[rows] + 0.01 * (gradient * gradient).mean(axis=1)
        first = 0.9 * self._first[rows] + 0.1 * gradient
        self._second[rows], self._first[rows] = second, first
        steps = self._steps[rows]
        size = np.sqrt(second / (1 - 0.99**steps)) + 1e-8
        step = rate * (first / (1 - 0.9**steps)[:, None]) / size[:, None]
        self._values[rows] -= step.astype(np.float32)


def _gradient(batch: TrainingBatch, values: _Values) -> _Values:
    """Return how the vectors of the words of a batch raise its loss."""
    sums = np.asarray(batch.bags @ values[batch.words])
    units = unit(sums)
    half = len(units) // 2
    change = np.concatenate(_softmax_both_ways(units[:half], units[half:]))
    # Through the division by the length: what goes along the vector changes nothing.
    change -= (change * units).sum(axis=1, keepdims=True) * units
    change /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    gradient: _Values = np.asarray(batch.bags.T @ change)
    return gradient


def _softmax_both_ways(pieces: _Values, rests: _Values) -> tuple[_Values, _Values]:
    """Return the gradients of the loss of telling which piece belongs to which rest."""
    cosines = pieces @ rests.T / _TEMPERATURE
    rows = np.exp(cosines - cosines.max(axis=1, keepdims=True))
    rows /= rows.sum(axis=1, keepdims=True)
    columns = np.exp(cosines - cosines.max(axis=0))
    columns /= columns.sum(axis=0)
    change = rows + columns
    change[np.diag_indices(len(change))] -= 2
    change /= 2 * len(change) * _TEMPERATURE
    return change @ rests, change.T @ pieces


def _main_axes(texts: TrainingTexts, values: _Values) -> _Values:
    """Return the turn to the dimensions along which papers differ most."""
    papers = range(0, len(texts), _SAMPLE)
    titles = bags([texts.title(paper) for paper in papers], len(texts.words))
    abstracts = bags([texts.abstract(paper) for paper in papers], len(texts.words))
    units = unit(np.asarray(damped(TITLE_WEIGHT * titles + abstracts) @ values))
    axes: _Values = np.linalg.eigh(units.T @ units)[1][:, : -DIMENSIONS - 1 : -1]
    return axes


def unit(rows: _Values) -> _Values:
    """Return the rows, each of length 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: _Values = (rows / np.maximum(lengths, 1e-6)).astype(np.float32)
    return found


@dataclass(frozen=True, slots=True)
class TitleCheck:
    """How well a table finds the abstract of a title among others: what papers are left out for."""

    papers: NDArray[np.int64]

    @classmethod
    def drawn(cls, texts: TrainingTexts, many: int = 4_000) -> "TitleCheck":
        """Return a check of papers drawn from all that have an abstract, the same every time."""
        usable = np.flatnonzero(texts.abstract_sizes() > 0)
        random = np.random.default_rng(_SEED)
        return cls(np.sort(random.permutation(usable)[: min(many, len(usable) // 10)]))

    def score(self, texts: TrainingTexts, vectors: WordVectors) -> float:
        """Return the mean reciprocal rank of each paper's abstract for its title."""
        numbers = [vectors.number(word) for word in texts.words]
        known = np.array([number is not None for number in numbers], np.float32)
        values = vectors.values([number or 0 for number in numbers]) * known[:, None]
        width = len(texts.words)
        titles = bags([texts.title(paper) for paper in self.papers], width) @ values
        abstracts = damped(bags([texts.abstract(paper) for paper in self.papers], width)) @ values
        cosines = unit(np.asarray(titles)) @ unit(np.asarray(abstracts)).T
        own = np.diag(cosines)[:, None]
        return float((1 / (cosines >= own).sum(axis=1)).mean())
