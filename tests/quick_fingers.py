"""Somebody who presses keys faster than screens come, on the real program in a terminal.

A burst is two to five keys without a pause: what people do who know where they go, and what finds
races between a dialogue that opens and a page that is left. Now and then text is pasted, the mouse
clicked or the terminal resized.
"""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r",
    "backspace": "\x7f",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+p": "\x10",
    "ctrl+n": "\x0e",
    "ctrl+d": "\x04",
    "ctrl+u": "\x15",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    **{letter: letter for letter in " sfrvXjkgGocnpwm><dixzYaCte[]=BHPSTDMAVW?U12345678bNLR+uyOF~"},
}
"""What the keys send; q and ctrl+q are left out, because they end the program."""
_WORDS = (
    "/attention",
    "/qual",
    "/entity",
    "/task:speech ",
    "/year:2019..",
    '/"neural net',
    "/-survey",
    "/kind:board ",
    "/é中😀",
    "\x1b[200~two\nlines\x1b[201~",
)
_SIZES = ((16, 5), (40, 15), (80, 24), (120, 40), (200, 50))
_QUIET, _PAUSE = 0.02, 0.06
"""Seconds: a burst is over when nothing is written for so long, and at the latest after these."""
_ESCAPE_MS = 20
"""An escape that is read together with the next key is another key, and the program waits so long
for that; any other key may do nothing at all, and takes no longer than a burst either."""
_PATIENCE = 60.0
"""Seconds after which a screen that shows nothing is taken for dead, on the slowest machine."""


class FoundFault(Exception):  # noqa: N818  it is what was looked for
    """The program ended, or its screen answers no more; says after which keys."""


class QuickFingers:
    """The program in a terminal, and what was pressed so far."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]
    ) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._pressed: list[str] = []
        self._written = b""
        self._status: int | None = None
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            own = {"TERM": "xterm-256color", "ESCDELAY": str(_ESCAPE_MS)}
            os.execvpe(command[0], list(command), {**environment, **own})
        self._resize(size)
        self.until("█", "│", "papers")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the screen; takes less than its whole text."""
        lines = self._screen.buffer.values()
        return not any(cell.data.strip() for line in lines for cell in line.values())

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def burst(self, chance: random.Random) -> None:
        """Press a few keys at once, and look whether the program still shows anything."""
        for _ in range(chance.randrange(2, 6)):
            self._send(KEYS[chance.choice(list(KEYS))])
        if chance.random() < 0.1:
            self._send(chance.choice(_WORDS))
        if chance.random() < 0.05:
            at = f"0;{chance.randrange(1, 100)};{chance.randrange(1, 36)}"
            self._send(f"\x1b[<{at}M\x1b[<{at}m")
        if chance.random() < 0.04:
            self._resize(chance.choice(_SIZES))
        self._listen(_PAUSE)
        if self.is_empty:
            self.until("")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, with a moment between them."""
        for key in keys:
            self._send(KEYS[key])
            self._listen(_PAUSE)

    def until(self, *marks: str) -> None:
        """Wait until one of these is on the screen; with an empty one, until anything is."""
        end = time.monotonic() + _PATIENCE
        while self.is_empty or not any(mark in self.text for mark in marks):
            if time.monotonic() > end:
                raise FoundFault(f"the screen stays without {marks}: {self._told()}")
            self._listen(_PAUSE)

    def ask_for_help(self, size: tuple[int, int] = (120, 40)) -> None:
        """Raise `FoundFault` unless the program still does what it is asked for."""
        self._resize(size)
        self.press(*["escape"] * 6)
        self._send(KEYS["f1"])
        self.until("Help")
        self.press("escape")

    def leave(self) -> int:
        """Press what ends the program, and return its exit status.

        Again and again: together with an escape before it, it would be another key.
        """
        end = time.monotonic() + _PATIENCE
        while self._status is None and time.monotonic() < end:
            try:
                self._send("\x11")
                self._listen(_PAUSE)
            except FoundFault:
                break
        return -1 if self._status is None else self._status

    def resident_mb(self) -> float:
        """Return the memory the program has resident, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else float("nan")

    def close(self) -> None:
        """End the program, however it is."""
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._wait()
        os.close(self._terminal)

    def _send(self, text: str) -> None:
        self._pressed.append(text)
        os.write(self._terminal, text.encode())

    def _resize(self, size: tuple[int, int]) -> None:
        columns, lines = size
        packed = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, packed)
        self._screen.resize(lines, columns)

    def _listen(self, seconds: float) -> None:
        """Read what is written until it is quiet for a moment."""
        end, pause = time.monotonic() + seconds, seconds
        while select.select([self._terminal], [], [], pause)[0]:
            try:
                written = os.read(self._terminal, 1 << 16)
            except OSError:
                written = b""
            if not written:
                self._wait()
                raise FoundFault(f"the program ended with {self._status}: {self._told()}")
            self._written = (self._written + written)[-4000:]
            self._stream.feed(written)
            pause = min(_QUIET, end - time.monotonic())
            if pause <= 0:
                return

    def _wait(self) -> None:
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _told(self) -> str:
        return f"pressed {self._pressed[-24:]}, written {self._written[-1500:]!r}"
