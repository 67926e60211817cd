"""What number a leaderboard's value is, when it is one, and what was assumed in reading it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from pwc_tui.domain.text.number_text import NUMBER, plain_signs, read_digits


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A value as a number, None where the text is none or leaves open which one it is.

    `uncertainty` is what stands behind ± or in brackets. `unit` is as written: %, ms, dB.
    `note` says why there is no number, or what was assumed or left out in reading one.
    """

    number: float | None
    uncertainty: float | None = None
    unit: str = ""
    note: str = ""
    other: float | None = None
    """The second reading of a comma that may part thousands or be the point."""


@lru_cache(maxsize=65_536)  # an import reads all columns twice, with 84,000 different values
def parse_value(raw: str) -> ParsedValue:
    """Return the number `raw` states; never raises.

    Percent signs, units, marks and remarks behind the number (`95.4*`, `33.27 (uncased)`) and a
    leading ~ are passed over; K, M, B, G and T multiply; of a pair (`86.7/85.9`, or on two lines)
    the first counts, of a list with its mean (`2, 4/3`) the mean. Bounds (`> 90`), ranges
    (`10-12`), times, powers (`5²`), fractions (`1/2`), "nan", "inf" and words are no numbers.
    """
    if len(raw) > _LONGEST:
        return ParsedValue(None, note="a remark, too long to be a number")
    if match := _PLAIN.fullmatch(raw):
        return ParsedValue(float(match[1]), unit=match[2])
    if len(raw) == 1 and unicodedata.decomposition(raw).startswith("<fraction>"):
        return ParsedValue(unicodedata.numeric(raw), note="a fraction")
    if _RAISED.search(raw):
        return ParsedValue(None, note="a power or an index")
    untagged = _LINE_BREAK.sub(" / ", _TAGS.sub("", raw))
    plain = " ".join(unicodedata.normalize("NFKC", plain_signs(untagged)).split())
    if len(plain) > _LONGEST:  # one character may stand for eighteen
        return ParsedValue(None, note="a remark, too long to be a number")
    plain = plain.removeprefix("**").removesuffix("**").strip("$ ")
    return _single(plain) or _of_several(plain) or ParsedValue(None, note=_why_not(plain))


_PLAIN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(%?)")
_LONGEST = 60
"""Characters. Longer texts are remarks, whatever digits they hold."""

_TAGS = re.compile(r"<sup>.*?</sup>|</?(?:b|i|em|strong|u)>", re.IGNORECASE)
"""Markup that was left in values: footnotes, bold."""
_LINE_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]")
"""Digits that are no digits of the number: `5²` is not 52."""
_UNITS = (
    r"%|‰|°|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|mm|cm|m|km|px|pixels?|db|points?|pts"
    r"|gb|mb|kb|fps|hz|g?flops|gmacs|bits"
)
_MARKS = r"(?P<marks>(?:\s*(?:[*†‡§¶#^$+?]|\([!*†?]\)|\[[\w*†]\]))*)"
_SPREAD = rf"(?:±|\+/-|\+-|\$?\\?pm\$?)\s*(?P<spread>{NUMBER})\s*(?P<percent>%)?"
_BRACKETS = r"[(\[](?P<brackets>[^()\[\]]*)[)\]]"
_VALUE = re.compile(
    rf"(?P<about>[~≈≃∼])?\s*(?P<number>{NUMBER})\s*(?P<scale>(?-i:[kKMBGT]))?\s*"
    rf"(?P<unit>{_UNITS})?\s*(?:{_SPREAD})?{_MARKS}\s*(?:{_BRACKETS})?[*†‡§¶#^]*",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}
_NOTED_MARKS = {"?": "marked as doubtful", "+": "the + after the number is ignored"}
_BRACKETED_SPREAD = re.compile(rf"(?P<sign>±?)\s*(?P<number>{NUMBER})\s*%?", re.IGNORECASE)
_LARGEST_SPREAD = 0.5
"""Part of the number. A larger number in brackets is a second score: of the archive's
`53.94 (53.6)` and `73.2 (0.4)` the first is far above, the second far below."""


def _single(plain: str) -> ParsedValue | None:
    """Return what one number with all that may stand around it says."""
    match = _VALUE.fullmatch(plain)
    digits = read_digits(match["number"]) if match else None
    if match is None or digits is None:
        return None
    factor = _SCALES.get(match["scale"] or "", 1)
    spread = read_digits(match["spread"]) if match["spread"] else None
    notes = [digits.note, "about" if match["about"] else ""]
    notes += [note for mark, note in _NOTED_MARKS.items() if mark in match["marks"]]
    uncertainty = None if spread is None else _times(abs(spread.number), factor)
    if (brackets := match["brackets"]) and uncertainty is None:
        uncertainty = _bracketed_spread(brackets, abs(digits.number))
        said = "read as the uncertainty" if uncertainty is not None else "not read"
        notes.append(f"in brackets, {said}: {brackets.strip()}")
    return ParsedValue(
        _times(digits.number, factor),
        uncertainty,
        match["unit"] or match["percent"] or "",
        "; ".join(filter(None, notes)),
        None if digits.other is None else _times(digits.other, factor),
    )


def _times(number: float, factor: float) -> float:
    """Return the product as decimals would have it: 0.07 M is 70000, not 70000.00000000001."""
    return number if factor == 1 else round(number * factor, 6)


def _bracketed_spread(brackets: str, number: float) -> float | None:
    match = _BRACKETED_SPREAD.fullmatch(brackets.strip())
    digits = read_digits(match["number"]) if match else None
    if match is None or digits is None:
        return None
    if match["sign"]:
        return abs(digits.number)
    is_change = match["number"].startswith(("+", "-"))
    return None if is_change or digits.number >= _LARGEST_SPREAD * number else digits.number


_PAIR_SIGNS = re.compile(r"\s*[/|&]\s*")
_WHOLE = re.compile(r"\d+")


def _of_several(plain: str) -> ParsedValue | None:
    """Return the number that stands for several ones: their mean, or the first of a pair."""
    texts = _PAIR_SIGNS.split(plain)
    if len(texts) == 1:
        return None
    parts = [part for text in texts if (part := _single(text.strip())) and part.number is not None]
    if len(parts) < len(texts):
        return _mean_behind(plain)
    if all(_WHOLE.fullmatch(text) for text in texts):
        return ParsedValue(None, note="a fraction or a pair, it is not clear which")
    note = "; ".join(filter(None, [f"the first of {len(parts)} numbers", parts[0].note]))
    return replace(parts[0], note=note, other=None)


_LIST_WITH_MEAN = re.compile(r"(?P<list>[\d.,\s]+)/\s*(?P<mean>[\d.]+)")
_ROUNDING = 0.011
"""How far a mean of two decimals is from the one of its rounded parts, at most."""


def _mean_behind(plain: str) -> ParsedValue | None:
    """Return the mean that stands behind a list, where it is the mean: `9.81, 11.29/10.55`."""
    match = _LIST_WITH_MEAN.fullmatch(plain)
    if match is None:
        return None
    parts = [read_digits(part) for part in match["list"].split(",")]
    numbers = [part.number for part in parts if part is not None]
    mean = read_digits(match["mean"])
    if mean is None or len(numbers) < len(parts) or len(numbers) < 2:
        return None
    if abs(sum(numbers) / len(numbers) - mean.number) > _ROUNDING:
        return None
    return ParsedValue(mean.number, note=f"the mean of the {len(numbers)} numbers before it")


_REASONS = (
    (re.compile(r"[\s.*-]*|n\.?/?a\.?|none|null|tba|tbd", re.I), "no value"),
    (re.compile(r"[+-]?nan", re.I), "not a number"),
    (re.compile(r"[+-]?(?:inf(?:inity)?|∞)", re.I), "infinite"),
    (re.compile(r"(?:[<>≤≥]|<=|>=)\s*=?.*\d.*"), "a bound, not a number"),
    (re.compile(rf"{NUMBER}\s*%?\s*(?:-|to|\.\.+)\s*{NUMBER}\s*%?", re.I), "a range"),
    (re.compile(r"\d+(?::\d+)+(?:\.\d+)?"), "a time"),
    (re.compile(r"\D*"), "words"),
    (re.compile(rf"{NUMBER}", re.I), "not a number, or too large a number"),
    (
        re.compile(rf"\(?{NUMBER}(?:[\s,;/|&]++{NUMBER})++\)?", re.I),
        "several numbers, it is not clear which one",
    ),
)


def _why_not(plain: str) -> str:
    return next((why for pattern, why in _REASONS if pattern.fullmatch(plain)), "text")
