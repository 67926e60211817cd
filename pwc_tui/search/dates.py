"""The days of papers, and how near two of them are in time."""

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.related import Reason, ReasonKind
from pwc_tui.search.arrays import Arrays

UNDATED = -1
"""The day of a paper without a date."""

_YEARS = 3.0
"""The time in which nearness falls to a third. Rivals are near in time; of 1, 3 and 10 years 3 fits
best."""

_UNKNOWN_YEARS = 3.0
"""What stands for the distance where a date is missing: the usual one of related papers."""

_DAYS_IN_YEAR = 365.25
_DAYS_IN_MONTH = _DAYS_IN_YEAR / 12


class Dates:
    """The day of every paper."""

    def __init__(self, file: Arrays) -> None:
        self.days: NDArray[np.int32] = file.get("day")
        """Days since 1970 of the papers, counted from 0; `UNDATED` without one."""

    def nearness(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return for each of these papers how near it is in time: 1 the same day, 0 far off."""
        own, days = int(self.days[paper]), self.days[others]
        years = np.abs(days - own) * np.float32(1 / _DAYS_IN_YEAR)
        years[(days == UNDATED) | (own == UNDATED)] = _UNKNOWN_YEARS
        nearness: NDArray[np.float32] = np.exp(years * np.float32(-1 / _YEARS))
        return nearness

    def is_before(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each of these papers whether it is older; never where a date is missing."""
        days = self.days[others]
        before: NDArray[np.bool_] = (days < self.days[paper]) & (days != UNDATED)
        return before

    def is_after(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each of these papers whether it is newer; never where a date is missing."""
        own = self.days[paper]
        after: NDArray[np.bool_] = (self.days[others] > own) & (own != UNDATED)
        return after

    def reason(self, paper: int, other: int, weight: float) -> Reason | None:
        """Return how far apart two papers are in time as a reason; None where nobody knows."""
        own, day = int(self.days[paper]), int(self.days[other])
        if UNDATED in (own, day):
            return None
        near = float(self.nearness(paper, np.array([other]))[0])
        return Reason(ReasonKind.DATE, (), near * weight, _said(day - own))


def _said(days: int) -> str:
    if days == 0:
        return "of the same day"
    months = round(abs(days) / _DAYS_IN_MONTH)
    if months < 1:
        amount = _many(abs(days), "day")
    elif months < 24:
        amount = _many(months, "month")
    else:
        amount = _many(round(abs(days) / _DAYS_IN_YEAR), "year")
    return f"{amount} {'later' if days > 0 else 'earlier'}"


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}{'s' if count != 1 else ''}"
