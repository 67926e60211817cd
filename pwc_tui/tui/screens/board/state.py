"""How a leaderboard is shown another way: ranked, narrowed, drawn, its rows typed for."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input, Static

from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.places.trail import BoardChart
from pwc_tui.tui.screens.board.frame import BoardFrame
from pwc_tui.tui.screens.board.text import absence
from pwc_tui.tui.widgets.chart.chart import Chart
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from pwc_tui.tui.workers import write

_MARGIN = 2
"""Cells left and right of the lines above and below the table."""
_TYPING_PAUSE = 0.02
"""Seconds without another key before rows are looked for: below what a hand notices."""


class BoardState(BoardFrame):
    """Shows another view of the leaderboard; the screen's commands say which."""

    def rank_by(self, metric: int) -> None:
        """Put the rows into the order of a metric, with the cursor on the same result."""
        if self._rows is not None and metric != self._rows.metric:
            self.ask(replace(self._wanted, metric=self._rows.board.metrics[metric].name))

    def narrow(self, wanted: BoardFilter) -> None:
        """Show the rows that a filter holds, with the cursor on the same result."""
        if self.words.value != wanted.text:
            with self.prevent(Input.Changed):
                self.words.value = wanted.text
        self.ask(replace(self._wanted, filter=wanted))

    def draw(self, chart: BoardChart | None) -> None:
        """Show a chart beside the rows, another one, or none."""
        self.ask(replace(self._wanted, chart=chart))

    @property
    def is_set(self) -> bool:
        """Whether an answer or a chart is shown, rows are left out, or something is marked."""
        wanted = self._wanted
        if self.has_class("-answered"):
            return True
        is_changed = wanted.filter != BoardFilter() or wanted.chart is not None
        return is_changed or bool(self.pwc.marked)

    def clear(self) -> None:
        """Take away what was set: an answer, words, filters, the chart, and last all marks."""
        wanted = self._wanted
        if self.is_typing:
            self.narrow(replace(wanted.filter, text=""))
        elif self.has_class("-answered"):
            self.answer("")
        elif wanted.filter != BoardFilter():
            self.narrow(BoardFilter())
        elif wanted.chart is not None:
            self.draw(None)
        elif self.pwc.marked:
            self.pwc.marks.clear()
        self.leave_typing()
        self.refresh_bindings()

    def flip(self, metric: str, direction: Direction | None) -> None:
        """Remember the user's word on which way a metric improves, and rank anew."""
        pwc, slug = self.pwc, self._start.slug
        flip = pwc.backend.leaderboards.flip
        write(pwc, lambda: flip(slug, metric, direction), lambda _: pwc.own_changed())

    def show_own(self) -> None:
        """Rank anew: a direction or a result of the user's own may have changed."""
        self.ask(self._wanted)

    def go_to_row(self, index: int) -> bool:
        """Put the cursor on a row of `Board.rows`; return whether it is among those shown."""
        place = self._rows.place_of_index(index) if self._rows else None
        if place is not None:
            self.table.jump_to(place)
        return place is not None

    def action_search(self) -> None:
        """Ask for the words that narrow the rows."""
        self.add_class("-typing")
        self.words.focus()

    def leave_typing(self) -> None:
        """Go back to the rows."""
        self.table.focus()
        self.set_class(bool(self.words.value.strip()), "-typing")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the rows to the words typed."""
        event.stop()
        wanted = replace(self._wanted.filter, text=event.value)
        self.ask(replace(self._wanted, filter=wanted), delay=_TYPING_PAUSE)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go back to the rows."""
        event.stop()
        self.leave_typing()

    def on_virtual_table_highlighted(self) -> None:
        """Show another result, and what can be done to it."""
        self.show_highlighted()
        self.refresh_bindings()

    def show_highlighted(self) -> None:
        """Show the highlighted result in full, and where it is in the chart."""
        if self._rows is not None:
            place = self.table.cursor
            shown = self._rows.preview_at(place, self.size.width - 2 * _MARGIN)
            self.query_one("#row", Static).update(shown, layout=False)
            if self.drawn:
                self.drawn.point_at(self._rows.index_at(place))

    def on_virtual_table_header_pressed(self, event: VirtualTable.HeaderPressed) -> None:
        """Rank by the metric whose heading was clicked."""
        metric = self._rows.metric_of_column(event.index) if self._rows else None
        if metric is not None:
            self.rank_by(metric)

    def on_chart_pointed(self, event: Chart.Pointed) -> None:
        """Highlight the result that was clicked in the chart."""
        plot = self.drawn.plot if self.drawn else None
        if plot is not None:
            self.go_to_row(plot.rows[event.mark])

    def on_virtual_table_opened(self) -> None:
        """Open the paper of the highlighted result."""
        row = self.current_row
        if row is None:
            return
        if row.paper is not None:
            self.post_message(OpenPaper(row.paper.id, row.paper.name))
        else:
            self.notify(absence(row), severity="warning", markup=False)
