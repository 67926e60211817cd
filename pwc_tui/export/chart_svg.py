"""The chart of a leaderboard as a picture: SVG, made of text alone."""

from collections.abc import Iterator
from html import escape

from pwc_tui.domain.attribution import attribution
from pwc_tui.domain.boards.view import ArrangedBoard
from pwc_tui.domain.charts.board_chart import BoardPlot, Ticks
from pwc_tui.domain.charts.plot import Plot, PlotPoint
from pwc_tui.domain.charts.visible_chart import ShownPlot, plot_shown
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.export.caption import caption

_WIDTH, _HEIGHT = 960, 540
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 24, 72, 68
"""Room around the drawing, in pixels."""
_LABEL_ROOM = 12
"""Pixels between the axis and the lowest point, whose name stands below it."""
_INK, _QUIET, _GRID, _LINE = "#1f2328", "#59636e", "#d8dee4", "#0969da"
_FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
_LETTER, _LINE_HEIGHT = 6.0, 13.0
"""Pixels that a letter of a label takes on average, and a line; browsers differ by a tenth."""
_LONGEST_LABEL, _LONGEST_TITLE, _LONGEST_LINE = 28, 96, 140


def board_svg(shown: ArrangedBoard, snapshot: str, against: str = "") -> str:
    """Return the chart that the screen shows: the rows shown as points, the best as a staircase.

    It is the chosen metric over time, or against the column called `against`; where no row has
    what the chart needs, it says so instead.
    """
    drawn = plot_shown(shown, against, Ticks(10, 8))
    title = f"{shown.board.ref.name}: {drawn.name}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}" role="img" font-family="{_FONT}" font-size="12">',
        f"<title>{_text(title)}</title>",
        f"<desc>{_text(attribution(snapshot))}</desc>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        *_words(shown, snapshot, title, drawn),
        *(_nothing(drawn) if drawn.plot is None else _drawing(shown, drawn.plot)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _words(shown: ArrangedBoard, snapshot: str, title: str, drawn: ShownPlot) -> Iterator[str]:
    """Yield title, what is shown, what is left out, and whose data it is."""
    said = [caption(shown), *(f"{what} not drawn" for what in drawn.left_out)]
    yield _label(_LEFT, 30, _cut(title, _LONGEST_TITLE), size=17, weight="bold")
    yield _label(_LEFT, 52, _cut("; ".join(said), _LONGEST_LINE), color=_QUIET)
    yield _label(_LEFT, _HEIGHT - 14, attribution(snapshot), size=11, color=_QUIET)


def _axes(plot: Plot) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for tick in plot.y.ticks:
        y = _y(plot, tick.value)
        yield _path(f"M{_LEFT} {y:.1f}H{right}", _GRID)
        yield _label(_LEFT - 8, y + 4, tick.label, color=_QUIET, anchor="end")
    for tick in plot.x.ticks:
        x = _x(plot, tick.value)
        yield _path(f"M{x:.1f} {bottom}v5", _QUIET)
        yield _label(x, bottom + 20, tick.label, color=_QUIET, anchor="middle")
    yield _path(f"M{_LEFT} {bottom}H{right}", _QUIET)


def _nothing(drawn: ShownPlot) -> Iterator[str]:
    yield _label(_WIDTH / 2, _HEIGHT / 2, drawn.absence, size=14, color=_QUIET, anchor="middle")


def _drawing(shown: ArrangedBoard, chart: BoardPlot) -> Iterator[str]:
    plot = chart.plot
    yield from _axes(plot)
    pairs = zip(plot.marks, chart.rows, strict=True)
    marks = [(mark, row) for mark, row in pairs if plot.holds(mark)]
    for mark, row in sorted(marks, key=lambda pair: pair[0].is_best):
        yield _point(shown, plot, mark, row)
    if plot.line:
        corners = "L".join(f"{_x(plot, x):.1f} {_y(plot, y):.1f}" for x, y in plot.line)
        yield _path(f"M{corners}", _LINE, width=2)
    yield from _names(shown, plot, [pair for pair in marks if pair[0].is_best])


def _point(shown: ArrangedBoard, plot: Plot, mark: PlotPoint, row: int) -> str:
    stated = shown.board.rows[row]
    value = None if shown.metric is None else stated.values[shown.metric]
    facts = (stated.model, value.raw if value else "", str(stated.date or ""))
    look = f'r="4" fill="{_LINE}"' if mark.is_best else f'r="3" fill="{_QUIET}" fill-opacity="0.5"'
    place = f'cx="{_x(plot, mark.x):.1f}" cy="{_y(plot, mark.y):.1f}"'
    return f"<circle {place} {look}><title>{_text(', '.join(filter(None, facts)))}</title></circle>"


def _names(shown: ArrangedBoard, plot: Plot, records: list[tuple[PlotPoint, int]]) -> Iterator[str]:
    """Yield the names of the models on the staircase, the newest first, where there is room."""
    taken: list[tuple[float, float, float]] = []
    is_falling = shown.chosen is not None and shown.chosen.direction is Direction.LOWER
    beside = _LINE_HEIGHT + 2 if is_falling else -6  # where the staircase is not
    for mark, row in sorted(records, key=lambda pair: -pair[0].x):
        name = _cut(clean_line(shown.board.rows[row].model), _LONGEST_LABEL)
        width = len(name) * _LETTER
        x, y = _x(plot, mark.x) - 6, _y(plot, mark.y) + beside
        is_free = all(
            abs(y - other) >= _LINE_HEIGHT or x <= start or x - width >= end
            for start, end, other in taken
        )
        if is_free and x - width >= _LEFT:
            taken.append((x - width, x, y))
            yield _label(x, y, name, size=11, anchor="end")


def _x(plot: Plot, value: float) -> float:
    return _LEFT + plot.x.share(value) * (_WIDTH - _LEFT - _RIGHT)


def _y(plot: Plot, value: float) -> float:
    lowest = _HEIGHT - _BOTTOM - _LABEL_ROOM
    return lowest - plot.y.share(value) * (lowest - _TOP)


def _path(drawn: str, color: str, width: float = 1) -> str:
    return f'<path d="{drawn}" fill="none" stroke="{color}" stroke-width="{width:g}"/>'


def _label(
    x: float,
    y: float,
    text: str,
    *,
    size: int = 12,
    color: str = _INK,
    anchor: str = "start",
    weight: str = "normal",
) -> str:
    look = f'font-size="{size}" font-weight="{weight}" fill="{color}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{_text(text)}</text>'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _text(text: str) -> str:
    """Return any text of the archive as XML shows it: no markup, no control characters."""
    return escape(clean_line(text))
