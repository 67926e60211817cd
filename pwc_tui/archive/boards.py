"""Leaderboards while they are gathered: each (task, dataset) once, however often it is repeated.

Their results wait in a file: half a million of them as objects take 400 MB.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from pwc_tui.archive.cleaning import LinkText
from pwc_tui.archive.frames import Frame, Frames
from pwc_tui.archive.ledger import SKIPPED, Ledger
from pwc_tui.archive.matching import PaperNames


class Result(msgspec.Struct, frozen=True, array_like=True, gc=False):
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


class BoardHead(NamedTuple):
    """What tells which leaderboard it is: the numbers of task and dataset, and its old address."""

    task_id: int
    dataset_id: int
    slug: str | None


@dataclass(slots=True)
class Board:
    """A leaderboard. Metrics are in the file's order, results too."""

    task_id: int
    dataset_id: int
    record: int
    """The number of the record in which it is met first."""
    entries: int = 0
    """How often the file has it."""
    slug: str | None = None
    description: str = ""
    links: dict[LinkText, None] = field(default_factory=dict)
    citations: dict[LinkText, None] = field(default_factory=dict)
    metrics: dict[str, int] = field(default_factory=dict)
    """The file's names with their places."""
    result_count: int = 0
    _used: set[int] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)
    _frames: list[tuple[Frame, int]] = field(default_factory=list)
    """Where its results wait, with the number of the first one of each frame."""

    def metric(self, name: str) -> int:
        """Return the place of the metric of this name, a new one if the board lacks it."""
        return self.metrics.setdefault(name, len(self.metrics))

    def is_new(self, result: Result) -> bool:
        """Return whether the board lacks this very result, and take note of it."""
        identity = hash(result)
        if identity in self._seen:
            return False
        self._seen.add(identity)
        self._used.update(metric for metric, _ in result.values)
        self.result_count += 1
        return True

    def settle(self) -> None:
        """Forget what tells new results from known ones, when all are there."""
        self._seen.clear()

    def unused_metrics(self) -> int:
        """Return how many of its metrics no result has a value for."""
        return len(self.metrics) - len(self._used)

    def metric_names(self) -> list[str]:
        """Return the names to show, without white space around them unless two differ by it."""
        shared = Counter(name.strip() for name in self.metrics)
        return [name.strip() if shared[name.strip()] == 1 else name for name in self.metrics]

    def head(self) -> BoardHead:
        """Return what tells which one it is."""
        return BoardHead(self.task_id, self.dataset_id, self.slug)

    def keep(self, frame: Frame, first: int) -> None:
        """Take note of where some of its results wait, and of the number of the first one."""
        self._frames.append((frame, first))

    def frames(self) -> Iterator[tuple[Frame, int]]:
        """Yield what was kept, in order."""
        yield from self._frames


class Boards:
    """All leaderboards in the order in which they are met.

    `folder` takes the files of their results, numbered from 0 as they are met, and of the names
    these give their papers.
    """

    def __init__(self, folder: Path) -> None:
        self._all: dict[tuple[int, int], Board] = {}
        self._results = Frames(folder / "results", Result)
        self._names = Frames(folder / "result-papers", PaperNames)
        self._count = 0

    def get(self, task_id: int, dataset_id: int, record: int) -> Board:
        """Return the leaderboard of a task on a dataset, a new one if it is met first here."""
        board = self._all.get((task_id, dataset_id))
        if board is None:
            board = self._all[task_id, dataset_id] = Board(task_id, dataset_id, record)
        return board

    def add(self, board: Board, results: list[Result], names: list[PaperNames]) -> None:
        """Take in new results of a board, with the names of their papers."""
        if results:
            board.keep(self._results.add_frame(results), self._count)
            self._count += len(results)
            for of_paper in names:
                self._names.add(of_paper)

    def complete(self, ledger: Ledger) -> Path:
        """Note what stands in the file and gets no row: boards without results, unused metrics.

        With that the boards and results are accounted for. Return where the names of the papers
        are; nothing can be added from here on.
        """
        self._names.close()
        part = ledger.part("leaderboards")
        for board in self._all.values():
            ledger.record = board.record
            part.merged += board.entries - 1
            if not board.result_count:
                part.skipped += 1
                ledger.note("sota", "leaderboard without results", SKIPPED, value=board.slug)
                continue
            part.imported += 1
            board.settle()
            ledger.part("results").imported += board.result_count
            if unused := board.unused_metrics():
                ledger.note("sota.metrics", "metric without a value", SKIPPED, unused)
        return self._names.path

    def all(self) -> list[Board]:
        """Return all leaderboards that have a result."""
        return [board for board in self._all.values() if board.result_count]

    def results(self, board: Board) -> tuple[list[Result], list[int]]:
        """Return the results of a board, and their numbers."""
        results: list[Result] = []
        numbers: list[int] = []
        for frame, first in board.frames():
            found = self._results.read(frame)
            results += found
            numbers += range(first, first + len(found))
        return results, numbers

    def close(self) -> None:
        """Let go of the files."""
        self._results.close()
