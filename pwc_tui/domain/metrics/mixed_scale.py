"""Columns in which shares are written both ways, as 0.953 and as 95.3, brought to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pwc_tui.domain.metrics.values import ParsedValue


@dataclass(frozen=True, slots=True)
class Scale:
    """What the values of a column are multiplied with to be on one scale.

    `factors` has one number per value: 1, 100 or 0.01. `note` says what was done, "" for nothing.
    """

    factors: tuple[float, ...]
    note: str = ""

    @property
    def is_mixed(self) -> bool:
        """Whether the column holds values of two scales."""
        return bool(self.note)


def scale_of(values: Sequence[ParsedValue | None]) -> Scale:
    """Return the scale of the values of one metric of one board.

    A column is mixed when all of this holds, so that small errors (0.21 % among 1.5 %) and really
    bad scores (EM 0.068 among 90 on SQuAD 2.0) stay what they are:

    - some values lie in 0 to 1 without a % sign, all others in 1 to 100;
    - the least of the others is ten times the largest of those and more;
    - the fewer of the two, brought to the scale of the more, lie among them: from half their least
      to 1.2 times their largest;
    - the fractions have more decimals than the others (medians), as they have two digits before
      them: who measured 64.188 % and 0.449 % wrote three decimals both times.
    """
    numbers = [None if value is None else value.number for value in values]
    if not any(number is not None and _may_be_fraction(number) for number in numbers):
        return Scale((1.0,) * len(numbers))
    is_fraction = [
        number is not None
        and _may_be_fraction(number)
        and not (value is not None and value.unit == "%")
        for number, value in zip(numbers, values, strict=True)
    ]
    pairs = list(zip(numbers, is_fraction, strict=True))
    fractions = [number for number, small in pairs if small and number is not None]
    others = [number for number, small in pairs if not small and number]
    if not _are_mixed(fractions, others):
        return Scale((1.0,) * len(numbers))
    is_percent = len(others) >= len(fractions)
    factor = 100.0 if is_percent else 0.01
    few, target = (len(fractions), "100") if is_percent else (len(others), "1")
    return Scale(
        tuple(factor if small is is_percent else 1.0 for small in is_fraction),
        f"{few} of {len(fractions) + len(others)} values are on another scale;"
        f" all are ranked as parts of {target}",
    )


def rescaled(values: Sequence[ParsedValue | None], scale: Scale) -> list[float | None]:
    """Return the numbers of `values` on the one scale, None where there is no number."""
    return [
        None if value is None or value.number is None else round(value.number * factor, _EXACT)
        for value, factor in zip(values, scale.factors, strict=True)
    ]


_EXACT = 10
"""Decimals that are kept, so that 0.942 and 94.2 are a tie: floats make 94.19999999999999 of it."""
_GAP = 10
_OF_LEAST, _OF_LARGEST = 0.5, 1.2


def _may_be_fraction(number: float) -> bool:
    return 0 < number <= 1


def _are_mixed(fractions: Sequence[float], others: Sequence[float]) -> bool:
    if not fractions or not others or not 1 <= min(others) <= max(others) <= 100:
        return False
    if min(others) < _GAP * max(fractions):
        return False
    if median(map(_decimals, fractions)) <= median(map(_decimals, others)):
        return False
    as_percent = [number * 100 for number in fractions]
    few, many = (others, as_percent) if len(others) < len(fractions) else (as_percent, others)
    low, high = min(many) * _OF_LEAST, max(many) * _OF_LARGEST
    return all(low <= number <= min(high, 100) for number in few)


def _decimals(number: float) -> int:
    """Return how many decimals a number has, written as short as it can be."""
    _, point, behind = f"{number:.12f}".rstrip("0").partition(".")
    return len(behind) if point else 0
