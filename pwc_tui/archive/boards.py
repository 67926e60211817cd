"""Leaderboards while they are gathered: each (task, dataset) once, however often it is repeated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.ledger import SKIPPED, Ledger


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


class PaperFacts(NamedTuple):
    """What a result takes over from its paper."""

    id: int
    date: date | None
    has_official_code: bool


def days_of(results: Sequence[Result], papers: Sequence[PaperFacts | None]) -> list[date | None]:
    """Return the days of results: their own, else their papers'."""
    return [
        result.date or (paper.date if paper else None)
        for result, paper in zip(results, papers, strict=True)
    ]


@dataclass(slots=True)
class Board:
    """A leaderboard. Metrics are in the file's order, results too."""

    task_id: int
    dataset_id: int
    record: int
    """The number of the record in which it is met first."""
    slug: str | None = None
    description: str = ""
    links: dict[LinkText, None] = field(default_factory=dict)
    citations: dict[LinkText, None] = field(default_factory=dict)
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

    def is_told_of(self) -> bool:
        """Return whether the file says anything at all about it."""
        return bool(self.results or self.metrics or self.description or self.links)

    def unused_metrics(self) -> int:
        """Return how many of its metrics no result has a value for."""
        used = {metric for result in self.results for metric, _ in result.values}
        return len(self.metrics) - len(used)

    def metric_names(self) -> list[str]:
        """Return the names to show, without white space around them unless two differ by it."""
        shared = Counter(name.strip() for name in self.metrics)
        return [name.strip() if shared[name.strip()] == 1 else name for name in self.metrics]


class Boards:
    """All leaderboards in the order in which they are met."""

    def __init__(self) -> None:
        self._all: dict[tuple[int, int], Board] = {}

    def get(self, task_id: int, dataset_id: int, record: int) -> Board:
        """Return the leaderboard of a task on a dataset, a new one if it is met first here."""
        board = self._all.get((task_id, dataset_id))
        if board is None:
            board = self._all[task_id, dataset_id] = Board(task_id, dataset_id, record)
        return board

    def note_losses(self, ledger: Ledger) -> None:
        """Note what stands in the file and gets no row: boards without results, unused metrics."""
        for board in self._all.values():
            ledger.record = board.record
            if not board.results and board.is_told_of():
                ledger.note("sota", "leaderboard without results", SKIPPED)
            elif unused := board.unused_metrics():
                ledger.note("sota.metrics", "metric without a value", SKIPPED, unused)

    def all(self) -> list[Board]:
        """Return all leaderboards that have a result."""
        return [board for board in self._all.values() if board.results]
