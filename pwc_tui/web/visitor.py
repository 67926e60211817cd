"""One visitor: a process of the program of its own, in a folder that goes with it."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from pwc_tui.config import (
    CONFIG_VARIABLE,
    DATABASE_VARIABLE,
    USER_VARIABLE,
    Database,
    expanded,
    name_of,
)
from pwc_tui.system.subprocesses import command
from pwc_tui.web.limits import screen_size

_PROGRAM = "from pwc_tui.cli import main; sys.exit(main())"
_DRIVER = "pwc_tui.tui.visitor_driver:VisitorDriver"
_END_SECONDS = 5.0
"""For a process to end after it was asked to; as a rule it takes 0.2."""
_OF_THIS_DESK = (
    "VISUAL",
    "EDITOR",
    "PAGER",
    "BROWSER",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SSH_TTY",
    "TMUX",
    "NO_COLOR",
    "TERM",
    "COLORTERM",
)
"""Variables of whoever started the server that say nothing of a visitor's screen."""
_TERMINAL = ("TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM")
"""What textual-serve tells Textual of the terminal in the browser."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What visitors come for."""

    database: Database
    shares_user_files: bool = False
    """Whether all work with the server's own lists, notes and settings, not each with none."""


class Visitor(AppService):
    """Runs the program for a browser that is connected by a socket."""

    def __init__(
        self, visited: Visited, socket: WebSocketResponse, downloads: DownloadManager
    ) -> None:
        super().__init__(
            "pwc-tui",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close_socket,
            download_manager=downloads,
        )
        self._visited, self._socket = visited, socket
        self._folder = TemporaryDirectory(prefix="pwc-tui-visitor-")

    async def type(self, typed: str) -> None:
        """Hand over what was typed, or done with the mouse."""
        await self.send_bytes(typed.encode("utf-8", "replace"))

    async def resize(self, width: int, height: int) -> None:
        """Make the screen as large as the page, as far as it may be."""
        await self.set_terminal_size(*screen_size(width, height))

    async def end(self) -> None:
        """End the process, by force where it does not go, and remove what was the visitor's."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_END_SECONDS):
                await self.stop()
        if (process := self._process) is not None and process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        self._folder.cleanup()

    async def _close_socket(self) -> None:
        await self._socket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the program, not by way of a shell as the base class does."""
        process = await asyncio.create_subprocess_exec(
            *command(_PROGRAM),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(*screen_size(width, height)),
            cwd=self._folder.name,
        )
        self._process, self._stdin = process, process.stdin
        return process

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = {
            name: value
            for name, value in super()._build_environment(width, height).items()
            if name in _TERMINAL or not (name.startswith("TEXTUAL") or name in _OF_THIS_DESK)
        }
        environment["TEXTUAL_DRIVER"] = _DRIVER
        environment[DATABASE_VARIABLE] = name_of(self._visited.database)
        return environment | self._own_files()

    def _own_files(self) -> dict[str, str]:
        """Return the variables that name the user's files: empty ones, or those of the server."""
        names = {USER_VARIABLE: "user.db", CONFIG_VARIABLE: "config.toml"}
        if self._visited.shares_user_files:
            told = {name: os.environ[name] for name in names if os.environ.get(name)}
            return {name: str(expanded(path).absolute()) for name, path in told.items()}
        folder = Path(self._folder.name)
        (folder / names[CONFIG_VARIABLE]).touch()  # a file that is named has to be there
        return {name: str(folder / file) for name, file in names.items()}
