"""What the screen looks like when it opens: as it was left, or as config.toml tells it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pwc_tui.tui.screens.papers.chosen_columns import CHOSEN_COLUMNS, told_columns
from pwc_tui.tui.screens.papers.preview_size import remembered_size, told_size
from pwc_tui.tui.themes import CHOSEN_THEME, told_theme
from pwc_tui.tui.widgets.search.preview import CHOSEN_PREVIEW

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


def look_as_left(app: Program) -> None:
    """Give the screen what the user chose last, there or in the file; read from the user's own."""
    own, told = app.backend.own, app.settings.screen
    app.wear(own.remembered(CHOSEN_THEME, told_theme(told.theme)))
    app.preview = own.remembered(CHOSEN_PREVIEW, told.preview or None)
    app.preview_size = remembered_size(own, told_size(told))
    app.columns = own.remembered(CHOSEN_COLUMNS, told_columns(told))
