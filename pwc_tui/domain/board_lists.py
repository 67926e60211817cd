"""Leaderboards and metrics in lists: what is told of each without reading its rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pwc_tui.domain.board_view import Flips
from pwc_tui.domain.metrics import Direction, MetricRole
from pwc_tui.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """A leaderboard in a list. `best_model` is "" where nobody is known to be first."""

    ref: Ref
    task: Ref
    dataset: Ref
    best_model: str
    row_count: int
    paper_count: int
    metrics: tuple[str, ...]
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class MetricColumn:
    """A metric on one leaderboard, with how many values it has there."""

    board_slug: str
    name: str
    values: int
    direction: Direction
    confidence: float
    role: MetricRole
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A name of a metric on all leaderboards that have it.

    `direction` and `role` are those with most values, and `confidence` is their mean over these
    values. `reasons` are those of the largest of these columns. `directions` counts boards.
    """

    name: str
    boards: int
    values: int
    direction: Direction
    confidence: float
    role: MetricRole
    reasons: tuple[str, ...]
    directions: tuple[tuple[Direction, int], ...]


def metric_uses(columns: Iterable[MetricColumn], flips: Flips) -> tuple[MetricUse, ...]:
    """Return every name of a metric, the one with most values first; the user's word wins."""
    by_name: defaultdict[str, list[MetricColumn]] = defaultdict(list)
    for column in columns:
        by_name[column.name].append(_as_told(column, flips))
    uses = [_use(name, of_name) for name, of_name in by_name.items()]
    return tuple(sorted(uses, key=lambda use: (-use.values, -use.boards, use.name)))


def _as_told(column: MetricColumn, flips: Flips) -> MetricColumn:
    told = flips.get((column.board_slug, column.name))
    if told is None:
        return column
    return replace(column, direction=told, confidence=1.0, reasons=("You said so.",))


def _use(name: str, columns: list[MetricColumn]) -> MetricUse:
    values: Counter[tuple[Direction, MetricRole]] = Counter()
    for column in columns:
        values[column.direction, column.role] += column.values
    (direction, role), count = values.most_common(1)[0]
    agreeing = [c for c in columns if (c.direction, c.role) == (direction, role)]
    weighed = sum(column.confidence * column.values for column in agreeing)
    directions = Counter(column.direction for column in columns)
    return MetricUse(
        name=name,
        boards=len(columns),
        values=values.total(),
        direction=direction,
        confidence=round(weighed / count, 3) if count else 0.0,
        role=role,
        reasons=max(agreeing, key=lambda column: column.values).reasons,
        directions=tuple(directions.most_common()),
    )
