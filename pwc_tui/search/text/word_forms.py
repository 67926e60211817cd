"""Other forms of an English word: its plural or singular, its British or American spelling.

Rules give more than there is; what the index does not know as a word is left out by who asks.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from pwc_tui.search.text.irregular_words import (
    NO_PLURALS,
    NOUNS_IN_IC,
    PLURALS,
    SPELLINGS,
    WHOLE_SPELLINGS,
)

_SHORTEST = 3
"""Letters of a word that has other forms."""

_SHORTEST_IN_SIS = 5
_SHORTEST_END = 5
"""Letters of an irregular word that others end with."""

_VOWELS = frozenset("aeiou")
_WITH_E = ("sse", "she", "xe", "che", "zze", "oe", "use")
"""Ends of plurals, without their s, that may have their e from the plural."""

_ONLY_WITH_E = ("sse", "she", "xe", "tche", "zze")
_REMEMBERED = 4_096


class Form(StrEnum):
    """How a word is another form of one."""

    PLURAL = "plural"
    """One of them is the plural of the other, or both are plurals of one word."""
    SPELLING = "spelling"


@lru_cache(_REMEMBERED)
def other_forms(word: str) -> Mapping[str, Form]:
    """Return what may be other forms of a folded word."""
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return {}
    found: dict[str, Form] = dict.fromkeys(_numbers(word), Form.PLURAL)
    if spelled := _spellings(word):
        for other in (*spelled, *(each for number in tuple(found) for each in _spellings(number))):
            found.setdefault(other, Form.SPELLING)
    found.pop(word, None)
    return found


def _numbers(word: str) -> Iterator[str]:
    """Yield the singulars and plurals that belong to a word."""
    singulars = list(_singulars(word))
    yield from singulars
    for singular in (word, *singulars):
        yield from _plurals(singular)


def _singulars(word: str) -> Iterator[str]:
    yield from _irregular(word, _SINGULARS_OF)
    if word.endswith("ses") and len(word) > _SHORTEST_IN_SIS:
        yield word[:-2] + "is"
    if word in NO_PLURALS or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return
    stem = word[:-1]
    if _is_adjective(stem):
        return
    if stem.endswith("ie"):
        yield stem[:-2] + "y"
    if stem.endswith(_WITH_E) or stem[:-1] in NO_PLURALS:
        yield stem[:-1]
    if not stem.endswith(_ONLY_WITH_E) and _may_be_singular(stem):
        yield stem


def _irregular(word: str, others: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the irregular forms of a word, or of the end of it: `reanalysis`, `submatrix`."""
    yield from others.get(word, ())
    for start in range(1, len(word) - _SHORTEST_END + 1):
        for other in others.get(word[start:], ()):
            yield word[:start] + other


def _may_be_singular(stem: str) -> bool:
    """Return whether letters are long enough for a word; of two, abbreviations: `NNs`, `GPs`."""
    return len(stem) > 2 or (len(stem) == 2 and _VOWELS.isdisjoint(stem))


def _plurals(word: str) -> Iterator[str]:
    yield from _irregular(word, _PLURALS_OF)
    if word.endswith("sis") and len(word) > _SHORTEST_IN_SIS:
        yield word[:-2] + "es"
    if word.endswith("s") and word not in NO_PLURALS and not word.endswith(("ss", "us")):
        return
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield word[:-1] + "ies"
    elif word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    is_one = word + "s" in NO_PLURALS or _is_adjective(word)
    if not (word.endswith(("s", "x", "sh")) or is_one):
        yield word + "s"


def _is_adjective(word: str) -> bool:
    return word.endswith("ic") and not word.endswith(NOUNS_IN_IC)


def _spellings(word: str) -> list[str]:
    """Return the British spellings of an American word, or the other way round, both of some."""
    found = {word, *_WHOLE.get(word, ())}
    found.add(_BRITISH.sub(lambda part: _TO_AMERICAN[part[0]], word))
    found.add(_AMERICAN.sub(lambda part: _TO_BRITISH[part[0]], word))
    for each in tuple(found):
        for rule, spelled in _RULES:
            found.add(rule.sub(spelled, each))
    return sorted(found - {word})


_ENDS_OF_VERB = r"(e|ed|er|ers|ing|ings|ation|ations|ational|able|ability|ably)$"
_RULES = (
    (re.compile(r"(?<=\w\w\w)is" + _ENDS_OF_VERB), r"iz\1"),
    (re.compile(r"(?<=\w\w\w)iz" + _ENDS_OF_VERB), r"is\1"),
    (re.compile(r"(?<=\w\w\w)ises$"), "izes"),
    (re.compile(r"(?<=\w\w\w)izes$"), "ises"),
    (re.compile(r"(?<=\w)lys(e|ed|er|ers|ing|able)$"), r"lyz\1"),
    (re.compile(r"(?<=\w)lyz(e|ed|er|ers|ing|able)$"), r"lys\1"),
    (re.compile(r"(?<=\w\w[^aeiou][aeiou])ll(ed|ing|ings|er|ers|able)$"), r"l\1"),
    (re.compile(r"(?<=\w\w[^aeioul][aeiou])l(ed|ing|ings|er|ers|able)$"), r"ll\1"),
)
"""The productive ones: optimise, analyse, modelling; and back."""

_TO_AMERICAN = dict(SPELLINGS)
_TO_BRITISH = {american: british for british, american in SPELLINGS}


def _any_of(parts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(parts, key=len, reverse=True)))


_BRITISH, _AMERICAN = _any_of(_TO_AMERICAN), _any_of(_TO_BRITISH)


def _by_word(pairs: tuple[tuple[str, str], ...]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


_PLURALS_OF = _by_word(PLURALS)
_SINGULARS_OF = _by_word(tuple((plural, singular) for singular, plural in PLURALS))
_WHOLE = _by_word((*WHOLE_SPELLINGS, *((us, gb) for gb, us in WHOLE_SPELLINGS)))
