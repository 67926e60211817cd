"""A leaderboard: the results of many models, in the order of the metric one chooses."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.boards import Board, BoardRow
from pwc_tui.domain.errors import UserError
from pwc_tui.tui.history import BoardPlace
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.screens.base import PlaceScreen
from pwc_tui.tui.screens.board_text import BoardRows, counts, ranked_by
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.notice import Notice
from pwc_tui.tui.widgets.virtual_table import VirtualTable
from pwc_tui.tui.work import load

_MARGIN = 2
"""Cells left and right of the lines above and below the table."""
_TITLE_SHOWN = 60
"""Characters of a paper's title in a toast."""


class BoardScreen(PlaceScreen):
    """The results of one task on one dataset."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    BoardScreen {
        & #board { height: 1fr; display: none; }
        & #name, & #counts, & #ranked { height: 1; padding: 0 2; text-wrap: nowrap;
            text-overflow: ellipsis; }
        & #name { text-style: bold; }
        & #ranked { margin-bottom: 1; }
        & #results { height: 1fr; min-height: 2; }
        & #row { height: 3; padding: 0 2; border-top: solid $foreground 20%;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-tall #name { margin-top: 1; }
        &.-low #row, &.-low #counts { display: none; }
        &.-tiny #row, &.-tiny #name, &.-tiny #counts, &.-tiny #ranked { display: none; }
        &.-low #ranked { margin: 0; }
    }
    """

    def __init__(self, place: BoardPlace) -> None:
        super().__init__(place)
        self._start = place
        self._rows: BoardRows | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the board, hidden until there is one to show, and the notice for its place."""
        with Vertical(id="board"):
            for name in ("name", "counts", "ranked"):
                yield Static(Content(), id=name, markup=False)
            yield VirtualTable((), id="results")
            yield Static(Content(), id="row", markup=False)
        yield Notice()

    def on_mount(self) -> None:
        """Show the board at once if it is still known, or ask for it."""
        board = self.pwc.backend.known_board(self._start.slug)
        if board is not None:
            self._show(self._arranged(board))
        else:
            load(self, lambda _: self._read(), self._show, group="board", failed=self._fail)
            self.say_when_slow(self._say_loading)

    def place(self) -> BoardPlace:
        """Return the board, its metric, the highlighted result and how it is scrolled."""
        rows, table = self._rows, self._table
        row = self.current_row
        if rows is None:
            return self._start
        return BoardPlace(
            self._start.slug,
            title=rows.board.ref.name,
            metric=None if rows.metric is None else rows.board.metrics[rows.metric].name,
            cursor_result_id=row.result_id if row else None,
            from_result_id=self._start.from_result_id,
            scroll=table.top,
            scroll_x=round(table.scroll_x),
        )

    def subject(self) -> int | None:
        """Return the paper of the highlighted result."""
        row = self.current_row
        return row.paper.id if row and row.paper else None

    @property
    def current_row(self) -> BoardRow | None:
        """The highlighted result."""
        return self._rows.row_at(self._table.cursor) if self._rows else None

    @property
    def metric_count(self) -> int:
        """How many metrics there are to choose from."""
        return len(self._rows.board.metrics) if self._rows else 0

    def next_metric(self, step: int) -> None:
        """Rank by the metric after the present one (step 1) or before it (-1)."""
        if self._rows is not None and self._rows.metric is not None:
            self.rank_by((self._rows.metric + step) % self.metric_count)

    def rank_by(self, metric: int) -> None:
        """Put the rows into the order of a metric, with the cursor on the same result."""
        row = self.current_row
        if self._rows is not None and metric != self._rows.metric:
            self._fill(self._rows.ordered_by(metric), row.result_id if row else None)
            self._table.reveal_column(self._rows.column_of_metric())

    def on_virtual_table_highlighted(self) -> None:
        """Show the highlighted result in full."""
        if self._rows is not None:
            shown = self._rows.preview_at(self._table.cursor, self.size.width - 2 * _MARGIN)
            self.query_one("#row", Static).update(shown, layout=False)
            self.refresh_bindings()

    def on_virtual_table_header_pressed(self, event: VirtualTable.HeaderPressed) -> None:
        """Rank by the metric whose heading was clicked."""
        metric = self._rows.metric_of_column(event.index) if self._rows else None
        if metric is not None:
            self.rank_by(metric)

    def on_virtual_table_opened(self) -> None:
        """Open the paper of the highlighted result."""
        row = self.current_row
        if row is None:
            return
        if row.paper is not None:
            self.post_message(OpenPaper(row.paper.id, row.paper.name))
        else:
            self.notify(_absence(row), severity="warning", markup=False)

    @property
    def _table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    def _read(self) -> BoardRows:
        return self._arranged(self.pwc.backend.board(self._start.slug))

    def _arranged(self, board: Board) -> BoardRows:
        """Return the rows by the metric the place names, or by the board's first."""
        if not board.metrics:
            return BoardRows(board, None)
        try:
            return BoardRows(board, board.metric_index(self._start.metric or ""))
        except KeyError:
            return BoardRows(board, 0)

    def _show(self, rows: BoardRows) -> None:
        start, table = self._start, self._table
        if not rows.board.rows:
            self.query_one(Notice).say(
                f"{rows.board.ref.name}: nobody has reported a result yet.", "Backspace goes back."
            )
        else:
            self.query_one(Notice).hide()
            self.query_one("#board").display = True
        self.query_one("#name", Static).update(line(rows.board.ref.name))
        self.query_one("#counts", Static).update(counts(rows.board))
        self._fill(rows, None)
        self._go_to(rows, start)
        table.focus(scroll_visible=False)
        self.pwc.retitle()
        self.call_after_refresh(self._scroll_sideways)

    def _go_to(self, rows: BoardRows, start: BoardPlace) -> None:
        """Put cursor and scroll where they were; on the first visit the cursor into the middle."""
        is_first_visit = start.scroll == 0 and start.cursor_result_id == start.from_result_id
        place = rows.place_of(start.cursor_result_id) or 0
        self._table.jump_to(place, None if is_first_visit else start.scroll)

    def _scroll_sideways(self) -> None:
        if self._start.scroll_x:
            self._table.scroll_to(x=self._start.scroll_x, animate=False, force=True)
        elif self._rows is not None:
            self._table.reveal_column(self._rows.column_of_metric())

    def _fill(self, rows: BoardRows, result_id: int | None) -> None:
        """Put rows into the table, with the cursor on a result if it is named."""
        self._rows = rows
        table = self._table
        table.set_columns(rows.columns())
        table.set_rows(len(rows), rows.cells_at)
        table.marked = rows.place_of(self._start.from_result_id)
        if result_id is not None:
            table.jump_to(rows.place_of(result_id) or 0)
        self.query_one("#ranked", Static).update(ranked_by(rows.board, rows.metric))

    def _say_loading(self) -> None:
        if self._rows is None:
            self.query_one(Notice).say("Reading the leaderboard …")

    def _fail(self, error: UserError) -> None:
        self.stop_waiting()
        self.query_one(Notice).say(str(error), "Backspace goes back.")


def _absence(row: BoardRow) -> str:
    """Return what a toast says of a result whose paper the archive does not hold."""
    title = line(row.paper_title, width=_TITLE_SHOWN).plain
    if not title:
        return "This result names no paper."
    offer = " Press o to open its link." if row.paper_url else ""
    return f"“{title}” is not in this archive.{offer}"
