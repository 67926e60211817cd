"""Adding a result of one's own to a leaderboard: a form, with what is odd told as one types."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.own_doubts import check, doubts
from pwc_tui.domain.own_form import form_text, read_form
from pwc_tui.domain.own_rows import is_on
from pwc_tui.domain.user_data import SubmittedResult
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.text import line

_METRICS = 12
"""Metrics of a leaderboard that the form names; any other may be written."""
_MODEL_LINE = 2


class OwnResultDialog(Dialog[SubmittedResult]):
    """A form of lines; gives back the result that it tells, None where it was left."""

    AUTO_FOCUS: ClassVar[str | None] = "TextArea"
    DEFAULT_CSS = """
    OwnResultDialog {
        & > Vertical { height: auto; }
        & TextArea, & TextArea:focus { height: auto; max-height: 20; border: none; padding: 0; }
        & Static { height: auto; color: $text-warning; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
    ]

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        told = (uuid.uuid4().hex, board.task.name, board.dataset.name)
        self._start = SubmittedResult(*told, "", (), datetime.now(UTC))

    def compose(self) -> ComposeResult:
        """Show the form above what is to be said of it."""
        names = [metric.name for metric in self._board.metrics[:_METRICS]]
        with Vertical() as box:
            box.border_title = line(f"Your result on {self._board.ref.name}")
            box.border_subtitle = Content("^s saves · esc leaves it")
            yield TextArea(form_text(self._start, names), soft_wrap=True)
            yield Static(markup=False)

    def on_mount(self) -> None:
        """Begin with the model."""
        area = self.query_one(TextArea)
        area.move_cursor((_MODEL_LINE, len("model: ")))

    def on_text_area_changed(self) -> None:
        """Say what is odd about what is typed so far."""
        self.query_one(Static).update(line(" · ".join(self._said())))

    def action_save(self) -> None:
        """Give back the result, unless something is missing."""
        try:
            result = read_form(self.query_one(TextArea).text, self._start)
            check(result)
        except UserError as error:
            self.query_one(Static).update(line(str(error)))
            return
        self.dismiss(result)

    def _said(self) -> tuple[str, ...]:
        try:
            result = read_form(self.query_one(TextArea).text, self._start)
        except UserError as error:
            return (str(error),)
        board = self._board if is_on(result, self._board) else None
        return doubts(result, board, None, date.today())
