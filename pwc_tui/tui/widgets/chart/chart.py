"""A chart in the terminal: results as points, the best ones joined by a staircase, two axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from pwc_tui.domain.charts.axes import Axis, CellAxis, number_on_cells, on_cells
from pwc_tui.domain.charts.plot import Plot, PlotPoint
from pwc_tui.tui.widgets.chart.braille_canvas import DOTS_ACROSS, DOTS_DOWN, Canvas
from pwc_tui.tui.widgets.chart.labels import Label, place_labels

_CURSOR = "◆"
_BELOW = 2
"""Rows below the drawing: the axis, and what is written under it."""


class _Layer(IntEnum):
    """What a dot belongs to, the least important first."""

    NOTHING, POINT, LINE, BEST = range(4)


_PARTS = ("nothing", "point", "line", "best")
"""The name of each layer among the colours."""


class Chart(Widget):
    """Draws a `Plot` as large as the widget is. `cursor` is the mark that is pointed at.

    It posts `Pointed` when a mark is clicked.
    """

    DEFAULT_CSS = """
    Chart {
        height: 1fr;
        & > .chart--axis { color: $foreground-muted; }
        & > .chart--point { color: $foreground-muted; }
        & > .chart--line { color: $primary; }
        & > .chart--best { color: $text-success; }
        & > .chart--label { color: $foreground; }
        & > .chart--cursor { color: $text-accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"chart--{part}" for part in ("axis", "nothing", "point", "line", "best", "label", "cursor")
    }

    cursor: reactive[int | None] = reactive(None)

    class Pointed(Message):
        """A mark was clicked."""

        def __init__(self, mark: int) -> None:
            super().__init__()
            self.mark = mark

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._names: Mapping[int, str] = {}
        self._labels: Mapping[int, Sequence[Label]] | None = None
        self._canvas: Canvas | None = None
        self._styles: dict[str, Style] = {}

    def show(self, plot: Plot | None, names: Mapping[int, str] | None = None) -> None:
        """Draw another plot, or none; `names` are written beside these marks where room is."""
        self._plot, self._names = plot, names or {}
        self._canvas = self._labels = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draw at the new size."""
        self._canvas = self._labels = None

    def on_click(self, event: events.Click) -> None:
        """Point at the mark nearest to the click."""
        plot = self._plot
        near = [] if plot is None else [n for n, mark in enumerate(plot.marks) if plot.holds(mark)]
        if near:
            place = event.x, event.y
            self.post_message(self.Pointed(min(near, key=lambda n: self._distance(n, place))))

    def render_line(self, y: int) -> Strip:
        """Return one row: a row of the drawing, the axis, or what is written under it."""
        if self._plot is None or self._rows < 1 or self._columns < 1:
            return Strip.blank(self.size.width, self.rich_style)
        if y < self._rows:
            segments = [*self._beside(y), *self._drawn(y)]
        else:
            text = self._axis_line() if y == self._rows else self._under()
            segments = [Segment(text, self._style("axis"))]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @property
    def _rows(self) -> int:
        """Rows of the drawing itself."""
        return self.size.height - _BELOW

    @property
    def _gutter(self) -> int:
        """Columns left of the drawing: the widest number, a blank, the axis."""
        ticks = self._up.axis.ticks if self._plot else ()
        return max((len(tick.label) for tick in ticks), default=0) + 2

    @property
    def _columns(self) -> int:
        return self.size.width - self._gutter

    @property
    def _up(self) -> CellAxis:
        """The axis at the left, its ticks whole rows apart from the lowest row on."""
        assert self._plot is not None
        return number_on_cells(self._plot.y, self._rows)

    @property
    def _across(self) -> CellAxis:
        """The axis below, its ticks whole columns apart."""
        assert self._plot is not None
        return on_cells(self._plot.x, self._columns)

    def _style(self, part: str) -> Style:
        """Return the colours of a part, asked for once: Textual works them out for each segment."""
        if part not in self._styles:
            self._styles[part] = self.get_component_rich_style(f"chart--{part}")
        return self._styles[part]

    def _beside(self, y: int) -> list[Segment]:
        """Return the axis at the left of a row, with the number that belongs there."""
        assert self._plot is not None
        width = self._gutter - 2
        up, row = self._up, self._rows - 1 - y
        ticks = zip(up.axis.ticks, up.places, strict=True)
        label = next((tick.label for tick, place in ticks if place == row), "")
        return [Segment(f"{label:>{width}} {'┤' if label else '│'}", self._style("axis"))]

    def _drawn(self, y: int) -> list[Segment]:
        canvas = self._drawing()
        segments = [Segment(text, self._style(_PARTS[layer])) for text, layer in canvas.runs(y)]
        for label in self._labelled(canvas).get(y, ()):
            ends = [label.start, label.start + len(label.text), canvas.width]
            before, _, after = Strip(segments).divide(ends)
            segments = [*before, Segment(label.text, self._style("label")), *after]
        at = self._cursor_cell()
        if at is None or at[1] != y:
            return segments
        left, _, right = Strip(segments).divide([at[0], at[0] + 1, canvas.width])
        return [*left, Segment(_CURSOR, self._style("cursor")), *right]

    def _axis_line(self) -> str:
        places = self._across.places if self._plot else ()
        line = "".join("┬" if column in places else "─" for column in range(self._columns))
        return f"{' ' * (self._gutter - 1)}└{line}"

    def _under(self) -> str:
        """Return the names of the ticks below their places: all, or every second or third.

        The last one is always among them.
        """
        across = self._across
        ends = [
            (self._gutter + place - len(tick.label) // 2, tick.label)
            for tick, place in zip(across.axis.ticks, across.places, strict=True)
        ]
        placed = [(min(at, self.size.width - len(text)), text) for at, text in ends]
        for every in range(1, len(placed) + 1):
            shown = placed[(len(placed) - 1) % every :: every]
            if all(a + len(text) < b - 1 for (a, text), (b, _) in pairwise(shown)):
                break
        line = ""
        for start, text in shown if placed else ():
            line = line.ljust(start) + text
        return line

    def _labelled(self, canvas: Canvas) -> Mapping[int, Sequence[Label]]:
        """Return the names of marks by row, placed once for each plot and size."""
        if self._labels is None:
            plot = self._plot
            marks = plot.marks if plot else ()
            named = [
                (self._column(marks[n].x), self._row(marks[n].y), name)
                for n, name in self._names.items()
                if plot is not None and plot.holds(marks[n])
            ]
            rows = ["".join(text for text, _ in canvas.runs(y)) for y in range(canvas.height)]
            self._labels = place_labels(sorted(named, reverse=True), rows)
        return self._labels

    def _drawing(self) -> Canvas:
        """Return the dots, drawn once for each plot and size."""
        plot = self._plot
        canvas = self._canvas
        # The widget has its new size before it hears of it.
        is_old = canvas is not None and (canvas.width, canvas.height) != (self._columns, self._rows)
        if (canvas is None or is_old) and plot is not None:
            canvas = self._canvas = Canvas(self._columns, self._rows)
            self._labels = None
            for mark in plot.marks:
                if plot.holds(mark) and not mark.is_best:
                    canvas.dot(*self._dot(mark, canvas), _Layer.POINT)
            self._draw_line(plot, canvas)
            for mark in plot.marks:
                if plot.holds(mark) and mark.is_best:
                    self._draw_best(*self._dot(mark, canvas), canvas)
        assert canvas is not None
        return canvas

    def _draw_line(self, plot: Plot, canvas: Canvas) -> None:
        corners = [self._dot(PlotPoint(x, y), canvas) for x, y in plot.line]
        for (x1, y1), (x2, y2) in pairwise(corners):
            canvas.across(x1, x2, y1, _Layer.LINE)
            canvas.down(x2, y1, y2, _Layer.LINE)

    def _draw_best(self, x: int, y: int, canvas: Canvas) -> None:
        for right, below in ((0, 0), (1, 0), (0, 1), (1, 1)):
            canvas.dot(x + right, y + below, _Layer.BEST)

    def _dot(self, mark: PlotPoint, canvas: Canvas) -> tuple[int, int]:
        assert self._plot is not None
        across = _place(self._across.axis, mark.x, canvas.dots_across)
        return across, canvas.dots_down - 1 - _place(self._up.axis, mark.y, canvas.dots_down)

    def _row(self, value: float) -> int:
        assert self._plot is not None
        dots = self._rows * DOTS_DOWN
        return (dots - 1 - _place(self._up.axis, value, dots)) // DOTS_DOWN

    def _column(self, value: float) -> int:
        assert self._plot is not None
        return _place(self._across.axis, value, self._columns * DOTS_ACROSS) // DOTS_ACROSS

    def _cursor_cell(self) -> tuple[int, int] | None:
        if self._plot is None or self.cursor is None or self.cursor >= len(self._plot.marks):
            return None
        mark = self._plot.marks[self.cursor]
        return (self._column(mark.x), self._row(mark.y)) if self._plot.holds(mark) else None

    def _distance(self, mark: int, place: tuple[int, int]) -> float:
        assert self._plot is not None
        found = self._plot.marks[mark]
        across = self._gutter + self._column(found.x) - place[0]
        # A cell is twice as high as it is wide.
        return float(across**2 + (2 * (self._row(found.y) - place[1])) ** 2)


def _place(axis: Axis, value: float, dots: int) -> int:
    """Return the dot that `value` falls on, counted from the low end."""
    return round(axis.share(value) * (dots - 1))
