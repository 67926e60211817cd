"""The line in which one types: what to look for, and within what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from pwc_tui.tui.commands import CommandGroup, Commanding, command
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.search.query_input import CompletionList, QueryInput
from pwc_tui.tui.widgets.search.query_recall import QueryRecall

if TYPE_CHECKING:
    from pwc_tui.search.suggest.completion import Completion


class SearchBar(Commanding, Widget, group=CommandGroup.SEARCHING):
    """A prompt, the scope of the search as a chip, and the text field.

    It posts `Changed` with every key and `Left` when the user wants to go on to the list.
    """

    DEFAULT_CSS = """
    SearchBar {
        height: 1; layout: horizontal; background: $surface; padding: 0 1;
        & > #prompt { width: 2; color: $foreground-muted; }
        & > #scope { width: auto; max-width: 50%; margin-right: 1; display: none; }
        & > #scope.-shown { display: block; }
        & > Input {
            width: 1fr; background: transparent; padding: 0;
            & > .input--placeholder { color: $foreground-disabled; }
            &:focus { background-tint: transparent; }
        }
        &:focus-within { background: $primary-muted; }
        &:focus-within > #prompt { color: $text-accent; text-style: bold; }
    }
    """

    class Changed(Message):
        """Other words are in the field."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Searched(Message):
        """What was typed is not going to be changed for now."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The user is done typing and wants to go to the list."""

    def __init__(self, words: str, placeholder: str, scope: str = "") -> None:
        super().__init__()
        self._words, self._placeholder, self._scope = words, placeholder, scope
        self.recall = QueryRecall()
        """The earlier queries, to which `up` goes."""

    def compose(self) -> ComposeResult:
        """Show prompt, scope and field."""
        yield CompletionList()
        yield Static(Content("/"), id="prompt", markup=False)
        scope = Static(chip(self._scope), id="scope", markup=False)
        scope.set_class(bool(self._scope), "-shown")
        yield scope
        yield QueryInput(self._words, self._placeholder)

    @property
    def words(self) -> str:
        """What is in the field."""
        return self.query_one(QueryInput).value if self.is_mounted else self._words

    @property
    def is_typing(self) -> bool:
        """Whether the field has the focus."""
        return self.is_mounted and self.query_one(QueryInput).has_focus

    def start_typing(self, *, select: bool) -> None:
        """Put the focus into the field, with all of it selected or the cursor at its end."""
        field = self.query_one(QueryInput)
        field.select_on_focus = False
        field.focus()
        if select:
            field.select_all()
        else:
            field.cursor_position = len(field.value)

    def clear(self) -> None:
        """Empty the field."""
        self.query_one(QueryInput).clear()

    @property
    def cursor(self) -> int:
        """Before which character of the words the cursor stands."""
        return self.query_one(QueryInput).cursor_position

    @property
    def is_offering(self) -> bool:
        """Whether there are completions to take."""
        return self.is_mounted and self.query_one(CompletionList).current is not None

    def offer(self, completions: Sequence[Completion]) -> None:
        """Show how the word at the cursor may go on; none takes away what was offered."""
        field, offers = self.query_one(QueryInput), self.query_one(CompletionList)
        offered = completions if field.has_focus and not self.recall.is_going else ()
        x = field.cells_before(offered[0].start) - self.content_region.x - 1 if offered else 0
        offers.offer(offered, x, 1)
        field.offer(offers.current)
        self.screen.refresh_bindings()

    @command("Complete", "tab", "right", label="complete", footer=8, in_palette=False)
    def action_take_completion(self) -> None:
        """Complete the word with the marked suggestion; Enter takes it, too."""
        completion = self.query_one(CompletionList).current
        if completion is not None:
            self.offer(())
            self.query_one(QueryInput).take(completion)

    @command("Next completion", "down", "ctrl+n", label="next", footer=9, in_palette=False)
    def action_next_completion(self) -> None:
        """Mark the next suggestion."""
        self._go_to_offer(1)

    @command("Previous completion", "up", "ctrl+p", in_palette=False)
    def action_previous_completion(self) -> None:
        """Mark the previous suggestion."""
        self._go_to_offer(-1)

    @command("Earlier search", "up", label="earlier", footer=27, in_palette=False)
    def action_earlier_query(self) -> None:
        """Go to an earlier search that has what is typed; again for those before it."""
        self._show_recalled(self.recall.older(self.words))

    @command("Later search", "down", in_palette=False)
    def action_later_query(self) -> None:
        """Go to a later search, at last back to what was typed."""
        self._show_recalled(self.recall.newer())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether something is offered, or there are earlier searches to go to."""
        match action:
            case "take_completion" | "next_completion" | "previous_completion":
                return self.is_offering
            case "earlier_query":
                return not self.is_offering and self.recall.has_older(self.words)
            case "later_query":
                return self.recall.is_going
        return super().check_action(action, parameters)

    def put(self, words: str) -> None:
        """Put words into the field as if they had been typed."""
        self.query_one(QueryInput).value = words

    def on_completion_list_picked(self, event: CompletionList.Picked) -> None:
        """Put the completion that was clicked into the field."""
        event.stop()
        self.offer(())
        self.query_one(QueryInput).take(event.completion)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on the words; what completed other words can be taken no longer."""
        event.stop()
        if event.value != self.recall.shown:
            self.recall.stop()
        self.query_one(QueryInput).offer(None)
        self.query_one(CompletionList).expire()
        self.post_message(self.Changed(event.value))

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Offer nothing any more."""
        event.stop()
        self.offer(())
        self.recall.stop()
        self.post_message(self.Searched(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the completion that is marked, or else go on to the list."""
        event.stop()
        if self.query_one(CompletionList).marked is not None:
            self.action_take_completion()
        else:
            self.post_message(self.Left())

    def _show_recalled(self, words: str) -> None:
        field = self.query_one(QueryInput)
        self.offer(())
        field.value = words
        field.cursor_position = len(words)
        self.screen.refresh_bindings()

    def _go_to_offer(self, step: int) -> None:
        self.query_one(QueryInput).offer(self.query_one(CompletionList).move(step))


def chip(text: str) -> Content:
    """Return a text of the archive as a small label with a background."""
    return line(f" {text} ", "$text-accent on $accent-muted") if text else Content()
