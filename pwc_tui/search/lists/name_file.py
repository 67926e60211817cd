"""One file of the index of names: which names have the words that were typed, or nearly."""

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.scoring import Scorer, Scores
from pwc_tui.search.index.aliases import Aliases
from pwc_tui.search.index.array_store import ArrayFile, Arrays
from pwc_tui.search.index.cache_release import register_cache
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.layout import NAME_FIELDS
from pwc_tui.search.query.query_terms import QueryReader, TermQuery
from pwc_tui.search.query.term_expansion import WordMatcher
from pwc_tui.search.text.name_tokenizer import name_words
from pwc_tui.system.progress import IsCancelled

_NO_MATCH = 0.45
"""A best score under this share of the possible one means that nothing matches."""

_AS_GOOD = 0.82
"""Share of the best score from which a name counts as found: it lacks no word that tells much."""

_RUNGS = (0.93, _AS_GOOD, 0.70, 0.55)
"""Shares of the best score from which names are taken, lowered until there are enough."""


NO_NAME = 0
"""The level of use of a number that nothing has, or nothing that is searched for."""

_LEVELS = 12
"""Levels of use per doubling: 20 doublings, a million papers, fit one byte."""


def level_of_use(use: int) -> int:
    """Return how much a name is used in one byte: neighbours differ by 6 percent."""
    return min(255, 1 + int(_LEVELS * math.log2(1 + use)))


class NameCorpus(Corpus):
    """The words of the names of some kinds; the names themselves are in the database."""

    has_texts = False

    def __init__(self, file: Arrays) -> None:
        super().__init__(file, NAME_FIELDS)
        self.levels: NDArray[np.uint8] = file.get("uses")
        """How much each name is used: see `level_of_use`."""
        self.firsts: list[int] = file.get("firsts").tolist()
        """Where each kind begins, with number 0 of the database, and the end."""

    def __len__(self) -> int:
        return len(self.levels)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The names that have most of what was typed."""

    words: list[str]
    """What was typed, in words: apart where they were typed as one."""
    numbers: list[int]
    """Best first, equally good ones by use."""
    total: int
    """How many match about as well as the best."""


class NameSource(Protocol):
    """Where names are found by their words."""

    def most_used(self, kind: Kind, limit: int) -> list[int]:
        """Return the numbers of the most used names of a kind, roughly in the order of use."""

    def best(self, kind: Kind, text: str, enough: int, is_cancelled: IsCancelled) -> Candidates:
        """Return the `enough` names of a kind that match best; raises Cancelled."""

    def going_on(self, kind: Kind, text: str, limit: int) -> list[int]:
        """Return the most used names of a kind that have all words of `text`, the last begun."""

    def release(self) -> None:
        """Give memory back."""


class NameFile:
    """Finds names of the kinds in one file. Safe to use from several threads."""

    def __init__(self, file: Arrays, corpus: NameCorpus, kinds: Sequence[Kind]) -> None:
        self._file = file
        self._corpus = corpus
        matcher = WordMatcher(self._corpus, has_forms=Kind.AUTHOR not in kinds)
        self._reader = QueryReader(self._corpus, matcher, Aliases(self._file))
        self._scorer = Scorer(self._corpus, matcher)
        self._places = {kind: place for place, kind in enumerate(kinds)}
        self._last: tuple[str, TermQuery, Scores] | None = None
        self._lock = threading.Lock()
        register_cache(self)

    @classmethod
    def open(cls, path: Path, kinds: Sequence[Kind]) -> Self:
        """Open the file at `path`; raises IndexMissing when it cannot be used."""
        file = ArrayFile(path)
        return cls(file, NameCorpus(file), kinds)

    def most_used(self, kind: Kind, limit: int) -> list[int]:
        """Return the numbers of the most used names of a kind, roughly in the order of use."""
        first, after = self._span(kind)
        uses = self._corpus.levels[first:after]
        numbers: list[int] = np.argsort(np.uint8(255) - uses, kind="stable")[:limit].tolist()
        return [number for number in numbers if uses[number] != NO_NAME]

    def best(self, kind: Kind, text: str, enough: int, is_cancelled: IsCancelled) -> Candidates:
        """Return the `enough` names of a kind that match best; raises Cancelled."""
        query, scores = self._scores(" ".join(name_words(text)), is_cancelled)
        words = query.typed.split()
        if scores is None:
            return Candidates(words, [], 0)
        first, after = self._span(kind)
        values = scores.values[first:after]
        best = int(values.max(initial=0))
        if best == 0 or best < _NO_MATCH * scores.possible:
            return Candidates(words, [], 0)
        total = int(np.count_nonzero(values >= np.uint16(_AS_GOOD * best)))
        numbers = _descending(values, self._corpus.levels[first:after], best, enough).tolist()
        return Candidates(words, numbers, total)

    def going_on(self, kind: Kind, text: str, limit: int) -> list[int]:
        """Return the most used names of a kind that have all words of `text`, the last begun."""
        words, (first, after) = name_words(text), self._span(kind)
        has_all = np.zeros(after - first, np.int16)
        for word in words:
            has_it = np.zeros(len(has_all), np.bool_)
            has_it[self._names_with(word, first, after, is_begun=word is words[-1])] = True
            has_all += has_it
        found = np.flatnonzero(has_all == len(words)) if words else np.zeros(0, np.int64)
        uses = self._corpus.levels[first:after][found]
        order = np.argsort(np.uint8(255) - uses, kind="stable")[:limit]
        return found[order].tolist()  # type: ignore[no-any-return]  # NumPy's

    def _names_with(
        self, word: str, first: int, after: int, *, is_begun: bool
    ) -> NDArray[np.int32]:
        """Return the names of a kind, counted from its first, that have a word."""
        vocabulary, postings = self._corpus.vocabulary, self._corpus.postings["name"]
        start, end = vocabulary.beginning_with(word)
        if not is_begun:
            start = vocabulary.find(word)
            end = start + 1
        names = postings.rows(start, end) if start >= 0 else np.zeros(0, np.int32)
        return names[(names >= first) & (names < after)] - first

    def rest(self) -> None:
        """Forget the scores of the last text."""
        with self._lock:
            self._last = None

    def release(self) -> None:
        """Give memory back: see `ArrayFile.release`."""
        self._file.release()

    def _scores(self, text: str, is_cancelled: IsCancelled) -> tuple[TermQuery, Scores | None]:
        """Score all names, None for no words; several kinds are asked for with the same text."""
        with self._lock:
            last = self._last
        if last is None or last[0] != text:
            query = self._reader.read(text)
            if not query.wanted or not len(self._corpus):
                return query, None
            last = text, query, self._scorer.score(query, is_cancelled)
            with self._lock:
                self._last = last
        return last[1:]

    def _span(self, kind: Kind) -> tuple[int, int]:
        place = self._places[kind]
        return self._corpus.firsts[place], self._corpus.firsts[place + 1]


def _descending(
    values: NDArray[np.uint16], uses: NDArray[np.uint8], best: int, enough: int
) -> NDArray[np.int64]:
    """Return the places of the `enough` best values, best first, equal ones by use."""
    places = np.flatnonzero(values >= np.uint16(max(1, int(_RUNGS[-1] * best))))
    found = values[places]
    for rung in _RUNGS:
        chosen = found >= np.uint16(max(1, int(rung * best)))
        if np.count_nonzero(chosen) >= enough:
            break
    places, found = places[chosen], found[chosen]
    keys = (found.astype(np.int64) << 8) | uses[places]
    if len(keys) > enough:
        part = np.argpartition(keys, len(keys) - enough)[-enough:]
        places, keys = places[part], keys[part]
    return places[np.lexsort((places, -keys))]
