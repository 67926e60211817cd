"""How people get words wrong: one slip of a finger, a short form, a blank too many or too few."""

import random
import re
import string
from collections.abc import Sequence

_SHORTEST_CUT = 8
"""Letters of a word that somebody takes for two words."""

SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and as at by for from in into is of on or over the their to under via with without",
    )
)
"""Words that people leave out of an initialism."""


def mistype(word: str, chance: random.Random) -> str:
    """Leave out, double, replace or swap one letter; digits stay, they mean another thing."""
    places = [at for at, letter in enumerate(word) if letter.isalpha()]
    if not places:
        return word
    while True:
        typed = _slip(word, chance.choice(places), chance)
        if typed and typed != word:
            return typed


def swap(word: str, chance: random.Random) -> str:
    """Swap two different letters inside a word, if it has any."""
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def cut(word: str, chance: random.Random) -> list[str]:
    """Write a word as two, each of three letters at least."""
    at = chance.randint(3, len(word) - 3)
    return [word[:at], word[at:]]


def abbreviate(word: str, chance: random.Random) -> str:
    """Keep the first letter and the next three or four consonants: `optm` for optimization."""
    consonants = [letter for letter in word[1:] if letter not in "aeiou"]
    return word[0] + "".join(consonants[: chance.randint(3, 4)])


def initials(typed: Sequence[str]) -> str:
    """Return the first letters of words."""
    return "".join(word[0] for word in typed)


def mash(chance: random.Random) -> str:
    """Return what a hand makes on a keyboard that means nothing: seven to ten letters.

    No vowels and no fewer letters: with these it would often be two slips from a name of the half
    a million authors.
    """
    keys = chance.choice(("sdfghjkl", "qwrtzpsdfg", "zxcvbnmkjh", "qxzjkvwpbg"))
    return "".join(chance.choice(keys) for _ in range(chance.randint(7, 10)))


def long_places(typed: Sequence[str], least: int = 5) -> list[int]:
    """Return where the words with `least` letters or more are."""
    return [at for at, word in enumerate(typed) if len(word) >= least]


def splittable_places(typed: Sequence[str]) -> list[int]:
    """Return where the words are that can be cut in two."""
    return long_places(typed, _SHORTEST_CUT)


def _slip(word: str, at: int, chance: random.Random) -> str:
    other = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
