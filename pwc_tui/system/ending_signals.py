"""The signals that ask the program to end, and the exit status that tells of one."""

import signal

_REQUESTS = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
]
_SIGNALLED = 128
"""The exit status of a process that a signal ended is this and the signal's number, in shells."""


def ending_signals() -> list[signal.Signals]:
    """Return the signals that ask this process to end; not one that `nohup` keeps from it."""
    return [number for number in _REQUESTS if signal.getsignal(number) is not signal.SIG_IGN]


def status_after(number: int) -> int:
    """Return the exit status of a process that a signal ended."""
    return _SIGNALLED + number
