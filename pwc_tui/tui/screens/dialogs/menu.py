"""What a dialogue offers to choose from, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pwc_tui.system.progress import IsCancelled


@dataclass(frozen=True, slots=True)
class PickerEntry:
    """One line of the dialogue, and what happens when it is picked."""

    title: Content
    detail: Content = Content()  # noqa: RUF009  Content is immutable
    key: str = ""
    """Shown in front; a single letter picks the entry where there is no text field."""
    run: Message | Callable[[], object] | None = None
    """What the app is asked for, or what is done; a menu that this returns is shown next."""
    is_heading: bool = False
    """Whether it is but the title of the entries below it."""


Find = Callable[[str, IsCancelled], Sequence[PickerEntry]]
"""Returns the entries for what was typed; called in a thread."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What a dialogue offers: its entries at the start, and how to find others."""

    title: str
    entries: Sequence[PickerEntry]
    find: Find | None = None
    """None for a short menu without a text field."""
    action: str = "choose"
    """What Enter does to the highlighted entry: "copy", "open"."""
    placeholder: str = ""
    key_width: int = 3
    is_wide: bool = False
    """Whether it takes all the room a dialogue may have, since what is typed may find anything."""
    wraps: bool = False
    """Whether a long title goes on below, where it would else be cut; for titles one reads."""
    start: int = 0
    """The entry that is highlighted first."""
    preview: Callable[[int], object] | None = None
    """Called with the place of the entry that is highlighted."""
    cancelled: Callable[[], object] | None = None
    """Called when the dialogue is closed without an answer."""
    pause: float = 0.0
    """Seconds without another key before `find` is called."""
