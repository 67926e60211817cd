"""What the search must reach, beside what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """One number and the least or the most that it may be."""

    name: str
    value: float
    limit: float
    unit: str = ""
    is_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the number is within its limit."""
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    def line(self) -> str:
        """Return the goal as one line of the table."""
        bound = f"{'>=' if self.is_least else '<='} {self.limit:.4g} {self.unit}".rstrip()
        digits = 3 if self.is_least else 1
        verdict = "ok" if self.is_met else "MISSED"
        return f"{self.name:44} {self.value:9.{digits}f} {bound:>12}  {verdict}"
