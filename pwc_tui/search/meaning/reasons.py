"""Why a paper was found by meaning: its words nearest to the typed ones, and the best sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.meaning.word_vectors import WordVectors
from pwc_tui.search.meaning.words import FUNCTION_WORDS, STOP_WORDS, stem, to_ascii
from pwc_tui.search.text.highlight import snippet

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9$\\(])")

_TYPED, _PAPER = 40, 400
"""Words of a query, the rarest, and of a paper, the first, that are compared."""

_AT_ONCE = 48
"""Words that are compared in one go: a larger product wakes a thread on every core (see
`word_vectors.products`)."""

_NEAR = 0.35
"""Cosine from which a word is said to be near another: "photo" and "image" have 0.5."""

_TOLD = 3
"""Pairs of words that are told."""

_LONGEST_ABSTRACT = 20_000

_UNTOLD = frozenset(map(stem, FUNCTION_WORDS))
"""Words that have vectors, yet explain nothing where one stands near another: "ones → same"."""


@dataclass(frozen=True, slots=True)
class NearWord:
    """A typed word, and the word of the paper that means most nearly the same."""

    typed: str
    found: str

    def __str__(self) -> str:
        is_same = stem(to_ascii(self.typed)) == stem(to_ascii(self.found))
        return self.typed if is_same else f"{self.typed} → {self.found}"


@dataclass(frozen=True, slots=True)
class MeaningReason:
    """Why a paper was found."""

    near: tuple[NearWord, ...]
    """What tells most first."""
    sentence: str
    """That of the abstract that fits best, about 160 characters of it; "" for no abstract."""
    terms: tuple[str, ...]
    """Words of the paper that are the typed ones or near them, for `text.highlight.spans`."""

    def said(self) -> str:
        """Return the nearest words in one line: `upscale → super, photo → image`."""
        return ", ".join(map(str, self.near))

    def in_one_line(self) -> str:
        """Return the nearest words and the sentence."""
        return " · ".join(filter(None, (self.said(), self.sentence)))


def telling_words(text: str, vectors: WordVectors, most: int) -> list[str]:
    """Return the words of a text that tell most, as they are written, the rarest first."""
    written = _words(text)
    rarest = sorted(written, key=lambda word: -vectors.rarity(word))[:most]
    return [written[word] for word in rarest]


class ReasonTeller:
    """Says why papers fit one query."""

    def __init__(self, text: str, vectors: WordVectors) -> None:
        self._vectors = vectors
        shown = _words(text)
        known = self._telling(shown)
        self._typed = sorted(known, key=lambda word: -vectors.rarity(word))[:_TYPED]
        self._shown = [shown[word] for word in self._typed]
        self._values = _directions(vectors, self._typed)
        self._worth = np.array([vectors.rarity(word) for word in self._typed], np.float32)

    def reasons(self, papers: Sequence[tuple[str, str]]) -> list[MeaningReason]:
        """Return why each of some papers fits, given as title and abstract."""
        read = [_PaperWords.of(title, abstract) for title, abstract in papers]
        telling = [self._telling(each.shown)[:_PAPER] for each in read]
        column = {word: at for at, word in enumerate(dict.fromkeys(chain(*telling)))}
        likeness = self._likeness(list(column))
        return [
            self._reason(each, words, column, likeness)
            for each, words in zip(read, telling, strict=True)
        ]

    def _likeness(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return how alike each typed word and each of these are, and a last column of zeros."""
        found = np.zeros((len(self._typed), len(words) + 1), np.float32)
        if self._typed and words:
            directions = _directions(self._vectors, words)
            for start in range(0, len(words), _AT_ONCE):
                part = directions[start : start + _AT_ONCE].T
                np.matmul(self._values, part, out=found[:, start : start + part.shape[1]])
        return found

    def _reason(
        self,
        paper: "_PaperWords",
        words: Sequence[str],
        column: Mapping[str, int],
        likeness: NDArray[np.float32],
    ) -> MeaningReason:
        """Return why a paper fits that has these `words`; the last column is of no word."""
        if not self._typed or not words:
            return MeaningReason((), snippet(paper.abstract, ()), ())
        own = likeness[:, [column[word] for word in words]]
        best = own.argmax(axis=1)
        cosines = own[np.arange(len(best)), best]
        near = np.flatnonzero(cosines >= _NEAR)
        order = near[np.argsort(-(self._worth * cosines)[near], kind="stable")]
        pairs = [(self._shown[at], paper.shown[words[best[at]]]) for at in order.tolist()]
        told = [NearWord(typed, found) for typed, found in _apart(pairs)[:_TOLD]]
        close = np.flatnonzero(own.max(axis=0) >= _NEAR).tolist()
        terms = tuple(dict.fromkeys(to_ascii(paper.shown[words[at]]) for at in close))
        held = [[column[word] for word in of if word in column] for of in paper.words]
        return MeaningReason(
            tuple(told), snippet(paper.sentences[self._best(likeness, held)], terms), terms
        )

    def _telling(self, words: Iterable[str]) -> list[str]:
        """Return the words that have vectors and explain something."""
        return [word for word in words if word not in _UNTOLD and word in self._vectors]

    def _best(self, likeness: NDArray[np.float32], sentences: Sequence[Sequence[int]]) -> int:
        """Return which sentence, given as columns, holds most of what was typed."""
        columns = [each or [-1] for each in sentences]
        starts = list(accumulate(map(len, columns[:-1]), initial=0))
        held = np.maximum.reduceat(likeness[:, list(chain(*columns))], starts, axis=1)
        return int((self._worth @ held.clip(0)).argmax())


@dataclass(frozen=True, slots=True)
class _PaperWords:
    """What a paper says, in sentences and words."""

    abstract: str
    sentences: Sequence[str]
    words: Sequence[Mapping[str, str]]
    """Those of each sentence."""
    shown: Mapping[str, str]
    """All words, the title's too, with how each is written first."""

    @classmethod
    def of(cls, title: str, abstract: str) -> Self:
        abstract = clean_line(abstract[:_LONGEST_ABSTRACT])
        sentences = _SENTENCE_END.split(abstract)
        words = [_words(text) for text in sentences]
        return cls(abstract, sentences, words, _first_written([_words(title), *words]))


def _words(text: str) -> dict[str, str]:
    """Return the words of a text that say anything, with how each is written first."""
    found: dict[str, str] = {}
    for written in _WORD.findall(text.lower()):
        word = _stemmed(written)
        if word not in STOP_WORDS:
            found.setdefault(word, written)
    return found


@lru_cache(maxsize=4_096)
def _stemmed(written: str) -> str:
    return stem(to_ascii(written))


def _first_written(texts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the words of all of these texts, with how each is written first."""
    found: dict[str, str] = {}
    for text in texts:
        for word, written in text.items():
            found.setdefault(word, written)
    return found


def _directions(vectors: WordVectors, words: Sequence[str]) -> NDArray[np.float32]:
    values = vectors.values(vectors.numbers(words))
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    found: NDArray[np.float32] = values / np.maximum(lengths, 1e-6)
    return found


def _apart(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without those whose word of the paper was told already."""
    return list({found: (typed, found) for typed, found in reversed(pairs)}.values())[::-1]
