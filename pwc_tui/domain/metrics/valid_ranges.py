"""Which numbers a metric cannot have, by what its name says it is."""

from collections.abc import Sequence

from pwc_tui.domain.metrics.metric_names import read_name


def out_of_range(name: str, numbers: Sequence[float | None]) -> dict[int, str]:
    """Return the places of numbers that the metric called `name` cannot have, with the range.

    `numbers` are on one scale. Where most of them are shares of 1, 1 is the most there can be.
    When most are out of range the name misleads, and none is returned.
    """
    reading = read_name(name)
    low, high = reading.low, reading.high
    known = [(index, number) for index, number in enumerate(numbers) if number is not None]
    fractions = sum(abs(number) <= 1 for _, number in known)
    if high == _PERCENT and 2 * fractions > len(known) > 1:
        low, high = None if low is None else low / _PERCENT, 1.0
    odd = [
        index
        for index, number in known
        if (low is not None and number < low) or (high is not None and number > high)
    ]
    if len(known) >= _MANY and 2 * len(odd) > len(known):
        return {}
    least = "" if low is None else f"at least {low:g}"
    most = "" if high is None else f"at most {high:g}"
    says = " and ".join(filter(None, (least, most)))
    return dict.fromkeys(odd, f"{name.strip()} is {says}.")


def credible(name: str, numbers: Sequence[float | None]) -> list[float | None]:
    """Return the numbers of the metric called `name`, None also for those it cannot have."""
    odd = out_of_range(name, numbers)
    return [None if place in odd else number for place, number in enumerate(numbers)]


_PERCENT = 100
_MANY = 4
"""Values from which a majority tells more than a name."""
