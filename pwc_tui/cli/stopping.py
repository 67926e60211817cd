"""Ending when asked to: the signal passes through the work as Ctrl+C does, so that it cleans up."""

import signal
from typing import NoReturn

TERMINATED = 143
"""128 + SIGTERM, as shells report it."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end."""


def end_when_asked() -> None:
    """Make the signal SIGTERM raise Terminated, once."""
    signal.signal(signal.SIGTERM, _terminate)


def _terminate(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # cleaning up is not to be interrupted
    raise Terminated
