"""The looks at documents: the first at every one, the second at the best few."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from pwc_tui.search.index.cache_release import register_cache
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.layout import AUTHOR
from pwc_tui.search.index.postings import in_both, is_among
from pwc_tui.search.query.query_terms import QueryTerm, TermQuery
from pwc_tui.search.query.term_expansion import Alternative, How, WordMatcher
from pwc_tui.system.lru_cache import LruCache
from pwc_tui.system.progress import IsCancelled

SCALE = 300.0
"""Units of score per unit of weight and idf: twelve words of 3,000,000 papers (idf 14.9) stay below
65,535, the most a 16-bit count holds."""

HALVES = 0.85
"""What both halves of a word are worth that was typed as one (`search_quality.py`)."""

_LEAST_WORTH = 0.25
"""Matches worth less are left out: far corrections in fields that say little."""

_OF_NOUNS = (How.PLURAL, How.SPELLING)
"""What names of people do not have: Williams is no plural of William."""

_PLACES_REMEMBERED = 32
"""Words whose places are kept: all of two queries."""

_REMEMBERED = 6
"""Sums of leading words that are kept, so that a keystroke costs only the word it changes."""


class Cancelled(Exception):  # noqa: N818 - no mistake, a newer query is there
    """A search was given up because its answer is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Scores:
    """A score for every document, and the score of one that matches everything exactly."""

    values: NDArray[np.uint16]
    possible: float


class Match(NamedTuple):
    """The documents that have one alternative of a word in one field, and what that is worth."""

    worth: float
    field: str
    how: How
    first: int
    """The first of the words of the index; the documents are those of its row and the next ones.
    Of a split which one it is."""
    documents: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TermPlaces:
    """Where the documents of each alternative of a word stand, field by field."""

    alternatives: tuple[Alternative, ...]
    """Least likely first."""
    firsts: NDArray[np.int64]
    afters: NDArray[np.int64]
    """The words that each of them is, as `Alternative` has them."""
    spans: Mapping[str, tuple[NDArray[np.uint32], NDArray[np.uint32]]]
    """For each field what `Postings.spans` returns."""


class Scorer:
    """Adds up the words of a query over all documents. Safe to use from several threads."""

    def __init__(self, corpus: Corpus, matcher: WordMatcher) -> None:
        self._corpus = corpus
        self._matcher = matcher
        self._sums: LruCache[tuple[object, ...], Scores] = LruCache(_REMEMBERED)
        self._places: LruCache[tuple[object, ...], TermPlaces] = LruCache(_PLACES_REMEMBERED)
        register_cache(self)

    def score(self, query: TermQuery, is_cancelled: IsCancelled) -> Scores:
        """Return the scores for a query of at least one word.

        Raises Cancelled when `is_cancelled()` is true before the last word is added.
        """
        leading = [word.key() for word in query.wanted[:-1]]
        done, total = self._remembered(leading)
        for place in range(done, len(leading)):
            _give_up_if(is_cancelled)
            total = self._add(total, query.wanted[place])
            self._sums.put(tuple(leading[: place + 1]), total)
        _give_up_if(is_cancelled)
        scores = self._add(total, query.wanted[-1])
        named = int(query.named_worth * scores.possible)
        scores.values[query.named] = np.maximum(scores.values[query.named], named)
        return scores

    def rest(self) -> None:
        """Forget what is kept for the next letter."""
        self._sums.clear()
        self._places.clear()

    def places(self, wanted: QueryTerm) -> TermPlaces:
        """Return where the documents of a word stand; that of the words typed last is known."""
        key = wanted.meanings, wanted.joined  # the last word of a query has other meanings
        return self._places.get_or(key, lambda: self._find_places(wanted))

    def _find_places(self, wanted: QueryTerm) -> TermPlaces:
        alternatives = wanted.alternatives()
        firsts = np.array([each.first for each in alternatives], np.int64)
        afters = np.array([each.after for each in alternatives], np.int64)
        spans = {name: field.spans(firsts, afters) for name, field in self._corpus.postings.items()}
        return TermPlaces(alternatives, firsts, afters, spans)

    def _add(self, total: Scores | None, wanted: QueryTerm) -> Scores:
        """Return `total` with the scores of one more word; `total` itself is left as it is."""
        scores = self._score_word(wanted)
        if total is None:
            return scores
        np.add(scores.values, total.values, out=scores.values)
        return Scores(scores.values, total.possible + scores.possible)

    def matches(self, wanted: QueryTerm) -> tuple[list[Match], float]:
        """Return all that matches a word, least worth first, and how much the word tells (idf)."""
        idf = wanted.meanings.idf
        matches = self._in_fields(wanted)
        for at, split in enumerate(wanted.splits):
            both = self._in_one_text(*split)
            rarity = self._matcher.idf(len(both))
            idf = max(idf, rarity) if wanted.meanings.alternatives else rarity
            matches.append(Match(HALVES, self._corpus.naming, How.SPLIT, at, both))
        matches.sort(key=lambda match: match.worth)
        return matches, idf

    def _in_fields(self, wanted: QueryTerm) -> list[Match]:
        """Return the documents of every alternative in every field where it is worth anything."""
        places = self.places(wanted)
        alternatives = places.alternatives
        weights = np.array([each.weight for each in alternatives])
        matches = []
        for name, weight in self._corpus.weights.items():
            field, (starts, ends) = self._corpus.postings[name], places.spans[name]
            worths = weights * weight
            if name == AUTHOR:
                worths *= [each.how not in _OF_NOUNS for each in alternatives]
            for at in np.flatnonzero((starts < ends) & (worths >= _LEAST_WORTH)).tolist():
                each, documents = alternatives[at], field.between(starts[at], ends[at])
                matches.append(Match(float(worths[at]), name, each.how, each.first, documents))
        return matches

    def _score_word(self, wanted: QueryTerm) -> Scores:
        """Score the best match of a word in every document.

        Matches are assigned in ascending order of worth, so that the best one is written last:
        that needs no comparison with what is there.
        """
        matches, idf = self.matches(wanted)
        values = np.zeros(len(self._corpus), np.uint16)
        for match in matches:
            values[match.documents] = int(match.worth * idf * SCALE)
        return Scores(values, idf * SCALE)

    def _in_one_text(self, *words: int) -> NDArray[np.int32]:
        """Return the documents that have all these words in the field that counts most."""
        field = self._corpus.postings[self._corpus.naming]
        return reduce(in_both, map(field.row, words))

    def _remembered(self, leading: list[tuple[object, ...]]) -> tuple[int, Scores | None]:
        """Return the longest beginning of `leading` that was added up before, and its sum."""
        for count in range(len(leading), 0, -1):
            found = self._sums.get(tuple(leading[:count]))
            if found is not None:
                return count, found
        return 0, None


def _give_up_if(is_cancelled: IsCancelled) -> None:
    if is_cancelled():
        raise Cancelled


_WORDS = 1.0
_PART = 0.55
_SET = 0.35
"""Weights of first score, best aligned part, and shared words (`search_quality.py`)."""

_WHOLE = 0.10
"""Weight of the likeness of all words, in any order: of titles that hold all that was typed, the
one with least else is meant."""

_BEGINS = 0.08
"""Added for a title that begins with exactly what was typed: people type from the start."""

_NEARLY = 0.25
"""Part of it where the last word goes on (DeepFix for `deep`), or is written otherwise."""

_IMPORTANCE = 0.02
"""Taken off per power of ten of a document's number, which counts from the most important one."""

SHORTEST = 3
"""Letters a query must have to be compared as a text."""


def rerank(
    corpus: Corpus, query: TermQuery, documents: NDArray[Any], shares: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the places of `documents`, best first.

    `shares` are the first scores as parts of the possible.
    """
    values = sum(values for _, values in parts(corpus, query, documents, shares))
    return np.argsort(-values, kind="stable")


def parts(
    corpus: Corpus, query: TermQuery, documents: NDArray[Any], shares: NDArray[np.float32]
) -> list[tuple[str, NDArray[np.float32]]]:
    """Return by name what is added up to order `documents`: see `rerank`."""
    typed = query.typed
    found = [
        ("words", np.float32(_WORDS) * shares),
        ("importance", np.float32(-_IMPORTANCE) * np.log10(1 + documents, dtype=np.float32)),
    ]
    if len(typed) < SHORTEST:
        return found
    titles = corpus.folded_texts(documents)
    texts = query.writing.applied(titles) if query.writing else titles
    named = is_among(documents, query.named) * np.float32(100 * query.named_worth)
    for name, weight, scorer in (
        ("part of the title", _PART, fuzz.partial_ratio),
        ("shared words", _SET, fuzz.token_set_ratio),
        ("whole title", _WHOLE, fuzz.token_sort_ratio),
    ):
        likeness = process.cdist([typed], texts, scorer=scorer, dtype=np.float32)[0]
        found.append((name, np.float32(weight / 100) * np.maximum(likeness, named)))
    begins = np.array(_beginnings(typed, titles, texts), np.float32)
    found.append(("beginning of the title", np.float32(_BEGINS) * begins))
    return found


def _beginnings(typed: str, titles: Sequence[str], texts: Sequence[str]) -> list[float]:
    """Return how far titles begin with what was typed, 0 to 1; `texts` are they as typed."""
    begun = [float(title.startswith(typed)) for title in titles]
    for at, text in enumerate(texts):
        if begun[at] and not f"{titles[at]} ".startswith(f"{typed} "):
            begun[at] = _NEARLY
        elif text is not titles[at] and f"{text} ".startswith(f"{typed} "):
            begun[at] = max(begun[at], _NEARLY)
    return begun
