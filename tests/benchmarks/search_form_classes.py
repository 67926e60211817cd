"""The ways in which titles write one word: each class draws what is typed and what must be found.

The rules here are not those of the search: they look for pairs that titles themselves have.
"""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import inflect

from pwc_tui.domain.text.clean import fold, words

Papers = frozenset[int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text that is typed, and the papers that must be among those that are found."""

    typed: str
    papers: Papers


class Titles:
    """Titles by number, and which of them write what."""

    def __init__(self, titles: Mapping[int, str]) -> None:
        self.titles = titles
        self.by_word: defaultdict[str, set[int]] = defaultdict(set)
        for number, title in titles.items():
            for word in words(title):
                self.by_word[word].add(number)

    def having(self, pattern: str) -> dict[str, set[int]]:
        """Return what a pattern finds in titles, in small letters, with the titles."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        wanted = re.compile(pattern)
        for number, title in self.titles.items():
            for text in wanted.findall(title):
                found[text.lower()].add(number)
        return found

    @cached_property
    def hyphenated(self) -> dict[str, set[int]]:
        """What titles have with hyphens, and which."""
        return self.having(r"(?<![\w'$\\.-])[A-Za-z0-9]+(?:-[A-Za-z0-9]+){1,4}(?![\w'$\\-])")


Draw = Callable[[Titles], Iterator[Drawn]]
_FEWEST = 3
"""Titles that a spelling must have, so that it is no slip of one of them."""


def _joined(titles: Titles, is_wanted: Callable[[str], bool]) -> Iterator[Drawn]:
    for text, papers in titles.hyphenated.items():
        if len(papers) >= _FEWEST and is_wanted(text) and len(text) > 3:
            yield Drawn(text.replace("-", ""), frozenset(papers))


def _apart(titles: Titles, between: str) -> Iterator[Drawn]:
    for text, papers in titles.hyphenated.items():
        joined = titles.by_word.get(text.replace("-", ""), set())
        if len(papers) >= _FEWEST and len(joined) >= _FEWEST and len(text) > 4:
            yield Drawn(text.replace("-", between), frozenset(joined))


def _numbers(titles: Titles) -> Iterator[tuple[str, str]]:
    """Yield the singulars and plurals that titles have."""
    for is_classical in (False, True):
        engine = inflect.engine()
        engine.classical(all=is_classical)
        for word, papers in titles.by_word.items():
            if len(papers) < _FEWEST or len(word) < 3 or not (word.isascii() and word.isalpha()):
                continue
            if word.endswith(("s", "ic", "ing", "ed")) and not word.endswith(("sis", "xis", "ss")):
                continue  # plurals, adjectives (`semantics` are no `semantic`) and verbs
            plural = engine.plural_noun(word)
            if len(titles.by_word.get(plural, ())) >= _FEWEST and plural not in _NO_PLURALS:
                yield word, plural


_NO_PLURALS = {"them", "they", "themselves", "media", "news", "this", "gas", "has", "its", "bias"}
_BRITISH = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("iser", "izer"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("our", "or"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("eller", "eler"),
    ("abelling", "abeling"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
    ("fence", "fense"),
    ("grey", "gray"),
    ("aem", "em"),
    ("paed", "ped"),
    ("oedema", "edema"),
    ("oestro", "estro"),
    ("ageing", "aging"),
    ("artefact", "artifact"),
    ("mould", "mold"),
    ("sulph", "sulf"),
)


def _spellings(titles: Titles) -> Iterator[tuple[str, str]]:
    """Yield the British and American spellings that titles have."""
    for word in titles.by_word:
        for british, american in _BRITISH:
            other = word.replace(british, american)
            if other != word and len(word) > 5 and other in titles.by_word:
                yield word, other


def _pairs(pairs: Iterator[tuple[str, str]], titles: Titles) -> Iterator[Drawn]:
    for typed, meant in pairs:
        yield Drawn(typed, frozenset(titles.by_word[meant]))


def _swapped(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((other, one) for one, other in pairs)


def _accents(titles: Titles) -> Iterator[Drawn]:
    for text, papers in titles.having(r"(?<![\w'$\\-])[^\W\d_]{4,}(?![\w'$\\-])").items():
        if text.isascii() or not all("LATIN" in unicodedata.name(letter, "") for letter in text):
            continue
        yield Drawn(fold(text), frozenset(papers))
        if set(text) & set("äöü"):
            german = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
            yield Drawn(fold(german), frozenset(papers))
        if plain := titles.by_word.get(fold(text), set()) - papers:
            yield Drawn(text, frozenset(plain))


_ACCENT = r"\\(?:['`^\"~] ?|[Hvc][ {])\{?[a-zA-Z]\}?"
_LATEX = rf"(?<![\w\\}}]){{?(?:[A-Za-z]*{_ACCENT}[A-Za-z]*)+(?![\w\\{{])"


def _latex(titles: Titles) -> Iterator[Drawn]:
    for text, papers in titles.having(_LATEX).items():
        plain = re.sub(r"\\[hvc][ {]|[^a-z]", "", text)
        if len(plain) > 3:
            yield Drawn(plain, frozenset(papers))


def _greek(titles: Titles) -> Iterator[Drawn]:
    commands = titles.having(r"\$\\([a-z]{2,7})\$")
    letters = titles.having(r"(?<![\w])([α-ω])(?![\w])")
    for letter, papers in letters.items():
        name = unicodedata.name(letter).split()[-1].lower()
        yield Drawn(name, frozenset(papers))
        spelled = titles.by_word.get(name, set()) | commands.get(name, set())
        if spelled:
            yield Drawn(letter, frozenset(spelled))


def _apostrophes(titles: Titles) -> Iterator[Drawn]:
    for text, papers in titles.having(r"(?<![\w'-])[A-Za-z]+['’][A-Za-z]{1,}(?![\w'-])").items():
        if len(text) > 3:
            yield Drawn(re.sub("['’]", "", text), frozenset(papers))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


CLASSES: Mapping[str, Draw] = {
    "joined": lambda titles: _joined(titles, lambda text: not _has_digit(text)),
    "joined of three": lambda titles: _joined(titles, lambda text: text.count("-") > 1),
    "joined with digits": lambda titles: _joined(titles, _has_digit),
    "hyphenated": lambda titles: _apart(titles, "-"),
    "spaced": lambda titles: _apart(titles, " "),
    "plural": lambda titles: _pairs(_swapped(_numbers(titles)), titles),
    "singular": lambda titles: _pairs(_numbers(titles), titles),
    "irregular": lambda titles: _pairs(_irregular(titles), titles),
    "British": lambda titles: _pairs(_spellings(titles), titles),
    "American": lambda titles: _pairs(_swapped(_spellings(titles)), titles),
    "accents": _accents,
    "LaTeX": _latex,
    "Greek": _greek,
    "apostrophes": _apostrophes,
}


def _irregular(titles: Titles) -> Iterator[tuple[str, str]]:
    for singular, plural in _numbers(titles):
        if not plural.endswith("s") or (plural.endswith(("ices", "ses")) and singular[-1] in "xs"):
            yield from ((singular, plural), (plural, singular))


def forms_by_word(titles: Titles) -> Mapping[str, set[str]]:
    """Return for each word the plurals, singulars and spellings of it that titles have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (*_numbers(titles), *_spellings(titles)):
        found[one].add(other)
        found[other].add(one)
    return found


def draw(titles: Titles, name: str, count: int, seed: int) -> Sequence[Drawn]:
    """Return up to `count` different drawn forms of a class."""
    everything = list(dict.fromkeys(CLASSES[name](titles)))
    return random.Random(f"{seed} {name}").sample(everything, min(count, len(everything)))


def draw_words(titles: Titles, count: int, seed: int) -> Sequence[str]:
    """Return words of at least five titles."""
    counts = Counter({word: len(papers) for word, papers in titles.by_word.items()})
    known = sorted(word for word, uses in counts.items() if uses >= 5 and len(word) > 3)
    return random.Random(seed).sample(known, min(count, len(known)))
