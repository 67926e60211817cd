"""Results side by side: a dialogue with a row for every metric of every board they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from pwc_tui.domain.boards import Board, BoardRow
from pwc_tui.domain.comparison import Line, results_on, side_by_side
from pwc_tui.domain.papers import PaperResult
from pwc_tui.tui.messages import OpenBoard
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.columns import Column
from pwc_tui.tui.widgets.virtual_table import VirtualTable

if TYPE_CHECKING:
    from pwc_tui.tui.backend import Backend

_QUIET = "$foreground-muted"
_WIDTHS = (10, 15)
"""Cells of a column of values at least: two of the widest fit onto 80 columns."""


def compared(backend: Backend, board: Board, rows: Sequence[int]) -> tuple[Line, ...]:
    """Return some rows of a board side by side; reads their papers' boards. For a worker."""
    stated = [_by_board(backend, board, board.rows[index]) for index in rows]
    uses = Counter(slug for of_row in stated for slug in of_row)
    columns: list[list[PaperResult]] = [[] for _ in rows]
    for slug, count in uses.items():
        if count > 1:
            shared = board if slug == board.ref.slug else backend.leaderboards.told(slug)
            for column, of_row in zip(columns, stated, strict=True):
                column.extend(results_on(shared, of_row.get(slug, frozenset())))
    return side_by_side(columns)


def _by_board(backend: Backend, board: Board, row: BoardRow) -> dict[str, set[int]]:
    """Return the results that are compared for a row: itself, and its paper's on other boards."""
    found = {board.ref.slug: {row.result_id}}
    for result in backend.paper(row.paper.id).results if row.paper else ():
        if result.board.id != board.ref.id:
            found.setdefault(result.board.slug, set()).add(result.result_id)
    return found


class CompareScreen(ModalScreen[None]):
    """Shows the lines of a comparison; Enter opens the board of one."""

    AUTO_FOCUS: ClassVar[str | None] = "VirtualTable"
    DEFAULT_CSS = """
    CompareScreen {
        align: center top; background: $background 60%;
        & > Vertical {
            width: 96%; height: auto; max-height: 84%; margin-top: 1; padding: 0 1;
            background: $surface; border: round $primary 60%;
            border-title-color: $text-accent; border-subtitle-color: $foreground-muted;
        }
        & VirtualTable { height: auto; max-height: 100%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, models: Sequence[str], lines: Sequence[Line]) -> None:
        super().__init__()
        self._models, self._lines = models, lines

    def compose(self) -> ComposeResult:
        """Show a table in a box."""
        with Vertical() as box:
            box.border_title = Content(f"Side by side: {len(self._models)} results")
            box.border_subtitle = Content("↵ open the leaderboard   esc close")
            yield VirtualTable(self._columns())

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(VirtualTable)
        table.set_rows(len(self._lines), self._cells)
        table.styles.height = len(self._lines) + 1

    def on_virtual_table_opened(self, event: VirtualTable.Opened) -> None:
        """Open the leaderboard of a line."""
        event.stop()
        found = self._lines[event.index]
        self.dismiss(None)
        board = found.board
        self.app.post_message(OpenBoard(board.slug, title=board.name, metric=found.metric))

    def on_click(self, event: events.Click) -> None:
        """Close when the click is outside of the dialogue."""
        if event.widget is self:
            self.dismiss(None)

    def _columns(self) -> list[Column]:
        least, most = _WIDTHS
        return [
            Column("board", "Leaderboard", width=18, fraction=3, fixed=True),
            Column("metric", "Metric", width=10, fraction=1, fixed=True),
            *(
                Column(
                    f"model-{place}",
                    line(model),
                    width=max(least, min(most, len(model))),
                    fraction=1,
                    justify="right",
                )
                for place, model in enumerate(self._models)
            ),
        ]

    def _cells(self, index: int) -> Sequence[Content]:
        found = self._lines[index]
        before = self._lines[index - 1].board if index else None
        name = "" if before == found.board else found.board.name
        values = (_value(found, place) for place in range(len(found.results)))
        return [line(name), line(found.metric.strip(), _QUIET), *values]


def _value(found: Line, place: int) -> Content:
    """Return rank and value of one of those compared, bold where no other outranks it."""
    result = found.results[place]
    if result is None:
        return Content.styled("–", "$foreground-disabled")
    rank = line(f"#{result.rank}" if result.rank else "", _QUIET)
    return joined([rank, line(result.value, "bold $text-success" if place in found.best else "")])
