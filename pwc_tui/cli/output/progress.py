"""Showing how far work is: bars on a terminal, quiet lines elsewhere, JSON for a program."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from pwc_tui.cli.console import print_data
from pwc_tui.hub.meter import megabytes, pace
from pwc_tui.system.progress import (
    FetchStep,
    FileFetched,
    ProgressEvent,
    ProgressListener,
    Step,
    Waiting,
)
from pwc_tui.system.progress_lines import to_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PAUSE = 0.2
"""Seconds between two lines of the same thing: as often as anybody can read them."""


@contextmanager
def import_shown_on(stream: TextIO) -> Iterator[ProgressListener]:
    """Yield a listener that shows an import, or the building of an index: one bar for each step."""
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


@contextmanager
def fetch_shown_on(stream: TextIO) -> Iterator[ProgressListener]:
    """Yield a listener that shows a fetch: one bar over all files with speed and time left."""
    if not stream.isatty():
        yield _Lines(stream)
        return
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
    )
    with Progress(*columns, console=Console(file=stream)) as progress:
        yield _Bar(progress)


class JsonLines:
    """Prints events for a program that waits, steps not more often than it can use them."""

    def __init__(self) -> None:
        self._last = 0.0

    def update(self, event: ProgressEvent, /) -> None:
        """Print one line, or none: that a file is whole its bytes tell."""
        if isinstance(event, FileFetched):
            return
        if isinstance(event, Step | FetchStep):
            now = time.monotonic()
            if now - self._last < _PAUSE and event.done != event.total:
                return
            self._last = now
        print_data(to_line(event))


class _Bars:
    """Shows one bar for each step."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}

    def update(self, event: ProgressEvent, /) -> None:
        if not isinstance(event, Step):
            return
        if event.name not in self._bars:
            self._bars[event.name] = self._progress.add_task(event.name, rate="")
        bar = self._bars[event.name]
        elapsed = self._progress.tasks[bar].elapsed or 0
        rate = f"{event.records:,} records" if event.is_section else ""
        if rate and elapsed > 1:
            rate += f", {event.records / elapsed:,.0f}/s"
        self._progress.update(bar, completed=event.done, total=event.total, rate=rate)


class _Bar:
    """Shows one bar over all files."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._bar = progress.add_task("fetching", total=None, pace="")

    def update(self, event: ProgressEvent, /) -> None:
        if isinstance(event, FetchStep):
            name, told = event.file.partition("/")[0], pace(event)
            self._progress.update(
                self._bar, description=name, completed=event.done, total=event.total, pace=told
            )
        elif isinstance(event, Waiting):
            self._progress.console.print(_wait_line(event), markup=False, highlight=False)


class _Lines:
    """Writes one line when a step is done or a file is whole, and one before each wait."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._finished: set[str] = set()

    def update(self, event: ProgressEvent, /) -> None:
        match event:
            case Step(name, done, total) if done >= total and name not in self._finished:
                self._finished.add(name)
                self._write(f"{name}: {event.records:,} records" if event.is_section else name)
            case FileFetched(file, size, was_there):
                told = "was there" if was_there else "fetched"
                self._write(f"{file}: {megabytes(size)}, {told}")
            case Waiting():
                self._write(_wait_line(event))

    def _write(self, text: str) -> None:
        print(text, file=self._stream, flush=True)


def _wait_line(event: Waiting) -> str:
    return f"{event.waiting}: going on in {event.seconds:.0f} s"
