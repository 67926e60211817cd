"""Rows of numbers as rows of bars, one character each."""

import math
from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def bars(counts: Sequence[int]) -> str:
    """Return a bar for each number, the greatest full; a blank for 0, so that gaps are seen."""
    most = max(counts, default=0)
    return "".join(_BARS[(n * len(_BARS) - 1) // most] if n > 0 else " " for n in counts)


def stairs(best: Sequence[float | None]) -> str:
    """Return how records went on: the first as the lowest bar, the last as the highest.

    A higher bar is a better record, whichever way the numbers go. A blank for None.
    """
    known = [number for number in best if number is not None and math.isfinite(number)]
    if not known:
        return ""
    first, span = known[0], known[-1] - known[0]
    return "".join(
        " " if number is None or not math.isfinite(number) else _bar(number - first, span)
        for number in best
    )


def _bar(way: float, span: float) -> str:
    share = way / span if span and math.isfinite(way) and math.isfinite(span) else 0.0
    return _BARS[round(min(max(share, 0.0), 1.0) * (len(_BARS) - 1))]
