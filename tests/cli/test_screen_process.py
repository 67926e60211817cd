"""The screen as a process of its own, on a pseudo-terminal."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from pwc_tui.hub.requirements import PAPERS
from pwc_tui.store.queries.cards import Cards

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

_PATIENCE = 120
"""Seconds; a start takes half of one on a quiet machine."""


def test_the_screen_opens_on_the_demo_shows_papers_and_leaves_by_key(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    with _started(["-m", "pwc_tui"], bare_environment, tmp_path) as (screen, main):
        shown = _read_until(main, first_title[:20].encode())
        os.write(main, b"q")
        _read_until(main, None)
        assert screen.wait(_PATIENCE) == 0
    assert first_title[:20].encode() in shown
    assert f"{PAPERS:,}".encode() in shown  # what the key for the whole archive would get


_WITH_A_DEFECT = """
import sys
from pwc_tui.cli import main
from pwc_tui.tui.app.app import PwcApp

def leave(app):
    raise ZeroDivisionError("a defect of the program")

PwcApp.leave = leave
sys.exit(main())
"""


def test_a_defect_ends_the_program_with_a_status_that_is_not_zero(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    with _started(["-c", _WITH_A_DEFECT], bare_environment, tmp_path) as (screen, main):
        _read_until(main, first_title[:20].encode())
        os.write(main, b"q")
        shown = _read_until(main, None)
        assert screen.wait(_PATIENCE) == 1
    assert b"a defect of the program" in shown


_LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""The first screen again, a cursor, no reports of the mouse, no marks around what is pasted."""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_leaves_the_terminal_as_the_key_does(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path, name: str
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    with _started(["-m", "pwc_tui"], bare_environment, tmp_path) as (screen, main):
        _read_until(main, first_title[:20].encode())
        screen.send_signal(getattr(signal, name))
        shown = _read_until(main, None)
        assert screen.wait(_PATIENCE) == 128 + getattr(signal, name)
    assert not [sequence for sequence in _LEFT if sequence not in shown]
    assert b"Traceback" not in shown


def test_a_terminal_that_is_closed_ends_the_program(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    with _started(["-m", "pwc_tui"], bare_environment, tmp_path) as (screen, main):
        _read_until(main, first_title[:20].encode())
        os.dup2(os.open(os.devnull, os.O_RDONLY), main)  # closes it
        screen.send_signal(signal.SIGHUP)  # what the system does where it is the controlling one
        assert screen.wait(_PATIENCE) == 128 + signal.SIGHUP


def test_a_terminal_that_is_closed_ends_a_program_that_is_woken_up_as_well(
    bare_environment: dict[str, str], demo_db: Path, tmp_path: Path
) -> None:
    first_title = Cards(demo_db).span(1, 1)[0].title
    with _started(["-m", "pwc_tui"], bare_environment, tmp_path) as (screen, main):
        _read_until(main, first_title[:20].encode())
        os.dup2(os.open(os.devnull, os.O_RDONLY), main)  # closes it
        screen.send_signal(signal.SIGHUP)
        screen.send_signal(signal.SIGCONT)  # as to every group of processes that loses its leader
        assert screen.wait(_PATIENCE) == 128 + signal.SIGHUP


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_place_the_cursor_gets_no_screen(
    bare_environment: dict[str, str], tmp_path: Path, kind: str
) -> None:
    with _started(["-m", "pwc_tui"], bare_environment, tmp_path, kind) as (screen, main):
        shown = _read_until(main, None)
        assert screen.wait(_PATIENCE) == 2
    assert b"\x1b" not in shown
    assert b"TERM" in shown


@contextmanager
def _started(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    kind: str = "xterm-256color",
) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """Start Python in a terminal; give the process, and what its terminal is read from."""
    main, other = pty.openpty()
    size = {"TERM": kind, "COLUMNS": "100", "LINES": "30"}
    with subprocess.Popen(
        [sys.executable, *arguments],
        stdin=other,
        stdout=other,
        stderr=other,
        env={**environment, **size},
        cwd=folder,
        start_new_session=True,
    ) as screen:
        os.close(other)
        yield screen, main
    os.close(main)


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
