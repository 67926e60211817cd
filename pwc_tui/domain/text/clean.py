"""Text rules that several parts must agree on: folding, words, sort keys, and what may be shown."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_FOLDED_ASCII = {
    number: chr(number).lower() if chr(number).isalnum() else " " for number in range(128)
}
"""ASCII without case, with blanks for what is no part of a word."""

_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})
"""Letters that Unicode does not decompose although people type them without the stroke."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""C0 and C1 controls (escape sequences need one), soft hyphen, surrogates, noncharacters."""

_DIRECTION = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Marks that reorder or hide text (Unicode TR 36, section 2.10), and breaks of line that no
terminal agrees on. Zero-width joiners stay: emoji and Indic scripts need them."""

_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]|\x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
)
"""Terminal control sequences (ECMA-48): CSI, and OSC, DCS, SOS, PM, APC with their text."""


_BROKEN_WORD = re.compile(r"(?<!\S)(\S*\w)[-\u00ad\u2010][ \t]*(?:\r\n?|\n)[ \t]*(?=\w)")
"""A word up to the hyphen at the end of a line, where it goes on in the next one.

Terminals send a carriage return alone for the end of a line that is pasted.
"""


def fold(text: str) -> str:
    """Return `text` without case and diacritics, for comparing what people type."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_NOT_DECOMPOSED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the folded words of `text`: runs of letters and digits of any script."""
    if text.isascii():  # most are, and of a long one that takes a sixth of the time
        return text.translate(_FOLDED_ASCII).split()
    return _WORD.findall(fold(text))


def title_key(title: str) -> str:
    """Return the key titles are sorted and joined by: the folded words, one space between."""
    return " ".join(words(title))


def clean(text: str) -> str:
    """Return `text` as it may be printed: no terminal sequence, control or direction mark.

    Line feeds and tabs stay; other white space that would break a line is made a space. This and
    `clean_line` are the only way from the archive to a terminal, for the screen and the commands.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _DIRECTION.sub("", _CONTROL.sub("", text))


def as_one_line(text: str) -> str:
    """Return copied lines as one, a word that was broken with a hyphen at a line's end mended.

    The hyphen stays where the word has another one, or ends in a digit: "state-of-the-", "2019-".
    """
    return clean_line(_BROKEN_WORD.sub(_mended, text))


def clean_line(text: str) -> str:
    """Return `text` as `clean` does, on one line with single spaces."""
    return " ".join(clean(text).split())


def _mended(found: re.Match[str]) -> str:
    begun = found[1]
    return begun + "-" if "-" in begun or begun[-1].isdigit() else begun
