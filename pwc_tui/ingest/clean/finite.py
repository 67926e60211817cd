"""What JSON calls a number and Python may not take for one."""

import math


def is_finite(number: float) -> bool:
    """Return whether `number` is one a double can hold: no NaN, no infinity, no endless integer."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False
