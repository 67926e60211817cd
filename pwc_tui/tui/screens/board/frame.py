"""The frame of a leaderboard's screen: its parts, and how another view of it gets into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.boards.board import BoardRow
from pwc_tui.domain.charts.board_chart import Ticks
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.marked import Markable
from pwc_tui.tui.places.trail import BoardChart, BoardPlace
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.board.chart_pane import ChartPane, Drawing, drawing_of, ticks_for
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.screens.board.text import counts, nothing_left, ranked_by
from pwc_tui.tui.screens.board.views import views_of
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.services.board_service import BoardService
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.chrome.notice import Notice
from pwc_tui.tui.widgets.search.text_field import TextField
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import is_awaited, load


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to show of a place: its rows, and its chart if it has one."""

    rows: BoardView
    drawing: Drawing | None


class BoardFrame(PlaceScreen):
    """The results of one task on one dataset, read anew whenever they are asked for another way."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    # An answer stands in the place of the counts, so that no row moves. On low terminals two rows
    # are left of the table beside a chart: its heading and the highlighted one.
    DEFAULT_CSS = """
    BoardFrame {
        & #board { height: 1fr; display: none; }
        & #name, & #counts, & #answer, & #ranked { height: 1; padding: 0 2; text-wrap: nowrap;
            text-overflow: ellipsis; }
        & #name { text-style: bold; }
        & #answer { display: none; }
        &.-answered #answer { display: block; }
        &.-answered #counts { display: none; }
        & #ranked { margin-bottom: 1; }
        & #words { display: none; height: 1; margin: 0 2 1 2; padding: 0 1; background: $surface; }
        &.-typing #words { display: block; }
        &.-typing #ranked { margin-bottom: 0; }
        & #body { height: 1fr; layout: vertical; }
        & #results { height: 1fr; width: 1fr; min-height: 2; }
        & #chart { height: 1fr; width: 1fr; display: none; }
        &.-charted #chart { display: block; margin-top: 1; }
        &.-very-wide #body { layout: horizontal; }
        &.-very-wide #chart { margin-top: 0; }
        & #row { height: 3; padding: 0 2; border-top: solid $foreground 20%;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-tall #name { margin-top: 1; }
        &.-low #row, &.-low #counts { display: none; }
        &.-tiny #row, &.-tiny #name, &.-tiny #counts, &.-tiny #ranked { display: none; }
        &.-tiny StatusLine { display: none; }
        &.-low #ranked { margin: 0; }
        &.-low.-charted #results, &.-tiny.-charted #results { height: 2; min-height: 2; }
        &.-low #chart, &.-tiny #chart { margin-top: 0; }
    }
    """
    patience = 0.06
    """A leaderboard of 2,000 rows is read and put into order in 45 ms."""

    def __init__(self, place: BoardPlace) -> None:
        super().__init__(place)
        self._start = place
        self._wanted = place
        self._rows: BoardView | None = None
        self.sought = ""
        """The result of the user's own that the cursor goes to as soon as it is there."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the board, hidden until there is one to show, and the notice for its place."""
        with Vertical(id="board"):
            for name in ("name", "counts", "answer", "ranked"):
                yield Static(Content(), id=name, markup=False)
            yield TextField(
                self._start.filter.text, placeholder="Model or paper", id="words", compact=True
            )
            with Container(id="body"):
                table = VirtualTable((), id="results")
                table.is_ticked = partial(self.is_marked, table)
                yield table
                yield ChartPane(id="chart")
            yield Static(Content(), id="row", markup=False)
        yield Notice()

    def on_mount(self) -> None:
        """Show the board at once if it is still known, or ask for it."""
        start, boards = self._start, self.pwc.backend.leaderboards
        known = views_of(boards).known(boards, start.slug, start.metric, start.filter)
        if known is not None:
            self._arrive(_shown(known, start.chart, self._ticks()))
        else:
            self._load()
            self.say_when_slow(self._say_loading)

    def awaited_for(self, focused: Widget | None) -> str:
        """Return what the rows come with."""
        del focused
        return "board" if is_awaited(self, "board") else ""

    def ahead(self, backend: Backend) -> Callable[[], object]:
        """Return what reads the board and puts its rows into order."""
        start, boards = self._start, backend.leaderboards
        return lambda: views_of(boards).view(boards, start.slug, start.metric, start.filter)

    def place(self) -> BoardPlace:
        """Return the board as it is looked at, the highlighted result and how it is scrolled."""
        rows, table, row = self._rows, self.table, self.current_row
        if rows is None:
            return self._start
        return replace(
            self._wanted,
            title=rows.board.ref.name,
            cursor_result_id=row.result_id if row else None,
            scroll=table.top,
            scroll_x=round(table.scroll_x),
        )

    def subject(self) -> int | None:
        """Return the paper of the highlighted result."""
        row = self.current_row
        return row.paper.id if row and row.paper else None

    @property
    def panel_here(self) -> Panel | None:
        """The rows, if there are any."""
        return (
            self.table if self.is_mounted and self._rows is not None and len(self._rows) else None
        )

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return the result of a row."""
        del panel
        return self._rows.ref_at(row) if self._rows is not None else None

    @property
    def rows(self) -> BoardView | None:
        """What is shown, None while there is nothing yet."""
        return self._rows if self.is_mounted else None

    @property
    def shown(self) -> BoardView:
        """What is shown, for commands that are run only when there is something."""
        assert self._rows is not None
        return self._rows

    @property
    def wanted(self) -> BoardPlace:
        """How the board is asked for, which may be on its way to the screen."""
        return self._wanted

    @property
    def current_row(self) -> BoardRow | None:
        """The highlighted result."""
        return self._rows.row_at(self.table.cursor) if self._rows else None

    @property
    def current_place(self) -> int:
        """The place of the highlighted result among those shown."""
        return self.table.cursor

    @property
    def drawn(self) -> ChartPane | None:
        """The chart, if one is shown."""
        return self.query_one(ChartPane) if self._wanted.chart is not None else None

    @property
    def table(self) -> VirtualTable:
        """The rows."""
        return self.query_one(VirtualTable)

    @property
    def words(self) -> TextField:
        """The field for words that narrow the rows."""
        return self.query_one("#words", TextField)

    def show_highlighted(self) -> None:
        """Show the highlighted result in full."""

    def _ticks(self) -> Ticks:
        is_beside = self.has_class("-very-wide")
        width = self.size.width // 2 if is_beside else self.size.width
        return ticks_for(width, self.size.height if is_beside else self.size.height // 2)

    def answer(self, said: str) -> None:
        """Say something about the rows in the header, where it covers none; "" takes it away."""
        self.set_class(bool(said), "-answered")
        self.query_one("#answer", Static).update(line(said, "$text-accent"))
        self.refresh_bindings()

    def ask(self, wanted: BoardPlace, delay: float = 0.0) -> None:
        """Show the board another way as soon as it is worked out; no answer holds for it."""
        if self.has_class("-answered"):
            self.answer("")
        self._wanted = wanted
        self._load(delay)

    def _load(self, delay: float = 0.0) -> None:
        def done(shown: Shown) -> None:
            # What is asked for before the board is there takes the place of the first request.
            (self._arrive if self._rows is None else self._show)(shown)

        boards, wanted, ticks = self.pwc.backend.leaderboards, self._wanted, self._ticks()
        load(
            self,
            lambda _: _read(boards, wanted, ticks),
            done,
            group="board",
            delay=delay,
            failed=self._fail,
        )

    def _arrive(self, shown: Shown) -> None:
        """Show the board for the first time, as it was left."""
        start, table, board = self._start, self.table, shown.rows.board
        if not board.rows:
            self.query_one(Notice).say(
                f"{board.ref.name}: no results have been reported.", "Backspace goes back."
            )
        else:
            self.query_one(Notice).hide()
            self.query_one("#board").display = True
        self.query_one("#name", Static).update(line(board.ref.name))
        self.query_one("#counts", Static).update(counts(board, shown.rows.board_marks))
        self.set_class(bool(start.filter.text.strip()), "-typing")
        self._fill(shown)
        # On the first visit the row one came from is put into the middle.
        is_first_visit = start.scroll == 0 and start.cursor_result_id == start.from_result_id
        place = shown.rows.place_of(start.cursor_result_id) or 0
        table.jump_to(place, None if is_first_visit else start.scroll)
        self.show_highlighted()
        self.be_read_in(table)
        self.pwc.navigator.retitle()
        self.call_after_refresh(self._scroll_sideways)

    def _show(self, shown: Shown) -> None:
        """Show the board another way, with the cursor on the same result if it is there."""
        before, row = self._rows, self.current_row
        self._fill(shown)
        place = shown.rows.place_of(row.result_id) if row else None
        if self.sought and (own := shown.rows.place_of(self.sought)) is not None:
            place, self.sought = own, ""
        self.table.jump_to(place or 0)
        if before is not None and before.metric != shown.rows.metric:
            self.table.reveal_column(shown.rows.column_of_metric())
        if not len(shown.rows):
            self.query_one("#row", Static).update(nothing_left(shown.rows.arranged))
        self.refresh_bindings()

    def _fill(self, shown: Shown) -> None:
        rows, table = shown.rows, self.table
        chosen = rows.arranged.chosen
        self._rows = rows
        self._wanted = replace(self._wanted, metric=None if chosen is None else chosen.name)
        table.set_columns(rows.columns())
        table.set_rows(len(rows), rows.cells_at)
        table.marked = rows.place_of(self._start.from_result_id)
        self.query_one("#ranked", Static).update(ranked_by(rows.arranged))
        self.set_class(shown.drawing is not None, "-charted")
        if shown.drawing is not None:
            self.query_one(ChartPane).show(shown.drawing)

    def _scroll_sideways(self) -> None:
        if self._start.scroll_x:
            self.table.scroll_to(x=self._start.scroll_x, animate=False, force=True)
        elif self._rows is not None:
            self.table.reveal_column(self._rows.column_of_metric())

    def _say_loading(self) -> None:
        if self._rows is None:
            self.query_one(Notice).say("Reading the leaderboard …")

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.query_one(Notice).say(str(error), "Backspace goes back.")


def _read(boards: BoardService, wanted: BoardPlace, ticks: Ticks) -> Shown:
    rows = views_of(boards).view(boards, wanted.slug, wanted.metric, wanted.filter)
    return _shown(rows, wanted.chart, ticks)


def _shown(rows: BoardView, chart: BoardChart | None, ticks: Ticks) -> Shown:
    return Shown(rows, None if chart is None else drawing_of(rows.arranged, chart, ticks))
