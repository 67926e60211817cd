"""The highlighted or the marked results of a leaderboard, copied in the form that is wanted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.extent import BoardExtent
from pwc_tui.domain.text.counted import counted
from pwc_tui.export.board_csv import board_csv
from pwc_tui.export.board_line import board_lines
from pwc_tui.export.board_markdown import board_markdown
from pwc_tui.tui.screens.board.export_dialog import export_menu
from pwc_tui.tui.screens.dialogs.copy_and_save import copy_entry
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from pwc_tui.domain.boards.board import BoardRow
    from pwc_tui.domain.boards.view import ArrangedBoard
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.places.trail import BoardChart
    from pwc_tui.tui.screens.board.rows import BoardView

_QUIET = "$foreground-muted"


def rows_copy_menu(app: Program, rows: BoardView, row: BoardRow, chart: BoardChart | None) -> Menu:
    """Offer the marked results of the board, else `row`, in several forms, or the whole board.

    Its title says of the row why no paper of it can be copied: it is for where there is none.
    """
    marked = rows.results_in(app.marked)
    some = BoardExtent(results=marked or frozenset({row.result_id})).of(rows.arranged)
    what = counted(len(marked), "marked result") if marked else "result"
    in_board = "the leaderboard as it is shown …"

    def text(write: Callable[[ArrangedBoard, str], str]) -> str:
        return write(some, app.backend.snapshot())

    forms: tuple[tuple[str, str, Callable[[ArrangedBoard, str], str]], ...] = (
        ("r", f"{what} in one line", lambda shown, _: board_lines(shown)),
        ("w", f"{what} as Markdown", board_markdown),
        ("c", f"{what} as CSV", board_csv),
    )
    entries = [
        replace(
            copy_entry(app, form, key, f"the {form}", partial(text, write)),
            title=line(form),
            detail=line(row.model if not marked else "", _QUIET),
        )
        for key, form, write in forms
    ]
    whole = partial(export_menu, app, rows, chart, BoardExtent())
    entries.append(PickerEntry(line(in_board), line("in all forms", _QUIET), "e", whole))
    return Menu(_title(row) if not marked else f"Copy {what}", entries, action="copy")


def _title(row: BoardRow) -> str:
    missing = "its paper is not in this archive" if row.paper_title else "it names no paper"
    return f"Copy the result of “{row.model}”: {missing}"
