"""Whether more or less of a metric is better, as far as its name tells."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"
