"""The chart in the terminal: dots, the staircase, axes, and the mark that is pointed at."""

import pytest
from textual.app import App, ComposeResult

from pwc_tui.domain.charts.axes import number_axis
from pwc_tui.domain.charts.plot import Plot, PlotPoint, staircase
from pwc_tui.tui.widgets.chart.braille_canvas import Canvas
from pwc_tui.tui.widgets.chart.chart import Chart

MARKS = (
    PlotPoint(0, 10, is_best=True),
    PlotPoint(3, 5),
    PlotPoint(5, 40, is_best=True),
    PlotPoint(10, 20),
)


def plot(marks: tuple[PlotPoint, ...] = MARKS) -> Plot:
    x = number_axis([mark.x for mark in marks], 5)
    best = [(mark.x, mark.y) for mark in marks if mark.is_best]
    return Plot(marks, staircase(best, x.high), x, number_axis([mark.y for mark in marks], 4))


class Charted(App[None]):
    """An app with a chart, which keeps the marks that were clicked."""

    def __init__(self, shown: Plot | None) -> None:
        super().__init__()
        self._shown = shown
        self.pointed: list[int] = []

    def compose(self) -> ComposeResult:
        yield Chart()

    def on_mount(self) -> None:
        self.query_one(Chart).show(self._shown)

    def on_chart_pointed(self, event: Chart.Pointed) -> None:
        self.pointed.append(event.mark)

    def lines(self) -> list[str]:
        chart = self.query_one(Chart)
        return [chart.render_line(y).text for y in range(chart.size.height)]


def test_eight_dots_make_a_character() -> None:
    canvas = Canvas(1, 1)
    for x in range(2):
        for y in range(4):
            canvas.dot(x, y, 1)
    assert list(canvas.runs(0)) == [("⣿", 1)]


def test_a_cell_has_the_colour_of_its_highest_layer() -> None:
    canvas = Canvas(3, 1)
    canvas.across(0, 5, 0, 1)
    canvas.dot(2, 0, 3)
    assert list(canvas.runs(0)) == [("⠉", 1), ("⠉", 3), ("⠉", 1)]


def test_dots_outside_of_the_canvas_are_left_out() -> None:
    canvas = Canvas(2, 1)
    for place in ((-1, 0), (0, -1), (4, 0), (0, 4)):
        canvas.dot(*place, 1)
    assert list(canvas.runs(0)) == [("  ", 0)]


async def test_the_chart_has_axes_with_numbers_and_a_line() -> None:
    app = Charted(plot())
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        lines = app.lines()
    assert any(line.startswith("40 ┤") for line in lines[:3])
    assert "└" in lines[-2]
    assert lines[-1].split() == ["0.0", "2.5", "5.0", "7.5", "10.0"]
    assert sum(len(set(line) & set("⠉⠒⠤⣀")) > 0 for line in lines) >= 2


async def test_the_cursor_stands_on_its_mark() -> None:
    app = Charted(plot())
    async with app.run_test(size=(60, 16)) as pilot:
        chart = app.query_one(Chart)
        assert not any("◆" in line for line in app.lines())
        rows = []
        for chart.cursor in (2, 0, 1):
            await pilot.pause()
            rows += [row for row, line in enumerate(app.lines()) if "◆" in line]
    assert len(rows) == 3
    assert rows == sorted(rows)


async def test_a_click_points_at_the_nearest_mark() -> None:
    app = Charted(plot())
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.click(Chart, offset=(59, 8))
        await pilot.click(Chart, offset=(6, 9))
        await pilot.pause()
    assert app.pointed == [3, 0]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (6, 3), (300, 80)])
async def test_any_size_is_drawn(size: tuple[int, int]) -> None:
    app = Charted(plot())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert len(app.lines()) == size[1]


@pytest.mark.parametrize(
    "marks",
    [(PlotPoint(1, 1),), (PlotPoint(1, 1), PlotPoint(1, 1)), (PlotPoint(5, -3), PlotPoint(5, 8))],
)
async def test_few_marks_are_drawn(marks: tuple[PlotPoint, ...]) -> None:
    app = Charted(plot(marks))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert any("⠀" < char <= "⣿" for line in app.lines() for char in line)


async def test_without_a_plot_there_is_nothing() -> None:
    app = Charted(None)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert not "".join(app.lines()).strip()
