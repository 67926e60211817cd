"""What the name of a metric tells: which way it improves, and whether it is a score at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pwc_tui.domain.metrics.lexicon import Family
from pwc_tui.domain.metrics.lexicon_errors import ERRORS
from pwc_tui.domain.metrics.lexicon_facts import (
    COSTS,
    REMARKS,
    RESOURCES,
    SETTINGS,
    SLOWNESS,
    SPEEDS,
)
from pwc_tui.domain.metrics.lexicon_scores import BEST_BETWEEN, DESPITE_ERRORS, PARTS, SCORES
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.text.clean import fold


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a name tells. `sureness` is between 0.5 and 1, and 0.5 where it tells nothing.

    `low` and `high` are the least and the largest value there can be, None where there is none; a
    `high` of 100 stands for 1 on boards that write shares as fractions.
    """

    direction: Direction
    role: MetricRole
    sureness: float
    reason: str
    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=16384)  # the archive has 3,468 names on 30,000 columns, and 11,700 boards
def read_name(name: str) -> NameReading:
    """Return what the name of a metric tells.

    Whole words count: "Percentage error" is lower, "terror" tells nothing. What is no score (sizes,
    settings, dates) has no direction even beside a word that does: "FID version". A word for
    less goes before a word for more: "Top 1 error rate", "Accuracy loss". What is turned round is
    read so: "1-EER", "WER reduction".
    """
    return _turned_round(name) or _read_as_it_is(name)


def _read_as_it_is(name: str) -> NameReading:
    name = _SCORE_UNDER_CONDITION.sub(r"\1", name)
    words = [_without_number(word) for word in _WORD.findall(fold(name))]
    line, capitals = f" {' '.join(words)} ", frozenset(_CAPITALS.findall(name))
    reading = _read(_MEASURES, frozenset(words), line, capitals)
    if reading is None and _WITH_CUTOFF.search(name):
        says = "a share of right answers among the first so many"
        return NameReading(Direction.HIGHER, MetricRole.SCORE, 0.95, says, 0, 100)
    if reading is None and _LENGTH.search(name):
        return NameReading(Direction.LOWER, MetricRole.SCORE, 0.85, "a length or an angle", 0)
    return reading or _read(_OTHERS, frozenset(words), line, capitals) or _NOTHING


_Ordered = tuple[tuple[tuple[Family, ...], Direction, MetricRole], ...]
_MEASURES: _Ordered = (
    (SETTINGS, Direction.UNKNOWN, MetricRole.FACT),
    (BEST_BETWEEN, Direction.UNKNOWN, MetricRole.SCORE),
    (COSTS, Direction.UNKNOWN, MetricRole.COST),
    (SLOWNESS, Direction.LOWER, MetricRole.SPEED),
    (DESPITE_ERRORS, Direction.HIGHER, MetricRole.SCORE),
    (ERRORS, Direction.LOWER, MetricRole.SCORE),
    (SCORES, Direction.HIGHER, MetricRole.SCORE),
    (SPEEDS, Direction.HIGHER, MetricRole.SPEED),
)
_OTHERS: _Ordered = (
    (RESOURCES, Direction.UNKNOWN, MetricRole.COST),
    (REMARKS, Direction.UNKNOWN, MetricRole.FACT),
    (PARTS, Direction.HIGHER, MetricRole.SCORE),
)

_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{1,4}(?![^\W_])")
_SCORE_UNDER_CONDITION = re.compile(
    r"\b(TAR|TPR|VR|GAR|recall|precision|accuracy|auc|m?AP|F1|m?IoU)\s*(?:@|\(|at\b).*", re.I | re.S
)
"""What is right while so much is wrong, whose errors are none of it: `TAR @ FAR=0.01`,
`Recall @ 5% FPR`, `AUC (horizon error)`."""

_LENGTH = re.compile(r"[(\[](?:mm|cm|km|px|pixels?|deg|degrees?|°)[)\]]", re.I)
_LONGEST_VARIANT = 4
_NUMBER_BEHIND = re.compile(r"(?<=[a-z]{2})\d+k?$")
_WITH_CUTOFF = re.compile(
    r"(?<![^\W_])"
    r"(?:(?:[mz]?r\d*|h|p|pr|rp|cs|hits?|recall|rank|top|cmc|pass|r_\d+)\s?[@-]\s?\.?\d|top \d"
    r"|f[\d.]+(?!\w)|sr0?\.\d)",
    re.I,
)
"""F0.5, and R@1, H@10, P@5, Hits@3, Rank-1, Top 1, pass@1, SR0.5: a share of right answers among
the first so many, or beyond so much overlap."""


_OPPOSITE = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
_BOTH = frozenset(_OPPOSITE)
_ERRORS_ONLY = frozenset({Direction.LOWER})
_TURNED_ROUND = tuple(
    (re.compile(pattern, re.I | re.S), turned)
    for pattern, turned in (
        # Of `1-NN accuracy` and `1-shot F1` the first word is no measure; see `_turned_round`.
        (r"1\s?[-−–]\s?(?P<first>[^\W\d_][^\s-]*)(?P<rest>.*)", _BOTH),
        (r"[-−–]\s?(?P<first>log|ll|elbo|likelihood)\b(?P<rest>.*)", _BOTH),
        # `- Accuracy` is a line of a list, `Negative F1` that of a class.
        (r"[-−–]\s?(?P<first>[^\W\d_][^\s-]*)(?P<rest>.*)", _ERRORS_ONLY),
        (r"neg(?:\.|ative|ated)?[\s-](?P<rest>.*)", _ERRORS_ONLY),
        (r"(?P<rest>.*)[\s-](?:reduction|reduced)\b.*", _BOTH),
        (r"(?:reduction|improvement) (?:in|of)\s(?P<rest>.*)", _ERRORS_ONLY),
        (r"(?P<rest>.*)[\s-](?:improvement|free)\b.*", _ERRORS_ONLY),
    )
)
"""How a name says the opposite of what it names, and which directions that turns round."""


def _turned_round(name: str) -> NameReading | None:
    """Return what a name tells that turns a measure round, None for any other."""
    for pattern, turned in _TURNED_ROUND:
        match = pattern.fullmatch(name.strip())
        if match is None:
            continue
        first = match.groupdict().get("first", "")
        reading = _read_as_it_is(first + match["rest"])
        is_measure = (
            not first or _read_as_it_is(first).direction in turned or "log" in first.lower()
        )
        if is_measure and reading.direction in turned:
            says = f"{reading.reason}, turned round"
            return NameReading(_OPPOSITE[reading.direction], reading.role, reading.sureness, says)
    return None


def _all_words(ordered: _Ordered) -> frozenset[str]:
    return frozenset[str]().union(*(f.words for families, _, _ in ordered for f in families))


_KNOWN = _all_words(_MEASURES + _OTHERS)
_NOTHING = NameReading(Direction.UNKNOWN, MetricRole.SCORE, 0.5, "")


def _read(
    ordered: _Ordered, words: frozenset[str], line: str, capitals: frozenset[str]
) -> NameReading | None:
    for families, direction, role in ordered:
        if found := _found(families, words, line, capitals):
            sure = found.sureness
            return NameReading(direction, role, sure, found.says, found.low, found.high)
    return None


def _without_number(word: str) -> str:
    """Return a word without a number that only says which of a kind it is: AP50, FID50k."""
    return word if word in _KNOWN else _NUMBER_BEHIND.sub("", word)


def _is_variant(word: str, endings: tuple[str, ...]) -> bool:
    """Return whether a few letters before one of the endings make the word."""
    return any(
        word.endswith(ending) and 0 < len(word) - len(ending) <= _LONGEST_VARIANT
        for ending in endings
    )


def _found(
    families: Iterable[Family], words: frozenset[str], line: str, capitals: frozenset[str]
) -> Family | None:
    for one in families:
        if not (one.words.isdisjoint(words) and one.capitals.isdisjoint(capitals)):
            return one
        if one.endings and any(_is_variant(word, one.endings) for word in words):
            return one
        if any(f" {phrase} " in line for phrase in one.phrases):
            return one
    return None


def out_of_range(name: str, numbers: Sequence[float | None]) -> dict[int, str]:
    """Return the places of numbers that the metric called `name` cannot have, with the range.

    `numbers` are on one scale. Where most of them are shares of 1, 1 is the most there can be.
    When most are out of range the name misleads, and none is returned.
    """
    reading = read_name(name)
    low, high = reading.low, reading.high
    known = [(index, number) for index, number in enumerate(numbers) if number is not None]
    fractions = sum(abs(number) <= 1 for _, number in known)
    if high == _PERCENT and 2 * fractions > len(known) > 1:
        low, high = None if low is None else low / _PERCENT, 1.0
    odd = [
        index
        for index, number in known
        if (low is not None and number < low) or (high is not None and number > high)
    ]
    if not odd or (len(known) >= _MANY and 2 * len(odd) > len(known)):
        return {}
    return dict.fromkeys(odd, f"{name.strip()} is {_range(low, high)}.")


def _range(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"between {low:g} and {high:g}"
    return f"at least {low:g}" if low is not None else f"at most {high:g}"


def credible(name: str, numbers: Sequence[float | None]) -> list[float | None]:
    """Return the numbers of the metric called `name`, None also for those it cannot have."""
    odd = out_of_range(name, numbers)
    return [None if place in odd else number for place, number in enumerate(numbers)]


_PERCENT = 100
_MANY = 4
"""Values from which a majority tells more than a name."""
