"""Figures of many measurements, and the table they are printed in."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity: its values, their unit, and the most that p95 or median may be."""

    name: str
    values: tuple[float, ...]
    unit: str
    budget: float
    by_p95: bool = False

    @property
    def stated(self) -> float:
        """The value the budget is about."""
        return p95(self.values) if self.by_p95 else statistics.median(self.values)

    def line(self) -> str:
        """Return the figure as one line of the table."""
        verdict = "ok" if self.stated <= self.budget else "OVER"
        return (
            f"{self.name:44} {statistics.median(self.values):9.1f} {p95(self.values):9.1f} "
            f"{max(self.values):9.1f} {self.unit:3} {len(self.values):4}  "
            f"{'p95' if self.by_p95 else 'median'} <= {self.budget:g}: {verdict}"
        )


HEADER = f"{'':44} {'median':>9} {'p95':>9} {'worst':>9} {'':3} {'n':>4}"


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 measurements do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def p50(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)
