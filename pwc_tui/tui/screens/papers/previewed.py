"""A list of papers and a preview of the highlighted one, below the list or beside it."""

from __future__ import annotations

from abc import abstractmethod

from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.papers.chosen_columns import ColumnChoice
from pwc_tui.tui.widgets.search.preview import CHOSEN_PREVIEW, Preview
from pwc_tui.tui.workers import write

_PREVIEW_STEP = 3
"""Lines: as many as a turn of the mouse wheel moves elsewhere."""


class PreviewedScreen(ColumnChoice, group=CommandGroup.SEARCHING):
    """Has in `#body` the list and one `Preview`."""

    DEFAULT_CSS = """
    PreviewedScreen {
        & #body { height: 1fr; layout: vertical; }
        & #list { height: 1fr; min-height: 3; }
        & Preview { display: none; height: 8; padding: 0 2; border-top: solid $panel; }
        &.-middle Preview, &.-tall Preview { display: block; }
        &.-tall Preview { height: 13; }
        &.-narrow Preview { display: none; }
        &.-wide #body, &.-very-wide #body { layout: horizontal; }
        &.-wide #list, &.-very-wide #list { width: 1fr; height: 100%; }
        &.-wide Preview, &.-very-wide Preview {
            display: block; width: 38%; height: 100%; padding: 0 2;
            border-top: none; border-left: solid $panel;
        }
        &.-very-wide Preview { max-width: 66; }
        &.-preview-right #body { layout: horizontal; }
        &.-preview-right #list { width: 1fr; height: 100%; }
        &.-preview-right Preview {
            width: 38%; height: 100%; border-top: none; border-left: solid $panel;
        }
        &.-preview-below #body { layout: vertical; }
        &.-preview-below #list { width: 100%; height: 1fr; }
        &.-preview-below Preview {
            width: 100%; max-width: 100%; height: 40%; border-top: solid $panel; border-left: none;
        }
        &.-preview-off Preview, &.-empty Preview { display: none; }
    }
    """

    @abstractmethod
    def show_row(self) -> None:
        """Show what is highlighted, and where it stands."""

    @command("Preview on or off", "v", label="preview", footer=60, also="abstract pane hide show")
    def action_toggle_preview(self) -> None:
        """Show or hide the preview of the highlighted paper; the choice is remembered."""
        told = self.pwc.settings.screen.preview
        shown = told if told not in ("", "off") else CHOSEN_PREVIEW.default
        self.pwc.preview = chosen = "off" if self.pwc.preview != "off" else shown
        keep = self.pwc.backend.own.remember
        write(self.pwc, lambda: keep(CHOSEN_PREVIEW, chosen, told or None), lambda _: None)
        self.place_preview()
        self.call_after_refresh(self.show_row)

    def place_preview(self) -> None:
        """Have the preview where it is wanted."""
        for way in ("right", "below", "off"):
            self.set_class(self.pwc.preview == way, f"-preview-{way}")
        self.fit_preview()

    @command("Preview down", "J", "ctrl+down", in_palette=False)
    def action_preview_down(self) -> None:
        """Scroll the preview down."""
        self.query_one(Preview).scroll_by(_PREVIEW_STEP)

    @command("Preview up", "K", "ctrl+up", in_palette=False)
    def action_preview_up(self) -> None:
        """Scroll the preview up."""
        self.query_one(Preview).scroll_by(-_PREVIEW_STEP)
