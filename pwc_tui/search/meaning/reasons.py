"""Why a paper was found by meaning: its words nearest to the typed ones, and the best sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.meaning.word_vectors import WordVectors
from pwc_tui.search.meaning.words import STOP_WORDS, stem, to_ascii
from pwc_tui.search.text.snippets import snippet

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9$\\(])")

_TYPED, _PAPER = 40, 400
"""Words of a query, the rarest, and of a paper, the first, that are compared."""

_NEAR = 0.35
"""Cosine from which a word is said to be near another: "photo" and "image" have 0.5."""

_TOLD = 3
"""Pairs of words that are told."""

_LONGEST_ABSTRACT = 20_000


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


class ReasonTeller:
    """Says why papers fit one query."""

    def __init__(self, text: str, vectors: WordVectors) -> None:
        self._vectors = vectors
        shown = _words(text)
        known = [word for word in shown if vectors.number(word) is not None]
        self._typed = sorted(known, key=lambda word: -vectors.rarity(word))[:_TYPED]
        self._shown = [shown[word] for word in self._typed]
        self._values = _directions(vectors, self._typed)
        self._worth = np.array([vectors.rarity(word) for word in self._typed], np.float32)

    def reason(self, title: str, abstract: str) -> MeaningReason:
        """Return why the paper fits."""
        abstract = clean_line(abstract[:_LONGEST_ABSTRACT])
        shown = _words(f"{title}\n{abstract}", _PAPER)
        words = [word for word in shown if self._vectors.number(word) is not None]
        if not self._typed or not words:
            return MeaningReason((), snippet(abstract, ()), ())
        likeness = self._values @ _directions(self._vectors, words).T
        best = likeness.argmax(axis=1)
        cosines = likeness[np.arange(len(best)), best]
        near = np.flatnonzero(cosines >= _NEAR)
        order = near[np.argsort(-(self._worth * cosines)[near], kind="stable")]
        pairs = [(self._shown[at], shown[words[best[at]]]) for at in order.tolist()]
        told = [NearWord(typed, found) for typed, found in _apart(pairs)[:_TOLD]]
        weight = dict(zip(words, (self._worth[:, None] * likeness).clip(0).T, strict=True))
        sentence = _best_sentence(abstract, weight)
        close = [word for word, column in zip(words, likeness.T, strict=True) if _is_near(column)]
        terms = tuple(dict.fromkeys(to_ascii(shown[word]) for word in close))
        return MeaningReason(tuple(told), snippet(sentence, terms), terms)


def _words(text: str, most: int | None = None) -> dict[str, str]:
    """Return the words of a text that say anything, with how each is written first."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = stem(to_ascii(match[0]))
        if word not in STOP_WORDS and word not in found:
            found[word] = match[0].lower()
            if len(found) == most:
                break
    return found


def _directions(vectors: WordVectors, words: Sequence[str]) -> NDArray[np.float32]:
    values = vectors.values(vectors.numbers(words))
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    found: NDArray[np.float32] = values / np.maximum(lengths, 1e-6)
    return found


def _is_near(cosines: NDArray[np.float32]) -> bool:
    return bool(cosines.max() >= _NEAR)


def _apart(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without those whose word of the paper was told already."""
    return list({found: (typed, found) for typed, found in reversed(pairs)}.values())[::-1]


def _best_sentence(abstract: str, weight: dict[str, NDArray[np.float32]]) -> str:
    """Return the sentence that holds most of what was typed, the first of equals."""
    best, most = "", 0.0
    for sentence in _SENTENCE_END.split(abstract):
        rows = [weight[word] for word in _words(sentence) if word in weight]
        worth = float(np.max(rows, axis=0).sum()) if rows else 0.0
        if worth > most:
            best, most = sentence, worth
    return best or abstract
