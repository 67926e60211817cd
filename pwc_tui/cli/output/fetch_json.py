"""Printing how far fetch and import are, for a program that waits, as often as it can use it."""

import time

from pwc_tui.cli.console import print_data
from pwc_tui.hub.progress import FetchStep
from pwc_tui.hub.progress_protocol import Importing, Told, Waiting, to_line
from pwc_tui.ingest.report.progress import Step

_PAUSE = 0.2
"""Seconds between two lines of the same thing: as often as anybody can read them."""


def print_told(told: Told) -> None:
    """Print one line."""
    print_data(to_line(told))


class FetchLines:
    """Prints how far a fetch is."""

    def __init__(self) -> None:
        self._last = 0.0

    def update(self, step: FetchStep) -> None:
        """Print where the fetch stands, not too often."""
        now = time.monotonic()
        if now - self._last >= _PAUSE or step.done == step.total:
            self._last = now
            print_told(step)

    def finished(self, file: str, size: int, *, was_there: bool) -> None:
        """Print nothing: the bytes tell it."""

    def waiting(self, why: str, seconds: float) -> None:
        """Print why it is waited."""
        print_told(Waiting(why, seconds))


class ImportLines:
    """Prints how far an import is."""

    def __init__(self) -> None:
        self._last = 0.0

    def update(self, step: Step) -> None:
        """Print where a step stands, not too often."""
        now = time.monotonic()
        if now - self._last >= _PAUSE or step.done == step.total:
            self._last = now
            print_told(Importing(step.name, step.done, step.total))
