"""Going places: back and forward, to a section, and from one of its views to the next."""

from __future__ import annotations

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.messages import GoBack, GoForward, OpenBoardsOf, OpenSection, ShowInstead
from pwc_tui.tui.places.trail import BrowsePlace, Place
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.widgets.chrome.nav_bar import SECTIONS
from pwc_tui.tui.widgets.chrome.section_tabs import beside

_GOING = CommandGroup.GOING


class Going(ProgramScreen):
    """Leads to other places."""

    @command(
        _GOING,
        "Back",
        "backspace",
        "alt+left",
        label="back",
        also="return previous",
        footer=15,
    )
    def action_back(self) -> None:
        """Go back to where you came from, exactly as it was."""
        self.post_message(GoBack())

    @command(_GOING, "Back from anywhere", "escape", in_palette=False)
    def action_leave(self) -> None:
        """Go back, where nothing is left that the key could clear or leave first."""
        self.post_message(GoBack())

    @command(_GOING, "Forward", "alt+right", label="forward")
    def action_forward(self) -> None:
        """Go forward again after going back."""
        self.post_message(GoForward())

    @command(_GOING, "Its leaderboards", "B", label="boards", footer=35, acts_on_row=True)
    def action_boards_of(self) -> None:
        """Go to the leaderboards of the highlighted or listed task or dataset."""
        if (scope := self.boards_scope) is not None:
            self.post_message(OpenBoardsOf(scope))

    @command(_GOING, "Go home", "H", label="Home", also="start overview statistics recent history")
    def action_go_home(self) -> None:
        """See the archive at a glance: its size, what is new, and where you left off."""
        self._go_to_section("Home")

    @command(_GOING, "Go to the papers", "P", label="Papers")
    def action_go_papers(self) -> None:
        """Go to the list of all papers."""
        self._go_to_section("Papers")

    @command(
        _GOING,
        "Go to the leaderboards",
        "S",
        label="SotA",
        also="state of the art benchmarks boards",
    )
    def action_go_sota(self) -> None:
        """Go to the leaderboards: notable ones, by task, all."""
        self._go_to_section("SotA")

    @command(_GOING, "Go to the tasks", "T", label="Tasks")
    def action_go_tasks(self) -> None:
        """Go to the list of all tasks."""
        self._go_to_section("Tasks")

    @command(_GOING, "Go to the datasets", "D", label="Datasets")
    def action_go_datasets(self) -> None:
        """Go to the list of all datasets."""
        self._go_to_section("Datasets")

    @command(_GOING, "Go to the methods", "M", label="Methods")
    def action_go_methods(self) -> None:
        """Go to the list of all methods."""
        self._go_to_section("Methods")

    @command(
        _GOING,
        "About pwc-tui",
        "A",
        label="About",
        also="version licence license info database credits",
    )
    def action_go_about(self) -> None:
        """See the version, the database, and the licence and origin of the data."""
        self._go_to_section("About")

    @command(_GOING, "Go to the venues", "V", label="Venues")
    def action_go_venues(self) -> None:
        """Go to the list of all conferences and journals, by year."""
        self.post_message(OpenSection(BrowsePlace(Kind.VENUE)))

    @command(_GOING, "Next view", "tab", label="next view", footer=12)
    def action_next_view(self) -> None:
        """Show the next view of a section: notable leaderboards, by task, all; the others by area."""  # noqa: E501
        self._show_view(1)

    @command(_GOING, "Previous view", "shift+tab")
    def action_previous_view(self) -> None:
        """Show the previous view of a section."""
        self._show_view(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is such a place."""
        trail = self.pwc.navigator.trail
        match action:
            case "back":
                return trail.can_go_back
            case "leave":
                return trail.can_go_back and not self.is_typing
            case "forward":
                return trail.can_go_forward
            case "boards_of":
                return self.is_mounted and self.boards_scope is not None
            case "next_view" | "previous_view":
                return beside(trail.current, 1) is not None
        return super().check_action(action, parameters)

    def left_at(self) -> Place:
        """Return the place as it is now."""
        raise NotImplementedError

    @property
    def boards_scope(self) -> Ref | None:
        """The task or dataset whose leaderboards `B` goes to, if there is one now."""
        return None

    def _go_to_section(self, section: str) -> None:
        self.post_message(OpenSection(SECTIONS[section]))

    def _show_view(self, step: int) -> None:
        place = beside(self.left_at(), step)
        if place is not None:
            self.post_message(ShowInstead(place))
