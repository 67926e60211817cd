"""Words as they are spelled with other letters: `Mueller` for Müller, `beta2` for β2."""

import re
import unicodedata
from collections.abc import Iterator

from pwc_tui.domain.text.clean import fold

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

    Of a Greek word the letters stay: only single ones among others stand for their names.
    """
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
