"""A typed text as words, each with what it may stand for, alone or together with its neighbour."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.search.alternatives import Alternative, Meanings, WordMatcher
from pwc_tui.search.corpus import Corpus
from pwc_tui.search.words import query_words

MAX_WORDS = 12
"""Words of a query that are used. The longest titles people remember have fewer."""

_MAX_TEXT = 1_000
"""Characters of a query that are read: twelve words of 40 letters with as much between them."""

_JOINED = 0.90
_JOINED_START = 0.80
"""Two typed words that are one word of the index, or (the last two) the beginning of a few."""

_JOINED_STARTS = 50
"""Words that two joined ones may begin; more say that it is chance."""

_SHORTEST_JOINED = 5
_SHORTEST_SPLIT = 7
"""Letters from which two words are tried as one, and one word as two."""

_COMMON_PART = 5
"""Uses that the parts of a split word must have: rare fragments explain everything."""

_DOUBT = 0.64
"""A best alternative below this explains a word badly enough to try it as several words."""

_LONGEST_PART = 18
_COST_OF_PART = 0.6
"""Splitting a run of letters: the longest word in it, and what each further word costs (powers of
ten of its share of uses)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of a query with all it may stand for. `halves` are two terms it is made of."""

    word: str
    meanings: Meanings
    joined: tuple[Alternative, ...]
    halves: tuple[int, int] | None

    def key(self) -> tuple[object, ...]:
        """Return what the scores of this word depend on."""
        return self.word, self.joined, self.halves

    def alternatives(self) -> tuple[Alternative, ...]:
        """Return all alternatives, least likely first."""
        return tuple(sorted((*self.meanings.alternatives, *self.joined)))


class QueryReader:
    """Reads what was typed, with the words of one index."""

    def __init__(self, corpus: Corpus, matcher: WordMatcher) -> None:
        self._corpus = corpus
        self._vocabulary = corpus.vocabulary
        self._matcher = matcher

    def words(self, text: str) -> list[str]:
        """Return the words of `text` that are searched: split where they were typed as one."""
        typed = query_words(text[:_MAX_TEXT])[:MAX_WORDS]
        if len(typed) > 2:
            return typed
        parts = (self._parts(word, is_last=word is typed[-1]) for word in typed)
        return [part for group in parts for part in group][:MAX_WORDS]

    def wanted(self, words: Sequence[str], place: int) -> Wanted:
        """Return the word at `place` among `words` with what it may stand for."""
        word = words[place]
        meanings = self._matcher.meanings(word, is_last=place == len(words) - 1)
        joined = (
            *(self._joined(words, place - 1) if place > 0 else ()),
            *(self._joined(words, place) if place + 1 < len(words) else ()),
        )
        halves = None
        if len(word) >= _SHORTEST_SPLIT and meanings.best < 1:
            halves = self._halves(word)
        return Wanted(word, meanings, joined, halves)

    def _parts(self, word: str, *, is_last: bool) -> list[str]:
        if len(word) < 10 or self._matcher.meanings(word, is_last=is_last).best >= _DOUBT:
            return [word]
        return self._segments(word) or [word]

    def _joined(self, words: Sequence[str], place: int) -> tuple[Alternative, ...]:
        """Return what the words at `place` and after it stand for when they are one word."""
        both = words[place] + words[place + 1]
        if len(both) < _SHORTEST_JOINED:
            return ()
        number = self._vocabulary.find(both)
        if number >= 0:
            return (Alternative(_JOINED, number, number + 1),)
        if place + 2 == len(words):
            first, after = self._vocabulary.beginning_with(both)
            if 0 < after - first < _JOINED_STARTS:
                return (Alternative(_JOINED_START, first, after),)
        return ()

    def _halves(self, word: str) -> tuple[int, int] | None:
        """Return the two common words that `word` consists of, the rarer one most common."""
        best, halves = _COMMON_PART - 1, None
        for cut in range(3, len(word) - 2):
            left, right = self._vocabulary.find(word[:cut]), self._vocabulary.find(word[cut:])
            if left < 0 or right < 0:
                continue
            uses = min(self._uses(left), self._uses(right))
            if uses > best:
                best, halves = uses, (left, right)
        return halves

    def _segments(self, word: str) -> list[str]:
        """Return the likeliest way to read `word` as several words, or nothing."""
        best: list[tuple[float, int]] = [(0.0, 0)] + [(-math.inf, 0)] * len(word)
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PART), end - 1):
                if best[start][0] == -math.inf:
                    continue
                number = self._vocabulary.find(word[start:end])
                uses = self._uses(number) if number >= 0 else 0
                if uses < _COMMON_PART:
                    continue
                value = best[start][0] + math.log10(uses / len(self._corpus)) - _COST_OF_PART
                best[end] = max(best[end], (value, start))
        if best[-1][0] == -math.inf:
            return []
        parts, end = [], len(word)
        while end > 0:
            start = best[end][1]
            parts.append(word[start:end])
            end = start
        return parts[::-1]

    def _uses(self, number: int) -> int:
        return self._corpus.uses(number, number + 1)
