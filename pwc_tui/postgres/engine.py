"""The search over the papers of a server: candidates from there, ranked as those of an own index.

What one search needs of the index is built for it: the words near the typed ones, and the texts of
the few hundred papers that the server finds with them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.postgres.candidate_queries import CandidateQuery, candidate_queries, phrase_query
from pwc_tui.postgres.fuzzy_words import FuzzyWordFinder
from pwc_tui.postgres.memory_arrays import KnownUses, MemoryArrays
from pwc_tui.postgres.remote_arrays import ServerArrays
from pwc_tui.postgres.search_queries import ServerSearch, any_of, quoted
from pwc_tui.search.engine.explain import Explanation
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.engine.searcher import LOOKED_AT_TWICE, Searcher, plain_ids
from pwc_tui.search.index.aliases import Aliases, alias_key
from pwc_tui.search.index.array_store import Arrays
from pwc_tui.search.index.corpus_build import IndexField, WordNumbers, corpus_arrays
from pwc_tui.search.index.layout import FORM, PAPER_FIELDS, PAPERS
from pwc_tui.search.index.postings import sequence_arrays
from pwc_tui.search.index.sort_orders import Orders
from pwc_tui.search.query.query_terms import QueryReader
from pwc_tui.search.query.term_expansion import WordMatcher
from pwc_tui.search.text.compounds import spelled_out
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.search.text.word_forms import other_forms
from pwc_tui.system.progress import IsCancelled, never

CANDIDATES = 800
"""Papers whose texts are fetched for one search: the list that it gives has no more."""

_AT_ONCE = 300
"""Papers of each question that are candidates, so that the ones after it get their turn."""

_FEW_ALLOWED = 5_000
"""Papers that a filter leaves from which these are looked through, and not all."""

_MOST_TYPED = 14
"""Words that others near them are looked for; more are pasted text."""

_MOST_TEXT = 1_000
"""Characters of a text whose letters are spelled out."""

_NO_AUTHOR = "ACD"
"""The weights of all fields but the names of people."""

_NO_IDS = np.zeros(0, np.int64)
_FIELDS = ("author", "task", "method", "model", "venue", FORM)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query as the server is asked: papers that are called so, and what finds others."""

    named: tuple[int, ...]
    queries: tuple[CandidateQuery, ...]


class ServerEngine:
    """Answers searches from a server. Safe to use from several threads.

    As `SearchEngine`, but that an answer has 800 papers at most. Raises UserError, in
    every method, when the server fails.
    """

    folder: Path | None = None
    """Links between papers are asked of the database."""

    def __init__(self, search: ServerSearch) -> None:
        self.server = search
        """The tables that are searched."""
        self.build_id = search.build_id
        """Which import is searched."""
        self._near = FuzzyWordFinder(search, None)
        self._last: tuple[str, PaperResults] | None = None

    @cached_property
    def orders(self) -> Orders:
        """All papers in each order, fetched when the first of them is asked for: 10 MB at most."""
        return Orders(MemoryArrays({}, ServerArrays(self.server, PAPERS).whole))

    def arrays(self, name: str) -> Arrays:
        """Return the arrays of the index' file that is called so, fetched as they are used."""
        return ServerArrays(self.server, name)

    def __len__(self) -> int:
        """Return how many papers there are, numbered from 1 to this."""
        return self.server.papers

    def search(
        self,
        text: str,
        *,
        limit: int = 1000,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_cancelled: IsCancelled = never,
    ) -> PaperResults:
        """Return the papers that `text` may mean: see `SearchEngine.search`."""
        if not query_words(text):
            return PaperResults()
        vocabulary = self._vocabulary(text)
        _give_up_if(is_cancelled)
        asked = self._asked(text, vocabulary)
        candidates = self._candidates(asked, allowed, is_cancelled)
        _give_up_if(is_cancelled)
        finder = self._finder(text, vocabulary, candidates)
        found = finder.find(
            text, limit, allowed=allowed, is_strict=is_strict, is_cancelled=is_cancelled
        )
        if is_strict and found.ids:
            ids = np.union1d(np.asarray(found.ids), self._all_with(asked, allowed))[:limit]
            return replace(found, ids=plain_ids(ids))
        return found

    def all_matching(self, text: str, is_cancelled: IsCancelled = never) -> PaperResults:
        """Return the papers that `text` may mean, 800 at most; the last answer is remembered."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = text, self.search(text, limit=CANDIDATES, is_cancelled=is_cancelled)
        return last[1]

    def explain(self, text: str, paper_id: int) -> Explanation:
        """Return why the paper is where it is in the answer to `text`: see `SearchEngine`."""
        if not 1 <= paper_id <= len(self):
            raise IndexError(f"There is no paper {paper_id}")
        vocabulary = self._vocabulary(text)
        return self._finder(text, vocabulary, [paper_id]).explain(text, paper_id - 1)

    def near_words(self, word: str, limit: int = 5) -> list[str]:
        """Return the words that `word` may be a slip of, likeliest first, without itself."""
        folded = query_words(word)
        if len(folded) != 1:
            return []
        return self._finder(word, self._near.near(folded), []).near_words(word, limit)

    def uses(self, word: str) -> int:
        """Return how many titles and authors of papers have exactly this word, folded."""
        folded = query_words(word)
        return self.server.uses(None, folded).get(folded[0], 0) if len(folded) == 1 else 0

    def titles(self, papers: NDArray[np.int64]) -> list[str]:
        """Return the folded titles of papers, counted from 0."""
        found = {row[0]: row[1] for row in self.server.texts([int(paper) + 1 for paper in papers])}
        return [found.get(int(paper) + 1, "") for paper in papers]

    def papers_with_word(self, word: str) -> NDArray[np.int32]:
        """Return the papers, counted from 0, that have a form of a word in any field, in order."""
        folded = query_words(word)
        if len(folded) != 1:
            return np.zeros(0, np.int32)
        # Of people's names only what is typed: Williams is no plural of William.
        forms = (quoted(form, _NO_AUTHOR) for form in other_forms(folded[0]))
        query = any_of((quoted(folded[0]), *forms))
        return np.sort(np.asarray(self.server.paper_ids(query, None, is_common=True), np.int32)) - 1

    def with_phrase(self, words: Sequence[str], documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return for each of these papers, counted from 0, whether its title has the phrase."""
        if not words:
            return np.ones(len(documents), np.bool_)
        found = self.server.papers_with_phrase(*phrase_query(words))
        return np.isin(documents, np.asarray(found, np.int32) - 1)

    def _vocabulary(self, text: str) -> dict[str, int]:
        """Return by word how often it is used, for all that the words of a text may stand for."""
        near = self._near.near(query_words(text)[:_MOST_TYPED])
        spelled = [other for _, other in spelled_out(text[:_MOST_TEXT])]
        return near | (self.server.uses(None, spelled) if spelled else {})

    def _asked(self, text: str, vocabulary: Mapping[str, int]) -> _Asked:
        """Read `text` with the words near it."""
        corpus = self._corpus(vocabulary, ())
        query = QueryReader(corpus, WordMatcher(corpus), self._aliases(text)).read(text)
        named = tuple((query.named + 1).tolist())
        return _Asked(named, tuple(candidate_queries(corpus, query.wanted, len(self))))

    def _candidates(
        self, asked: _Asked, allowed: NDArray[np.bool_] | None, is_cancelled: IsCancelled
    ) -> Sequence[int]:
        """Return the papers that are looked at, in no order."""
        found: dict[int, None] = dict.fromkeys(asked.named)
        for ask in asked.queries:
            _give_up_if(is_cancelled)
            found |= dict.fromkeys(self._ids(ask, allowed, _AT_ONCE).tolist())
            if len(found) >= (LOOKED_AT_TWICE if ask.is_enough else CANDIDATES):
                break
        return list(found)[:CANDIDATES]

    def _all_with(self, asked: _Asked, allowed: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """Return all papers that have what was typed, for an order that is not by relevance."""
        whole = (ask for ask in asked.queries if ask.is_enough)
        return next((self._ids(ask, allowed, None) for ask in whole), _NO_IDS)

    def _ids(
        self, ask: CandidateQuery, allowed: NDArray[np.bool_] | None, limit: int | None
    ) -> NDArray[np.int64]:
        """Return the first papers that are found, None for all, of those that are allowed."""
        server = self.server
        if allowed is None:
            found = server.paper_ids(ask.query, limit, is_common=ask.is_common)
            return np.asarray(found, np.int64)
        places = np.flatnonzero(allowed) + 1
        if len(places) <= _FEW_ALLOWED:
            found = server.papers_among(ask.query, places.tolist())
        else:
            found = server.paper_ids(ask.query, None, is_common=ask.is_common)
        ids = np.sort(np.asarray(found, np.int64))
        chosen: NDArray[np.int64] = ids[allowed[ids - 1]][:limit]
        return chosen

    def _aliases(self, text: str) -> Aliases:
        key = alias_key(query_words(text))
        papers = self.server.aliases(key)
        return Aliases(
            MemoryArrays(
                {
                    "alias_keys": np.full(len(papers), key, np.uint32),
                    "alias_documents": np.array(papers, np.int32),
                }
            )
        )

    def _finder(self, text: str, vocabulary: Mapping[str, int], ids: Sequence[int]) -> Searcher:
        rows = self.server.texts(ids) if ids else []
        return Searcher(self._corpus(vocabulary, rows), self._aliases(text))

    def _corpus(self, vocabulary: Mapping[str, int], rows: Sequence[tuple[Any, ...]]) -> KnownUses:
        """Return the corpus of these papers and words."""
        numbers = WordNumbers()
        numbers.number(vocabulary)
        documents = np.array([row[0] for row in rows], np.int32) - 1
        words, sizes = numbers.read(str(row[1]).split() for row in rows)
        fields = {"title": (words, np.repeat(documents, sizes))}
        for at, name in enumerate(_FIELDS, 2):
            found, counts = numbers.read(str(row[at]).split() for row in rows)
            fields[name] = found, np.repeat(documents, counts)
        terms, places = numbers.sort()
        all_sizes = np.zeros(len(self), np.int64)
        all_sizes[documents] = sizes
        arrays = corpus_arrays(
            terms, ((name, IndexField.whole(places[w], d)) for name, (w, d) in fields.items())
        )
        arrays |= sequence_arrays("texts", places[words], all_sizes)
        corpus = KnownUses(MemoryArrays(arrays), PAPER_FIELDS)
        local = corpus.local_uses()
        return corpus.know(
            vocabulary.get(term, used) for term, used in zip(terms, local, strict=True)
        )


def _give_up_if(is_cancelled: IsCancelled) -> None:
    if is_cancelled():
        raise Cancelled
