"""What can be opened on a screen as it is painted: where it stands, and how one goes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.cells import cell_len
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from pwc_tui.tui.widgets.chrome.key_bar import KeyBar
from pwc_tui.tui.widgets.chrome.nav_bar import NavBar
from pwc_tui.tui.widgets.table.panel import Panel

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The easiest ones to reach first."""


class JumpTarget(Protocol):
    """Something that can be opened."""

    @property
    def at(self) -> Offset:
        """The cell of the screen at which its label begins."""

    async def follow(self, app: App[None], *, is_opened: bool) -> None:
        """Go there, and open it if `is_opened`; what cannot be gone to is opened in any case."""


@dataclass(frozen=True, slots=True)
class PanelTarget:
    """A thing of a list."""

    at: Offset
    panel: Panel
    place: int

    async def follow(self, app: App[None], *, is_opened: bool) -> None:
        """Put the cursor on it, and open it."""
        self.panel.focus(scroll_visible=False)
        self.panel.go_to(self.place)
        if is_opened:
            await app.run_action("open", self.panel)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A text that does something when it is clicked."""

    at: Offset
    widget: Widget
    action: str

    async def follow(self, app: App[None], *, is_opened: bool) -> None:
        """Do what a click does."""
        del is_opened
        await app.run_action(self.action, self.widget)


def jump_targets(screen: Screen[None], lines: Sequence[Strip]) -> list[JumpTarget]:
    """Return what can be opened on a screen whose painted lines these are, from its top down.

    Not the names in the first and the last line: those show keys of their own.
    """
    found: list[JumpTarget] = [*_things(screen), *_links(screen, lines)]
    return sorted(found, key=lambda target: (target.at.y, target.at.x))


def labels(count: int) -> list[str]:
    """Return a label for each of so many targets; none is the beginning of another one.

    As many as possible are of one letter, the others of two.
    """
    letters = len(_LETTERS)
    first_of_two = max(0, min(letters, -((letters - count) // (letters - 1))))
    singles = _LETTERS[: letters - first_of_two]
    pairs = (a + b for a in _LETTERS[letters - first_of_two :] for b in _LETTERS)
    return [*singles, *pairs][:count]


def _things(screen: Screen[None]) -> Iterator[PanelTarget]:
    """Yield what is in sight of the lists of a screen."""
    for panel in screen.walk_children(Panel):
        if not panel.is_on_screen:
            continue
        seen = screen.find_widget(panel).visible_region
        for place, offset in panel.offsets():
            at = panel.content_region.offset + offset
            if seen.contains_point(at):
                yield PanelTarget(at, panel, place)


def _links(screen: Screen[None], lines: Sequence[Strip]) -> Iterator[LinkTarget]:
    """Yield what is painted so that it can be clicked."""
    for y, strip in enumerate(lines):
        x, before = 0, None
        for text, style, _ in strip:
            action = style.meta.get("@click") if style is not None else None
            if action is not None and action != before:
                widget, _ = screen.get_widget_at(x, y)
                around = widget.ancestors_with_self
                if not any(isinstance(each, NavBar | KeyBar) for each in around):
                    yield LinkTarget(Offset(max(0, x - 1), y), widget, action)
            before = action
            x += cell_len(text)
