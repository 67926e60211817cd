"""What leaderboards tell more than once, gathered while their file is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.clean.result_record import Result, encode_result
from pwc_tui.ingest.match.mentions import Mention, names_in
from pwc_tui.ingest.worker.reference_stage import ReferenceStage

_REMEMBERED = 20_000
"""Results by which boards know rows again: what repeats a board stands a few tables further down,
or its results are read again."""

_TOLD = "SELECT told FROM result WHERE board = ?"


@dataclass(slots=True)
class TaskDraft:
    """A task by its exact name; what is known of it is gathered from all places that tell."""

    id: int
    name: str
    description: str = ""
    source: LinkText | None = None
    areas: dict[str, None] = field(default_factory=dict)
    synonyms: dict[str, None] = field(default_factory=dict)
    parents: dict[int, None] = field(default_factory=dict)


class DatasetName(NamedTuple):
    """A dataset by its name, or by that within another; case counts: "Car" is not "CAR"."""

    id: int
    name: str


@dataclass(slots=True)
class BoardDraft:
    """What has to be known of a leaderboard at each of its tables; `metrics` with their places."""

    id: int
    task: int
    dataset: int
    record: int
    """In which it is met first."""
    slug: str | None = None
    description: str = ""
    metrics: dict[str, int] = field(default_factory=dict)
    result_count: int = 0

    def metric(self, name: str) -> int:
        """Return the place of the metric of this name, a new one if the board lacks it."""
        return self.metrics.setdefault(name, len(self.metrics))


class Drafts:
    """Tasks, datasets and boards, numbered from 1 as they are met; results go to the stage."""

    def __init__(self, stage: ReferenceStage) -> None:
        self._stage = stage
        self._tasks: dict[str, TaskDraft] = {}
        self._datasets: dict[tuple[int, str], DatasetName] = {}
        self._boards: dict[tuple[int, int], BoardDraft] = {}
        self._results: dict[int, set[bytes]] = {}
        """Of the boards used last."""
        self._remembered = 0
        self._result_count = 0

    def task(self, name: str) -> tuple[TaskDraft, bool]:
        """Return the task of this name, and whether it is met for the first time."""
        known = self._tasks.get(name)
        if known is not None:
            return known, False
        task = self._tasks[name] = TaskDraft(len(self._tasks) + 1, name)
        return task, True

    def dataset(self, name: str, parent: DatasetName | None) -> DatasetName:
        """Return the dataset of this name, or the part of `parent` that has it."""
        within = parent.id if parent else 0
        known = self._datasets.get((within, name))
        if known is None:
            known = self._datasets[within, name] = DatasetName(len(self._datasets) + 1, name)
            self._stage.add("dataset", known.id, name, within)
        return known

    def board(self, task: TaskDraft, dataset: DatasetName, record: int) -> tuple[BoardDraft, bool]:
        """Return the leaderboard of a task on a dataset, and whether it is met for the first time.

        `record` is the number of the record that has it now.
        """
        known = self._boards.get((task.id, dataset.id))
        if known is not None:
            return known, False
        board = BoardDraft(len(self._boards) + 1, task.id, dataset.id, record)
        self._boards[task.id, dataset.id] = board
        return board, True

    def link(self, board: BoardDraft, kind: str, link: LinkText) -> None:
        """Add a link of a board, unless it has it."""
        self._stage.add("board_link", board.id, kind, *link)

    def results_of(self, board: BoardDraft) -> set[bytes]:
        """Return the results that a board has so far, as `add` needs them."""
        known = self._results.pop(board.id, None)
        if known is None:
            found = self._stage.rows(_TOLD, (board.id,)) if board.result_count else ()
            known = {told for (told,) in found}
            self._remembered += len(known)
        self._results[board.id] = known
        while self._remembered > _REMEMBERED and len(self._results) > 1:
            self._remembered -= len(self._results.pop(next(iter(self._results))))
        return known

    def add(
        self, board: BoardDraft, result: Result, known: set[bytes], place: tuple[int, int]
    ) -> bool:
        """Add a result to a board; return False where it is among those known.

        `place` is the layer of the file and the number of the record in it.
        """
        told = encode_result(result)
        if told in known:
            return False
        known.add(told)
        self._remembered += 1
        board.result_count += 1
        self._result_count += 1
        names = names_in(Mention(result.url, result.title), with_own=True)
        self._stage.add("result", self._result_count, *names, board.id, result.model, told, *place)
        return True

    def complete(self) -> Iterator[BoardDraft]:
        """Put tasks and boards onto the stage; yield the boards that have no result instead."""
        for task in self._tasks.values():
            self._add_task(task)
        for board in self._boards.values():
            if not board.result_count:
                yield board
                continue
            metrics = msgspec.json.encode(list(board.metrics)).decode()
            whose = board.task, board.dataset, board.record
            self._stage.add("board", board.id, *whose, board.slug, board.description, metrics)

    def _add_task(self, task: TaskDraft) -> None:
        add = self._stage.add
        add("task", task.id, task.name, task.description, *(task.source or (None, None)))
        for area in task.areas:
            add("task_area", task.id, area)
        for synonym in task.synonyms:
            add("task_synonym", task.id, synonym)
        for parent in task.parents:
            add("task_parent", task.id, parent)
