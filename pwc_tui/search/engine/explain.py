"""Why a paper is where it is in an answer: what each typed word became, and what was added up."""

from dataclasses import dataclass

import numpy as np

from pwc_tui.search.engine.scoring import Match, Scorer, parts
from pwc_tui.search.index.corpus import Corpus
from pwc_tui.search.index.layout import FORM
from pwc_tui.search.query.query_terms import QueryTerm, TermQuery
from pwc_tui.search.query.term_expansion import How
from pwc_tui.search.text.compounds import joined_runs


@dataclass(frozen=True, slots=True)
class WordMatch:
    """What a typed word matched best in a paper."""

    typed: str
    term: str
    """The word of the index it became: two where it was split, "" where nothing matches."""
    field: str
    """Where that stands: title, author, task …; "" where nothing matches."""
    how: How | None
    points: float
    """What it adds to the first score, in units of idf."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One of the numbers that are added up to order the best papers."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How well a paper matches a query, in parts."""

    words: tuple[WordMatch, ...]
    share: float
    """The first score as a part of the possible one, 0 to 1."""
    parts: tuple[ScorePart, ...]
    """What the second look adds up, the first score included."""
    total: float
    """The sum of the parts, by which the best papers are ordered."""


def explain(corpus: Corpus, scorer: Scorer, query: TermQuery, document: int) -> Explanation:
    """Return why `document` is found, or not found, by a query."""
    explained = [_explain_word(corpus, scorer, word, document) for word in query.wanted]
    possible = sum(idf for _, idf in explained)
    words = tuple(word for word, _ in explained)
    share = sum(word.points for word in words) / possible if possible else 0.0
    if document in query.named:
        share = max(share, query.named_worth)
    values = parts(corpus, query, np.array([document]), np.array([share], np.float32))
    added = tuple(ScorePart(name, round(float(value[0]), 4)) for name, value in values)
    return Explanation(words, round(share, 4), added, round(sum(part.value for part in added), 4))


def _explain_word(
    corpus: Corpus, scorer: Scorer, wanted: QueryTerm, document: int
) -> tuple[WordMatch, float]:
    """Return the best match of a word, as the first score takes it, and the most it could add."""
    matches, idf = scorer.matches(wanted)
    for match in reversed(matches):
        if (match.documents == document).any():
            points = round(match.worth * idf, 4)
            term = _term(corpus, wanted, match, document)
            if match.field == FORM:
                term, how = _written(corpus, term, match.how, document)
                return WordMatch(wanted.word, term, corpus.naming, how, points), idf
            return WordMatch(wanted.word, term, match.field, match.how, points), idf
    return WordMatch(wanted.word, "", "", None, 0.0), idf


def _term(corpus: Corpus, wanted: QueryTerm, match: Match, document: int) -> str:
    if match.how is How.SPLIT:
        return " ".join(corpus.vocabulary.terms(wanted.splits[match.first]))
    at = int(np.argmax(match.documents == document))
    return corpus.vocabulary.term(corpus.postings[match.field].row_at(match.first, at))


def _written(corpus: Corpus, term: str, how: How, document: int) -> tuple[str, How]:
    """Return how a title has a word that it has in another form, and what form that is."""
    (title,) = corpus.folded_texts(np.array([document]))
    words = title.split()
    for first, after, joined in joined_runs(words):
        if joined == term:
            return " ".join(words[first:after]), How.APART if how is How.EXACT else how
    return term, How.LETTERS if how is How.EXACT else how
