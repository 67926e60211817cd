"""How two columns of numbers move together, and whether one falls or rises."""

from collections.abc import Sequence
from itertools import pairwise

Numbers = Sequence[float | None]


def fall(numbers: Numbers) -> tuple[float, int]:
    """Return how steadily numbers fall, 1 (always) to -1 (always rise), and how often they change.

    Missing numbers are passed over, equal neighbours are no change.
    """
    known = [number for number in numbers if number is not None]
    down = sum(a > b for a, b in pairwise(known))
    up = sum(a < b for a, b in pairwise(known))
    changes = down + up
    return ((down - up) / changes, changes) if changes else (0.0, 0)


def rank_correlation(first: Numbers, second: Numbers) -> tuple[float, int]:
    """Return Spearman's rank correlation of two columns, and the number of rows that have both.

    0 where there are fewer than three such rows or one column does not vary.
    """
    both = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if len(both) < 3:
        return 0.0, len(both)
    left = _ranks([a for a, _ in both])
    right = _ranks([b for _, b in both])
    middle = (len(both) - 1) / 2
    covariance = sum((a - middle) * (b - middle) for a, b in zip(left, right, strict=True))
    spread = sum((a - middle) ** 2 for a in left) * sum((b - middle) ** 2 for b in right)
    return (covariance / spread**0.5 if spread else 0.0), len(both)


def _ranks(numbers: list[float]) -> list[float]:
    """Return the places of numbers from 0, equal ones sharing their mean place."""
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    ranks = [0.0] * len(numbers)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and numbers[order[end + 1]] == numbers[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2
        start = end + 1
    return ranks
