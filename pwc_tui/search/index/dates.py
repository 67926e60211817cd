"""The dates of papers, and how near two of them are in time."""

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.related import Reason, ReasonKind
from pwc_tui.search.index.array_store import Arrays

UNDATED = -1
"""The day of a paper without a date."""

_YEARS = 3.0
"""The time in which nearness falls to a third. Rivals are near in time; of 1, 3 and 10 years 3 fits
best."""

_UNKNOWN_YEARS = 3.0
"""What stands for the distance where a date is missing: the usual one of related papers."""

_DAYS_IN_YEAR = 365.25
_DAYS_IN_MONTH = _DAYS_IN_YEAR / 12
_MONTHS_TOLD = 24
"""Of more, the years are told."""
_LONGEST_MONTH = 30
"""Days between its first and its last."""


class Dates:
    """The date of every paper: the first and the last day that it can be."""

    def __init__(self, file: Arrays) -> None:
        self.days: NDArray[np.int32] = file.get("day")
        """The first, in days since 1970, of the papers counted from 0; `UNDATED` without a date."""
        self._last_days: NDArray[np.int32] = file.get("last_day")

    def nearness(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return for each of these papers how near it is in time: 1 the same day, 0 far off.

        What is known of the year or the month only is taken for the middle of it.
        """
        own, days = self._middles(np.array([paper])), self._middles(others)
        years = np.abs(days - own) * np.float32(1 / _DAYS_IN_YEAR)
        years[(days == UNDATED) | (own == UNDATED)] = _UNKNOWN_YEARS
        nearness: NDArray[np.float32] = np.exp(years * np.float32(-1 / _YEARS))
        return nearness

    def is_before(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each of these papers whether it is older for sure; never without a date."""
        days = self._last_days[others]
        before: NDArray[np.bool_] = (days < self.days[paper]) & (days != UNDATED)
        return before

    def is_after(self, paper: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return for each of these papers whether it is newer for sure; never without a date."""
        own = self._last_days[paper]
        after: NDArray[np.bool_] = (self.days[others] > own) & (own != UNDATED)
        return after

    def reason(self, paper: int, other: int, weight: float, most: float) -> Reason | None:
        """Return how far apart two papers are in time as a reason; None where nobody knows.

        It adds `most` points at most.
        """
        if UNDATED in self.days[[paper, other]]:
            return None
        near = float(self.nearness(paper, np.array([other]))[0])
        return Reason(ReasonKind.DATE, (), min(near * weight, most), self._said(paper, other))

    def _middles(self, papers: NDArray[np.int64]) -> NDArray[np.int32]:
        first = self.days[papers]
        middles: NDArray[np.int32] = first + (self._last_days[papers] - first) // 2
        return middles

    def _said(self, paper: int, other: int) -> str:
        """Return how far apart two dated papers are, in no smaller unit than both are known in."""
        places = [paper, other]
        first, last = self.days[places], self._last_days[places]
        known_within = int((last - first).max())
        unit = "day" if not known_within else "month" if known_within <= _LONGEST_MONTH else "year"
        if last[0] >= first[1] and last[1] >= first[0]:
            return f"of the same {unit}"
        amount = _amount(first, unit)
        return f"{amount} {'later' if first[1] > first[0] else 'earlier'}"


def _amount(days: NDArray[np.int32], unit: str) -> str:
    """Return how far apart two days are, where each stands for the `unit` it is in."""
    dates = days.astype("datetime64[D]")
    apart = float(abs(int(days[1]) - int(days[0])))
    months, years = apart / _DAYS_IN_MONTH, apart / _DAYS_IN_YEAR
    if unit != "day":
        months, years = (
            float(np.abs(np.diff(dates.astype(f"datetime64[{each}]")).astype(int))[0])
            for each in "MY"
        )
    if unit == "day" and round(months) < 1:
        return _many(round(apart), "day")
    if unit != "year" and round(months) < _MONTHS_TOLD:
        return _many(round(months), "month")
    return _many(round(years), "year")


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}{'s' if count != 1 else ''}"
