"""Words that are written in several ways: as one or apart, with other letters or numbers."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pwc_tui.domain.text.clean import fold
from pwc_tui.domain.text.latex_letters import decoded_letters
from pwc_tui.search.text.tokenizer import MAX_WORD, index_words

MOST_PARTS = 6
"""Words that may be one: `state-of-the-art` has four, `birds-eye-view` with an apostrophe too."""

JOINERS = "-\u2010-\u2014.'\u2019`/_+&^{}$"
"""What stands between the parts of one word: hyphens, and what else people leave out (`H.264`,
`O'Brien`, `$\\ell_1$`)."""

_JOINED = re.compile(f"[{JOINERS}][^\\W_]")
_RUN = re.compile(f"(?<![^\\W_])[^\\W_]++(?:[{JOINERS}]{{1,3}}+[^\\W_]++)++")
_HYPHEN = re.compile("[-\u2010-\u2014/]+")


def hyphenated(text: str) -> Iterator[list[str]]:
    """Yield the words of each run in `text` that stands there with hyphens or the like.

    And of each part of a run that holds more than hyphens: `H.264` of `H.264/AVC`.
    """
    text = decoded_letters(text)
    if not _JOINED.search(text):
        return
    for run in _RUN.findall(text):
        for written in dict.fromkeys((run, *_HYPHEN.split(run))):
            if written.isascii() and written.isalnum():
                continue  # as most parts are: one word
            parts = index_words(written)
            if 2 <= len(parts) <= MOST_PARTS and sum(map(len, parts)) <= MAX_WORD:
                yield parts


def joined_runs(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of several words: (first, after the last, joined), none too long."""
    for first in range(len(words) - 1):
        joined = words[first]
        for last in range(first + 1, min(first + MOST_PARTS, len(words))):
            joined += words[last]
            if len(joined) > MAX_WORD:
                break
            yield first, last + 1, joined


@dataclass(frozen=True, slots=True)
class Writing:
    """How a typed text writes what titles may write otherwise."""

    together: tuple[str, ...] = ()
    """Words that titles have as several."""
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By a word of titles the words that it is typed as."""

    def __bool__(self) -> bool:
        """Return whether there is anything to be written otherwise."""
        return bool(self.together or self.apart)

    def applied(self, texts: Sequence[str]) -> list[str]:
        """Return texts, folded words, with words together or apart as they were typed."""
        joined = "\n".join(texts).replace(" ", "").split("\n")
        found = {
            at
            for word in self.together
            for at, text in enumerate(texts)
            if word in joined[at] and word not in text
        }
        found |= {at for word in self.apart for at, text in enumerate(texts) if word in text}
        return [self._rewritten(text) if at in found else text for at, text in enumerate(texts)]

    def _rewritten(self, text: str) -> str:
        found = text.split()
        written: list[str] = []
        at = 0
        while at < len(found):
            after = self._end_of_word(found, at)
            joined = "".join(found[at:after])
            written += self.apart.get(joined, (joined,))
            at = after
        return " ".join(written)

    def _end_of_word(self, found: Sequence[str], at: int) -> int:
        """Return the place after a word that begins at `at`, as one or as several."""
        after = at + 1
        if any(word.startswith(found[at]) for word in self.together):
            for end in range(at + 2, min(at + MOST_PARTS, len(found)) + 1):
                if "".join(found[at:end]) in self.together:
                    after = end
        return after

    def found_in(self, text: str) -> list[str]:
        """Return the words that `text` has as several."""
        missing = [word for word in self.together if word not in text]
        if not missing:
            return []
        joined = text.replace(" ", "")
        return [word for word in missing if word in joined]


PLAIN = Writing()
"""Of a text without any such word."""


def extra_words(text: str) -> list[str]:
    """Return `obrien` for O'Brien, `jeanpierre` for Jean-Pierre, `mueller` for Müller."""
    if text.isascii() and "\\" not in text and not _JOINED.search(text):
        return []
    joined = ("".join(parts) for parts in hyphenated(text))
    return list(dict.fromkeys((*joined, *(spelled for _, spelled in spelled_out(text)))))


_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
)
_GREEK = "αβγδεζηθικλμνξοπρςστυφχψω"
_NAMES = str.maketrans({letter: unicodedata.name(letter).split()[-1].lower() for letter in _GREEK})
_NAMES[ord("λ")] = "lambda"  # Unicode writes it without the b
_ANY_GREEK = re.compile(f"[{_GREEK}]")
_ALL_GREEK = re.compile(f"[{_GREEK}]{{2,}}")


def spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of `text` that have another spelling, folded, and that spelling.

    Of a Greek word the letters stay: only single ones among others stand for their names. What
    LaTeX spells counts as the letter that it is.
    """
    text = decoded_letters(text)
    if text.isascii():
        return
    for word in _WORD.findall(unicodedata.normalize("NFC", text.lower())):
        if word.isascii():
            continue
        folded = fold(word)
        spelled = fold(word.translate(_LETTERS))
        if _ANY_GREEK.search(spelled) and not _ALL_GREEK.fullmatch(spelled):
            spelled = spelled.translate(_NAMES)
        if spelled != folded:
            yield folded, spelled


def greek_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield where Greek letters stand in a folded text, and what they are called."""
    for found in () if text.isascii() else _ANY_GREEK.finditer(text):
        yield found.start(), found[0].translate(_NAMES)


_NUMBERED = re.compile(r"([^\W\d_]{2,})(\d{1,4})")
_CENTURY_ENDS = 30
"""Years of two digits below are of this century, the others of the last one."""


def letters_and_number(word: str) -> tuple[str, str] | None:
    """Return the letters and the number of `word`, None where it is not made so."""
    match = _NUMBERED.fullmatch(word)
    return (match[1], match[2]) if match else None


def number_spellings(number: str) -> tuple[str, ...]:
    """Return `number` and, where it may be a year, its other spelling: 14 is 2014 too."""
    if len(number) == 2:
        return number, f"{20 if int(number) < _CENTURY_ENDS else 19}{number}"
    if len(number) == 4 and number[:2] in ("19", "20"):
        return number, number[2:]
    return (number,)


def digits_of(word: str) -> str:
    """Return the digits of `word`: with others it is no slip, but another thing."""
    return "".join(filter(str.isdigit, word))
