"""Days as people name them, and dates of which only the year or the month is known."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

PRECISION_BITS = 2
"""Of a `PartialDate.number`, below those of its first day."""


class PartialDate(NamedTuple):
    """A date as exactly as it is known: the first and the last day that it can be.

    They are the same one, or those of a month or of a year. Sorted by the first day; whether one
    date is before another is a question for `is_before`.
    """

    first: date
    last: date

    @property
    def number(self) -> int:
        """The date as one number, for columns of them: in order, above 0."""
        return self.first.toordinal() << PRECISION_BITS | (len(self.isoformat()) - 4) // 3

    @property
    def year(self) -> int:
        """The year, which is known of every date."""
        return self.first.year

    @property
    def middle(self) -> date:
        """The day that is nearest to all those it can be: where it stands on a chart."""
        return self.first + (self.last - self.first) / 2

    def isoformat(self) -> str:
        """Return as much of the ISO date as is known: `2019`, `2019-05` or `2019-05-03`."""
        return _iso_text(self.first, self.last)

    def __str__(self) -> str:
        return self.isoformat()

    def is_before(self, other: "PartialDate") -> bool:
        """Return whether it is before the other date for sure, however little is known of both."""
        return self.last < other.first

    def holds(self, other: "PartialDate") -> bool:
        """Return whether the other date may be the same one, and is known as exactly or better."""
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=16_384)  # the dates of the archive are ten thousand
def _iso_text(first: date, last: date) -> str:
    whole = first.isoformat()
    if first == last:
        return whole
    return whole[:7] if first.month == last.month else whole[:4]


def day_only(day: date) -> PartialDate:
    """Return a date of which the day is known."""
    return PartialDate(day, day)


@lru_cache(maxsize=16_384)  # of half a million papers two of three share one of a thousand months
def month_of(day: date) -> PartialDate:
    """Return a date of which no more is known than the month."""
    last = calendar.monthrange(day.year, day.month)[1]
    return PartialDate(day.replace(day=1), day.replace(day=last))


@lru_cache(maxsize=16_384)
def year_of(day: date) -> PartialDate:
    """Return a date of which no more is known than the year."""
    return PartialDate(date(day.year, 1, 1), date(day.year, 12, 31))


@lru_cache(maxsize=16_384)  # the dates of the archive are ten thousand
def partial_date(text: str) -> PartialDate | None:
    """Return the year, month or day that `text` names, None if it names none."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups("1")
    try:
        first = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if match[3] is not None:
        return day_only(first)
    return year_of(first) if match[2] is None else month_of(first)


def day_of(text: str) -> date | None:
    """Return the last day of the year, month or day that `text` names, None if it names none."""
    named = partial_date(text)
    return named and named.last


_DAY = re.compile(r"(\d{4})(?:[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?)?", re.ASCII)
