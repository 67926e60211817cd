"""The names of things on a server: candidates from there, ranked as those of an own index."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pwc_tui.domain.refs import Kind
from pwc_tui.postgres.candidate_queries import candidate_queries
from pwc_tui.postgres.fuzzy_words import FuzzyWordFinder
from pwc_tui.postgres.memory_arrays import MemoryArrays, PartialNames
from pwc_tui.postgres.search_queries import ServerSearch, all_of, quoted
from pwc_tui.search.index.aliases import Aliases, AliasList
from pwc_tui.search.index.corpus_build import IndexField, WordNumbers, corpus_arrays
from pwc_tui.search.index.layout import NAME_FILES
from pwc_tui.search.lists.name_file import Candidates, NameFile, level_of_use
from pwc_tui.search.query.query_terms import QueryReader
from pwc_tui.search.query.term_expansion import WordMatcher
from pwc_tui.search.text.name_tokenizer import name_words
from pwc_tui.system.progress import IsCancelled

GROUPS = tuple(Path(name).stem for name in NAME_FILES)
"""The kinds that share their words, by the name of the index' file of them."""

_AT_ONCE = 150
"""Names of each kind that a question gives: more than are compared."""

_MOST_TYPED = 8


class ServerNames:
    """Finds the names of some kinds on a server. Safe to use from several threads."""

    def __init__(self, search: ServerSearch, group: str, kinds: Sequence[Kind]) -> None:
        self._search = search
        self._group = group
        self._kinds = kinds
        self._near = FuzzyWordFinder(search, group)
        self._lock = threading.Lock()
        self._firsts: dict[Kind, int] | None = None
        self._count = 0
        self._last: tuple[str, NameFile] | None = None

    def most_used(self, kind: Kind, limit: int) -> list[int]:
        """Return the numbers of the most used names of a kind."""
        return self._search.most_used(kind.value, limit)

    def best(self, kind: Kind, text: str, enough: int, is_cancelled: IsCancelled) -> Candidates:
        """Return the `enough` names of a kind that match best; raises Cancelled."""
        words = name_words(text)
        if not words:
            return Candidates([], [], 0)
        with self._lock:  # kinds are asked for one after the other, with the same text
            if self._last is None or self._last[0] != text:
                self._last = text, self._file(" ".join(words))
            return self._last[1].best(kind, text, enough, is_cancelled)

    def going_on(self, kind: Kind, text: str, limit: int) -> list[int]:
        """Return the most used names of a kind that have all words of `text`, the last begun."""
        words = name_words(text)
        if not words:
            return []
        wanted = all_of((*map(quoted, words[:-1]), quoted(words[-1], "*")))
        found = self._search.names(self._group, wanted, limit)
        return [number for name, number, *_ in found if name == kind.value]

    def release(self) -> None:
        """Keep what there is: it is small."""

    def _file(self, text: str) -> NameFile:
        """Return the part of the names that `text` may mean."""
        vocabulary = self._near.near(text.split()[:_MOST_TYPED])
        arrays = MemoryArrays(AliasList().arrays())
        corpus = self._corpus(vocabulary, ())
        matcher = WordMatcher(corpus, has_forms=Kind.AUTHOR not in self._kinds)
        query = QueryReader(corpus, matcher, Aliases(arrays)).read(text)
        rows: dict[tuple[str, int], tuple[str, int, str, int]] = {}
        for ask in candidate_queries(corpus, query.wanted, len(corpus)):
            if ask.is_enough:  # names have no titles to be asked for alone
                found = self._search.names(self._group, ask.query, _AT_ONCE)
                rows |= {(kind, number): row for row in found for kind, number in [row[:2]]}
            if len(rows) >= _AT_ONCE * len(self._kinds):
                break
        corpus = self._corpus(vocabulary, list(rows.values()))
        return NameFile(arrays, corpus, self._kinds)

    def _corpus(
        self, vocabulary: dict[str, int], rows: Sequence[tuple[str, int, str, int]]
    ) -> PartialNames:
        firsts = self._places()
        numbers = WordNumbers()
        numbers.number(vocabulary)
        places = [firsts[Kind(kind)] + number for kind, number, *_ in rows]
        words, sizes = numbers.read(text.split() for _, _, text, _ in rows)
        terms, order = numbers.sort()
        levels = np.zeros(self._count, np.uint8)
        levels[np.array(places, np.int64)] = [level_of_use(use) for *_, use in rows]
        owners = np.repeat(np.array(places, np.int32), sizes)
        arrays = corpus_arrays(terms, [("name", IndexField.whole(order[words], owners))])
        arrays["uses"] = levels
        arrays["firsts"] = np.array([*firsts.values(), self._count], np.int32)
        corpus = PartialNames(MemoryArrays(arrays))
        local = corpus.local_uses()
        return corpus.know(
            vocabulary.get(term, used) for term, used in zip(terms, local, strict=True)
        )

    def _places(self) -> dict[Kind, int]:
        """Return where each kind begins, with its number 0."""
        if self._firsts is None:
            last, firsts = self._search.last_names(self._group), {}
            for kind in self._kinds:
                firsts[kind] = self._count
                self._count += last.get(kind.value, 0) + 1
            self._firsts = firsts
        return self._firsts
