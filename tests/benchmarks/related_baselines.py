"""What related papers are measured against: the site's rule, chance, tags by rarity, and BM25."""

import random
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.related.related import RelatedPapers, newest_in_tasks
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.queries.table_scan import Scan

_LONG = 20
_K1, _B = 1.2, 0.75
"""The usual values of BM25."""


class Baselines:
    """Rankings by one simple rule each; papers are numbered from 1."""

    def __init__(self, database: Path, cards: Cards, related: RelatedPapers) -> None:
        self._cards, self._related = cards, related
        self._chance = random.Random(1)
        self._count = cards.count()
        self._noise = np.random.default_rng(1).random(self._count).astype(np.float32) * 1e-4
        self._bm25 = MoreLikeThis(database)

    def site(self, paper: int) -> list[int]:
        """Return the newest of each tag, as the site did, 20 instead of 8."""
        tasks, links = self._cards.tasks_of(paper), self._related.reader.tasks
        found = newest_in_tasks(paper - 1, tasks, links, self._related.dates, _LONG)
        return [place + 1 for place in found]

    def random_same_tag(self, paper: int) -> list[int]:
        """Return any papers that have a tag in common."""
        others = sorted({int(n) for row in self._rows(paper) for n in row} - {paper - 1})
        return [n + 1 for n in self._chance.sample(others, min(_LONG, len(others)))]

    def rare_tags(self, paper: int) -> list[int]:
        """Return the papers with the most and rarest tags in common, of equal ones any."""
        scores = np.zeros(self._count, np.float32)
        for row in self._rows(paper):
            scores[row] += np.float32(np.log(self._count / len(row)))
        return self._best(scores, paper)

    def bm25(self, paper: int) -> list[int]:
        """Return the papers that BM25 finds for the 25 best words of title and abstract."""
        return self._best(self._bm25.scores(paper - 1), paper)

    def _rows(self, paper: int) -> list[NDArray[np.int32]]:
        links = self._related.reader.tasks
        return [links.papers.row(n) for n in links.of_paper.row(paper - 1).tolist()]

    def _best(self, scores: NDArray[np.float32], paper: int) -> list[int]:
        scores = np.where(scores > 0, scores + self._noise, 0)
        scores[paper - 1] = 0
        order = np.argsort(-scores)[:_LONG]
        return [int(n) + 1 for n in order if scores[n] > 0]


class MoreLikeThis:
    """BM25 over all words of titles (thrice) and abstracts, asked for the best words of a paper."""

    WORDS = 25

    def __init__(self, database: Path) -> None:
        numbers: dict[str, int] = {}
        words, papers, counts = array("i"), array("i"), array("i")
        with Scan(database) as scan:
            count = scan.paper_count()
            for paper, (title, abstract) in enumerate(_texts(scan)):
                found = Counter(_split(f"{title} {title} {title} {abstract}"))
                words.extend(numbers.setdefault(word, len(numbers)) for word in found)
                counts.extend(found.values())
                papers.extend([paper] * len(found))
        rows, columns = np.asarray(papers), np.asarray(words)
        uses = np.asarray(counts, np.float32)
        lengths = np.bincount(rows, uses, count).astype(np.float32)
        sizes = np.bincount(columns, minlength=len(numbers))
        self._rarity = np.log(count / sizes).astype(np.float32)
        norm = _K1 * (1 - _B + _B * lengths / lengths.mean())
        weights = uses * (_K1 + 1) / (uses + norm[rows]) * self._rarity[columns]
        self._firsts = np.searchsorted(rows, np.arange(count + 1))
        self._words, self._worth = columns, uses * self._rarity[columns]
        order = np.argsort(columns, kind="stable")
        self._ends = np.append(0, np.cumsum(sizes))
        self._papers, self._weights = rows[order], weights[order].astype(np.float32)
        self._count = count

    def scores(self, paper: int) -> NDArray[np.float32]:
        """Return the score of every paper, counted from 0."""
        own = slice(self._firsts[paper], self._firsts[paper + 1])
        best = self._words[own][np.argsort(-self._worth[own], kind="stable")[: self.WORDS]]
        scores = np.zeros(self._count, np.float32)
        for word in best.tolist():
            place = slice(self._ends[word], self._ends[word + 1])
            scores[self._papers[place]] += self._weights[place]
        return scores


def _texts(scan: Scan) -> Iterator[tuple[str, str]]:
    """Yield title and abstract of every paper."""
    for texts in scan.text_batches():
        yield from zip(*(map(bytes.decode, texts[at::2]) for at in (0, 1)), strict=True)


def _split(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
