"""The screens, timed through a pseudo-terminal: `python tests/benchmarks/screens.py DB`.

Needs the optional dependencies `bench`.
"""

import sys
import time
from pathlib import Path

from figures import HEADER, Figure
from shown import WatchedTerminal
from terminal import Terminal

from pwc_tui.store.queries.cards import Cards

_STARTS = 9
_KEYS = 200
_PAGES = 30
_TYPED = "/atention is al you ned"
_WARM_SECONDS = 2.0
"""What loads after the first paint is loaded by then."""


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
    terminal = Terminal(_command(database))
    try:
        seen = terminal.until(title)
        return (seen - terminal.started) * 1000, terminal.resident_mb()
    finally:
        terminal.close()


def _walk(database: Path, title: str) -> list[Figure]:
    terminal = WatchedTerminal(_command(database))
    try:
        terminal.until(title)
        time.sleep(_WARM_SECONDS)
        terminal.settle()
        warm = terminal.resident_mb()
        keys = tuple(_answer(terminal, "j") for _ in range(_KEYS))
        ends = tuple(_answer(terminal, key) for key in "GgGgGgGgGg")
        papers = _open_pages(terminal)
        typed = tuple(_answer(terminal, key) for key in _TYPED)
        while terminal.shows(_TYPED[1:]):
            terminal.complete("\x1b")  # one at a time: two that are read together are another key
        terminal.complete("\x1b")
        terminal.complete("S")
        boards = _open_pages(terminal)
        memory = terminal.resident_mb()
    finally:
        terminal.close()
    return [
        Figure("a key in the list (first repaint)", keys, "ms", 12, by_p95=True),
        Figure("first and last row (first repaint)", ends, "ms", 50, by_p95=True),
        Figure("a letter typed (first repaint)", typed, "ms", 50, by_p95=True),
        Figure("paper screen complete", papers, "ms", 100, by_p95=True),
        Figure("leaderboard screen complete", boards, "ms", 100, by_p95=True),
        Figure("resident memory, all loaded", (warm,), "MB", 120),
        Figure("resident memory after 60 pages", (memory,), "MB", 150),
    ]


def _open_pages(terminal: WatchedTerminal) -> tuple[float, ...]:
    """Open the rows of a list one after the other, going back each time; return milliseconds."""
    times = []
    for _ in range(_PAGES):
        times.append(terminal.complete("\r"))
        terminal.complete("\x7f")
        terminal.complete("j")
    return tuple(times)


def _answer(terminal: WatchedTerminal, key: str) -> float:
    """Press a key; return the milliseconds until anything changed."""
    return terminal.seen_and_complete(key, "")[0]


def _command(database: Path) -> list[str]:
    return [sys.executable, "-m", "pwc_tui", "--db", str(database)]


if __name__ == "__main__":
    measured = time_screens(Path(sys.argv[1]))
    print(HEADER)
    for figure in measured:
        print(figure.line())
    sys.exit(int(any(figure.stated > figure.budget for figure in measured)))
