"""What a typed word may stand for: words of the index with a weight for how likely that is.

The weights are the best in `search_quality.py` (575 known-item queries over 576,261 papers:
MRR@10 0.963), unless it is said otherwise.
"""

import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.text.compounds import digits_of
from pwc_tui.search.text.word_forms import Form, other_forms

_START_OF_LAST = 0.88
"""Words that begin with the last typed word: it is probably still being typed."""

_START = 0.62
"""Words that begin with another typed word: plurals, and what was cut short."""

_MOST_STARTS = 100
"""Words that a known word may begin before it stands for itself alone, when it is not the last."""

FORM = 0.97
"""Other forms of a typed word: plurals, spellings. All of them are in every list (`_RUNGS`)."""

_EDITS = (0.0, 0.80, 0.62, 0.45)
"""Words 1, 2, 3 edits away, for a typed word that the index does not know."""

_EDIT_OF_KNOWN = 0.55
"""Words one edit away from a typed word that the index knows well."""

_KNOWN_USES = 3
"""Uses from which a word counts as meant: the index holds the authors' own typing errors too."""

_WELL_KNOWN_SHARE = 30_000
"""A word that more than one in so many documents use is no slip of another one."""

_SURE = 0.87
"""A correction of this weight (one edit, over 200 uses) is meant; no abbreviation is looked for."""

_OTHER_FIRST_LETTER = 0.06
"""Taken off where the first letter differs: people rarely get that one wrong."""

_START_OF_TYPO = 0.60
_EDIT_IN_START = 0.12
"""Words whose beginning is near what was typed so far; less for the second edit."""

_ABBREVIATED = 0.50
_SHARE_TYPED = 0.18
_FAR_SHORTER = 0.10
"""Words that hold all typed letters in order; more by the share of them that was typed, less where
it is under a third."""

_COMMON = 0.03
_COMMON_AT_MOST = 4.0
"""Added per power of ten of a word's uses: of words equally near the common one is meant."""

_NEAR_AT_MOST = 24
_STARTS_AT_MOST = 60
_ABBREVIATIONS_AT_MOST = 16

_STRONGEST = 0.12
"""Alternatives within this of the best one tell how common the thing meant is."""

_REMEMBERED = 512
"""Words whose alternatives are kept: all words of a long session of typing."""


class How(StrEnum):
    """How a word of the index is like the typed one."""

    EXACT = "exact"
    BEGINNING = "beginning"
    TYPO = "typo"
    ABBREVIATION = "abbreviation"
    JOINED = "joined"
    APART = "apart"
    PLURAL = "plural"
    SPELLING = "spelling"
    LETTERS = "letters"
    SPLIT = "split"


_HOW = {Form.PLURAL: How.PLURAL, Form.SPELLING: How.SPELLING}


class Alternative(NamedTuple):
    """The words `first` … `after - 1` of the vocabulary, with what matching them is worth."""

    weight: float
    first: int
    after: int
    how: How


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a typed word may stand for, least likely first, and how much it tells (idf)."""

    alternatives: tuple[Alternative, ...]
    idf: float

    @property
    def best(self) -> float:
        """The weight of the likeliest alternative; 1.0 where the word itself is in the index."""
        return self.alternatives[-1].weight if self.alternatives else 0.0


class WordMatcher:
    """Finds the alternatives of words, and remembers them. Safe to use from several threads.

    `has_forms` says whether words have plurals and spellings: names of people have none.
    """

    def __init__(self, corpus: Corpus, *, has_forms: bool = True) -> None:
        self._corpus = corpus
        self._has_forms = has_forms
        self._vocabulary = corpus.vocabulary
        self._well_known = max(_KNOWN_USES, len(corpus) // _WELL_KNOWN_SHARE)
        self._known: dict[tuple[str, bool], Meanings] = {}
        self._lock = threading.Lock()

    def meanings(self, word: str, *, is_last: bool) -> Meanings:
        """Return what `word` may stand for; `is_last` where it is perhaps not typed to its end."""
        key = (word, is_last)
        known = self._known.get(key)
        if known is None:
            known = self._weigh(self._gather(word, is_last=is_last))
            with self._lock:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[key] = known
        return known

    def corrections(self, word: str) -> list[Alternative]:
        """Return the words that `word` may be a slip or a short form of, likeliest first."""
        if len(word) < 3:
            return []
        number = self._vocabulary.find(word)
        found = (*self._near(word, is_known=False), *self._abbreviated(word, number))
        return list(reversed(self._weigh(iter(found)).alternatives))

    def forms(self, word: str) -> Iterator[Alternative]:
        """Yield the other forms of a word that the index has."""
        for other, form in other_forms(word).items() if self._has_forms else ():
            number = self._vocabulary.find(other)
            if number >= 0:
                yield Alternative(FORM, number, number + 1, _HOW[form])

    def idf(self, uses: int) -> float:
        """Return how much a word with this many uses tells: the logarithm of its rarity."""
        return math.log(1 + len(self._corpus) / (uses + 1))

    def _gather(self, word: str, *, is_last: bool) -> Iterator[Alternative]:
        number = self._vocabulary.find(word)
        uses = self._corpus.uses(number, number + 1) if number >= 0 else 0
        if number >= 0:
            yield Alternative(1.0, number, number + 1, How.EXACT)
        yield from self.forms(word)
        first, after = self._vocabulary.beginning_with(word)
        # A word is the first of those that begin with it.
        longer = first + (number >= 0)
        is_known = uses >= _KNOWN_USES
        is_plain = len(word) >= 3 and not (is_known and after - longer > _MOST_STARTS)
        if longer < after and (is_last or is_plain):
            weight = _START_OF_LAST if is_last else _START
            yield Alternative(weight, longer, after, How.BEGINNING)
        if len(word) < 3:
            return
        near: list[Alternative] = []
        if not is_known or (len(word) >= 4 and uses < self._well_known):
            near = list(self._near(word, is_known=is_known))
            yield from near
        if is_last and len(word) >= 4 and (after == first or (not is_known and after - first < 3)):
            yield from self._near_starts(word)
        if not is_known and not any(each.weight >= _SURE for each in near):
            yield from self._abbreviated(word, number)

    def _near(self, word: str, *, is_known: bool) -> Iterator[Alternative]:
        """Yield the words within the edits that a word of this length is allowed."""
        edits = 1 if is_known or len(word) <= 4 else 2 if len(word) <= 8 else 3
        near = self._vocabulary.similar(word)
        terms = self._vocabulary.terms(near)
        typed_digits = digits_of(word)
        found = process.extract(
            word, terms, scorer=OSA.distance, score_cutoff=edits, limit=_NEAR_AT_MOST
        )
        common = self._commonness([near[at] for _, _, at in found])
        for (term, distance, at), extra in zip(found, common, strict=True):
            if distance == 0 or digits_of(term) != typed_digits:
                continue
            weight = _EDIT_OF_KNOWN if is_known else _EDITS[int(distance)]
            penalty = 0.0 if term[0] == word[0] else _OTHER_FIRST_LETTER
            yield Alternative(weight + extra - penalty, near[at], near[at] + 1, How.TYPO)

    def _near_starts(self, word: str) -> Iterator[Alternative]:
        """Yield the words that begin with something near `word`, one letter longer or shorter."""
        distances = self._distances_of_starts(word)
        common = self._commonness(list(distances))
        for (number, edit), extra in zip(distances.items(), common, strict=True):
            weight = _START_OF_TYPO - _EDIT_IN_START * (edit - 1) + extra
            yield Alternative(weight, number, number + 1, How.TYPO)

    def _distances_of_starts(self, word: str) -> dict[int, int]:
        """Return by word how many edits its beginning is away, for those that are near."""
        edits, typed_digits = 1 if len(word) <= 6 else 2, digits_of(word)
        near = self._vocabulary.similar(word, is_start=True)
        terms = self._vocabulary.terms(near)
        distances: dict[int, int] = {}
        for length in (len(word) - 1, len(word), len(word) + 1):
            for _, distance, at in process.extract(
                word,
                [term[:length] for term in terms],
                scorer=OSA.distance,
                score_cutoff=edits,
                limit=_STARTS_AT_MOST,
            ):
                if digits_of(terms[at]).startswith(typed_digits):
                    distances[near[at]] = min(distances.get(near[at], edits), int(distance))
        return distances

    def _abbreviated(self, word: str, number: int) -> Iterator[Alternative]:
        """Yield the words that `word` may be an abbreviation of: `optm` for optimization."""
        found = [long for long in self._vocabulary.holding_letters(word) if long != number]
        terms = self._vocabulary.terms(found)
        weighed = []
        for long, term, extra in zip(found, terms, self._commonness(found), strict=True):
            weight = _ABBREVIATED + _SHARE_TYPED * len(word) / len(term) + extra
            if len(term) > 3 * len(word):
                weight -= _FAR_SHORTER
            weighed.append(Alternative(weight, long, long + 1, How.ABBREVIATION))
        weighed.sort(reverse=True)
        yield from weighed[:_ABBREVIATIONS_AT_MOST]

    def _commonness(self, numbers: Sequence[int] | NDArray[Any]) -> list[float]:
        uses = self._corpus.uses_of(np.asarray(numbers, np.int64))
        extra: list[float] = (_COMMON * np.minimum(np.log10(1 + uses), _COMMON_AT_MOST)).tolist()
        return extra

    def _weigh(self, alternatives: Iterator[Alternative]) -> Meanings:
        """Keep the best weight of each alternative, sort, and count the uses of the strongest."""
        best: dict[tuple[int, int], Alternative] = {}
        for alternative in alternatives:
            span = alternative.first, alternative.after
            best[span] = max(alternative, best.get(span, alternative))
        ranked = sorted(best.values())
        least = ranked[-1].weight - _STRONGEST if ranked else 0.0
        uses = sum(self._corpus.uses(a.first, a.after) for a in ranked if a.weight >= least)
        return Meanings(tuple(ranked), self.idf(uses))
