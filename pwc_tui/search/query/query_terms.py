"""A typed text as words, each with what it may stand for, alone or together with its neighbour."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.aliases import Aliases
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.layout import FORM as FORM_FIELD
from pwc_tui.search.index.postings import in_both
from pwc_tui.search.query.term_expansion import FORM, Alternative, How, Meanings, WordMatcher
from pwc_tui.search.text.compounds import (
    MOST_PARTS,
    PLAIN,
    Writing,
    letters_and_number,
    number_spellings,
    spelled_out,
)
from pwc_tui.search.text.tokenizer import SMALL_WORDS, query_words

MAX_WORDS = 12
"""Words of a query that are looked up. The longest titles people remember have fewer."""

_MAX_TYPED = 30
"""Words of a query that are compared with titles: some are pasted whole."""

_MAX_TEXT = 1_000
"""Characters of a query that are read: twelve words of 40 letters with as much between them."""

_JOINED = 0.97
_JOINED_START = 0.80
"""Typed words that are one word of the index, or (the last two) the beginning of a few."""

_JOINED_STARTS = 50
"""Words that two joined ones may begin; more say that it is chance."""

_SHORTEST_JOINED = 5
_SHORTEST_SPLIT = 7
"""Letters from which two words are tried as one, and one word as two."""

_COMMON_PART = 5
"""Uses that the parts of a split word must have: rare fragments explain everything."""

_RARE_PART = 200
_MOST_RARE_PARTS = 4
"""Titles that the rarest part of a word may have, for these to be looked through, and parts."""

_DOUBT = 0.64
"""A best alternative below this explains a word badly enough to try it as several words."""

_NAMED = 0.90
_NAMED_BY_A_WORD = 0.55
"""What it is worth that a text is another name of a document; less for a word that titles have, or
that begins one of theirs."""

_LETTERS_A_PART = 3
"""Letters of the parts of a run, on the average: in pairs of letters everything can be read."""

_LONGEST_PART = 18
_COST_OF_PART = 0.6
"""Splitting a run of letters: the longest word in it, and what each further word costs (powers of
ten of its share of uses)."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word of a query with all it may stand for. `splits` are the terms it may be made of."""

    word: str
    meanings: Meanings
    joined: tuple[Alternative, ...]
    splits: tuple[tuple[int, ...], ...]

    def key(self) -> tuple[object, ...]:
        """Return what the scores of this word depend on."""
        return self.word, self.joined, self.splits

    def alternatives(self) -> tuple[Alternative, ...]:
        """Return all alternatives, least likely first."""
        return tuple(sorted((*self.meanings.alternatives, *self.joined)))


@dataclass(frozen=True, slots=True)
class TermQuery:
    """A typed text, read: its words, and the documents that it may be another name of."""

    typed: str
    """All words that are compared with titles, folded, one blank between."""
    wanted: tuple[QueryTerm, ...]
    """The words that are looked up: without small ones."""
    named: NDArray[np.int32]
    """The documents that are called exactly so, in order."""
    named_worth: float
    """How surely they are meant, 0 to 1."""
    writing: Writing = PLAIN


class QueryReader:
    """Reads what was typed, with the words and the other names of one index."""

    def __init__(self, corpus: Corpus, matcher: WordMatcher, aliases: Aliases) -> None:
        self._corpus = corpus
        self._vocabulary = corpus.vocabulary
        self._matcher = matcher
        self._aliases = aliases

    def read(self, text: str) -> TermQuery:
        """Return what `text` asks for; it may be any."""
        typed = query_words(text[:_MAX_TEXT])[:_MAX_TYPED]
        words = self._split(typed) if len(typed) <= 2 else typed
        joined = [*self._joined(words), *self._spelled_out(words, text)]
        wanted = tuple(self._wanted(words, at, joined) for at in _telling(words)[:MAX_WORDS])
        named, worth = self._named(typed)
        return TermQuery(" ".join(words), wanted, named, worth, self._writing(words, joined))

    def _writing(
        self, words: Sequence[str], joined: Sequence[tuple[range, Alternative]]
    ) -> Writing:
        """Return which words titles have as several, and which as one."""
        numbers = {word: self._vocabulary.find(word) for word in words}
        together = tuple(
            w for w, number in numbers.items() if number >= 0 and self._is_compound(number)
        )
        runs = {
            "".join(words[places.start : places.stop]): words[places.start : places.stop]
            for places, alternative in joined
            if len(places) > 1 and alternative.weight == _JOINED
        }
        return Writing(together, runs)

    def _named(self, typed: Sequence[str]) -> tuple[NDArray[np.int32], float]:
        named = self._aliases.find(typed)
        if len(named) and len(typed) == 1:
            is_word = self._corpus.is_written(*self._vocabulary.beginning_with(typed[0]))
            return named, _NAMED_BY_A_WORD if is_word else _NAMED
        return named, _NAMED

    def _wanted(
        self, words: Sequence[str], place: int, joined: Sequence[tuple[range, Alternative]]
    ) -> QueryTerm:
        """Return the word at `place` among `words` with what it may stand for."""
        word = words[place]
        meanings = self._matcher.meanings(word, is_last=place == len(words) - 1)
        together = tuple(alternative for places, alternative in joined if place in places)
        numbered = letters_and_number(word)
        if numbered:
            other = self._joined_number(*numbered)
            return QueryTerm(word, meanings, (*together, *other), self._apart(*numbered))
        splits: tuple[tuple[int, ...], ...] = ()
        if len(word) >= _SHORTEST_SPLIT and meanings.best < 1:
            splits = self._halves(word)
        if not splits and meanings.best < _DOUBT and self._corpus.has_texts:
            splits = tuple(islice(self._side_by_side(word), 1))
        return QueryTerm(word, meanings, together, splits)

    def _split(self, typed: Sequence[str]) -> list[str]:
        """Return the words of a short text, with those that were typed as one apart."""
        return [part for word in typed for part in self._parts(word, is_last=word is typed[-1])]

    def _parts(self, word: str, *, is_last: bool) -> list[str]:
        if len(word) < 10 or self._matcher.meanings(word, is_last=is_last).best >= _DOUBT:
            return [word]
        return self._segments(word) or [word]

    def _joined(self, words: Sequence[str]) -> Iterator[tuple[range, Alternative]]:
        """Yield what words side by side stand for when they are one word, and their places."""
        for start in range(len(words) - 1):
            joined = words[start]
            for end in range(start + 1, min(start + MOST_PARTS, len(words))):
                joined += words[end]
                first, after = self._vocabulary.beginning_with(joined)
                places = range(start, end + 1)
                for each in self._read_as_one(joined, first, after, words[start : end + 1]):
                    yield places, each
                if end == len(words) - 1 == start + 1 and 0 < after - first < _JOINED_STARTS:
                    yield places, Alternative(_JOINED_START, first, after, How.JOINED)
                if first == after:
                    break

    def _spelled_out(self, words: Sequence[str], text: str) -> Iterator[tuple[range, Alternative]]:
        """Yield words with other letters for those typed: `mueller` for müller."""
        spelled = dict(spelled_out(text))
        for at, word in enumerate(words if spelled else ()):
            number = self._vocabulary.find(spelled[word]) if word in spelled else -1
            if number >= 0:
                yield range(at, at + 1), Alternative(FORM, number, number + 1, How.LETTERS)

    def _read_as_one(
        self, joined: str, first: int, after: int, parts: Sequence[str]
    ) -> Iterable[Alternative]:
        """Return what `parts` stand for as one word; `first` … are the words that begin so."""
        numbered = letters_and_number(joined)
        if numbered and parts[0] == numbered[0]:
            return self._joined_number(*numbered)
        is_word = first < after and self._vocabulary.term(first) == joined
        if not is_word:
            return ()
        is_long = len(joined) >= _SHORTEST_JOINED or _mixes_digits(parts)
        if not is_long and not self._is_compound(first):
            return ()
        one = Alternative(_JOINED, first, first + 1, How.JOINED)
        return (one, *(each._replace(how=How.JOINED) for each in self._matcher.forms(joined)))

    def _is_compound(self, number: int) -> bool:
        """Return whether a title has this word as several."""
        field = self._corpus.postings.get(FORM_FIELD)
        return field is not None and field.size(number, number + 1) > 0

    def _joined_number(self, letters: str, number: str) -> tuple[Alternative, ...]:
        """Return the words that are these letters and this number, or this year."""
        found = [self._vocabulary.find(letters + each) for each in number_spellings(number)]
        return tuple(
            Alternative(_JOINED, each, each + 1, How.JOINED) for each in found if each >= 0
        )

    def _apart(self, letters: str, number: str) -> tuple[tuple[int, int], ...]:
        """Return these letters as a word, with each spelling of the number as another."""
        left = self._vocabulary.find(letters)
        found = [self._vocabulary.find(each) for each in number_spellings(number)]
        return tuple((left, right) for right in found if left >= 0 and right >= 0)

    def _halves(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return the two common words that `word` consists of, the rarer one most common."""
        best = _COMMON_PART - 1
        halves: tuple[tuple[int, int], ...] = ()
        for cut in range(3, len(word) - 2):
            left = self._vocabulary.find(word[:cut])
            right = self._vocabulary.find(word[cut:]) if left >= 0 else -1
            if right < 0:
                continue
            uses = min(self._uses(left), self._uses(right))
            if uses > best:
                best, halves = uses, ((left, right),)
        return halves

    def _side_by_side(self, word: str) -> Iterator[tuple[int, ...]]:
        """Yield the rare words that `word` is made of and that stand side by side in a title."""
        title = self._corpus.postings[self._corpus.naming]
        for parts in self._readings(word, _MOST_RARE_PARTS):
            rows = sorted((title.row(part) for part in parts), key=len)
            if not 0 < len(rows[0]) <= _RARE_PART:
                continue
            documents = reduce(in_both, rows)
            texts = self._corpus.folded_texts(documents) if len(documents) else []
            if any(Writing((word,)).found_in(text) for text in texts):
                yield parts

    def _readings(self, word: str, most: int) -> Iterator[tuple[int, ...]]:
        """Yield the ways to read a word as two to `most` words of the index."""
        for cut in range(1, len(word)):
            left = self._vocabulary.find(word[:cut])
            right = self._vocabulary.find(word[cut:]) if left >= 0 else -1
            if right >= 0:
                yield left, right
            if left >= 0 and most > 2:
                yield from ((left, *rest) for rest in self._readings(word[cut:], most - 1))

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
        return parts[::-1] if len(word) >= _LETTERS_A_PART * len(parts) else []

    def _uses(self, number: int) -> int:
        return self._corpus.uses(number, number + 1)


def _mixes_digits(parts: Sequence[str]) -> bool:
    """Return whether words are a number and letters, as `5 g` is: that they join is no chance."""
    return any(map(str.isdigit, parts)) and SMALL_WORDS.isdisjoint(parts)


def _telling(words: Sequence[str]) -> list[int]:
    """Return the places of the words that tell anything; the last one may be a beginning."""
    last = len(words) - 1
    return [at for at, word in enumerate(words) if at == last or word not in SMALL_WORDS]
