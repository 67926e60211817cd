r"""Letters as LaTeX spells them: `Jes\'us` is Jesús, `Gy\"{o}rgy` György, `S{\o}ren` Søren."""

import re
import unicodedata
from collections.abc import Iterator

from pwc_tui.domain.text.clean import clean_line


def plain_letters(text: str) -> str:
    """Return `text` with the letters that LaTeX's accents and commands stand for, without braces.

    Commands that are no letters stay, without their backslash.
    """
    if "\\" in text:
        text = _BREAKS.sub("", text)
        text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
        text = _ACCENT.sub(_accented, text)
    return unicodedata.normalize("NFC", text.translate(_WITHOUT))


def decoded_letters(text: str) -> str:
    """Return `text` with the letters that accents and commands stand for, all else as it is.

    For titles, whose other commands and braces are formulas.
    """
    return _SPELLED.sub(_letters, text) if "\\" in text and _BEGUN.search(text) else text


def printed_title(title: str) -> str:
    """Return a title on one line with the letters that LaTeX's accents stand for, composed.

    Formulas stay as they are: the accents in them are others.
    """
    text = clean_line(title)
    parts, end = [], 0
    for formula in FORMULA.finditer(text) if "\\" in text else ():
        parts += [decoded_letters(text[end : formula.start()]), formula[0]]
        end = formula.end()
    return unicodedata.normalize("NFC", "".join([*parts, decoded_letters(text[end:])]))


def letters_with_places(text: str) -> Iterator[tuple[int, str]]:
    """Yield the letters of `text` as `decoded_letters` has them, and where each begins in it."""
    end = 0
    for found in _SPELLED.finditer(text):
        yield from enumerate(text[end : found.start()], end)
        for each in _letters(found):
            yield found.start(), each
        end = found.end()
    yield from enumerate(text[end:], end)


FORMULA = re.compile(
    r"\$(?=[^\s$])(?:[^$\\]|\\.)*?(?<!\s)\$(?!\d)|\\\((?:[^\\]|\\(?!\)).)*?\\\)", re.S
)
"""A formula in a text. A price in dollars is none: a blank stands before the next sign, or a digit
behind it."""


def _letters(found: re.Match[str]) -> str:
    """Return what was found by `_SPELLED` as letters."""
    return _LETTERS[found["command"]] if found["command"] else _accented(found).replace("\\", "")


def _accented(found: re.Match[str]) -> str:
    letter = found["letter"].translate(_WITHOUT_DOT)
    return letter + _ACCENTS[found["sign"] or found["word"]]


_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
}
"""What is put on the letter behind each, as Unicode's combining marks."""

_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "ell": "l",
}
_BREAKS = re.compile(r"\\[-/]")
"""Where a word may be divided, and where letters must not touch."""

_LETTER = re.compile(r"\\(" + "|".join(_LETTERS) + r")(?![A-Za-z])(?:\{\}|[ ])?")
_ACCENT = re.compile(
    r"\\(?:(?P<sign>['`^\"~=.])|(?P<word>[uvHckrd])(?=[ {]))[ ]?\{?(?P<letter>[^\W\d_])"
)
_COMMANDS = "|".join(sorted(_LETTERS, key=len, reverse=True))
_SPELLED = re.compile(
    r"(?P<outer>\{)?\\(?:(?P<command>" + _COMMANDS + r")(?![A-Za-z])(?:\{\}|[ ](?=[a-z]))?"
    r"|(?:(?P<sign>['`^\"~=.])|(?P<word>[uvHckrd])(?=[ {]))[ ]?(?P<inner>\{)?"
    r"(?P<letter>\\?[^\W\d_])(?(inner)\}))(?(outer)\})"
)
"""One letter, with the braces around it."""

_BEGUN = re.compile(rf"\\(?:(?:{_COMMANDS})(?![A-Za-z])|['`^\"~=.]|[uvHckrd][ {{])")
"""What every such letter has: a beginning without a choice is found 50 times as fast."""

_WITHOUT_DOT = str.maketrans("ıȷ", "ij")
_WITHOUT = str.maketrans("", "", "\\{}")
