"""The text field of a search, its language in colour, and the list of how the word may go on.

What may complete the word at the cursor is given to both from outside. The keys are commands of the
search bar: the field only lets go of `right` while there is something to take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from pwc_tui.domain.query.tokens import Shape, Token, tokens
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.search.text_field import TextField

if TYPE_CHECKING:
    from pwc_tui.search.suggest.completion import Completion

SHOWN_AT_MOST = 6
_WIDEST = 60
"""Cells; longer names are cut."""
_GAP = 2
_COLOURED_AT_MOST = 500
"""Characters; nobody reads the colours of a longer query."""
_COLOURS = {Shape.FIELD: "query--value", Shape.PHRASE: "query--value"}


class QueryInput(TextField):
    """A text field that colours a query and can complete it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"query--field", "query--value", "query--without"}
    DEFAULT_CSS = """
    QueryInput > .query--field { color: $text-secondary; }
    QueryInput > .query--value { color: $text-accent; }
    QueryInput > .query--without { color: $text-warning; }
    """

    def __init__(self, value: str, placeholder: str) -> None:
        super().__init__(value, placeholder=placeholder, compact=True)
        # Only now: `Input` colours the value it begins with before the style sheet is applied.
        self.highlighter = _Colours(self)
        self._offered: Completion | None = None

    def offer(self, completion: Completion | None) -> None:
        """Show how the word at the cursor may go on, and let `right` take it; None: no more."""
        self._offered = completion
        self._suggestion = self._ghost(completion) if completion and self.cursor_at_end else ""

    def take(self, completion: Completion) -> None:
        """Put a completion in its place, and the cursor behind it."""
        before, after = self.value[: completion.start], self.value[completion.end :]
        is_whole = not after and not completion.text.endswith((":", "."))
        taken = before + completion.text + (" " if is_whole else "")
        self.offer(None)
        self.value = taken + after
        self.cursor_position = len(taken)

    def cells_before(self, position: int) -> int:
        """Return in which cell of the screen the character at `position` stands."""
        return self.content_region.x + self._position_to_cell(position) - round(self.scroll_x)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let go of the key that takes what is offered."""
        if action == "cursor_right" and not parameters and self._offered and self.cursor_at_end:
            return False
        return super().check_action(action, parameters)

    def _ghost(self, completion: Completion) -> str:
        typed = self.value[completion.start : completion.end]
        text = completion.text if typed.startswith('"') else _unquoted(completion.text)
        if completion.end != len(self.value) or not _begins(text, typed):
            return ""
        return self.value + text[len(typed) :]


class CompletionList(Static):
    """Lies over what is below the bar, so that nothing moves when it appears."""

    DEFAULT_CSS = """
    CompletionList {
        overlay: screen; constrain: inside none; display: none; width: auto; height: auto;
        background: $panel; color: $foreground;
        border-left: solid $primary; border-right: solid $primary;
    }
    CompletionList.-shown { display: block; }
    """

    class Picked(Message):
        """The user clicked on a completion."""

        def __init__(self, completion: Completion) -> None:
            super().__init__()
            self.completion = completion

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self._offers: Sequence[Completion] = ()
        self._at: int | None = None
        self._is_current = False

    @property
    def current(self) -> Completion | None:
        """The completion that is marked, or else the first one."""
        return self._offers[self._at or 0] if self._offers and self._is_current else None

    @property
    def marked(self) -> Completion | None:
        """The completion that is marked."""
        return None if self._at is None else self.current

    def offer(self, completions: Sequence[Completion], x: int, y: int) -> None:
        """Show completions from cell `x` of line `y` on; none hides.

        The first one is marked where what is typed is no value yet.
        """
        self._offers, self._is_current = completions[:SHOWN_AT_MOST], True
        self._at = 0 if completions and completions[0].is_part else None
        self.set_class(bool(self._offers), "-shown")
        if self._offers:
            self.styles.offset = (x, y)
            self._paint()

    def expire(self) -> None:
        """Let nothing be taken until there is an offer for what is typed now.

        What is shown stays: a list that goes and comes with every key would flicker.
        """
        self._is_current = False

    def move(self, step: int) -> Completion | None:
        """Mark the next completion, round and round, and return it."""
        if self.current is not None:
            before = self._at if self._at is not None else -max(step, 0)
            self._at = (before + step) % len(self._offers)
            self._paint()
        return self.current

    def on_click(self, event: events.Click) -> None:
        """Take the completion that was clicked."""
        event.stop()
        at = event.get_content_offset_capture(self).y
        if 0 <= at < len(self._offers):
            self.post_message(self.Picked(self._offers[at]))

    def _paint(self) -> None:
        texts = [line(offer.text, width=_WIDEST) for offer in self._offers]
        details = [line(offer.detail, "$foreground-muted", _WIDEST // 2) for offer in self._offers]
        left = max(text.cell_length for text in texts) + _GAP
        right = max(detail.cell_length for detail in details)
        here = "reverse" if self.app.current_theme.ansi else "on $primary-muted"
        rows = []
        for at, (text, detail) in enumerate(zip(texts, details, strict=True)):
            pad = " " * (left - text.cell_length)
            row = Content.assemble(text, pad, detail.pad_left(right - detail.cell_length))
            rows.append(row.stylize_before(here) if at == self._at else row)
        self.update(Content("\n").join(rows))


class _Colours(Highlighter):
    """Gives fields, phrases and excluded words the colours of the field's style sheet."""

    def __init__(self, field: QueryInput) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Colour what is no plain word."""
        query = text.plain
        if len(query) > _COLOURED_AT_MOST or not any(char in query for char in ':"-'):
            return
        for token in tokens(query):
            self._colour(text, token)

    def _colour(self, text: Text, token: Token) -> None:
        look = "query--without" if token.is_excluded else _COLOURS.get(token.shape)
        if look is None:
            return
        text.stylize(self._style(look), token.value_start, token.end)
        is_field = token.shape is Shape.FIELD
        text.stylize(
            self._style("query--field" if is_field else look), token.start, token.value_start
        )

    def _style(self, name: str) -> Style:
        return Style(color=self._field.get_component_rich_style(name).color)


def _unquoted(text: str) -> str:
    """Return a value as it is read: the quotation marks come when it is taken."""
    return text[1:-1].replace('""', '"') if text.startswith('"') else text


def _begins(text: str, typed: str) -> bool:
    return text[: len(typed)].casefold() == typed.casefold()
