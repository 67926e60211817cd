"""A server of the page as a process of its own, and what a visitor's terminal shows."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
from playwright.sync_api import Page, WebSocket

_PATIENCE_SECONDS = 60.0
"""For what takes less than one as a rule: a machine may be busy."""


@contextmanager
def serving(folder: Path, database: Path, *arguments: str) -> Iterator[str]:
    """Run `pwc-tui serve` on a free port and return its address."""
    environment = os.environ | {"PWC_TUI_USER": str(folder / "user.db"), "TMPDIR": str(folder)}
    server = subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "serve", "--port", "0", "--db", database, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    with server:
        try:
            assert server.stdout
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


class Visit:
    """A page in a browser that is connected, with what its terminal was sent."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        page.on("websocket", self._connected)
        page.goto(address)

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(self._screen.display)

    def press(self, *keys: str) -> None:
        """Press keys, by the browser's names of them."""
        for key in keys:
            self.page.keyboard.press(key)

    def shows(self, *texts: str) -> None:
        """Wait until all these are on the screen."""
        self.wait(lambda: all(text in self.text for text in texts))

    def wait(self, holds: Callable[[], object]) -> None:
        """Wait until something holds; what the browser tells meanwhile is heard."""
        latest = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < latest, self.text
            self.page.wait_for_timeout(20)

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        if isinstance(frame, str) and frame.startswith('["resize"'):
            size = json.loads(frame)[1]
            self._screen.resize(size["height"], size["width"])

    def _received(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            self._stream.feed(frame)
