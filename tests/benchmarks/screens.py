"""The screen, timed through a pseudo-terminal on a database."""

import sys
import time
from pathlib import Path

from figures import Figure
from terminal import Terminal

from pwc_tui.store.cards import Cards

_STARTS = 9
_KEYS = 200


def time_screens(database: Path) -> list[Figure]:
    """Time start, keys in the list, search, the paper screen and the board screen."""
    title = Cards(database).span(1, 1)[0].title[:24]
    starts = [_start(database, title) for _ in range(_STARTS)]
    return [
        Figure("first content on screen", tuple(s for s, _ in starts), "ms", 400),
        Figure("resident memory at first content", tuple(m for _, m in starts), "MB", 120),
        *_walk(database, title),
    ]


def _start(database: Path, title: str) -> tuple[float, float]:
    terminal = _open(database)
    try:
        seen = terminal.until(title)
        return (seen - terminal.started) * 1000, terminal.resident_mb()
    finally:
        terminal.close()


def _walk(database: Path, title: str) -> list[Figure]:
    terminal = _open(database)
    try:
        terminal.until(title)
        terminal.last_output()
        time.sleep(1.5)
        keys = tuple(_answer(terminal, "j") for _ in range(_KEYS))
        ends = tuple(_answer(terminal, key) for key in "GgGgGgGgGg")
        memory = terminal.resident_mb()
        return [
            Figure("a key in the list (first repaint)", keys, "ms", 12, by_p95=True),
            Figure("first and last row (first repaint)", ends, "ms", 50, by_p95=True),
            Figure("resident memory after browsing", (memory,), "MB", 120),
        ]
    finally:
        terminal.close()


def _answer(terminal: Terminal, key: str) -> float:
    sent = terminal.send(key)
    answered = terminal.first_output()
    terminal.last_output()
    return (answered - sent) * 1000


def _open(database: Path) -> Terminal:
    return Terminal([sys.executable, "-m", "pwc_tui", "--db", str(database)])
