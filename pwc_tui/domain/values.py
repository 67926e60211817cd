"""What number a leaderboard's value is, when it is one."""

import math
import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A value as a number, None where the text is none or leaves open which one it is."""

    number: float | None


_NOTHING = ParsedValue(None)
_LONGEST = 60
"""Characters. Longer texts are remarks, whatever digits they hold."""

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " ", "\ufeff": "", "\\": ""})
"""Signs that mean another one, a mark of nothing, and Markdown's way to write `*` and `%`."""

_NUMBER = r"[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_UNITS = (
    r"%|‰|°|ms|s|secs?|seconds?|min|h|hours?|mm|cm|m|km|px|pixels?|db|points?|pts|gb|mb|kb|fps|hz"
)
_MARKS = r"\s*(?:[*†‡§#^]+|\([!*†?]\))*"
_VALUE = re.compile(
    rf"[~≈]?\s*(?P<number>{_NUMBER})\s*(?P<scale>(?-i:[kKMBGT]))?\s*(?P<unit>{_UNITS})?"
    rf"\s*(?:(?:±|\+/-|\+-)\s*{_NUMBER}\s*%?|\(±?\s*(?P<bracketed>{_NUMBER})\s*%?\))?{_MARKS}",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?P<first>{_NUMBER}\s*%?{_MARKS})\s*[/|]\s*{_NUMBER}\s*%?{_MARKS}", re.IGNORECASE
)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]")
"""Digits that are no digits of the number: `5²` is not 52."""

_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}


def parse_value(raw: str) -> ParsedValue:
    """Return the number `raw` states.

    Percent signs, units, marks behind the number (`95.4*`, `**95.4**`) and a leading ~ are passed
    over; K, M, B, G and T multiply; of a pair (`86.7/85.9`) the first counts. Bounds (`> 90`),
    ranges (`10-12`), times (`00:12:31`), powers (`5²`), two scores (`71 (83)`), "nan", "inf" and
    words are no numbers.
    """
    if len(raw) > _LONGEST:
        return _NOTHING
    if _RAISED.search(raw):
        return _NOTHING
    # ½ would become 1⁄2, which is not the number it was.
    plain = unicodedata.normalize("NFKC", raw).translate(_SIGNS)
    plain = plain.strip().removeprefix("**").removesuffix("**").strip()
    if pair := _PAIR.fullmatch(plain):
        plain = pair["first"]
    match = _VALUE.fullmatch(plain)
    if match is None:
        return _NOTHING
    number = _number(match["number"])
    if number is None or not _is_spread(match["bracketed"], number):
        return _NOTHING
    return ParsedValue(number * _SCALES.get(match["scale"] or "", 1))


def _is_spread(bracketed: str | None, number: float) -> bool:
    """Return whether what stands in brackets leaves the number before it the one that is meant.

    Less than it is how far it varies, or how it changed; as much and more is a second score.
    """
    if bracketed is None:
        return True
    spread = _number(bracketed)
    return spread is not None and abs(spread) < abs(number)


def _number(digits: str) -> float | None:
    """Return digits as a number; a comma parts thousands where it can, else it is the point."""
    mantissa, mark, exponent = digits.lower().partition("e")
    if "," in mantissa:
        if _THOUSANDS.fullmatch(mantissa):
            mantissa = mantissa.replace(",", "")
        elif _DECIMAL_COMMA.fullmatch(mantissa):
            mantissa = mantissa.replace(",", ".")
        else:
            return None
    number = float(mantissa + mark + exponent)
    return number if math.isfinite(number) else None
