"""The tasks and datasets that leaderboards name, numbered from 1 in the order of the file.

What is told of them waits in files; in memory are checksums of their names.
"""

from pathlib import Path
from typing import NamedTuple

from pwc_tui.ingest.registries.tasks_and_methods import Task
from pwc_tui.spill.object_file import Resting
from pwc_tui.spill.record_file import Frames, Kept


class DatasetName(NamedTuple):
    """A dataset that a leaderboard names; `parent` is the number of the one it is part of, or 0."""

    name: str
    parent: int


class NamedDataset(NamedTuple):
    """A dataset with its number."""

    id: int
    name: str


class NamedTasks:
    """The tasks by their exact names; `folder` takes the files."""

    def __init__(self, folder: Path) -> None:
        self._numbers: dict[int, int] = {}
        self._tasks = Resting(folder / "resting-tasks", Task)
        self._kept = Frames(folder / "board-tasks", Task)

    def get(self, name: str) -> tuple[Task, bool]:
        """Return the task of this name, and whether it is met for the first time.

        It may be changed until the next one is asked for.
        """
        number = self._numbers.get(hash(name))
        if number is not None:
            return self._tasks.get(number - 1), False
        task = Task(len(self._numbers) + 1, name)
        self._numbers[hash(name)] = task.id
        self._tasks.add(task)
        return task, True

    def complete(self) -> Kept[Task]:
        """Return all tasks, of which none is changed any more."""
        self._numbers.clear()
        for task in self._tasks.all():
            self._kept.add(task)
        self._tasks.drop()
        return self._kept.complete()


class NamedDatasets:
    """The datasets by their names, parts by those within another; `folder` takes the file.

    Names that differ in case are different datasets: DragGAN's "Car" is not "CAR".
    """

    def __init__(self, folder: Path) -> None:
        self._numbers: dict[int, int] = {}
        self._kept = Frames(folder / "board-datasets", DatasetName)

    def get(self, name: str, parent: NamedDataset | None) -> NamedDataset:
        """Return the dataset of this name, or the part of `parent` that has it."""
        told = DatasetName(name, parent.id if parent else 0)
        number = self._numbers.get(hash(told))
        if number is None:
            number = self._numbers[hash(told)] = len(self._numbers) + 1
            self._kept.add(told)
        return NamedDataset(number, name)

    def complete(self) -> Kept[DatasetName]:
        """Return all datasets, to which none is added any more."""
        self._numbers.clear()
        return self._kept.complete()
