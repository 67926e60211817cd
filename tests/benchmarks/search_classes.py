"""The ways a paper is typed: each turns a title and its authors into what somebody types."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from search_mistakes import (
    abbreviate,
    cut,
    long_places,
    mistype,
    splittable_places,
    swap,
)
from search_targets import Target

from pwc_tui.domain.text.clean import fold, words

_REMEMBERED = 4, 7
"""Words of a title that somebody types who does not type it whole: so many from the start."""

_TWO_TYPOS = 7
"""Letters of a word with two typing errors: of a shorter one too little is left."""

_ABBREVIATED = 9
"""Letters of a word that is worth an abbreviation."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody types, and the words they mean, if these alone must tell the paper."""

    text: str
    meant: tuple[str, ...] = ()


Typist = Callable[[Target, random.Random], Draft | None]
"""Returns None for a paper that nobody would type this way."""


def _exact(target: Target, _: random.Random) -> Draft:
    return Draft(target.title)


def _one_typo(target: Target, chance: random.Random) -> Draft:
    typed = words(target.title)
    at = chance.choice(long_places(typed))
    typed[at] = mistype(typed[at], chance)
    return Draft(" ".join(typed))


def _typo_in_every_word(target: Target, chance: random.Random) -> Draft:
    meant = _remembered(target, chance)
    typed = [mistype(word, chance) if len(word) > 3 else word for word in meant]
    return Draft(" ".join(typed), meant)


def _two_typos_in_a_word(target: Target, chance: random.Random) -> Draft | None:
    meant = _remembered(target, chance)
    places = long_places(meant, _TWO_TYPOS)
    if not places:
        return None
    typed, at = list(meant), chance.choice(places)
    typed[at] = mistype(mistype(typed[at], chance), chance)
    return Draft(" ".join(typed), meant)


def _swapped_letters(target: Target, chance: random.Random) -> Draft:
    meant = _remembered(target, chance)
    typed, places = list(meant), long_places(meant)
    for at in chance.sample(places, min(2, len(places))):
        typed[at] = swap(typed[at], chance)
    return Draft(" ".join(typed), meant)


def _words_missing(target: Target, chance: random.Random) -> Draft:
    typed = words(target.title)
    kept = chance.sample(range(len(typed)), min(len(typed) - 1, chance.randint(3, 5)))
    meant = tuple(typed[at] for at in sorted(kept))
    return Draft(" ".join(meant), meant)


def _reordered(target: Target, chance: random.Random) -> Draft:
    meant = _remembered(target, chance)
    return Draft(" ".join(chance.sample(meant, len(meant))), meant)


def _author_and_words(target: Target, chance: random.Random) -> Draft | None:
    long = [word for word in words(target.title) if len(word) > 5]
    if not target.authors or len(long) < 2 or not words(target.authors[0]):
        return None
    meant = (words(target.authors[0])[-1], *chance.sample(long, 2))
    return Draft(" ".join(meant), meant)


def _author_with_typo(target: Target, chance: random.Random) -> Draft | None:
    draft = _author_and_words(target, chance)
    if draft is None or len(draft.meant[0]) < 5:
        return None
    author, *rest = draft.meant
    return Draft(" ".join((mistype(author, chance), *rest)), draft.meant)


def _diacritics_left_out(target: Target, _: random.Random) -> Draft | None:
    if target.title.isascii() and all(name.isascii() for name in target.authors):
        return None
    if not target.title.isascii() and fold(target.title).isascii():
        return Draft(fold(target.title))
    marked = [name for name in target.authors if not name.isascii() and fold(name).isascii()]
    if not marked:
        return None
    meant = (*words(marked[0]), *words(target.title)[:2])
    return Draft(" ".join(meant), meant)


def _abbreviated(target: Target, chance: random.Random) -> Draft | None:
    meant = _remembered(target, chance)
    places = long_places(meant, _ABBREVIATED)
    if not places:
        return None
    typed = list(meant)
    for at in chance.sample(places, min(2, len(places))):
        typed[at] = abbreviate(typed[at], chance)
    return Draft(" ".join(typed), meant)


def _joined_words(target: Target, chance: random.Random) -> Draft:
    meant = _remembered(target, chance)
    typed, at = list(meant), chance.randrange(len(meant) - 1)
    typed[at : at + 2] = [typed[at] + typed[at + 1]]
    return Draft(" ".join(typed), meant)


def _split_word(target: Target, chance: random.Random) -> Draft | None:
    meant = _remembered(target, chance)
    places = splittable_places(meant)
    if not places:
        return None
    typed, at = list(meant), chance.choice(places)
    typed[at : at + 1] = cut(typed[at], chance)
    return Draft(" ".join(typed), meant)


def _remembered(target: Target, chance: random.Random) -> tuple[str, ...]:
    return tuple(words(target.title)[: chance.randint(*_REMEMBERED)])


EXACT, ONE_TYPO = "exact title", "one typo"

CLASSES: dict[str, Typist] = {
    EXACT: _exact,
    ONE_TYPO: _one_typo,
    "typo in every word": _typo_in_every_word,
    "two typos in a word": _two_typos_in_a_word,
    "swapped letters": _swapped_letters,
    "words missing": _words_missing,
    "reordered": _reordered,
    "author and words": _author_and_words,
    "author with typo": _author_with_typo,
    "diacritics left out": _diacritics_left_out,
    "abbreviated word": _abbreviated,
    "joined words": _joined_words,
    "split word": _split_word,
}
"""By name. The rest of the classes is no matter of one title: see `search_queries`."""
