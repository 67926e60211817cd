"""What a terminal shows of what a program wrote (pyte, of the optional dependencies `bench`).

A screen is complete when nothing on it changes any more, be it a letter or a colour: what is
written once more as it stands there already is seen by nobody.
"""

from collections.abc import Callable, Sequence

import pyte
from terminal import Terminal, Written

Cells = list[list[pyte.screens.Char]]
Part = Callable[[Cells], Cells]

_BARS = 2
"""Lines at the top that say where one is, not what is there."""


class Shown:
    """The screen of a terminal, played back from what was written."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, written: Sequence[Written]) -> None:
        """Show all this."""
        for each in written:
            self._stream.feed(each.raw)

    def cells(self) -> Cells:
        """Return what is shown now."""
        lines, shown = range(self._screen.lines), self._screen.buffer
        return [[shown[line][column] for column in range(self._screen.columns)] for line in lines]

    def lines(self) -> list[str]:
        """Return the text that is shown now."""
        return list(self._screen.display)

    def last_changes(self, written: Sequence[Written], *parts: Part) -> list[float]:
        """Show all this; return when each of these parts of the screen changed last, 0 for never.

        A part is what it returns of all cells.
        """
        before = self.cells()
        moments = [0.0] * len(parts)
        for each in written:
            self._stream.feed(each.raw)
            after = self.cells()
            for at, part in enumerate(parts):
                if part(after) != part(before):
                    moments[at] = each.at
            before = after
        return moments


class WatchedTerminal(Terminal):
    """A program in a terminal whose screen is watched."""

    def __init__(self, command: Sequence[str], columns: int = 120, lines: int = 36) -> None:
        super().__init__(command, columns, lines)
        self._shown = Shown(columns, lines)

    def settle(self) -> None:
        """Wait until the screen is quiet."""
        self._shown.feed(self.until_quiet())

    def shows(self, text: str) -> bool:
        """Return whether a text is on the screen."""
        return any(text in line for line in self._shown.lines())

    def complete(self, keys: str) -> float:
        """Type `keys`; return the milliseconds until the screen was complete.

        Raises TimeoutError when nothing changed.
        """
        return self._watch(keys, lambda: True)[1]

    def seen_and_complete(self, keys: str, text: str) -> tuple[float, float]:
        """Type `keys`; return the milliseconds until `text` was seen, and until complete.

        What is seen in the bars at the top does not count. Raises TimeoutError when it never is.
        """
        return self._watch(keys, lambda: any(text in line for line in self._shown.lines()[_BARS:]))

    def _watch(self, keys: str, is_seen: Callable[[], bool]) -> tuple[float, float]:
        """Type `keys`; return when something changed that `is_seen`, and the last change."""
        sent = self.send(keys)
        seen: list[float] = []
        changes: list[float] = []
        for each in self.answer(lambda: bool(seen)):
            changes += filter(None, self._shown.last_changes([each], lambda cells: cells))
            if changes and not seen and is_seen():
                seen.append(each.at)
        return (seen[0] - sent) * 1000, (changes[-1] - sent) * 1000
