"""How names become words: letters and digits apart, so that `wmt14` and `WMT 2014` are alike."""

import re

from pwc_tui.domain.refs import Kind
from pwc_tui.search.text.compounds import extra_words
from pwc_tui.search.text.tokenizer import MAX_WORD, index_words

_ASCII = re.compile(r"[a-z]+|[0-9]+")
_PART = re.compile(r"\d+|\D+")
_MADE = (Kind.MODEL, Kind.REPOSITORY)
"""Hundreds of thousands of names, nearly all with hyphens: the words between are enough."""

_CENTURIES = ("19", "20")
_CENTURY = "20"
"""Which one a year of two digits is of: the archive begins in the nineties."""


def name_words(text: str) -> list[str]:
    """Return the words of a name or of what was typed for one."""
    if text.isascii():
        return [word[:MAX_WORD] for word in _ASCII.findall(text.lower())]
    found: list[str] = []
    for word in index_words(text):
        if word.isalpha():
            found.append(word)
        else:
            found.extend(_PART.findall(word))
    return found


def found_by(text: str, kind: Kind) -> set[str]:
    """Return all words a name is found by: its own, other forms, the other spelling of its year."""
    words = name_words(text)
    found = set(words)
    if kind not in _MADE:
        found.update(extra_words(text))
    if not any(word.isdigit() for word in found):
        return found
    for before, word in zip(("", *words), words, strict=False):
        if len(word) == 4 and word.startswith(_CENTURIES) and word.isdigit():
            found.add(word[2:])
        elif len(word) == 2 and before.isalpha() and word.isdigit():
            found.add(_CENTURY + word)
    return found


def is_same_year(one: str, other: str) -> bool:
    """Return whether two numbers are a year of four digits and its last two."""
    short, long = sorted((one, other), key=len)
    return len(short) == 2 and len(long) == 4 and long in [c + short for c in _CENTURIES]
