"""Moments as the user's file counts them: microseconds since 1970, universal time."""

import time
from datetime import UTC, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LAST = (datetime(9000, 1, 1, tzinfo=UTC) - _START) // _MICROSECOND
"""What is dated later, in a file from elsewhere, counts as this: room for changes after it."""
_END = (datetime(9999, 1, 1, tzinfo=UTC) - _START) // _MICROSECOND
"""What a file holds beyond this, in whatever way it came there, counts as this."""


def now() -> int:
    """Return the present moment."""
    return time.time_ns() // 1000


def after(earlier: int | None) -> int:
    """Return now, or just after `earlier` where a wrong clock has put that into the future."""
    return now() if earlier is None else max(now(), earlier + 1)


def to_micros(moment: datetime) -> int:
    """Return a moment as a number; one without a zone counts as universal time.

    One before 1970, which no clock of a user told, counts as the first.
    """
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, min((known - _START) // _MICROSECOND, _LAST))


def to_datetime(micros: int) -> datetime:
    """Return a number as a moment in universal time."""
    return _START + max(0, min(micros, _END)) * _MICROSECOND
