"""The screen as a process of its own, on a pseudo-terminal."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pwc_tui.archive.fetch_needs import PAPERS
from pwc_tui.store.cards import Cards

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

_PATIENCE = 120
"""Seconds; a start takes half of one on a quiet machine."""


def test_the_screen_opens_on_the_demo_shows_papers_and_leaves_by_key(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    main, other = pty.openpty()
    size = {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    with subprocess.Popen(
        [sys.executable, "-m", "pwc_tui"],
        stdin=other,
        stdout=other,
        stderr=other,
        env=bare_environment | size,
        cwd=tmp_path,
        start_new_session=True,
    ) as screen:
        os.close(other)
        shown = _read_until(main, first_title[:20].encode())
        os.write(main, b"q")
        _read_until(main, None)
        assert screen.wait(_PATIENCE) == 0
    os.close(main)
    assert first_title[:20].encode() in shown
    assert f"{PAPERS:,}".encode() in shown  # what the key for the whole archive would get


def _read_until(terminal: int, mark: bytes | None) -> bytes:
    """Return what the terminal shows until `mark` is there, or until the program has ended."""
    shown, end = b"", time.monotonic() + _PATIENCE
    while time.monotonic() < end and (mark is None or mark not in shown):
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # how Linux says that the other end is closed
                return shown
            if not part:
                return shown
            shown += part
    return shown
