"""Days as people name them."""

import calendar
import re
from datetime import date


def day_of(text: str) -> date | None:
    """Return the last day of the year, month or day that `text` names, None if it names none."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not (year >= 1 and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match[3] or last)
    return date(year, month, day) if 1 <= day <= last else None


_DAY = re.compile(r"(\d{4})(?:[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?)?", re.ASCII)
