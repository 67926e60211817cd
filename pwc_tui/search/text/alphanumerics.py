"""Words that are letters and a number, which are written in several ways: WMT14, WMT 2014."""

import re

_NUMBERED = re.compile(r"([^\W\d_]{2,})(\d{1,4})")
_CENTURY_ENDS = 30
"""Years of two digits below are of this century, the others of the last one."""


def parts(word: str) -> tuple[str, str] | None:
    """Return the letters and the number of `word`, None where it is not made so."""
    match = _NUMBERED.fullmatch(word)
    return (match[1], match[2]) if match else None


def spellings(number: str) -> tuple[str, ...]:
    """Return `number` and, where it may be a year, its other spelling: 14 is 2014 too."""
    if len(number) == 2:
        return number, f"{20 if int(number) < _CENTURY_ENDS else 19}{number}"
    if len(number) == 4 and number[:2] in ("19", "20"):
        return number, number[2:]
    return (number,)


def digits(word: str) -> str:
    """Return the digits of `word`: with others it is no slip, but another thing."""
    return "".join(filter(str.isdigit, word))
