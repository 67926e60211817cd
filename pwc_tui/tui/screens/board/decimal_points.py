"""Where the decimal points of a column of values stand, so that they stand under each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FURTHER = 4
"""Cells by which a value may go on behind its point further than the usual one of its column.

One value with an uncertainty among hundreds without would else move all of them to the left.
"""
_WHOLE = re.compile(r"[^\d.]*\d*(?:,\d{3}(?!\d))*")
"""The part of a value before its point, with what stands before the number."""


@dataclass(frozen=True, slots=True)
class PointPlace:
    """How the values of a column stand: so many cells from the point on, in so many cells."""

    tail: int
    width: int

    def missing(self, value: str) -> int:
        """Return the blanks to put behind a value, at the right edge of the column."""
        return max(0, self.tail - (len(value) - whole_length(value)))


def point_place(values: Sequence[str], most: int) -> PointPlace:
    """Return how values stand; they keep to the right edge where `most` cells are not enough."""
    longest = max(map(len, values), default=0)
    wholes = [whole_length(value) for value in values]
    tails = sorted(len(value) - whole for value, whole in zip(values, wholes, strict=True))
    if not tails or not tails[-1]:
        return PointPlace(0, longest)
    limit = tails[len(tails) // 2] + _FURTHER
    tail = max(each for each in tails if each <= limit)
    width = max(wholes) + tail
    return PointPlace(0, longest) if width > most else PointPlace(tail, max(longest, width))


def whole_length(value: str) -> int:
    """Return the characters before the decimal point, or before what follows a whole number."""
    point = value.find(".")
    before = value if point < 0 else value[:point]
    if before.isdigit():  # nearly all, in a third of the time
        return len(before)
    found = _WHOLE.match(value)
    return found.end() if found else 0
