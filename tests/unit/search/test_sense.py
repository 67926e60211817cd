"""How much of a query must be matched, so that nonsense finds nothing."""

import numpy as np

from pwc_tui.search.engine.searcher import minimum_should_match
from pwc_tui.search.query.query_terms import QueryTerm, TermQuery
from pwc_tui.search.query.term_expansion import Alternative, How, Meanings


def _least(*words: str, how: How = How.TYPO, documents: int = 576_261) -> float:
    meanings = Meanings((Alternative(0.8, 1, 2, how),), 1.0)
    wanted = tuple(QueryTerm(word, meanings, (), ()) for word in words)
    return minimum_should_match(
        TermQuery(" ".join(words), wanted, np.zeros(0, np.int32), 0.9), documents
    )


def test_the_shorter_a_lone_word_is_the_better_it_must_be_matched() -> None:
    shares = [_least("qwertzui"[:length]) for length in range(3, 9)]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == shares[-2] < shares[0] < 0.85
    assert 0.79 < _least("qwer") < 0.8  # one edit, of any word with its first letter


def test_of_more_documents_a_lone_word_must_match_a_commoner_one() -> None:
    assert _least("qwertzui", documents=1_000) < _least("qwertzui")


def test_known_words_and_several_words_are_believed_sooner() -> None:
    assert _least("qwer", how=How.EXACT) < _least("qwer", "asdf") < _least("qwertzui")
