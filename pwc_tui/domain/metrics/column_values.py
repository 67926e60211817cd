"""The numbers of a whole column, whose values tell of one another what each leaves open."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pwc_tui.domain.metrics.values import ParsedValue, parse_value


def parse_column(raws: Sequence[str]) -> list[ParsedValue]:
    """Return the numbers of the values of one metric of one board, in their order.

    Two things the other values decide, and a note says so. `12,345` is a decimal where that lies
    among the column's other numbers (from half the least to twice the largest) and 12345 does not.
    `3.5m` is millions where another value has k, K, M or B: it is a count, not a length.
    """
    values = [parse_value(raw) for raw in raws]
    if any(value.unit == "m" for value in values) and any(map(_COUNT.search, raws)):
        values = [_millions(value) if value.unit == "m" else value for value in values]
    if all(value.other is None for value in values):
        return values
    sure = [v.number for v in values if v.number is not None and v.other is None]
    return [value if value.other is None else _decided(value, sure) for value in values]


_COUNT = re.compile(r"\d\s*[kKMB](?![^\W\d_])")
_FAR = 2
"""Times the ends of the other values that a reading may lie beyond."""


def _millions(value: ParsedValue) -> ParsedValue:
    if value.number is None:
        return value
    note = "; ".join(filter(None, [value.note, "m read as millions, as the column holds counts"]))
    spread = None if value.uncertainty is None else value.uncertainty * 1e6
    return replace(value, number=value.number * 1e6, uncertainty=spread, unit="", note=note)


def _decided(value: ParsedValue, sure: Sequence[float]) -> ParsedValue:
    if value.other is None or value.number is None or not sure:
        return value
    centre = abs(median(sure))
    low, high = min(*sure, centre) / _FAR, max(*sure, centre) * _FAR
    if not low <= value.other <= high or low <= value.number <= high:
        return value
    note = "comma read as the decimal point, as the other values of the column suggest"
    return replace(value, number=value.other, other=None, note=note)
