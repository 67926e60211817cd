"""Ending when asked to: the signal passes through the work as Ctrl+C does, so that it cleans up."""

import os
import signal
from types import FrameType
from typing import NoReturn

from pwc_tui.system.ending_signals import ending_signals, status_after

_NICENESS = 5
"""Of work that is done for a screen in use: typing comes first."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end, with a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def status_of(request: KeyboardInterrupt) -> int:
    """Return the exit status after Ctrl+C, or after the signal that asked for the end."""
    number = request.number if isinstance(request, Terminated) else int(signal.SIGINT)
    return status_after(number)


def end_when_asked() -> None:
    """Make the signals that ask for the end raise Terminated, once."""
    for number in ending_signals():
        signal.signal(number, _terminate)


def give_way() -> None:
    """Let the screen that this process works for come first."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def _terminate(number: int, _: FrameType | None) -> NoReturn:
    for request in ending_signals():
        signal.signal(request, signal.SIG_IGN)  # cleaning up is not to be interrupted
    raise Terminated(number)
