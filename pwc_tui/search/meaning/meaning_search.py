"""Finding papers by what is meant: near vectors, then the typed words in the best of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.meaning.paper_vectors import Mask, PaperVectors
from pwc_tui.search.meaning.reasons import MeaningReason, ReasonTeller, telling_words
from pwc_tui.search.meaning.word_vectors import MOST_WORDS, TITLE_WEIGHT, WordVectors
from pwc_tui.search.meaning.words import STOP_WORDS, forms, stems, to_ascii
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut

LOOKED_AT = 100
"""Nearest papers whose texts are read and ranked again. With 200 the first five are as relevant
(mean of 40 judged queries over six tables), and it takes 3 ms more."""

_WORDS_SHARE = 0.3
"""What the typed words themselves count beside the vectors. Mean relevance@5 of 40 judged queries
over six tables: 1.198 for 0, 1.218 for 0.3, 1.185 for 0.5."""

ReadTexts = Callable[[Sequence[int]], Mapping[int, tuple[str, str]]]
"""Returns title and abstract of papers by number: `store.queries.cards.Cards.texts`."""


@dataclass(frozen=True, slots=True)
class MeantPapers:
    """What a text may mean, best first."""

    ids: tuple[int, ...]
    """Numbers of papers."""
    scores: tuple[float, ...]
    """0 to 1, of the same length: 1 where both vectors and words fit best."""
    others: frozenset[int] = frozenset()
    """Those of the papers that are not among the nearest, and were only ranked with them."""

    @property
    def nearest(self) -> "MeantPapers":
        """Those that are among the nearest."""
        both = zip(self.ids, self.scores, strict=True)
        kept = [(number, score) for number, score in both if number not in self.others]
        return MeantPapers(tuple(each[0] for each in kept), tuple(each[1] for each in kept))


class MeaningSearch:
    """Finds papers by meaning. Safe to use from several threads."""

    def __init__(self, vectors: PaperVectors, read_texts: ReadTexts) -> None:
        self._vectors, self._read_texts = vectors, read_texts

    def understands(self, text: str) -> bool:
        """Return whether a text can be searched by meaning: enough of its words are known."""
        return self._vectors.words.vector(text) is not None

    def is_description(self, text: str) -> bool:
        """Return whether a text is several known words: no typing errors, no short forms."""
        return self._vectors.words.is_description(text)

    def find(
        self,
        text: str,
        *,
        allowed: Mask | None = None,
        also: Sequence[int] = (),
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> MeantPapers:
        """Return the papers that `text` may mean; none for nonsense. Takes any text.

        The papers `also`, by number, are ranked among those that are nearest. `allowed` says for
        every paper whether it may be found. Raises Cancelled as soon as `is_cancelled()` is true.
        """
        direction = self._vectors.words.vector(text)
        if direction is None:
            return MeantPapers((), ())
        papers = self._vectors.nearest(direction, LOOKED_AT, allowed)
        others = np.setdiff1d(np.array(also, np.int64) - 1, papers)
        papers = np.concatenate([papers, others])
        if is_cancelled():
            raise Cancelled
        near = self._vectors.nearness(direction, papers)
        self._vectors.release()
        texts = self._read_texts((papers + 1).tolist())
        if is_cancelled():
            raise Cancelled
        typed = TypedWords(text, self._vectors.words)
        by_words = typed.overlap([texts.get(paper + 1, ("", "")) for paper in papers.tolist()])
        return replace(_ranked(papers, near, by_words), others=frozenset((others + 1).tolist()))

    def telling_words(self, text: str, most: int) -> list[str]:
        """Return the words of a text that tell most, the rarest first."""
        return telling_words(text, self._vectors.words, most)

    def reasons(self, text: str, ids: Sequence[int]) -> dict[int, MeaningReason]:
        """Return why these papers fit a text, by number."""
        texts = self._read_texts(ids)
        told = ReasonTeller(text, self._vectors.words).reasons(list(texts.values()))
        return dict(zip(texts, told, strict=True))


def _ranked(
    papers: NDArray[np.int64], near: NDArray[np.float32], by_words: NDArray[np.float32]
) -> MeantPapers:
    """Return the papers by nearness and words together, each as a part of the best one's."""
    words, vectors = np.float32(_WORDS_SHARE), np.float32(1 - _WORDS_SHARE)
    scores = words * _of_best(by_words) + vectors * _of_best(near)
    order = np.argsort(-scores, kind="stable")
    return _answer(papers[order], scores[order])


def _answer(papers: NDArray[np.int64], scores: NDArray[np.float32]) -> MeantPapers:
    return MeantPapers(tuple((papers + 1).tolist()), tuple(scores.clip(0, 1).tolist()))


def _of_best(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return values / np.float32(max(float(values.max(initial=0)), 1e-6))


_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""k1 and b of BM25, as usual."""

_USUAL_WORDS = 165.0
"""Words of a paper, those of the title counted twice."""

Texts = Sequence[tuple[str, str]]
"""Titles and abstracts."""


class TypedWords:
    """The words of a query that say anything, ready to be looked for in texts."""

    def __init__(self, text: str, vectors: WordVectors) -> None:
        words = dict.fromkeys(stems(text)[:MOST_WORDS])
        self._words = [word for word in words if word not in STOP_WORDS]
        self._worth = np.array([vectors.rarity(word) for word in self._words], np.float32)
        found = {form: at for at, word in enumerate(self._words) for form in forms(word)}
        self._table = WordTable(cut([form.encode("ascii") for form in found]).hashes)
        self._number = np.array([*found.values(), -1], np.int32)

    def overlap(self, texts: Texts) -> NDArray[np.float32]:
        """Return what the words are worth in each of these texts, 0 for none of them."""
        size = len(self._words)
        if not size or not texts:
            return np.zeros(len(texts), np.float32)
        words = cut([to_ascii(text).encode("ascii") for pair in texts for text in pair])
        weights = np.where(words.owners % 2 == 0, TITLE_WEIGHT, 1.0)
        papers, numbers = words.owners // 2, self._number[self._table.find(words.hashes)]
        lengths = np.bincount(papers, weights, len(texts)) / _USUAL_WORDS
        kept = numbers >= 0
        places = papers[kept] * size + numbers[kept]
        uses = np.bincount(places, weights[kept], len(texts) * size).reshape(-1, size)
        norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths)
        counted = uses * (_SATURATION + 1) / (uses + norm[:, None])
        found: NDArray[np.float32] = (counted @ self._worth).astype(np.float32)
        return found
