"""How much of a query must be matched, so that nonsense finds nothing."""

import math

from pwc_tui.search.query.query_terms import QueryTerm, TermQuery
from pwc_tui.search.query.term_expansion import How

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
