"""The themes to choose from; the screen wears the highlighted one meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.themes import theme_called, theme_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from pwc_tui.tui.app.program import Program


def theme_menu(app: Program, keep: Callable[[str], None]) -> Menu:
    """Return the themes; `keep` is called with the name of the one that is chosen."""
    names, former = theme_names(), app.theme
    full = [_shown(app, name) for name in names]
    return Menu(
        "Themes",
        [_entry(name, partial(keep, theme_called(name).name)) for name in names],
        start=full.index(former) if former in full else 0,
        preview=lambda at: app.wear(names[at]),
        cancelled=lambda: app.wear(former),
    )


def _shown(app: Program, name: str) -> str:
    return theme_called(name, has_few_colours=app.has_few_colours).name


def _entry(name: str, keep: Callable[[], None]) -> PickerEntry:
    theme = theme_called(name)
    told = "the terminal's own colours" if theme.ansi else "dark" if theme.dark else "light"
    return PickerEntry(line(name), detail=Content.styled(told, "$foreground-muted"), run=keep)
