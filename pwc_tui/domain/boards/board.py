"""A leaderboard: the results of many models for one task on one dataset."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import Link, Ref


@dataclass(frozen=True, slots=True)
class Metric:
    """A column of a leaderboard. `id` is unique in the database, `name` on the board.

    `confidence` (0 to 1) is how likely direction and role are right, `reasons` are short sentences.
    """

    id: int
    name: str
    direction: Direction
    confidence: float = 1.0
    role: MetricRole = MetricRole.SCORE
    reasons: tuple[str, ...] = ()


class Value(NamedTuple):
    """What a result states for one metric: the archive's text, and the number it was read as.

    A tuple, as a row and a standing are: a leaderboard has thousands of them, to be read before
    anything is seen, and they take a third of the time that other classes take.
    """

    raw: str
    number: float | None
    rank: int | None
    uncertainty: float | None = None
    """What stands behind ± or in brackets."""
    unit: str = ""
    """As it is written: %, ms, dB."""
    note: str = ""
    """Why there is no number, or what was assumed or left out in reading one."""


class BoardRow(NamedTuple):
    """One result: a model with a value for some of the board's metrics.

    `position` is the row's place in the archive's file, from 1, best first on the site's metric.
    `paper` is None where the archive does not hold the paper; title and link are kept as text.
    """

    result_id: int
    position: int
    model: str
    values: tuple[Value | None, ...]
    """One entry per metric of the board, in the board's order of metrics."""
    paper: Ref | None
    paper_title: str
    paper_url: str
    date: PartialDate | None
    code: tuple[Link, ...]
    has_official_code: bool
    uses_extra_data: bool | None
    models: tuple[Link, ...] = ()
    """Where the trained model itself is, with its name."""
    own_id: str = ""
    """Which result of the user's own it is; "" for those of the archive."""


@dataclass(frozen=True, slots=True)
class Board:
    """A leaderboard whole. Its public id is the old address' last part, `task-on-dataset`."""

    ref: Ref
    task: Ref
    dataset: Ref
    description: str
    metrics: tuple[Metric, ...]
    rows: tuple[BoardRow, ...]
    links: tuple[Link, ...] = ()
    """Pages about the leaderboard."""
    citations: tuple[Link, ...] = ()
    """What to cite for the dataset of the leaderboard."""
    parent: Ref | None = None
    """The dataset that the leaderboard's own dataset is a part or a variant of."""
    whole: Ref | None = None
    """The leaderboard of the same task on `parent`."""
    parts: tuple[Ref, ...] = ()
    """Leaderboards of the same task on parts and variants of the dataset."""
    twins: tuple[Ref, ...] = ()
    """Leaderboards of the same name but for its spelling, then those of the task on variants of
    the dataset; `whole` and `parts` are among them."""

    @property
    def others(self) -> tuple[Ref, ...]:
        """The twins that it is no part of, and that are no parts of it."""
        return tuple(twin for twin in self.twins if twin not in (self.whole, *self.parts))

    def metric_index(self, name: str) -> int:
        """Return the place of the metric called `name`; raises KeyError if none is.

        The exact name goes before one in another case, and that before one with blanks around it.
        """
        keys: tuple[Callable[[str], str], ...] = (str, str.casefold, _bare)
        for key in keys:
            for index, metric in enumerate(self.metrics):
                if key(metric.name) == key(name):
                    return index
        raise KeyError(name)


def _bare(name: str) -> str:
    return name.strip().casefold()
