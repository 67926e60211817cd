"""Which models nobody beats in two things at once: the Pareto front of a trade-off."""

from collections.abc import Sequence

from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole

Point = tuple[float | None, float | None]


def pareto(points: Sequence[Point], *, x: Direction, y: Direction) -> tuple[int, ...]:
    """Return the places of the points on the front, from the best x to the best y.

    A point is on it when no other one is as good in both and better in one; equal points are on it
    together. Points that lack a number are not. Raises ValueError for an unknown direction.
    """
    if Direction.UNKNOWN in {x, y}:
        raise ValueError("a front needs to know which way both metrics improve")
    across = -1 if x is Direction.HIGHER else 1
    up = 1 if y is Direction.HIGHER else -1
    known = [
        (across * first, -up * second, index)
        for index, (first, second) in enumerate(points)
        if first is not None and second is not None
    ]
    front: list[tuple[float, float, int]] = []
    for point in sorted(known):
        if not front or point[1] < front[-1][1] or point[:2] == front[-1][:2]:
            front.append(point)
    return tuple(index for _, _, index in front)


def axis_direction(role: MetricRole, direction: Direction) -> Direction:
    """Return which way is better on an axis of a trade-off: of a cost, less, else as judged."""
    return Direction.LOWER if role is MetricRole.COST else direction
