"""A program in a pseudo-terminal, timed from outside: what a person at the keyboard measures."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
_QUIET_SECONDS = 0.15
_PATIENCE = 60.0
"""Seconds for which an answer is waited for: the slowest machine has one by then."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a program wrote at once, and the moment it was read."""

    at: float
    raw: bytes


class Terminal:
    """Starts `command` in a terminal of `columns` x `lines`; times are seconds."""

    def __init__(self, command: Sequence[str], columns: int = 120, lines: int = 36) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def send(self, keys: str) -> float:
        """Type `keys`; return the moment it was done."""
        os.write(self._fd, keys.encode())
        return time.perf_counter()

    def until(self, text: str, timeout: float = _PATIENCE) -> float:
        """Return the moment `text` was written to the screen; raises TimeoutError with what was."""
        seen = b""
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            seen += self._read(0.05)
            if text.encode() in _CONTROL.sub(b"", seen):
                return time.perf_counter()
        raise TimeoutError(f"never saw {text!r}: {_CONTROL.sub(b'', seen)[-2000:]!r}")

    def until_quiet(self) -> list[Written]:
        """Return what is written to the screen until it is quiet for 150 ms, piece by piece."""
        return list(self.answer(lambda: True))

    def answer(self, is_there: Callable[[], bool]) -> Iterator[Written]:
        """Yield what is written, piece by piece, until an answer is there and the screen is quiet.

        That is for 150 ms, or as long as the answer took to begin: a machine that is slow to begin
        is slow to go on. Raises TimeoutError when there is no answer.
        """
        asked, quiet = time.perf_counter(), _QUIET_SECONDS
        while True:
            raw = self._read(quiet)
            now = time.perf_counter()
            if raw:
                yield Written(now, raw)
            if not is_there():
                quiet = max(_QUIET_SECONDS, time.perf_counter() - asked)
                if now - asked > _PATIENCE:
                    raise TimeoutError("the screen did not change as it should")
            elif not raw:
                return

    def record(self, seconds: float) -> list[Written]:
        """Return what is written to the screen in the next `seconds`, piece by piece."""
        end, written = time.perf_counter() + seconds, []
        while (left := end - time.perf_counter()) > 0:
            if raw := self._read(left):
                written.append(Written(time.perf_counter(), raw))
        return written

    def resident_mb(self) -> float:
        """Return the resident memory of the program in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else float("nan")

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self._fd, 1 << 16)
        except OSError as error:
            raise EOFError("the program has ended") from error
