"""Names that differ but mean one thing: `Language Modelling` and `language-modeling`."""

import re

from pwc_tui.domain.text.clean import fold


def twin_key(name: str) -> str:
    """Return what is the same for all spellings of a name.

    Case, accents, blanks, hyphens and brackets do not count, nor British against American
    spelling. Signs that tell names apart (`C++`, `C#`) do, and so do numbers that stand apart:
    `Split 1-1` is not `Split 11`.
    """
    key = _SEPARATORS.sub("", _BETWEEN_DIGITS.sub("~", fold(name)))
    for british, american in _SPELLINGS:
        key = british.sub(american, key)
    return key


_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w+#]+(?=\d)")
_SEPARATORS = re.compile(r"[\s_.,:;'\"()\[\]{}/|‐-―-]+")
_SPELLINGS = (
    (re.compile("ll(?=ing|ed|er)"), "l"),
    (re.compile("is(?=e|ing|ation)"), "iz"),
    (re.compile("our"), "or"),
)
"""modelling, labelled; recognise, localisation; colour, behaviour (the classes in which the two
spellings differ by rule). Other words are changed alike on both sides."""
