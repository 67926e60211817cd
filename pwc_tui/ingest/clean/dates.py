"""The forms in which the archive and its exports write a day."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from pwc_tui.domain.partial_dates import PartialDate, day_only, month_of, year_of
from pwc_tui.ingest.clean.finite import is_finite

EARLIEST_YEAR = 1900
"""Earlier years are sentinels or slips: `0001-01-01`, `1753-01-01`."""


class DateReading(NamedTuple):
    """A date and what was odd about the way it was written; "" where nothing was."""

    date: PartialDate | None
    problem: str


def latest_year() -> int:
    """Return the last year a paper can be of: conferences announce the papers of the next one."""
    return datetime.now(UTC).year + 1


def read_date(value: object, latest: int) -> DateReading:
    """Return the date `value` stands for.

    Null, blank, "None" and "NaT" are no day. Years before 1900 and after `latest` are sentinels
    such as `2222-12-22`. Numbers are seconds or milliseconds since 1970, small ones a year.
    """
    if value is None:
        return DateReading(None, "")
    if isinstance(value, str):
        return _read_text(value.strip(), latest)
    if isinstance(value, int | float) and not isinstance(value, bool) and is_finite(value):
        return _read_number(value, latest)
    return DateReading(None, "no date")


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?P<time>[T ]\d{2}:\d{2}.*)?", re.ASCII)
_PART = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%m/%d/%Y", "%Y/%m/%d", "%Y-%m-%d")
_MILLISECONDS = 10**10
"""Numbers of at least this size are milliseconds: as seconds they would lie after 2286."""
_EPOCH = date(1970, 1, 1)


@lru_cache(maxsize=16_384)  # the dates of the archive are ten thousand
def _read_text(text: str, latest: int) -> DateReading:
    if not text:
        return DateReading(None, "")
    if text in ("None", "NaT", "nan", "NaN", "null"):
        return DateReading(None, "the word for null where a date should be")
    if match := _DAY.fullmatch(text):
        problem = "time where a date should be" if match["time"] else ""
        return _checked(int(match[1]), int(match[2]), int(match[3]), problem, latest)
    if match := _PART.fullmatch(text):
        month = None if match[2] is None else int(match[2])
        return _checked(int(match[1]), month, None, "only part of a date", latest)
    for form in _WRITTEN:
        try:
            # The locale's own month names are no concern: the archive is English throughout.
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return _checked(day.year, day.month, day.day, "date in another form", latest)
    return DateReading(None, "no date")


def _read_number(number: float, latest: int) -> DateReading:
    if 0 < number < 10_000 and number == int(number):
        return _checked(int(number), None, None, "only part of a date", latest)
    try:
        seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
        day = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return DateReading(None, "impossible date")
    return _checked(day.year, day.month, day.day, "number where a date should be", latest)


def _checked(
    year: int, month: int | None, day: int | None, problem: str, latest: int
) -> DateReading:
    if not EARLIEST_YEAR <= year <= latest:
        return DateReading(None, "impossible date")
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return DateReading(None, "impossible date")
    known = day_only if day is not None else year_of if month is None else month_of
    return DateReading(known(first), problem)
