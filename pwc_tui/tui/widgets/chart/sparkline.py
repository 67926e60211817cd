"""A row of numbers as a row of bars in colour."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.text.sparkline import bars, stairs


def sparkline(counts: Sequence[int], style: str = "$text-accent") -> Content:
    """Return a bar for each number, as `domain.text.sparkline.bars` draws them."""
    return Content.styled(bars(counts), style)


def staircase(best: Sequence[float | None], style: str = "$text-success") -> Content:
    """Return how records went on, as `domain.text.sparkline.stairs` draws them."""
    return Content.styled(stairs(best), style)
