"""A row of numbers as a row of bars, one cell each."""

from collections.abc import Sequence

from textual.content import Content

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[int], style: str = "$text-accent") -> Content:
    """Return a bar for each number, the greatest full; nothing for 0, so that gaps are seen."""
    most = max(counts, default=0)
    bars = [_BARS[(count * len(_BARS) - 1) // most] if count > 0 else " " for count in counts]
    return Content.styled("".join(bars), style)
