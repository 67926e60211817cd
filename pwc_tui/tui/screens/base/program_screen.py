"""What all screens of places have: the program, a paper one may act on, and ways to elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.widget import Widget
from textual.widgets import Input

from pwc_tui.domain.marked import Markable, paper_of
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.commands import Command, CommandGroup, Commanding, command
from pwc_tui.tui.messages import GoBack, GoForward, OpenBoardsOf, OpenRemembered, OpenSection
from pwc_tui.tui.places.trail import BrowsePlace
from pwc_tui.tui.textual_compat import StackedScreen
from pwc_tui.tui.widgets.chrome.nav_bar import SECTIONS
from pwc_tui.tui.widgets.table.panel import Panel
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.screens.dialogs.jump import Jumped


class ProgramScreen(Commanding, StackedScreen, group=CommandGroup.GOING):
    """A screen of the program with what can be done on it."""

    @property
    def pwc(self) -> Program:
        """The application, by its own type."""
        return cast("Program", self.app)

    @property
    def is_typing(self) -> bool:
        """Whether a text field has the focus."""
        return isinstance(self.focused, Input)

    @property
    def is_completing(self) -> bool:
        """Whether a search bar offers completions."""
        return False

    @property
    def panel_here(self) -> Panel | None:
        """The list whose rows are acted on now, if it has any."""
        return None

    @property
    def page_thing(self) -> Markable | None:
        """What the page is about, to be acted on where no list is."""
        return None

    def markable(self, panel: Panel, row: int) -> Markable | None:
        """Return what stands in a row of a list, as far as that is known without waiting."""
        del panel, row
        return None

    def markables(self, panel: Panel, rows: range) -> Callable[[], Sequence[Markable]]:
        """Return what reads, in a worker, all that stands in some rows of a list."""
        known = [self.markable(panel, row) for row in rows]
        return lambda: [thing for thing in known if thing is not None]

    def subject(self) -> int | None:
        """Return the number of the paper that is acted on where none is marked, if there is one."""
        return paper_of(self.thing_here)

    @property
    def thing_here(self) -> Markable | None:
        """What is highlighted in a list, as far as it is known, or what the page is about."""
        panel = self.panel_here
        return self.markable(panel, panel.cursor) if panel is not None else self.page_thing

    @property
    def paper_here(self) -> int | None:
        """The same as soon as the screen is there."""
        return self.subject() if self.is_mounted else None

    @property
    def has_papers(self) -> bool:
        """Whether something is marked, or there is a paper to act on."""
        return bool(self.pwc.marked) or self.paper_here is not None

    def papers_meant(self, done: str) -> Sequence[int]:
        """Return the marked papers, else the one here; say why where no marked thing is a paper."""
        marked, here = self.pwc.marked, self.paper_here
        if not marked:
            return [] if here is None else [here]
        if not marked.papers:
            self.notify(f"Only papers can be {done}; marked is {marked.said()}.")
        return marked.papers

    def with_paper(self, act: Callable[[Paper], None]) -> None:
        """Call `act` with the paper that is shown or highlighted, read in a worker."""
        if (paper_id := self.paper_here) is not None:
            backend = self.pwc.backend
            load(self, lambda _: backend.paper(paper_id), act, group="subject")

    def is_hinted(self, action: str) -> bool:
        """Whether the key bar names what can be done: not if all it would do is say why not."""
        del action
        return True

    def awaited_for(self, focused: Widget | None) -> str:
        """Return the group of the answer, on its way, that fills what has the focus; "" for none.

        Keys for that wait until it is there. On a screen that shows nothing yet it fills all.
        """
        del focused
        return ""

    def awaited_before(self, command: Command) -> str:
        """Return the group of the answer that a command has to wait for, "" for none."""
        return self.awaited_for(self.focused) if command.acts_on_row else ""

    @command("Back", "backspace", "alt+left", label="back", also="return previous", footer=15)
    def action_back(self) -> None:
        """Go back to where you came from, exactly as it was."""
        self.post_message(GoBack())

    @command("Back from anywhere", "escape", in_palette=False)
    def action_leave(self) -> None:
        """Go back, where nothing is left that the key could clear or leave first."""
        self.post_message(GoBack())

    @command("Forward", "alt+right", label="forward")
    def action_forward(self) -> None:
        """Go forward again after going back."""
        self.post_message(GoForward())

    @command(
        "Jump",
        "semicolon",
        label="jump",
        footer=70,
        also="label hint letter mouse click link open everything easymotion",
    )
    def action_jump(self) -> None:
        """Label everything that can be opened on the screen: type its letters to go there."""
        from pwc_tui.tui.screens.dialogs.jump import Jump  # noqa: PLC0415  not before it is wanted

        self.pwc.navigator.open(Jump(self), self._jumped)

    @command("Remember this place", also="mark bookmark vim")
    def action_remember_place(self) -> None:
        """Give this place a letter, by which you come back to it."""

        def keep(letter: str) -> None:
            if (screen := self.pwc.place_screen) is not None:
                self.pwc.remembered[letter] = screen.left_at()

        self.pwc.sequences.ask_letter("Remember this place", keep)

    @command("Go to a remembered place", also="mark jump vim")
    def action_go_to_remembered(self) -> None:
        """Go to the place that has a letter."""

        def go(letter: str) -> None:
            place = self.pwc.remembered.get(letter)
            if place is None:
                self.notify(f"No place is remembered as {letter}.")
            else:
                self.post_message(OpenRemembered(place))

        self.pwc.sequences.ask_letter("Go to a remembered place", go)

    @command("Its leaderboards", "B", label="boards", footer=35, acts_on_row=True)
    def action_boards_of(self) -> None:
        """Go to the leaderboards of the highlighted or listed task or dataset."""
        if (scope := self.boards_scope) is not None:
            self.post_message(OpenBoardsOf(scope))

    @command("Go home", "H", label="Home", also="start overview statistics recent history")
    def action_go_home(self) -> None:
        """See the archive at a glance: its size, what is new, and where you left off."""
        self._go_to_section("Home")

    @command("Go to the papers", "P", label="Papers")
    def action_go_papers(self) -> None:
        """Go to the list of all papers."""
        self._go_to_section("Papers")

    @command("Go to the leaderboards", "S", label="SotA", also="state of the art benchmarks boards")
    def action_go_sota(self) -> None:
        """Go to the leaderboards: notable ones, by task, all."""
        self._go_to_section("SotA")

    @command("Go to the tasks", "T", label="Tasks")
    def action_go_tasks(self) -> None:
        """Go to the list of all tasks."""
        self._go_to_section("Tasks")

    @command("Go to the datasets", "D", label="Datasets")
    def action_go_datasets(self) -> None:
        """Go to the list of all datasets."""
        self._go_to_section("Datasets")

    @command("Go to the methods", "M", label="Methods")
    def action_go_methods(self) -> None:
        """Go to the list of all methods."""
        self._go_to_section("Methods")

    @command(
        "Your library",
        "L",
        label="Library",
        also="lists bookmarks notes saved searches own",
    )
    def action_go_library(self) -> None:
        """Go to your lists, saved searches, notes and results, and to what you looked at."""
        self._go_to_section("Library")

    @command(
        "About pwc-tui", "A", label="About", also="version licence license info database credits"
    )
    def action_go_about(self) -> None:
        """See the version, the database, and the licence and origin of the data."""
        self._go_to_section("About")

    @command("Go to the venues", "V", label="Venues")
    def action_go_venues(self) -> None:
        """Go to the list of all conferences and journals, by year."""
        self.post_message(OpenSection(BrowsePlace(Kind.VENUE)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is such a place."""
        trail = self.pwc.navigator.trail
        match action:
            case "jump":
                return not self.is_typing
            case "back":
                return trail.can_go_back
            case "leave":
                return trail.can_go_back and not self.is_typing
            case "forward":
                return trail.can_go_forward
            case "boards_of":
                return self.is_mounted and self.boards_scope is not None
        return super().check_action(action, parameters)

    @property
    def boards_scope(self) -> Ref | None:
        """The task or dataset whose leaderboards `B` goes to, if there is one now."""
        return None

    def _jumped(self, jumped: Jumped | None) -> None:
        if jumped is not None:
            self.app.call_later(jumped.target.follow, self.app, is_opened=jumped.is_opened)

    def _go_to_section(self, section: str) -> None:
        self.post_message(OpenSection(SECTIONS[section]))
