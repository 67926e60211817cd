"""The axes of a chart: from where to where, and which values are written beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Steps people count in, times a power of ten (Heckbert, "Nice numbers for graph labels",
Graphics Gems, 1990; 2.5 added for quarters)."""

_MARGIN = 0.04
"""Share of the range left free at both ends, so that no mark lies on an axis."""

_MONTHS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
"""Months between two dates on an axis."""

_SIZES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_SMALLEST_WRITTEN = 1e-4
"""Numbers below it are written as powers."""

_CELLS_BETWEEN = 2
"""Rows from one number to the next at least."""
_FEWEST_NUMBERS = 4
"""Numbers beside a drawing that is high enough for them."""

_LOGARITHMIC_FROM = 100.0
"""Largest over smallest value from which a scale of powers says more than an even one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is written beside an axis."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values, in even steps or (`is_logarithmic`) in powers, with its ticks."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    is_logarithmic: bool = False

    def share(self, value: float) -> float:
        """Return where `value` lies, 0 at the low end, 1 at the high end, beyond if it is."""
        low, high = self.low, self.high
        if self.is_logarithmic:
            value, low, high = math.log10(value), math.log10(low), math.log10(high)
        return (value - low) / (high - low)

    def value_at(self, share: float) -> float:
        """Return the value that lies at a share of the axis, also beyond its ends."""
        if self.is_logarithmic:
            low, high = math.log10(self.low), math.log10(self.high)
            return float(10 ** (low + share * (high - low)))
        return self.low + share * (self.high - self.low)


def number_axis(values: Sequence[float], most_ticks: int) -> Axis:
    """Return an axis that holds all `values` (at least one, all finite), evenly divided."""
    low, high = _widened(min(values), max(values))
    return Axis(low, high, _number_ticks(low, high, most_ticks))


def quantity_axis(values: Sequence[float], most_ticks: int) -> Axis:
    """Return an axis for amounts such as parameters: in powers of ten if they range far."""
    smallest, largest = min(values), max(values)
    if smallest <= 0 or largest / smallest < _LOGARITHMIC_FROM:
        return number_axis(values, most_ticks)
    first, last = math.floor(math.log10(smallest)), math.ceil(math.log10(largest))
    every = max(1, math.ceil((last - first + 1) / max(1, most_ticks)))
    last += (first - last) % every  # so that the axis ends with a tick
    ticks = tuple(
        Tick(10.0**power, _label(10.0**power, 0)) for power in range(first, last + 1, every)
    )
    return Axis(10.0**first, 10.0**last, ticks, is_logarithmic=True)


def date_axis(days: Sequence[date], most_ticks: int) -> Axis:
    """Return an axis of days (as `date.toordinal`) with ticks at the beginnings of months."""
    low, high = _widened(float(min(days).toordinal()), float(max(days).toordinal()))
    # No calendar reaches beyond its first and last day.
    low, high = max(low, 1.0), min(high, float(date.max.toordinal()))
    months = (high - low) / 30.44
    every = next((m for m in _MONTHS if months / m <= max(1, most_ticks)), _MONTHS[-1])
    first = date.fromordinal(int(low))
    month = (first.year * 12 + first.month - 1) // every * every
    ticks: list[Tick] = []
    while (month := month + every) // 12 <= date.max.year:
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > high:
            break
        ticks.append(Tick(day.toordinal(), f"{day:%Y}" if every % 12 == 0 else f"{day:%Y-%m}"))
    return Axis(low, high, tuple(ticks))


@dataclass(frozen=True, slots=True)
class CellAxis:
    """An axis drawn on cells; `places` are those of its ticks, all equally far apart."""

    axis: Axis
    places: tuple[int, ...]


@lru_cache(maxsize=64)
def on_cells(axis: Axis, cells: int) -> CellAxis:
    """Return an axis a little wider, so that its ticks are whole cells apart.

    Rounded one by one, some would stand a cell nearer to each other than the others. Where there
    are too few cells for all, only every second is left, or every fourth, up to the last one.
    """
    shares = [axis.share(tick.value) for tick in axis.ticks]
    if len(shares) > 1 and cells > 1:
        between = (shares[-1] - shares[0]) / (len(shares) - 1)
        for apart in range(int(between * (cells - 1)), 0, -1):
            before = math.ceil(shares[0] / between * apart - 1e-9)
            after = math.ceil((1 - shares[-1]) / between * apart - 1e-9)
            if before + apart * (len(shares) - 1) + after < cells:
                low = shares[0] - before * between / apart
                high = low + (cells - 1) * between / apart
                places = tuple(before + apart * place for place in range(len(shares)))
                wider = replace(axis, low=axis.value_at(low), high=axis.value_at(high))
                return CellAxis(wider, places)
        half = axis.ticks[(len(shares) - 1) % 2 :: 2]
        return on_cells(replace(axis, ticks=half), cells)
    return CellAxis(axis, tuple(round(share * (cells - 1)) for share in shares))


@lru_cache(maxsize=64)
def number_on_cells(axis: Axis, cells: int) -> CellAxis:
    """Return an axis of numbers with those ticks that waste the fewest cells when all are equal."""
    best = on_cells(axis, cells)
    if axis.is_logarithmic:
        return best
    found: list[CellAxis] = []
    for most in range(2, cells // _CELLS_BETWEEN + 1):
        ticks = _number_ticks(axis.low, axis.high, most)
        on = on_cells(replace(axis, ticks=ticks), cells)
        apart = on.places[1] - on.places[0] if len(on.places) > 1 else 0
        if _CELLS_BETWEEN <= apart <= max(2 * _CELLS_BETWEEN, cells // _FEWEST_NUMBERS):
            found.append(on)
    return min(found, key=lambda on: on.axis.high - on.axis.low, default=best)


def _widened(low: float, high: float) -> tuple[float, float]:
    """Return a range with a margin; around a single value a range that shows it in the middle."""
    if low == high:
        room = abs(low) * 0.1 or 1.0
        return low - room, high + room
    room = (high - low) * _MARGIN
    return low - room, high + room


def _number_ticks(low: float, high: float, most_ticks: int) -> tuple[Tick, ...]:
    step = _nice_step((high - low) / max(1, most_ticks))
    digits = max(0, _digits(step))
    first = math.ceil(low / step)
    count = math.floor(high / step) - first + 1
    values = [round((first + place) * step, digits) for place in range(count)]
    largest = max(map(abs, values), default=0.0)
    size, letter = next((each for each in _SIZES if largest >= each[0]), (1.0, ""))
    if letter:
        digits = max(0, _digits(step / size))
    elif 0 < largest < _SMALLEST_WRITTEN:
        return tuple(Tick(value, f"{value:.0e}" if value else "0") for value in values)
    return tuple(Tick(value, _written(value / size, digits, letter)) for value in values)


def _nice_step(least: float) -> float:
    """Return the smallest nice number that is not below `least`, which is above 0."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(nice for nice in _NICE if nice * power >= least * (1 - 1e-9)) * power


def _digits(step: float) -> int:
    """Return how many decimals multiples of a nice step have."""
    return -math.floor(math.log10(step) + 1e-9) + (1 if f"{step:e}".startswith("2.5") else 0)


def _written(value: float, digits: int, letter: str) -> str:
    return f"{value:.{digits}f}{letter}" if value or not letter else "0"


def _label(value: float, digits: int) -> str:
    for size, letter in _SIZES:
        if abs(value) >= size:
            return f"{value / size:.4g}{letter}"
    if value and abs(value) < 1e-4:
        return f"{value:.0e}"
    return f"{value:.{digits}f}" if digits else f"{value:g}"
