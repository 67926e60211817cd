"""The ways one thing names another: an entity of the archive, and an address outside of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of things that have a public id, a place in the search and a screen or a list."""

    PAPER = "paper"
    BOARD = "board"
    TASK = "task"
    DATASET = "dataset"
    METHOD = "method"
    AUTHOR = "author"
    MODEL = "model"
    REPOSITORY = "repository"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class Ref:
    """A named thing one can go to. `id` is the number in this database, `slug` the public id.

    The slug of a repository is its address, its name `owner/name`.
    """

    kind: Kind
    id: int
    slug: str
    name: str


def board_name(task: str, dataset: str) -> str:
    """Return what a leaderboard is called: `Image Classification on ImageNet`."""
    return f"{task} on {dataset}"


class Link(NamedTuple):
    """An address outside of the archive, as the archive has it: not to be trusted unchecked."""

    label: str
    url: str


class BestResult(NamedTuple):
    """Who is first on a leaderboard, by which metric, and since when; all empty for nobody sure."""

    model: str = ""
    metric: str = ""
    value: str = ""
    year: int | None = None


NOBODY = BestResult()


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One row in a list of tasks, boards, datasets, methods or venues."""

    ref: Ref
    detail: str
    """One short fact: a board's best model, a method's full name, a task's area, a venue's year."""
    paper_count: int
    board_count: int
    """Boards of a task or dataset; results for a board."""
    best: BestResult = NOBODY
    """Of a board."""
