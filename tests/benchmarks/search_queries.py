"""Known-item queries: titles of a database, typed the ways people type them, from a seed."""

import random
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.text import fold, title_key, words
from pwc_tui.store.cards import Cards

_FEWEST_WORDS, _MOST_WORDS = 3, 16
"""Words of a title that can be meant at all, and that somebody would type."""


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text, its class, and the (folded) title of the paper that is meant."""

    kind: str
    text: str
    wanted: str


def make_queries(cards: Cards, each: int, seed: int) -> list[Query]:
    """Return `each` queries of every class."""
    chance = random.Random(seed)
    queries: list[Query] = []
    for kind, typed in _CLASSES.items():
        made = 0
        while made < each:
            text, card = typed(_draw(cards, chance), chance)
            if text:
                queries.append(Query(kind, text, title_key(card.title)))
                made += 1
    return queries


def _draw(cards: Cards, chance: random.Random) -> PaperCard:
    while True:
        for card in cards.pick([chance.randint(1, cards.count())]):
            if _FEWEST_WORDS <= len(words(card.title)) <= _MOST_WORDS:
                return card


Typed = tuple[str, PaperCard]


def _exact(card: PaperCard, chance: random.Random) -> Typed:
    return " ".join(words(card.title)), card


def _half_typed(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)[: chance.randint(3, 6)]
    last = typed[-1]
    typed[-1] = last[: max(1, len(last) * chance.randint(3, 8) // 10)]
    return " ".join(typed), card


def _one_typo(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    at = chance.choice(_long_places(typed) or [0])
    typed[at] = _mistype(typed[at], chance)
    return " ".join(typed), card


def _typo_in_every_word(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)[:8]
    return " ".join(_mistype(word, chance) if len(word) > 3 else word for word in typed), card


def _two_typos_in_a_word(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    places = _long_places(typed, 7)
    if not places:
        return "", card
    at = chance.choice(places)
    typed[at] = _mistype(_mistype(typed[at], chance), chance)
    return " ".join(typed), card


def _swapped(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    for at in chance.sample(_long_places(typed), min(2, len(_long_places(typed)))):
        word, place = typed[at], chance.randrange(1, len(typed[at]) - 1)
        typed[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return " ".join(typed), card


def _words_missing(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    kept = sorted(chance.sample(range(len(typed)), max(3, len(typed) * 6 // 10)))
    return " ".join(typed[at] for at in kept), card


def _reordered(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    chance.shuffle(typed)
    return " ".join(typed), card


def _author_and_words(card: PaperCard, chance: random.Random) -> Typed:
    long = [word for word in words(card.title) if len(word) > 5]
    if not card.authors or len(long) < 2 or not words(card.authors[0]):
        return "", card
    return " ".join((words(card.authors[0])[-1], *chance.sample(long, 2))), card


def _author_with_typo(card: PaperCard, chance: random.Random) -> Typed:
    text, _ = _author_and_words(card, chance)
    author, *rest = text.split() or [""]
    return (" ".join((_mistype(author, chance), *rest)) if len(author) > 4 else ""), card


def _joined(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    at = chance.randrange(len(typed) - 1)
    typed[at : at + 2] = [typed[at] + typed[at + 1]]
    return " ".join(typed), card


def _split(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    places = _long_places(typed, 8)
    if not places:
        return "", card
    at = chance.choice(places)
    cut = chance.randint(3, len(typed[at]) - 3)
    typed[at : at + 1] = [typed[at][:cut], typed[at][cut:]]
    return " ".join(typed), card


def _diacritics_left_out(card: PaperCard, chance: random.Random) -> Typed:
    marked = [name for name in card.authors if fold(name) != name.lower()]
    if fold(card.title) != card.title.lower() and fold(card.title).isascii():
        return fold(card.title), card
    if not marked or not fold(marked[0]).isascii():
        return "", card
    return f"{fold(marked[0])} {' '.join(words(card.title)[:2])}", card


def _abbreviated(card: PaperCard, chance: random.Random) -> Typed:
    typed = words(card.title)
    places = _long_places(typed, 9)
    if not places:
        return "", card
    at = chance.choice(places)
    typed[at] = typed[at][:3] + "".join(char for char in typed[at][3:7] if char not in "aeiou")
    return " ".join(typed), card


def _long_places(typed: Sequence[str], least: int = 5) -> list[int]:
    return [at for at, word in enumerate(typed) if len(word) >= least]


def _mistype(word: str, chance: random.Random) -> str:
    """Leave out, double, replace or swap one letter."""
    at = chance.randrange(len(word))
    other = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        )
    )


_CLASSES: dict[str, Callable[[PaperCard, random.Random], Typed]] = {
    "exact": _exact,
    "half-typed last word": _half_typed,
    "one typo": _one_typo,
    "typo in every word": _typo_in_every_word,
    "two typos in a word": _two_typos_in_a_word,
    "swapped letters": _swapped,
    "words missing": _words_missing,
    "reordered": _reordered,
    "author and words": _author_and_words,
    "author with typo": _author_with_typo,
    "joined words": _joined,
    "split word": _split,
    "diacritics left out": _diacritics_left_out,
    "abbreviated word": _abbreviated,
}
