"""One search over one corpus: read the query, score all documents, look again at the best."""

import math
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.search.engine.explain import Explanation, explain
from pwc_tui.search.engine.scoring import Cancelled, Scorer, Scores, TermPlaces, rerank
from pwc_tui.search.index.aliases import Aliases
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.postings import is_among
from pwc_tui.search.query.phrases import Phrases
from pwc_tui.search.query.query_terms import QueryReader, QueryTerm, TermQuery
from pwc_tui.search.query.term_expansion import Alternative, How, WordMatcher
from pwc_tui.search.text.tokenizer import query_words
from pwc_tui.system.progress import IsCancelled, never

LOOKED_AT_TWICE = 100
"""Documents that are re-ranked. Re-ranking 1,000 was measured to be worse and slower."""

_NEARLY_AS_GOOD = 0.93
_AND_IMPORTANT = 24
"""Documents that are re-ranked too: of those nearly as good as the best the most important ones.
Where a hundred write `mask rcnn`, the paper that calls it `Mask R-CNN` is among these."""

_RUNGS = (0.93, 0.82, 0.70, 0.55, 0.40)
"""Shares of the best score from which documents are taken, lowered until there are enough."""

_STRICT_RUNGS = (0.93, 0.82, 0.70)
"""The same where the order is not by relevance: a weak match would come first by its date."""

_MARKED = 50
"""Best documents whose matched words are told: more than a screen shows."""


class Searcher:
    """Searches a corpus. Safe to use from several threads."""

    def __init__(self, corpus: Corpus, aliases: Aliases) -> None:
        self._corpus = corpus
        matcher = self._matcher = WordMatcher(corpus)
        self._reader = QueryReader(corpus, matcher, aliases)
        self._scorer = Scorer(corpus, matcher)
        self.phrases = Phrases(corpus, matcher)
        """What texts hold."""

    def find(
        self,
        text: str,
        limit: int,
        *,
        allowed: NDArray[np.bool_] | None = None,
        is_strict: bool = False,
        is_cancelled: IsCancelled = never,
    ) -> PaperResults:
        """Return the papers that `text` may mean, `limit` at most; none for no words.

        `allowed` says for every paper whether it may be found. `is_strict` leaves out weak
        matches. Raises Cancelled as soon as `is_cancelled()` is true.
        """
        query = self._reader.read(text)
        if not query.wanted or not len(self._corpus):
            return PaperResults()
        scores = self._scorer.score(query, is_cancelled)
        documents = _best(query, scores, limit, allowed, _STRICT_RUNGS if is_strict else _RUNGS)
        if is_cancelled():
            raise Cancelled
        return self._look_again(query, scores, documents)

    def explain(self, text: str, document: int) -> Explanation:
        """Return why `document` is where it is in what `find` returns for `text`."""
        return explain(self._corpus, self._scorer, self._reader.read(text), document)

    def near_words(self, word: str, limit: int) -> list[str]:
        """Return the words of the index that `word` may be a slip of, likeliest first."""
        folded = query_words(word)
        if len(folded) != 1:
            return []
        likely = self._matcher.corrections(folded[0])
        return self._corpus.vocabulary.terms([each.first for each in likely[:limit]])

    def _look_again(
        self, query: TermQuery, scores: Scores, documents: NDArray[np.int64]
    ) -> PaperResults:
        if not len(documents):
            return PaperResults()
        many = LOOKED_AT_TWICE
        if query.writing:
            many += _AND_IMPORTANT
            documents = documents[_looked_at(documents, scores.values[documents])]
        first = documents[:many]
        shares = scores.values[first].astype(np.float32) / np.float32(scores.possible)
        order = rerank(self._corpus, query, first, shares)
        documents = np.concatenate((first[order], documents[many:]))
        terms = matched_terms(self._corpus, self._scorer, query.wanted, documents[:_MARKED])
        return PaperResults(plain_ids(documents + 1), terms, share=float(shares[order[0]]))


def plain_ids(ids: NDArray[Any]) -> "array[int]":
    """Return `ids` as numbers that sqlite3 and others take, four bytes each."""
    plain = array("i")
    plain.frombytes(ids.astype(np.int32).tobytes())
    return plain


def _looked_at(documents: NDArray[np.int64], scores: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Return the places of all documents, first those that are looked at twice."""
    order = np.arange(len(documents))
    after = int(np.count_nonzero(scores >= _NEARLY_AS_GOOD * float(scores[0])))
    if after <= LOOKED_AT_TWICE + _AND_IMPORTANT:
        return order
    near = documents[LOOKED_AT_TWICE:after]
    chosen = LOOKED_AT_TWICE + np.argpartition(near, _AND_IMPORTANT)[:_AND_IMPORTANT]
    chosen.sort()
    is_chosen = np.zeros(len(documents), np.bool_)
    is_chosen[:LOOKED_AT_TWICE] = is_chosen[chosen] = True
    return np.concatenate((order[is_chosen], order[~is_chosen]))


def _best(
    query: TermQuery,
    scores: Scores,
    limit: int,
    allowed: NDArray[np.bool_] | None,
    rungs: Sequence[float],
) -> NDArray[np.int64]:
    """Return the documents with the best scores, best first, equal ones by importance."""
    values = scores.values if allowed is None else scores.values * allowed
    best = int(values.max())
    if best == 0 or best < minimum_should_match(query, len(values)) * scores.possible:
        return np.zeros(0, np.int64)
    found = np.flatnonzero(values >= max(1, int(rungs[-1] * best)))
    values = values[found]
    for rung in rungs:
        chosen = values >= max(1, int(rung * best))
        if np.count_nonzero(chosen) >= LOOKED_AT_TWICE:
            break
    found, values = found[chosen], values[chosen]
    if int(values.min()) == best:
        return found[:limit]
    # Of 16-bit numbers NumPy sorts 100,000 a millisecond, and keeps the order of equal ones.
    order = np.argsort(np.uint16(65535) - values, kind="stable")
    return found[order[:limit]]


_ENOUGH = 0.36
"""Least share of the possible score where a word of the query is known. 0.30 to 0.46
find the same known items."""

_ENOUGH_OF_SEVERAL = 0.50
"""The same where none is known: more than one of them must be matched."""

_ENOUGH_OF_ONE = 0.45
_MORE_OF_MANY = 0.0365
"""The same for a lone word, and what is added per power of ten of documents, to 0.66 for 576,261:
near every random word is some rare name, so that a far correction must lead to a common word."""

_LONG = 7
_MORE_OF_SHORT = 0.045
"""Letters from which a lone word is no chance, and what is added for each that it lacks: two edits
leave little of five letters. Of 200 random words of five letters 31 are answered instead of 103, of
four 95 instead of 133; 3 of 213 and 2 of 57 slips in (of four letters: common) words are lost."""

_SOUND = frozenset(How) - {How.TYPO, How.ABBREVIATION}
"""What leaves no doubt that a word is known."""


def minimum_should_match(query: TermQuery, documents: int) -> float:
    """Return which part of the possible score the best document must have to be an answer.

    `documents` is how many there are.
    """
    if any(_is_sound(word) for word in query.wanted):
        return _ENOUGH
    if len(query.wanted) > 1:
        return _ENOUGH_OF_SEVERAL
    missing = max(0, _LONG - len(query.wanted[0].word))
    return _ENOUGH_OF_ONE + _MORE_OF_MANY * math.log10(documents) + _MORE_OF_SHORT * missing


def _is_sound(word: QueryTerm) -> bool:
    return bool(word.splits) or any(each.how in _SOUND for each in word.alternatives())


_LOOKED_THROUGH = 20_000
"""Documents of a beginning that are looked through in the lesser fields: 0.1 ms. Beginnings with
more are short, and their marks are in the title."""


def matched_terms(
    corpus: Corpus, scorer: Scorer, wanted: Sequence[QueryTerm], documents: NDArray[np.int64]
) -> tuple[str, ...]:
    """Return the words that the typed ones became in `documents`, `*` after a beginning.

    Of each document the best alternative is told, as it was for the score.
    """
    documents = np.sort(documents)
    held = _HeldTerm(corpus, documents)
    terms: dict[str, None] = {}
    for word in wanted:
        is_open = np.ones(len(documents), np.bool_)
        for alternative, found in held.by(scorer.places(word)):
            if (found & is_open).any():
                terms[_mark(corpus, word.word, alternative)] = None
                is_open &= ~found
                if not is_open.any():
                    break
        terms |= dict.fromkeys(corpus.vocabulary.terms(list(chain(*word.splits))))
    return tuple(terms)


class _HeldTerm:
    """What a few documents hold."""

    def __init__(self, corpus: Corpus, documents: NDArray[np.int64]) -> None:
        self._others = {
            name: field for name, field in corpus.postings.items() if name != corpus.naming
        }
        self._documents = documents
        self._places = np.full(len(corpus), -1, np.int8)
        self._places[documents] = np.arange(len(documents))
        words, sizes = corpus.texts.gather(documents)
        order = np.argsort(words, kind="stable")
        self._words = words[order]
        self._owners = np.repeat(np.arange(len(documents)), sizes)[order]

    def by(self, places: TermPlaces) -> Iterator[tuple[Alternative, NDArray[np.bool_]]]:
        """Yield alternatives that any field has, best first, and which documents have each."""
        firsts, afters = places.firsts, places.afters
        starts, ends = self._words.searchsorted(firsts), self._words.searchsorted(afters)
        others = [(field, *places.spans[name]) for name, field in self._others.items()]
        sizes = sum((after - first for _, first, after in others), ends - starts)
        for at in np.flatnonzero(sizes)[::-1].tolist():
            holds = np.zeros(len(self._documents), np.bool_)
            holds[self._owners[starts[at] : ends[at]]] = True
            for field, first, after in others:
                if first[at] < after[at]:
                    is_row = afters[at] - firsts[at] == 1
                    self._look_up(field.between(first[at], after[at]), is_row, holds)
            yield places.alternatives[at], holds

    def _look_up(
        self, documents: NDArray[np.int32], is_row: bool, holds: NDArray[np.bool_]
    ) -> None:
        """Mark in `holds` the documents that are among these, which a row has sorted."""
        if is_row:
            holds |= is_among(self._documents, documents)
        elif len(documents) <= _LOOKED_THROUGH:
            places = self._places[documents]
            holds[places[places >= 0]] = True


def _mark(corpus: Corpus, word: str, alternative: Alternative) -> str:
    first, after = alternative.first, alternative.after
    return corpus.vocabulary.term(first) if after - first == 1 else f"{word}*"
