"""Digits as people write them: signs, thousands, decimal commas, powers of ten."""

import math
import re
from dataclasses import dataclass

_POWER_OF_TEN = r"[x×*]\s*+10\s*+\^?\s*+[+-]?\d++"
NUMBER = rf"[+-]?(?:\d(?:[\d,']|\.(?!\.))*+|\.\d++)(?:\s*+{_POWER_OF_TEN}|e[+-]?\d++)?+"
"""A pattern (any case) for what may be one number; `read_digits` says whether it is.

It gives nothing back (`*+`), so that a list of numbers is read in one way only."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑‒﹣", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007", " "),
        **dict.fromkeys("’ʼ", "'"),
        "\ufeff": "",
        "\u200b": "",
        "\\": "",
    }
)
"""Signs that mean another one, marks of nothing, and Markdown's way to write `*` and `%`."""

_POWER = re.compile(r"(?<!\s)\s*+[x×*]\s*+10\s*+\^?\s*+(?P<exponent>[+-]?\d++)$")
_EXPONENT = re.compile(r"[+-]?\d++")
_GROUPED_BLANKS = re.compile(r"(?<=\d)[\u00a0\u2009\u202f\u2007](?=\d{3}(?!\d))")
"""Narrow and unbreakable blanks between groups of three digits: a thousands separator (ISO 31-0).
An ordinary blank is none, it parts two numbers."""


@dataclass(frozen=True, slots=True)
class Digits:
    """The number that digits state. `other` is the second reading of a comma, if it has two."""

    number: float
    other: float | None = None
    note: str = ""


def plain_signs(text: str) -> str:
    """Return `text` with one sign for minus and blank, and without blanks inside of numbers."""
    return _GROUPED_BLANKS.sub("", text).translate(_SIGNS)


def read_digits(digits: str) -> Digits | None:
    """Return the number written as `digits`, None where it is none or too large for one.

    A comma parts thousands where it can (`12,345`), else it is the point (`0,953`, `95,4`); the
    first can also be a point, and `other` is that number. `1.234,5` is European.
    """
    text = digits.strip().lower()
    sign = "-" if text.startswith("-") else ""
    text = text.lstrip("+-")
    exponent = "0"
    if power := _POWER.search(text):
        exponent, text = power["exponent"], text[: power.start()]
    elif "e" in text:
        text, _, exponent = text.partition("e")
        if not _EXPONENT.fullmatch(exponent):
            return None
    for pattern, reading in _READINGS:
        if pattern.fullmatch(text):
            return _read(text, reading, sign, exponent)
    return None


@dataclass(frozen=True, slots=True)
class _NumberReading:
    """How digits become a decimal: what is dropped, what is the point, and what to say of it."""

    dropped: str
    point: str = "."
    note: str = ""
    is_open: bool = False
    """Whether what is dropped could be the point as well."""


_READINGS = (
    (re.compile(r"\d++(?:\.\d*+)?|\.\d++"), _NumberReading("")),
    (
        re.compile(r"[1-9]\d{0,2},\d{3}"),
        _NumberReading(",", note="comma read as a thousands separator", is_open=True),
    ),
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?"), _NumberReading(",")),
    (re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:\.\d*)?"), _NumberReading("'")),
    (re.compile(r"\d++,\d++"), _NumberReading("", ",", "comma read as the decimal point")),
    (
        re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}"),
        _NumberReading(".", ",", "points read as thousands separators"),
    ),
)


def _read(text: str, reading: _NumberReading, sign: str, exponent: str) -> Digits | None:
    decimal = text.replace(reading.dropped, "").replace(reading.point, ".")
    number = float(f"{sign}{decimal}e{exponent}")
    if not math.isfinite(number):
        return None
    if not reading.is_open:
        return Digits(number, note=reading.note)
    other = float(f"{sign}{text.replace(reading.dropped, '.')}e{exponent}")
    return Digits(number, other, reading.note)
