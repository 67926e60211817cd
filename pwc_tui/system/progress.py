"""How far long work is: one stream of events for fetching, importing and indexing.

What works tells a listener; across processes the events are lines of JSON (`progress_lines`).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

OnProgress = Callable[[float], None]
"""Is told how much of one thing is done, from 0 (called at once) to 1."""

IsCancelled = Callable[[], bool]
"""Says whether nobody waits for an answer any more."""


def unheard(_share: float) -> None:
    """Take no note of progress: an `OnProgress`."""


def never() -> bool:
    """Say that somebody waits as long as it takes: an `IsCancelled`."""
    return False


@dataclass(frozen=True, slots=True)
class Step:
    """How far a part of an import is, or the building of an index.

    `name` is a section of the archive ("papers"), counted in bytes of its file, or a phase (one of
    PHASES), counted in thousandths. `records` is 0 for a phase.
    """

    name: str
    done: int
    total: int
    records: int = 0

    @property
    def is_section(self) -> bool:
        """Whether the step reads a file."""
        return self.name not in PHASES


PHASES = (
    "tables",
    "indices",
    "search index",
    "related papers",
    "abstracts",
    "meaning",
    "server",
    "words",
)
"""What follows the reading of the files, in this order; related papers, abstracts and meaning at
the same time, while the database is in use; the next where it is on a server; the last, learning
the meaning of words, where that is asked for."""

WHOLE_PHASE = 1000


@dataclass(frozen=True, slots=True)
class FetchStep:
    """How far a fetch is over all its files, in bytes; what was there before is done.

    `speed` is bytes a second lately, `seconds_left` None while nobody can know.
    """

    file: str
    done: int
    total: int
    speed: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class FileFetched:
    """A file is whole and checked; `was_there` says whether it was so before."""

    file: str
    size: int
    was_there: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """The fetch waits before it tries again."""

    waiting: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Ended:
    """All is done; `bytes` of files are there. `database` is None without an import."""

    database: str | None
    bytes: int


ProgressEvent = Step | FetchStep | FileFetched | Waiting | Ended


class ProgressListener(Protocol):
    """Is told of progress from one thread at a time, not always the same one."""

    def update(self, event: ProgressEvent, /) -> None:
        """Take note of an event; of a step, `done` equals `total` at its end."""


class NullListener:
    """Listens to nothing."""

    def update(self, event: ProgressEvent, /) -> None:
        """Take no note."""


class LockedListener:
    """Tells a listener what several threads tell at the same time."""

    def __init__(self, listener: ProgressListener) -> None:
        self._listener = listener
        self._lock = threading.Lock()

    def update(self, event: ProgressEvent, /) -> None:
        """Pass an event on."""
        with self._lock:
            self._listener.update(event)


def phase(listener: ProgressListener, name: str) -> Callable[[float], None]:
    """Return a function that tells `listener` how much of a phase is done, from 0 to 1."""

    def tell(share: float) -> None:
        listener.update(Step(name, int(share * WHOLE_PHASE), WHOLE_PHASE))

    return tell
