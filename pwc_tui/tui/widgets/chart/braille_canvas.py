"""A canvas of dots, eight to a character: points and lines as text."""

from collections.abc import Iterator

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Dots in one cell of a terminal: the Unicode block "Braille Patterns", U+2800 to U+28FF."""

_EMPTY = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot, by row and column, as the block numbers them."""


class Canvas:
    """A grid of cells. Every dot belongs to a layer; a cell has the colour of its highest one."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        """Cells across and down."""
        self._dots = bytearray(width * height)
        self._layers = bytearray(width * height)

    @property
    def dots_across(self) -> int:
        """How many dots there are from left to right."""
        return self.width * DOTS_ACROSS

    @property
    def dots_down(self) -> int:
        """How many dots there are from top to bottom."""
        return self.height * DOTS_DOWN

    def dot(self, x: int, y: int, layer: int) -> None:
        """Set the dot at `x` from the left and `y` from the top; outside nothing happens."""
        if 0 <= x < self.dots_across and 0 <= y < self.dots_down:
            cell = y // DOTS_DOWN * self.width + x // DOTS_ACROSS
            self._dots[cell] |= _BITS[y % DOTS_DOWN][x % DOTS_ACROSS]
            self._layers[cell] = max(self._layers[cell], layer)

    def across(self, x1: int, x2: int, y: int, layer: int) -> None:
        """Draw a level line between two places, both included."""
        first, last = max(0, min(x1, x2)), min(self.dots_across - 1, max(x1, x2))
        for x in range(first, last + 1):
            self.dot(x, y, layer)

    def down(self, x: int, y1: int, y2: int, layer: int) -> None:
        """Draw an upright line between two places, both included."""
        first, last = max(0, min(y1, y2)), min(self.dots_down - 1, max(y1, y2))
        for y in range(first, last + 1):
            self.dot(x, y, layer)

    def runs(self, row: int) -> Iterator[tuple[str, int]]:
        """Yield a row of cells as texts of one layer each, 0 where there is no dot."""
        start = row * self.width
        layers = self._layers[start : start + self.width]
        cells = self._dots[start : start + self.width]
        begin = 0
        for end in range(1, self.width + 1):
            if end == self.width or layers[end] != layers[begin]:
                text = "".join(chr(_EMPTY + dots) if dots else " " for dots in cells[begin:end])
                yield text, layers[begin]
                begin = end
