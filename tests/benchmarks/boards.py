"""Leaderboards at full size: `python tests/benchmarks/boards.py DB`.

The screen is timed through a pseudo-terminal from the key to its last change, the command as a
process with Python's start. Run it on a machine that does nothing else; needs `bench`.
"""

import sys
import time
from pathlib import Path

from commands import time_many
from figures import HEADER, Figure
from judging import time_judging
from shown import WatchedTerminal

from pwc_tui.store.queries.boards import Boards
from pwc_tui.store.queries.cards import Cards

_NOTABLE, _ALL = 70, 30
"""Boards opened from the two lists, in their order: the largest of the archive are among them."""
_LARGEST = 10
_RUNS = 9
_WARM_SECONDS = 2.0
_AT_ONCE = 4
"""The first boards after the section is opened, while things may still be read behind it."""


def time_boards(database: Path) -> list[Figure]:
    """Time the screens of the section, its leaderboards, the command, and the judging of all."""
    entries = Boards(database).entries()
    entries.sort(key=lambda entry: -entry.result_count)
    largest = [entry.slug for entry in entries[:_LARGEST]]
    commands = [time_many(("board", slug, "--json", "--db", str(database)), 3) for slug in largest]
    first = time_many(("board", largest[0], "--json", "--db", str(database)), _RUNS)
    every = tuple(time for of_board in commands for time in of_board)
    return [
        *_walk(database, largest),
        Figure("board --json of the largest board", first, "ms", 300),
        Figure(f"board --json of the {_LARGEST} largest boards", every, "ms", 300, by_p95=True),
        *time_judging(database),
    ]


def _walk(database: Path, largest: list[str]) -> list[Figure]:
    terminal = WatchedTerminal([sys.executable, "-m", "pwc_tui", "--db", str(database)])
    try:
        terminal.until(Cards(database).span(1, 1)[0].title[:24])
        time.sleep(_WARM_SECONDS)
        terminal.settle()
        notable = terminal.complete("S")
        opened = _open_in_turn(terminal, _NOTABLE)
        tree = terminal.complete("\t")
        everything = terminal.complete("\t")
        listed = _open_in_turn(terminal, _ALL)
        biggest = tuple(_open_by_address(terminal, slug) for slug in largest)
    finally:
        terminal.close()
    boards = (*opened, *listed, *biggest)
    return [
        Figure("notable boards complete", (notable,), "ms", 100),
        Figure("tree of tasks complete", (tree,), "ms", 100),
        Figure("list of all boards complete", (everything,), "ms", 100),
        Figure("board screen complete", boards, "ms", 100, by_p95=True),
        Figure(f"… the first {_AT_ONCE} after S", opened[:_AT_ONCE], "ms", 100, by_p95=True),
        Figure(f"… the {_LARGEST} largest", biggest, "ms", 100, by_p95=True),
    ]


def _open_in_turn(terminal: WatchedTerminal, count: int) -> tuple[float, ...]:
    """Open the rows of a list one after the other, going back each time; return milliseconds."""
    times = []
    for _ in range(count):
        times.append(terminal.complete("\r"))
        terminal.complete("\x7f")
        terminal.complete("j")
    return tuple(times)


def _open_by_address(terminal: WatchedTerminal, slug: str) -> float:
    """Open a board by its old address in the palette; return milliseconds from the last key."""
    terminal.complete("\x10")
    terminal.complete(f"https://paperswithcode.com/sota/{slug}")
    return terminal.complete("\r")


if __name__ == "__main__":
    measured = time_boards(Path(sys.argv[1]))
    print(HEADER)
    for figure in measured:
        print(figure.line())
    sys.exit(int(any(figure.stated > figure.budget for figure in measured)))
