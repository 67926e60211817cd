"""What the top of the screen says of the whole archive: that it can be had, or how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from pwc_tui.domain.attribution import LICENCE
from pwc_tui.hub.requirements import FILES_MB, PAPERS
from pwc_tui.tui.keys import NO_CHANGES, KeyTable
from pwc_tui.tui.services.fetch_process import FetchState, Phase
from pwc_tui.tui.text import click, line
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.chrome.notice import progress_bar

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_BAR = 20
"""Cells of the bar in the note."""
_SHORT_BAR = 6
"""The same where there is hardly any room."""
_DOING = {
    Phase.STARTING: "Looking up the files of the archive …",
    Phase.FETCHING: "Fetching the archive",
    Phase.IMPORTING: "Importing the archive",
}


def archive_note(
    state: FetchState, demo_papers: int, width: int, keys: KeyTable = NO_CHANGES
) -> Content:
    """Return the line at the top of a section of the demo, as long as fits into `width` cells."""
    wordings = [Content.assemble(*parts) for parts in _wordings(state, demo_papers, keys)]
    fitting = (each for each in wordings if each.cell_length <= width)
    return next(fitting, wordings[-1]).stylize_before("$foreground-muted")


def _wordings(
    state: FetchState, demo_papers: int, keys: KeyTable
) -> list[list[Content | tuple[str, str] | str]]:
    """Return what can be said, the longest first."""
    key = (key_name(keys.first("get_archive", "W")), "bold $text-accent")
    if state.is_running:
        doing = _DOING[state.phase]
        if state.share is None:
            return [[doing]]
        bar = progress_bar(state.share, _BAR)
        amount, pace = f"  {state.amount or state.doing}", f"  {state.pace}" if state.pace else ""
        return [
            [doing, " ", bar, amount, pace],
            [doing, " ", bar, pace],
            [doing, " ", bar],
            [progress_bar(state.share, _SHORT_BAR)],
        ]
    match state.phase:
        case Phase.DONE:
            use = (key_name(keys.first("use_new_archive", "U")), "bold $text-accent")
            return [["The whole archive is installed: ", use, " opens it"], ["All here: ", use]]
        case Phase.FAILED:
            return [
                ["The archive could not be downloaded: ", key, " says why"],
                ["Not fetched: ", key, " says why"],
                ["Failed: ", key],
            ]
        case Phase.STOPPED:
            return [["The download is stopped: ", key, " resumes it"], ["Stopped: ", key]]
    cost = f": {FILES_MB} MB, {LICENCE}, some minutes"
    demo = f"Demo archive ({demo_papers:,} papers)"
    return [
        [f"{demo}. ", key, f" gets the whole one ({PAPERS:,}){cost}"],
        [f"Demo ({demo_papers:,} papers). ", key, f" gets all {PAPERS:,}{cost}"],
        ["Demo. ", key, f" gets all {PAPERS:,}: {FILES_MB} MB, {LICENCE}"],
        ["Demo archive. ", key, " gets the whole one"],
        ["Demo: ", key],
    ]


class FetchBadge(Static):
    """A few cells beside the sections: how far the fetch is, wherever one browses meanwhile."""

    DEFAULT_CSS = """
    FetchBadge { width: auto; padding: 0 1; color: $text-accent; display: none; }
    FetchBadge.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(Content(), markup=False)
        self.auto_links = False

    def on_mount(self) -> None:
        """Follow the fetch."""
        app = cast("Program", self.app)
        self.show(app.fetch.state)
        app.fetch.changed.subscribe(self, self.show)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        cast("Program", self.app).fetch.changed.unsubscribe(self)

    def show(self, state: FetchState) -> None:
        """Show another state; nothing while there is nothing to tell."""
        is_told = state.is_running or state.phase in (Phase.DONE, Phase.FAILED)
        self.set_class(is_told, "-shown")
        if is_told:
            self.update(_badge(state))


def _badge(state: FetchState) -> Content:
    if state.phase is Phase.DONE:
        text = line("✓ archive")
    elif state.phase is Phase.FAILED:
        text = line("✗ archive", "$text-error")
    else:
        arrow = "⇣" if state.phase is Phase.FETCHING else "…"
        text = line(arrow if state.share is None else f"{arrow} {state.share:.0%}")
    return text.stylize(click("command('get_archive')"))
