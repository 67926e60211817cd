"""Leaderboards while they are gathered: each (task, dataset) once, however often it is repeated."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from pwc_tui.archive.cleaning import LinkText


@dataclass(frozen=True, slots=True)
class Result:
    """A row of a leaderboard as the file has it."""

    model: str
    title: str
    url: str
    date: date | None
    uses_extra_data: bool | None
    values: tuple[tuple[int, str], ...]
    """Each as the place of the metric on the board, from 0, and the raw value."""
    code: tuple[LinkText, ...]
    models: tuple[LinkText, ...]
    paper: int
    """The paper's place in the order of arrival, from 0; -1 where the archive has none."""


@dataclass(slots=True)
class Board:
    """A leaderboard. Metrics are in the file's order, results too."""

    task_id: int
    dataset_id: int
    slug: str | None
    description: str
    links: tuple[LinkText, ...]
    citations: tuple[LinkText, ...]
    metrics: dict[str, int] = field(default_factory=dict)
    """The file's names with their places."""
    results: list[Result] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def metric(self, name: str) -> int:
        """Return the place of the metric of this name, a new one if the board lacks it."""
        return self.metrics.setdefault(name, len(self.metrics))

    def add(self, result: Result) -> bool:
        """Add a result unless the board has the very same; return whether it was added."""
        identity = hash(result)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        self.results.append(result)
        return True

    def metric_names(self) -> list[str]:
        """Return the names to show, without white space around them unless two differ by it."""
        shared = Counter(name.strip() for name in self.metrics)
        return [name.strip() if shared[name.strip()] == 1 else name for name in self.metrics]


class Boards:
    """All leaderboards in the order in which they are met."""

    def __init__(self) -> None:
        self._all: dict[tuple[int, int], Board] = {}

    def find(self, task_id: int, dataset_id: int) -> Board | None:
        """Return the leaderboard of a task on a dataset if it was met before."""
        return self._all.get((task_id, dataset_id))

    def add(self, board: Board) -> None:
        """Take in a leaderboard that was not met before."""
        self._all[board.task_id, board.dataset_id] = board

    def all(self) -> list[Board]:
        """Return all leaderboards that have a result."""
        return [board for board in self._all.values() if board.results]
