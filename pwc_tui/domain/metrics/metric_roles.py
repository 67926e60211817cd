"""What a column of a leaderboard is for, and which way it improves."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


class MetricRole(StrEnum):
    """What a column of a leaderboard is for. Only a score and a speed can have a best."""

    SCORE = "score"
    """A measure of how well a model does, errors included."""
    COST = "cost"
    """Parameters, FLOPs, memory: less is better on a trade-off chart, but nobody is first in it."""
    SPEED = "speed"
    """Frames per second, latency."""
    FACT = "fact"
    """Settings, dates, remarks."""


RANKING_ROLES = frozenset({MetricRole.SCORE, MetricRole.SPEED})
"""What can put the rows of a leaderboard in an order."""
