"""Leaderboards while they are gathered: each (task, dataset) once, however often it is repeated.

They and their results wait in files: half a million results as objects take 400 MB.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import board_name
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.match.mentions import PaperNames
from pwc_tui.ingest.registries.board_names import NamedDataset
from pwc_tui.ingest.registries.tasks_and_methods import Task
from pwc_tui.ingest.report.ledger import SKIPPED, Ledger
from pwc_tui.ingest.worker.reference_stage import ReferenceStage
from pwc_tui.spill.array_file import Spool
from pwc_tui.spill.object_file import Resting
from pwc_tui.spill.record_file import Frame, Frames, Kept


class Result(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of a leaderboard as the file has it."""

    model: str
    title: str
    url: str
    date: PartialDate | None
    uses_extra_data: bool | None
    values: tuple[tuple[int, str], ...]
    """Each as the place of the metric on the board, from 0, and the raw value."""
    code: tuple[LinkText, ...]
    models: tuple[LinkText, ...]


class PaperFacts(NamedTuple):
    """What a result takes over from its paper."""

    id: int
    date: PartialDate | None
    official_code: str
    """The address of the repository, "" where there is none."""


def days_of(
    results: Sequence[Result], papers: Sequence[PaperFacts | None]
) -> list[PartialDate | None]:
    """Return the dates of results: their own, else their papers'.

    A paper's goes before a result's that may be the same and is known less exactly.
    """
    dates = ((r.date, p.date if p else None) for r, p in zip(results, papers, strict=True))
    return [
        of_paper if own is None or (of_paper is not None and own.holds(of_paper)) else own
        for own, of_paper in dates
    ]


class BoardHead(NamedTuple):
    """What tells which leaderboard it is: the numbers of task and dataset, and its old address."""

    task_id: int
    dataset_id: int
    slug: str | None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Boards whose tasks and datasets have other numbers, told for each of their own from 1."""

    boards: Iterable[BoardHead]
    task_ids: Sequence[int]
    dataset_ids: Sequence[int]

    def __iter__(self) -> Iterator[BoardHead]:
        for task, dataset, slug in self.boards:
            yield BoardHead(self.task_ids[task - 1], self.dataset_ids[dataset - 1], slug)


class BoardDraft(msgspec.Struct, array_like=True):
    """A leaderboard. Metrics are in the file's order, results too."""

    name: str
    """`Task on Dataset`."""
    task_id: int
    dataset_id: int
    record: int
    """The number of the record in which it is met first."""
    number: int
    """As the boards are met, from 0."""
    entries: int = 0
    """How often the file has it."""
    slug: str | None = None
    description: str = ""
    links: dict[LinkText, None] = msgspec.field(default_factory=dict)
    citations: dict[LinkText, None] = msgspec.field(default_factory=dict)
    metrics: dict[str, int] = msgspec.field(default_factory=dict)
    """The file's names with their places."""
    used: set[int] = msgspec.field(default_factory=set)
    """The places of metrics that a result has a value for."""
    parts: list["Stretch"] = msgspec.field(default_factory=list)
    """Where its results wait."""

    @property
    def result_count(self) -> int:
        """How many results it has."""
        return sum(part.size for part in self.parts)

    def metric(self, name: str) -> int:
        """Return the place of the metric of this name, a new one if the board lacks it."""
        return self.metrics.setdefault(name, len(self.metrics))

    def unused_metrics(self) -> int:
        """Return how many of its metrics no result has a value for."""
        return len(self.metrics) - len(self.used)

    def metric_names(self) -> list[str]:
        """Return the names to show, without white space around them unless two differ by it."""
        shared = Counter(name.strip() for name in self.metrics)
        return [name.strip() if shared[name.strip()] == 1 else name for name in self.metrics]

    def head(self) -> BoardHead:
        """Return what tells which one it is."""
        return BoardHead(self.task_id, self.dataset_id, self.slug)


class Stretch(NamedTuple):
    """Some results of a board: where they wait, the number of the first one, how many they are."""

    frame: Frame
    first: int
    size: int


class BoardRegistry:
    """All leaderboards in the order in which they are met.

    `folder` takes the files of what is known of them and of their results, numbered from 0 as they
    are met; `stage` takes the names that these give their papers.
    """

    def __init__(self, folder: Path, stage: ReferenceStage) -> None:
        self._numbers: dict[int, int] = {}
        """By task and dataset, both in one number."""
        self._met = Resting(folder / "resting-boards", BoardDraft)
        self._kept = Frames(folder / "boards", BoardDraft)
        self._heads = Frames(folder / "board-heads", BoardHead)
        self._results = Frames(folder / "results", Result)
        self._stage = stage
        self._identities = Spool(folder, np.int64)
        self._seen: dict[int, set[int]] = {}
        """Of the boards used last, the checksums of their results."""

    def get(self, task: Task, dataset: NamedDataset, record: int) -> BoardDraft:
        """Return the leaderboard of a task on a dataset, a new one if it is met first here.

        It may be changed until the next one is asked for.
        """
        key = task.id << _DATASET_BITS | dataset.id
        number = self._numbers.get(key)
        if number is not None:
            return self._met.get(number)
        number = self._numbers[key] = len(self._numbers)
        name = board_name(task.name, dataset.name)
        board = BoardDraft(name, task.id, dataset.id, record, number)
        self._met.add(board)
        return board

    def seen(self, board: BoardDraft) -> set[int]:
        """Return the checksums of a board's results, by which they are known again."""
        seen = self._seen.pop(board.number, None)
        if seen is None:
            parts = (self._identities.between(p.first, p.first + p.size) for p in board.parts)
            seen = {identity for part in parts for identity in part.tolist()}
        self._seen[board.number] = seen
        if len(self._seen) > _SEEN:
            del self._seen[next(iter(self._seen))]
        return seen

    def add(self, board: BoardDraft, results: dict[int, Result], names: list[PaperNames]) -> None:
        """Take in new results of a board by their checksums, with the names of their papers."""
        if not results:
            return
        frame = self._results.add_frame(list(results.values()))
        board.parts.append(Stretch(frame, len(self._identities), len(results)))
        board.used.update(metric for result in results.values() for metric, _ in result.values)
        self._identities.append(np.fromiter(results, np.int64, len(results)))
        for of_paper in names:
            self._stage.add_result(of_paper)

    def complete(self, ledger: Ledger) -> Kept[BoardHead]:
        """Note what stands in the file and gets no row: boards without results, unused metrics.

        With that the boards and results are accounted for. Return all that have results;
        nothing can be added from here on.
        """
        self._numbers.clear()
        self._seen.clear()
        part = ledger.part("leaderboards")
        for board in self._met.all():
            ledger.record = board.record
            part.merged += board.entries - 1
            if not board.parts:
                part.skipped += 1
                ledger.note("sota", "leaderboard without results", SKIPPED, value=board.slug)
                continue
            part.imported += 1
            ledger.part("results").imported += board.result_count
            if unused := board.unused_metrics():
                ledger.note("sota.metrics", "metric without a value", SKIPPED, unused)
            self._kept.add(board)
            self._heads.add(board.head())
        self._met.drop()
        self._kept.close()
        return self._heads.complete()

    def all(self) -> Iterator[BoardDraft]:
        """Yield all leaderboards that have a result, when all are there."""
        return iter(self._kept.complete())

    def results(self, board: BoardDraft) -> list[Result]:
        """Return the results of a board."""
        return [result for part in board.parts for result in self._results.read(part.frame)]

    def close(self) -> None:
        """Let go of the files."""
        self._results.close()


_DATASET_BITS = 32

_SEEN = 64
"""Boards: one that the file repeats stands a few tables further down, or it is read again."""
