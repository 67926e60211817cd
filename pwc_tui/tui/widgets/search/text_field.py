"""The text field of the program: what is pasted into it becomes one line."""

from textual import events
from textual.widgets import Input

from pwc_tui.domain.text.clean import as_one_line


class TextField(Input):
    """An `Input` that takes all lines of what is pasted; Textual's own takes the first one."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(as_one_line(event.text), *self.selection)
