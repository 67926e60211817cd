"""Finding everything that is no paper by its name, typing errors forgiven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from math import log10
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pwc_tui.config import Database
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.search.engine.similarity import likenesses, words_like
from pwc_tui.search.index.layout import NAME_FILES
from pwc_tui.search.lists.name_file import Candidates, NameFile, NameSource
from pwc_tui.search.text.compounds import Writing
from pwc_tui.search.text.name_tokenizer import name_words
from pwc_tui.search.text.tokenizer import index_words
from pwc_tui.store.queries.names import NameRow, Names
from pwc_tui.system.progress import IsCancelled, never

_COMPARED = (24, 100)
"""Names that are compared with what was typed, and read from the database for that: a few, and more
where none of these is surely meant. With all of them always, a box of everything takes twice as
long."""

_SURE = 0.80
"""Likeness from which a name is surely meant."""

_LEAST = 0.45
"""Likeness under which a name is not what was meant: about half of what was typed is in it."""

_ALIAS = 0.95
"""What a synonym or a full name is worth beside the name itself."""

_USE = 0.012
_USE_AT_MOST = 5.0
"""Added per power of ten of the use: enough to order equals, too little to outdo an exact name."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that was found. `score` (0 to about 1) compares names of all kinds and calls."""

    ref: Ref
    detail: str
    """One short fact, as `EntityRow.detail`."""
    score: float
    terms: tuple[str, ...]
    """The words that were matched, for `search.text.highlight.spans`."""
    use: int
    """Papers; results for a leaderboard or a model."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The best names of one kind, and how many match about as well as the best."""

    hits: tuple[NameHit, ...]
    total: int


class NameIndex:
    """All names, found by their words and read from the database.

    Safe to use from several threads.
    """

    def __init__(self, sources: Mapping[Kind, NameSource], database: Database) -> None:
        self._names = Names(database)
        self._files = dict(sources)

    @classmethod
    def open(cls, folder: Path, database: Path) -> Self:
        """Open the index in `folder`, which was made of `database`.

        Raises IndexMissing when there is no index that can be used.
        """
        files: dict[Kind, NameSource] = {}
        for name, kinds in NAME_FILES.items():
            files |= dict.fromkeys(kinds, NameFile.open(folder / name, kinds))
        return cls(files, database)

    def find(self, text: str, kinds: Sequence[Kind], limit: int = 50) -> list[NameHit]:
        """Return the things of these kinds whose name `text` may mean, best first.

        For no words, the most used ones. Takes any text.
        """
        if text.strip():
            found = [self.matches(text, kind, limit).hits for kind in kinds]
            return list(islice(merge(*found, key=lambda hit: -hit.score), limit))
        most = [self._most_used(kind, limit) for kind in kinds]
        return list(islice(merge(*most, key=lambda hit: -hit.use), limit))

    def going_on(self, text: str, kind: Kind, limit: int) -> list[NameHit]:
        """Return the most used things whose name has all words of `text`, the last one begun."""
        rows = self._names.pick(kind, self._files[kind].going_on(kind, text, limit))
        return _hits(rows, [1.0] * len(rows), name_words(text))

    def matches(
        self, text: str, kind: Kind, limit: int = 50, is_cancelled: IsCancelled = never
    ) -> Matches:
        """Return the things of one kind whose name `text` may mean; raises Cancelled if it is."""
        file = self._files[kind]
        found = file.best(kind, text, max(limit, _COMPARED[-1]), is_cancelled)
        ranked, compared = self._compare(kind, found)
        best = ranked[:limit]
        if best:
            # As good at the first look, and behind those that were looked at twice.
            rows = self._names.pick(kind, found.numbers[compared : min(limit, found.total)])
            best += [(best[-1][0], row) for row in rows]
        file.release()
        hits = _hits([row for _, row in best], [score for score, _ in best], found.words)
        return Matches(tuple(hits), max(found.total, len(hits)) if hits else 0)

    def _compare(self, kind: Kind, found: Candidates) -> tuple[list[tuple[float, NameRow]], int]:
        """Return the first few candidates with their scores, best first, and how many were read."""
        ranked: list[tuple[float, NameRow]] = []
        done = 0
        for end in _COMPARED:
            rows = self._names.pick(kind, found.numbers[done:end])
            scores = _scores(found.words, rows, by_letters=kind is not Kind.AUTHOR).tolist()
            ranked += zip(scores, rows, strict=True)
            done = end
            if len(found.numbers) <= done or max(scores, default=0) >= _SURE:
                break
        ranked.sort(key=lambda each: -each[0])
        return [each for each in ranked if each[0] >= _LEAST], done

    def _most_used(self, kind: Kind, limit: int) -> list[NameHit]:
        rows = self._names.pick(kind, self._files[kind].most_used(kind, limit))
        rows.sort(key=lambda row: -row.use)
        return _hits(rows, [0.0] * len(rows), ())


def _scores(
    words: Sequence[str], rows: Sequence[NameRow], *, by_letters: bool
) -> NDArray[np.float32]:
    """Return how likely each of the names is meant: how like it is, and a little for its use."""
    texts = [(at, 1.0, row.ref.name) for at, row in enumerate(rows)]
    texts += [(at, _ALIAS, alias) for at, row in enumerate(rows) for alias in row.aliases]
    writing = Writing(tuple(words))
    named = writing.applied([" ".join(name_words(text)) for _, _, text in texts])
    alike = likenesses(words, [name.split() for name in named], by_letters=by_letters)
    scores = np.zeros(len(rows), np.float32)
    places = np.array([at for at, _, _ in texts], np.int64)
    worth = np.array([worth for _, worth, _ in texts], np.float32)
    np.maximum.at(scores, places, alike * worth)
    uses = [min(log10(1 + row.use), _USE_AT_MOST) for row in rows]
    return scores + np.float32(_USE) * np.array(uses, np.float32) * (scores > 0)


def _hits(rows: Sequence[NameRow], scores: Sequence[float], words: Sequence[str]) -> list[NameHit]:
    """Return the rows as hits, with the words that are like a typed one: whole, as marks are."""
    names = [[(word, name_words(word)) for word in index_words(row.ref.name)] for row in rows]
    known = {part for name in names for _, parts in name for part in parts}
    like = words_like(words, sorted(known))
    writing = Writing(tuple(words))
    together = [writing.found_in(" ".join(word for word, _ in name)) for name in names]
    terms = (
        tuple(dict.fromkeys((*joined, *(w for w, parts in name if like.intersection(parts)))))
        for joined, name in zip(together, names, strict=True)
    )
    return [
        NameHit(row.ref, row.detail, score, matched, row.use)
        for row, score, matched in zip(rows, scores, terms, strict=True)
    ]
