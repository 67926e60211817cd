"""Telling how far an import is: a bar with rate and time left, or quiet lines."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass(frozen=True, slots=True)
class Step:
    """How far a part of the import is.

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


PHASES = ("tables", "indices", "search index", "related papers", "abstracts", "meaning", "server")
"""What follows the reading of the files, in this order; related papers, abstracts and meaning at
the same time, while the database is in use; the last where it is on a server."""

WHOLE_PHASE = 1000


class ProgressListener(Protocol):
    """Is told of progress from one thread at a time, not always the same one."""

    def update(self, step: Step) -> None:
        """Take note of where a step stands; `done` equals `total` at its end."""


class Silence:
    """Listens to nothing."""

    def update(self, step: Step) -> None:
        """Take no note."""


class InTurn:
    """Tells a listener what several threads tell at the same time."""

    def __init__(self, listener: ProgressListener) -> None:
        self._listener = listener
        self._lock = threading.Lock()

    def update(self, step: Step) -> None:
        """Take note of where a step stands."""
        with self._lock:
            self._listener.update(step)


def phase(listener: ProgressListener, name: str) -> Callable[[float], None]:
    """Return a function that tells `listener` how much of a phase is done, from 0 to 1."""

    def tell(share: float) -> None:
        listener.update(Step(name, int(share * WHOLE_PHASE), WHOLE_PHASE))

    return tell


@contextmanager
def shown_on(stream: TextIO) -> Iterator[ProgressListener]:
    """Yield a listener that shows progress on `stream`: bars on a terminal, lines elsewhere."""
    if not stream.isatty():
        yield _Lines(stream)
        return
    # Rich costs 50 ms, which a silent import need not pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description:<14}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(file=stream)) as progress:
        yield _Bars(progress)


class _Bars:
    """Shows one bar for each step."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}

    def update(self, step: Step) -> None:
        if step.name not in self._bars:
            self._bars[step.name] = self._progress.add_task(step.name, rate="")
        bar = self._bars[step.name]
        elapsed = self._progress.tasks[bar].elapsed or 0
        rate = f"{step.records:,} records" if step.is_section else ""
        if rate and elapsed > 1:
            rate += f", {step.records / elapsed:,.0f}/s"
        self._progress.update(bar, completed=step.done, total=step.total, rate=rate)


class _Lines:
    """Writes one line when a step is done."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._finished: set[str] = set()

    def update(self, step: Step) -> None:
        if step.done < step.total or step.name in self._finished:
            return
        self._finished.add(step.name)
        size = f": {step.records:,} records" if step.is_section else ""
        print(f"{step.name}{size}", file=self._stream, flush=True)
