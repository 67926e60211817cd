"""Ending when asked to: the signal passes through the work as Ctrl+C does, so that it cleans up."""

import os
import signal
from typing import NoReturn

_NICENESS = 5
"""Of work that is done for a screen in use: typing comes first."""

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""

TERMINATED = 143
"""128 + SIGTERM, as shells report it."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end."""


def end_when_asked() -> None:
    """Make the signal SIGTERM raise Terminated, once."""
    signal.signal(signal.SIGTERM, _terminate)


def give_way() -> None:
    """Let the screen that this process works for come first."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def _terminate(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # cleaning up is not to be interrupted
    raise Terminated
