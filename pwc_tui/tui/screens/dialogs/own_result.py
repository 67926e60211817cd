"""A result of one's own in a form, completed from the archive; what is odd is told as one types."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.own.doubts import check
from pwc_tui.domain.own.form import field_at, form_text, read_form
from pwc_tui.domain.user_data import SubmittedResult
from pwc_tui.tui.screens.dialogs.writing import WritingDialog
from pwc_tui.tui.services.result_form import FormOffer, odd, offers
from pwc_tui.tui.text import line
from pwc_tui.tui.workers import is_awaited, load

if TYPE_CHECKING:
    from pwc_tui.domain.boards.board import Board
    from pwc_tui.tui.services.backend import Backend

_METRICS = 12
"""Metrics of a leaderboard that the form names; any other may be written."""
_TEXT_WIDTH, _DETAIL_WIDTH = 44, 50
"""Cells of what is offered; longer names are cut on the screen, not where they are taken."""
_HOW_METRICS = "a line for each metric, such as Accuracy: 81.3"
_ACTING = ("tab", "ctrl+n")


class OwnResultDialog(WritingDialog[SubmittedResult]):
    """A form of lines; gives back the result that it tells, None where it was left."""

    DEFAULT_CSS = """
    OwnResultDialog {
        & > Vertical { height: auto; }
        & TextArea, & TextArea:focus { height: auto; max-height: 20; border: none; padding: 0; }
        & Static { height: auto; margin-top: 1; }
        & #offers { color: $foreground-muted; }
        & #doubts { color: $text-warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take", show=False, priority=True),
        Binding("shift+tab", "next_line(-1)", "Line before", show=False, priority=True),
        Binding("ctrl+n", "next_offer", "Next", show=False, priority=True),
    ]
    keys_told = "tab completes or goes on · ^s saves · esc leaves it"

    def __init__(
        self, backend: Backend, title: str, start: SubmittedResult, metrics: Sequence[str] = ()
    ) -> None:
        """Fill the form in from `start`, with a line for each of `metrics`."""
        super().__init__(form_text(start, metrics[:_METRICS]))
        self._backend, self._title, self._start = backend, title, start
        self._offers: Sequence[FormOffer] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Show the form above what may be taken, and what is to be said of it."""
        with Vertical() as box:
            box.border_title = line(self._title)
            box.border_subtitle = Content(self.keys_told)
            yield TextArea(self.text_before, soft_wrap=True)
            yield Static(id="offers", markup=False)
            yield Static(id="doubts", markup=False)

    @property
    def box(self) -> Widget:
        """The box, whose edge has the keys."""
        return self.query_one(Vertical)

    def on_mount(self) -> None:
        """Begin with the first line that is not filled in."""
        lines = self.text_before.split("\n")
        at = next((at for at, text in enumerate(lines) if text.endswith(": ")), 0)
        self.query_one(TextArea).move_cursor((at, len(lines[at])))

    def on_text_area_changed(self) -> None:
        """Say what is odd about what is typed so far."""
        super().on_text_area_changed()
        self._complete()
        try:
            result = self._told
        except UserError as error:
            self._say(str(error))
            return
        backend = self._backend
        load(self, lambda _: odd(backend, result), self._show_doubts, group="doubts")

    def on_text_area_selection_changed(self) -> None:
        """Offer what fits the line of the cursor."""
        self._complete()

    def awaited_by(self, key: str) -> str:
        """Return what is offered with, for keys that take it."""
        return "offers" if key in _ACTING and is_awaited(self, "offers") else ""

    def action_take(self) -> None:
        """Put what is offered into the line; where nothing is, go to the next line."""
        area = self.query_one(TextArea)
        row, _ = area.cursor_location
        if not self._offers:
            self.action_next_line(1)
            return
        text = area.document.get_line(row)
        taken = self._offers[self._at].text
        field, _typed = field_at(text)
        new = taken if field is None else f"{field}: {taken}"
        area.replace(new, (row, 0), (row, len(text)))
        area.move_cursor((row, len(new)))

    def action_next_line(self, step: int) -> None:
        """Go to the end of the next line."""
        area = self.query_one(TextArea)
        row = (area.cursor_location[0] + step) % area.document.line_count
        area.move_cursor((row, len(area.document.get_line(row))))

    def action_next_offer(self) -> None:
        """Mark the next of what is offered."""
        if self._offers:
            self._at = (self._at + 1) % len(self._offers)
            self._paint()

    def action_save(self) -> None:
        """Give back the result, unless something is missing."""
        try:
            result = self._told
            check(result)
        except UserError as error:
            self._say(str(error))
            return
        self.dismiss(result)

    @property
    def _told(self) -> SubmittedResult:
        """What the form tells; raises UserError for what it cannot tell."""
        return read_form(self.written, self._start)

    def _complete(self) -> None:
        area, backend = self.query_one(TextArea), self._backend
        row, column = area.cursor_location
        text = area.document.get_line(row)
        field, typed = field_at(text)
        others = self.written.split("\n")
        del others[row]
        told = self._start
        with suppress(UserError):  # of a line that is not right yet
            told = read_form("\n".join(others), self._start)
        is_at_end = column == len(text)

        def show(found: Sequence[FormOffer]) -> None:
            is_taken = any(each.text == typed for each in found)
            self._offers, self._at = (() if is_taken or not is_at_end else found), 0
            self._paint("" if text.strip() else _HOW_METRICS)

        load(self, lambda _: offers(backend, field, typed, told), show, group="offers")

    def _paint(self, instead: str = "") -> None:
        """Show what is offered, or else a sentence."""
        rows = [] if self._offers else [line(instead)]
        for at, offer in enumerate(self._offers):
            text = line(offer.text, "$text-accent", _TEXT_WIDTH)
            detail = line(offer.detail, "$foreground-muted", _DETAIL_WIDTH)
            row = Content.assemble("  ", text, "  ", detail)
            rows.append(row.stylize_before("on $primary-muted") if at == self._at else row)
        self.query_one("#offers", Static).update(Content("\n").join(rows))

    def _show_doubts(self, found: Sequence[str]) -> None:
        self._say(" · ".join(found))

    def _say(self, sentence: str) -> None:
        self.query_one("#doubts", Static).update(line(sentence))


def new_result(board: Board | None = None) -> SubmittedResult:
    """Return an empty result with an id of its own, on a leaderboard where one is given."""
    names = ("", "") if board is None else (board.task.name, board.dataset.name)
    return SubmittedResult(uuid.uuid4().hex, *names, "", (), datetime.now(UTC))


def copy_of(result: SubmittedResult) -> SubmittedResult:
    """Return another result that says the same."""
    return replace(result, id=uuid.uuid4().hex)
