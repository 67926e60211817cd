"""How much of what was typed stands in papers, word for word: BM25 over a few texts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.meaning.word_vectors import MOST_WORDS, TITLE_WEIGHT, WordVectors
from pwc_tui.search.meaning.words import STOP_WORDS, forms, stems, to_ascii
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut

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
