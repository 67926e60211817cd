"""Which columns the list of papers has, in which order: chosen in a menu, the same next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.content import Content

from pwc_tui.domain.user_data import Setting
from pwc_tui.settings.declaration import ScreenSettings
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.papers.preview_size import PreviewSizing
from pwc_tui.tui.screens.papers.rows import COLUMNS, dated
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.row_painter import Wide
from pwc_tui.tui.workers import write

T = TypeVar("T")
Cells = Sequence[Content] | Wide | None

CHOSEN_COLUMNS: Setting[str] = Setting("columns", " ".join(each.key for each in COLUMNS))
"""The keys of the columns in their order."""


def told_columns(settings: ScreenSettings) -> str | None:
    """Return those that the settings tell, None where they tell none."""
    return " ".join(settings.columns) or None


_NAMES = {"code": "Code", "results": "Results", "kept": "What is yours"}
"""What columns with a sign for a head, or none, are called."""
_BY_KEY = {each.key: each for each in COLUMNS}
_PLACES = {each.key: place for place, each in enumerate(COLUMNS)}


def columns_of(chosen: str, dates: str = "month") -> tuple[Column, ...]:
    """Return the columns that were chosen; the titles are always the first of them.

    `dates` says how far a date is told.
    """
    return dated([_BY_KEY[key] for key in _keys(chosen)], dates)


def picked(chosen: str, cells: Sequence[T]) -> Sequence[T]:
    """Return the cells of the columns that were chosen, of all those of a row."""
    return [cells[_PLACES[key]] for key in _keys(chosen)]


def columns_menu(chosen: str, choose: Callable[[str], None], start: int = 0) -> Menu:
    """Return the columns to choose from; a menu is shown again until it is left.

    One that was left out and is taken in again comes last, which is how one is moved.
    """
    shown = _keys(chosen)
    keys = [*shown, *(key for key in _BY_KEY if key not in shown)][1:]

    def entry(at: int, key: str) -> PickerEntry:
        def toggle() -> Menu:
            left = [each for each in shown if each != key]
            now = " ".join(left if key in shown else [*shown, key])
            choose(now)
            return columns_menu(now, choose, at)

        column = _BY_KEY[key]
        mark = Content.styled("✓ " if key in shown else "  ", "$text-accent")
        return PickerEntry(mark + line(_NAMES.get(key, column.heading.plain)), run=toggle)

    entries = [entry(at, key) for at, key in enumerate(keys)]
    return Menu("Columns, from the left", entries, action="show or hide", start=start)


class ColumnChoice(PreviewSizing, group=CommandGroup.SEARCHING):
    """A list of papers whose columns can be chosen."""

    @command("Choose the columns …", also="hide show move order column authors tasks date code")
    def action_choose_columns(self) -> None:
        """Choose which columns the list of papers has; what is taken in again comes last."""
        self.pwc.show_menu(columns_menu(self.pwc.columns, self._choose))

    def paper_columns(self) -> tuple[Column, ...]:
        """Return the columns that were chosen."""
        return columns_of(self.pwc.columns, self.pwc.settings.screen.date)

    def show_columns(self) -> None:
        """Show them."""

    def cells_shown(self, cells: Cells) -> Cells:
        """Return of all the cells of a paper's row those that are shown, of another row itself."""
        if cells is None or isinstance(cells, Wide) or len(cells) != len(COLUMNS):
            return cells
        return picked(self.pwc.columns, cells)

    def _choose(self, chosen: str) -> None:
        self.pwc.columns = chosen
        self.show_columns()
        told, keep = told_columns(self.pwc.settings.screen), self.pwc.backend.own.remember
        write(self.pwc, lambda: keep(CHOSEN_COLUMNS, chosen, told), lambda _: None)


def _keys(chosen: str) -> list[str]:
    others = [key for key in dict.fromkeys(chosen.split()) if key in _BY_KEY]
    return [COLUMNS[0].key, *(key for key in others if key != COLUMNS[0].key)]
