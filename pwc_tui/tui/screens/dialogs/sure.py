"""Asking whether the user is sure, where the settings want that asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program


def make_sure(app: Program, question: str, act: Callable[[], object]) -> None:
    """Do something that can be undone or begun again: at once, unless that is to be asked."""
    if app.settings.screen.confirmations != "always":
        act()
        return
    entries = [
        PickerEntry(line("yes"), key="y", run=act),
        PickerEntry(line("no"), key="n", run=lambda: None),
    ]
    app.choose(question, "choose", entries)
