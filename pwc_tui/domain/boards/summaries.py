"""Leaderboards and metrics in lists: what is told of each without reading its rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.refs import BestResult, Kind, Ref, board_name


class BoardEntry(NamedTuple):
    """A leaderboard in a list; a tuple, because the 11,700 of them are read at once.

    `best_model` is "" where nobody is known to be first. Days are ISO dates, None without any.
    """

    id: int
    slug: str
    task_id: int
    task_slug: str
    task_name: str
    dataset_id: int
    dataset_slug: str
    dataset_name: str
    whole_id: int | None
    """The number of the dataset that its own is a part or a variant of."""
    best_model: str
    best_metric: str
    best_value: str
    best_year: int | None
    result_count: int
    paper_count: int
    first_day: str | None
    last_day: str | None

    @property
    def best(self) -> BestResult:
        """Who is first on it."""
        return BestResult(self.best_model, self.best_metric, self.best_value, self.best_year)

    @property
    def ref(self) -> Ref:
        """The leaderboard."""
        return Ref(Kind.BOARD, self.id, self.slug, board_name(self.task_name, self.dataset_name))

    @property
    def task(self) -> Ref:
        """Its task."""
        return Ref(Kind.TASK, self.task_id, self.task_slug, self.task_name)

    @property
    def whole_key(self) -> tuple[int, int | None]:
        """Task and dataset of the leaderboard that it is a part of, if there is one."""
        return self.task_id, self.whole_id

    @property
    def dataset(self) -> Ref:
        """Its dataset."""
        return Ref(Kind.DATASET, self.dataset_id, self.dataset_slug, self.dataset_name)


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


def under_their_wholes(boards: Iterable[BoardEntry]) -> list[tuple[BoardEntry, int]]:
    """Return the leaderboards of one task in their order, each with how deep it stands.

    Those on a part of a dataset follow the one on the whole, one step deeper, where there is one.
    """
    listed = list(boards)
    by_dataset = {board.dataset_id: board for board in listed}
    parts: defaultdict[int | None, list[BoardEntry]] = defaultdict(list)
    for board in listed:
        whole = board.whole_id if board.whole_id in by_dataset else None
        parts[whole].append(board)
    if len(parts[None]) == len(listed):
        return [(board, 0) for board in listed]
    found: list[tuple[BoardEntry, int]] = []
    waiting = [(board, 0) for board in reversed(parts.pop(None))]
    while waiting:
        board, depth = waiting.pop()
        found.append((board, depth))
        below = parts.pop(board.dataset_id, ())
        waiting.extend((part, depth + 1) for part in reversed(below))
    # Of a circle of wholes, which damaged files may hold, nobody is first: all stand at the top.
    return [*found, *((board, 0) for circle in parts.values() for board in circle)]


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
    return replace(column, direction=told, confidence=1.0, reasons=("You set it.",))


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
