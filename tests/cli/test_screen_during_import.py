"""A screen that is open while another program imports: a process on a pseudo-terminal."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pwc_tui.ingest.importer import import_archive
from tests.cli.small_archive import write_small_archive

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

_PATIENCE = 60
"""Seconds; anything waited for takes half of one on a quiet machine."""


class Terminal:
    """The terminal of a running program: keys in, and everything that was ever shown out."""

    def __init__(self, descriptor: int, process: subprocess.Popen[bytes]) -> None:
        self.shown = b""
        self._descriptor = descriptor
        self._process = process

    def type(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    def wait_for(self, text: str) -> None:
        """Wait until this is shown after what was waited for before."""
        start, end = len(self.shown), time.monotonic() + _PATIENCE
        while text.encode() not in self.shown[start:]:
            assert time.monotonic() < end, self.shown[start:].decode("utf-8", "replace")
            assert self._read(), f"ended before it showed {text}"

    def wait_for_end(self) -> int:
        while self._read():
            pass
        return self._process.wait(_PATIENCE)

    def _read(self) -> bool:
        if not select.select([self._descriptor], [], [], 0.1)[0]:
            return True
        try:
            part = os.read(self._descriptor, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self.shown += part
        return bool(part)


@contextmanager
def running(database: Path, environment: dict[str, str]) -> Iterator[Terminal]:
    main, other = pty.openpty()
    size = {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    with subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", "--db", str(database)],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment | size,
        cwd=database.parent,
        start_new_session=True,
    ) as process:
        os.close(other)
        try:
            yield Terminal(main, process)
        finally:
            process.kill()
            os.close(main)


def test_a_screen_goes_on_with_the_archive_it_began_with(
    bare_environment: dict[str, str], tmp_path: Path
) -> None:
    for word in ("first", "second"):
        write_small_archive(tmp_path / word, word)
    database = tmp_path / "archive.db"
    import_archive([tmp_path / "first"], database)
    with running(database, bare_environment) as terminal:
        terminal.wait_for("The first paper about thing")
        import_archive([tmp_path / "second"], database)
        terminal.type("\r")
        terminal.wait_for("We show first things")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"second" not in terminal.shown
        assert b"Traceback" not in terminal.shown
