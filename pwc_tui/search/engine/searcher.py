"""One search over one corpus: read the query, score all documents, look again at the best."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperResults
from pwc_tui.search.engine.explain import Explanation, explain
from pwc_tui.search.engine.matched_terms import matched_terms
from pwc_tui.search.engine.rerank import rerank
from pwc_tui.search.engine.scoring import Cancelled, Scorer, Scores
from pwc_tui.search.index.aliases import Aliases
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.query.minimum_match import minimum_should_match
from pwc_tui.search.query.phrases import Phrases
from pwc_tui.search.query.query_terms import QueryReader, TermQuery
from pwc_tui.search.query.term_expansion import WordMatcher
from pwc_tui.search.text.tokenizer import query_words

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
        is_cancelled: Callable[[], bool] | None = None,
    ) -> PaperResults:
        """Return the papers that `text` may mean, `limit` at most; none for no words.

        `allowed` says for every paper whether it may be found. `is_strict` leaves out weak
        matches. Raises Cancelled as soon as `is_cancelled()` is true.
        """
        is_cancelled = is_cancelled or _never
        query = self._reader.read(text)
        if not query.wanted or not len(self._corpus):
            return PaperResults(())
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
            return PaperResults(())
        shares = scores.values[documents].astype(np.float32) / np.float32(scores.possible)
        order = _looked_at(documents, shares) if query.writing else np.arange(len(documents))
        head = slice(0, LOOKED_AT_TWICE + _AND_IMPORTANT)
        first = order[head]
        order[head] = first[rerank(self._corpus, query, documents[first], shares[first])]
        documents = documents[order]
        terms = matched_terms(self._corpus, query.wanted, documents[:_MARKED])
        return PaperResults(plain_ids(documents + 1), terms, share=float(shares[order[0]]))


def plain_ids(ids: NDArray[Any]) -> "array[int]":
    """Return `ids` as numbers that sqlite3 and others take, four bytes each."""
    plain = array("i")
    plain.frombytes(ids.astype(np.int32).tobytes())
    return plain


def _looked_at(documents: NDArray[np.int64], shares: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the places of all documents, first those that are looked at twice."""
    order = np.arange(len(documents))
    after = int(np.count_nonzero(shares >= shares[0] * np.float32(_NEARLY_AS_GOOD)))
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
    for rung in rungs:
        chosen = values >= max(1, int(rung * best))
        if np.count_nonzero(chosen) >= LOOKED_AT_TWICE:
            break
    found = np.flatnonzero(chosen)
    if int(values[found].min()) == best:
        return found[:limit]
    # Of 16-bit numbers NumPy sorts 100,000 a millisecond, and keeps the order of equal ones.
    order = np.argsort(np.uint16(65535) - values[found], kind="stable")
    return found[order[:limit]]


def _never() -> bool:
    return False
