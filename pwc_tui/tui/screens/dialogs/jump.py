"""Jumping: whatever can be opened on the screen gets a label, whose letters go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.dialogs.jump_targets import JumpTarget, jump_targets, labels
from pwc_tui.tui.textual_compat import painted_lines

_HINT = " Letters open what they stand at, capitals only go there   esc closes "


@dataclass(frozen=True, slots=True)
class Jumped:
    """What was chosen, and whether it is to be opened."""

    target: JumpTarget
    is_opened: bool


class Jump(Dialog[Jumped]):
    """Shows a screen as it is, with labels; gives back what was chosen, or None."""

    DEFAULT_CSS = """
    Jump {
        background: $background 0%;
        & > LabelledScreen {
            width: 100%; max-width: 100%; height: 100%; max-height: 100%; margin: 0; padding: 0;
            border: none; background: $background 0%;
        }
    }
    """

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        self._painted = painted_lines(screen)
        targets = jump_targets(screen, self._painted)
        self._targets = dict(zip(labels(len(targets)), targets, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Show the screen with its labels."""
        yield LabelledScreen(self._painted, self._targets)

    def on_mount(self) -> None:
        """Close again where there is nothing to go to."""
        if not self._targets:
            self.notify("There is nothing to open on this screen.")
            self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Close when the lines are not where the labels are any more."""
        if event.size.height != len(self._painted):
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Take a letter of a label."""
        typed = self._typed + (event.character or "")
        if event.key == "backspace":
            self._show(self._typed[:-1])
        elif (target := self._targets.get(typed.lower())) is not None:
            self.dismiss(Jumped(target, is_opened=typed.islower()))
        elif event.character and any(each.startswith(typed.lower()) for each in self._targets):
            self._show(typed)
        else:
            return
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        self._typed = typed
        self.query_one(LabelledScreen).show(typed.lower())


class LabelledScreen(Widget):
    """The painted lines of a screen with labels in them, and what to do in the last one."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"labelled-screen--label", "labelled-screen--hint"}
    DEFAULT_CSS = """
    LabelledScreen {
        & > .labelled-screen--label {
            color: $background; background: $text-accent; text-style: bold;
        }
        & > .labelled-screen--hint { color: $foreground-muted; background: $panel; }
    }
    """

    def __init__(self, lines: Sequence[Strip], targets: dict[str, JumpTarget]) -> None:
        super().__init__()
        self._lines, self._targets = lines, targets
        self._typed = ""

    def show(self, typed: str) -> None:
        """Show what is left of the labels that begin with what was typed."""
        self._typed = typed
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint a line of the screen and the labels on it."""
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width)
        if y == len(self._lines) - 1:
            return self._text(_HINT, "hint").adjust_cell_length(width, self._style("hint"))
        line = self._lines[y]
        for label, target in self._targets.items():
            if target.at.y == y and label.startswith(self._typed):
                line = _overlaid(line, target.at.x, self._text(label[len(self._typed) :], "label"))
        return line

    def _text(self, text: str, part: str) -> Strip:
        return Strip([Segment(text, self._style(part))])

    def _style(self, part: str) -> RichStyle:
        return self.get_component_rich_style(f"labelled-screen--{part}")


def _overlaid(line: Strip, x: int, text: Strip) -> Strip:
    """Return a line with a text in the place of what stands at cell `x`."""
    end = x + text.cell_length
    return Strip.join([line.crop(0, x), text, line.crop(end, line.cell_length)])
