"""What a text holds: a word in any field, words one after the other in the naming text.

In any of their forms: `multi-task nets` is in "A Multitask Net".
"""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.layout import AUTHOR, FORM
from pwc_tui.search.query.term_expansion import WordMatcher
from pwc_tui.search.text.compounds import joined_runs

_MOST_READINGS = 16
"""Ways to write a phrase that are looked for."""

_LOOKED_AT = 20
"""Documents that tell of which words one consists."""

_Place = tuple[int, ...]
"""The words, by number, of which one must stand at a place of a phrase."""


class Phrases:
    """Finds what texts hold. Safe to use from several threads."""

    def __init__(self, corpus: Corpus, matcher: WordMatcher) -> None:
        self._corpus = corpus
        self._matcher = matcher

    def documents_with(self, word: str) -> NDArray[np.int32]:
        """Return the documents that have a form of this word in any field, in order."""
        number = self._corpus.vocabulary.find(word)
        forms = self._forms(word)
        holds = np.zeros(len(self._corpus), np.bool_)
        for name, field in self._corpus.postings.items():
            for each in (number,) if name == AUTHOR and number >= 0 else forms:
                holds[field.row(each)] = True
        return np.flatnonzero(holds).astype(np.int32)

    def with_phrase(self, words: Sequence[str], documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return for each document whether its text has all these words, one after the other.

        No words are in every text. Words are folded as `query_words` returns them.
        """
        if not words:
            return np.ones(len(documents), np.bool_)
        holds = np.zeros(len(documents), np.bool_)
        for places in islice(self._readings(words), _MOST_READINGS):
            naming = self._naming_all(places)[documents]
            if len(places) > 1:
                candidates = np.flatnonzero(naming & ~holds)
                naming[candidates] = self._in_a_row(places, documents[candidates])
            holds |= naming
        return holds

    def _forms(self, word: str) -> _Place:
        """Return a word and its other forms, of those that there are."""
        number = self._corpus.vocabulary.find(word)
        others = (each.first for each in self._matcher.forms(word))
        return (*((number,) if number >= 0 else ()), *others)

    def _readings(self, words: Sequence[str]) -> Iterator[tuple[_Place, ...]]:
        """Yield the ways in which a phrase may be written, as it is typed first."""
        if not words:
            yield ()
            return
        for taken, places in self._beginnings(words):
            for rest in self._readings(words[taken:]):
                yield (*places, *rest)

    def _beginnings(self, words: Sequence[str]) -> Iterator[tuple[int, tuple[_Place, ...]]]:
        """Yield how many words are read, and as what: one, several as one, one as several."""
        if forms := self._forms(words[0]):
            yield 1, (forms,)
        for first, after, joined in joined_runs(words):
            if first == 0 and (forms := self._forms(joined)):
                yield after, (forms,)
        for parts in self._parts(words[0]):
            yield 1, tuple(self._forms(part) for part in parts)

    def _parts(self, word: str) -> Iterator[tuple[str, ...]]:
        """Yield the words that titles have for this one."""
        number = self._corpus.vocabulary.find(word)
        if number < 0 or FORM not in self._corpus.postings:
            return
        documents = self._corpus.postings[FORM].row(number)[:_LOOKED_AT]
        found: dict[tuple[str, ...], None] = {}
        for title in self._corpus.folded_texts(documents) if len(documents) else ():
            written = title.split()
            for first, after, joined in joined_runs(written):
                if joined == word:
                    found[tuple(written[first:after])] = None
        yield from found

    def _naming_all(self, places: Sequence[_Place]) -> NDArray[np.bool_]:
        """Return for every document whether its naming text has one word of each place.

        Where there is only one place, what a title has as several words counts too.
        """
        corpus = self._corpus
        fields = [corpus.postings[corpus.naming]]
        if len(places) == 1 and FORM in corpus.postings:
            fields.append(corpus.postings[FORM])
        holds = np.ones(len(corpus), np.bool_)
        for place in set(places):
            has_any = np.zeros(len(corpus), np.bool_)
            for field in fields:
                for number in place:
                    has_any[field.row(number)] = True
            holds &= has_any
        return holds

    def _in_a_row(
        self, places: Sequence[_Place], documents: NDArray[np.int32]
    ) -> NDArray[np.bool_]:
        words, sizes = self._corpus.texts.gather(documents)
        starts = len(words) - len(places) + 1
        holds = np.zeros(len(documents), np.bool_)
        if starts <= 0:
            return holds
        matches = np.ones(starts, np.bool_)
        for at, place in enumerate(places):
            here = words[at : at + starts]
            matches &= np.logical_or.reduce([here == number for number in place])
        owners = np.repeat(np.arange(len(documents)), sizes)
        first = np.flatnonzero(matches)
        holds[owners[first][owners[first] == owners[first + len(places) - 1]]] = True
        return holds
