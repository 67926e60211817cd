"""The application: it paints first, runs commands, and knows where screens and services meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.keys import key_to_character
from textual.notifications import SeverityLevel
from textual.widgets import Input

from pwc_tui.domain.papers import Paper
from pwc_tui.tui.app import browser_and_clipboard as outside
from pwc_tui.tui.app.archive_switcher import ArchiveSwitcher
from pwc_tui.tui.app.fetch_controller import FetchController, FetchTold
from pwc_tui.tui.app.idle_timer import IdleTimer
from pwc_tui.tui.app.input_queue import InputQueue
from pwc_tui.tui.app.navigator import Navigator
from pwc_tui.tui.app.router import import_screens
from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.completion import TakeCompletion
from pwc_tui.tui.commands.registry import BY_ID, app_bindings, in_bar_order
from pwc_tui.tui.commands.search import NextKind
from pwc_tui.tui.commands.sections import NextView
from pwc_tui.tui.messages import CopyText, GoTo, IndexDamaged, Navigate, OpenLink
from pwc_tui.tui.places.trail import PapersPlace, Place
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.textual_compat import allow_switching, own_bindings
from pwc_tui.tui.themes import CHOSEN_THEME, DARK, LIGHT, THEMES, theme_name
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.screens.dialogs.picker import Menu, PickerEntry


_FOCUS_ACTIONS = ("focus_next", "focus_previous")


class PwcApp(App[None]):
    """The program on the screen."""

    TITLE = "pwc-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = app_bindings()

    def __init__(
        self,
        backend: Backend,
        *,
        shows_timings: bool = True,
        on_warm: Callable[[], None] | None = None,
        start: Place | None = None,
    ) -> None:
        super().__init__()
        self.backend = backend
        self.navigator = Navigator(self, start)
        self.idle = IdleTimer(self)
        self.archive = ArchiveSwitcher(self)
        self.fetch = FetchController(self)
        self._inputs = InputQueue(self, self.navigator.screens, self.awaited_by)
        self.marked: dict[int, str] = {}
        """The papers that are marked to be compared, by number, with their titles."""
        self.shared_boards = 0
        """How many leaderboards have results of at least two of them."""
        self.has_preview = True
        self.shows_timings = shows_timings
        """Whether the status line says how long a search took; pictures for tests leave it out."""
        self._on_warm = on_warm
        """Called once, when everything that takes long to load is loaded."""
        self._is_warm = False
        self._hear_of_damage()
        self.has_few_colours = False
        """Whether the terminal shows but 16 colours."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        """Open what the next key presses need, where no list of papers does that when shown."""
        if not isinstance(self.navigator.trail.current, PapersPlace):
            self.call_after_refresh(self.warm)

    def get_default_screen(self) -> PlaceScreen:
        """Begin with the first place, and nothing below it.

        Textual 8.2 paints the whole screen anew, twice for each key, for the sake of an empty one
        below: 16 kB to the terminal and 30 ms.
        """
        first = self.navigator.first()
        allow_switching(first, self)
        return first

    def on_unmount(self) -> None:
        """Let no thread outlive the program."""
        self.backend.close()

    async def on_event(self, event: events.Event) -> None:
        """Act on a key when it is its turn."""
        self.idle.note(event)
        if not self._inputs.has_to_wait(event):
            await super().on_event(event)

    @property
    def place_screen(self) -> PlaceScreen | None:
        """The screen of the current place, also while a dialogue is open above it."""
        return self.navigator.screens.place

    @property
    def is_at_place(self) -> bool:
        """Whether no dialogue is open."""
        return isinstance(self.screen, PlaceScreen)

    @property
    def is_going(self) -> bool:
        """Whether a place or a dialogue is on its way to the screen, or a key is acted on."""
        return self.navigator.screens.is_busy or self._inputs.is_busy

    @property
    def demo_count(self) -> int | None:
        """How many papers the demo archive has; None with an imported one, or not known yet."""
        build = self.backend.known_build()
        return self.backend.known_count() if build is not None and build.is_demo else None

    @property
    def is_typing(self) -> bool:
        """Whether a text field has the focus."""
        return isinstance(self.focused, Input)

    @property
    def is_completing(self) -> bool:
        """Whether a search bar offers completions."""
        return isinstance(self.screen, SearchableScreen) and self.screen.is_completing

    @property
    def subject(self) -> int | None:
        """The number of the paper that is shown or highlighted, while no dialogue is open."""
        screen = self.place_screen
        return screen.subject() if screen and screen.is_mounted and self.is_at_place else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say that a command can be run when it says so itself.

        The keys that move the focus belong to what is offered, and to the kinds of results, where
        there are some.
        """
        owners = (TakeCompletion, NextKind, NextView)
        if action in _FOCUS_ACTIONS and any(owner.available(self) for owner in owners):
            return False
        if action == "command" and parameters:
            return BY_ID[str(parameters[0])].available(self)
        if action == "explain":
            return self.is_at_place and not self.is_typing
        return super().check_action(action, parameters)

    def awaited_by(self, key: str) -> str:
        """Return the group of the answer that a key has to wait for, "" for one that need not."""
        screen = self.screen
        if isinstance(screen, Dialog):
            return screen.awaited_by(key)
        commands = [command for command in BY_ID.values() if key in command.keys]
        if self.is_typing or not commands or not isinstance(screen, PlaceScreen):
            return ""
        if not screen.is_mounted:
            return ""
        first = next((command for command in commands if command.available(self)), None)
        return screen.awaited_for(self.focused) if first is None else first.awaits(self)

    def action_command(self, command_id: str) -> None:
        """Run a command: the one action that all keys of the app lead to."""
        BY_ID[command_id].run(self)

    def action_explain(self, key: str) -> None:
        """Say what a key is for that does nothing here."""
        uses = [
            f"{command.name.removesuffix(' …')} ({command.group.place})"
            for command in BY_ID.values()
            if key in command.keys
        ]
        said = f"{key_name(key)} does nothing here; elsewhere: {', '.join(uses)}."
        self.clear_notifications()
        self.notify(said, markup=False, timeout=4)

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C ends other programs."""
        self.notify("q quits; Ctrl+Q quits from everywhere.", timeout=4)

    def action_go_to(self, index: int) -> None:
        """Go to a place of the trail, as a click on the breadcrumb does."""
        self.post_message(GoTo(index))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a toast in the place of the one before; its text is never markup unless asked."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def leave(self, status: int = 0) -> None:
        """End the program with an exit status, and say what becomes of a fetch.

        Not before what is on its way to the screen is there: a screen that is taken away while it
        is made finds no part of itself.
        """

        async def step() -> None:
            self.exit(return_code=status, message=self.fetch.what_is_kept())

        self.navigator.screens.then(step)

    def bar_commands(self) -> list[tuple[str, type[Command]]]:
        """Return what the key bar shows: commands that can be run now, by a key that gets here."""
        able = (command for command in BY_ID.values() if command.available(self))
        available = in_bar_order(command for command in able if command.is_hinted(self))
        with_keys = ((self._reachable_key(command), command) for command in available)
        return [(key, command) for key, command in with_keys if key is not None]

    def warm(self) -> None:
        """Open, once and in a thread, what the next key presses will need."""
        if not self._is_warm:
            self._is_warm = True
            load(self, lambda _: self._open_all(), lambda _: self._warmed(), group="warm")

    def switched(self) -> None:
        """Open what the next key presses will need in the new archive."""
        self.fetch.forget_ended()
        self._hear_of_damage()
        load(self, lambda _: self._open_all(), lambda _: self.navigator.retitle(), group="warm")
        self.idle.once(self._keep_up)

    def switch_theme(self) -> None:
        """Show the dark theme after the light one, or the other way, now and at the next start."""
        kept = LIGHT.name if self.current_theme.dark else DARK.name
        self.wear(kept)
        keep = self.backend.own.set_setting
        load(self, lambda _: keep(CHOSEN_THEME, kept), lambda _: None, group="theme")

    def wear(self, chosen: str) -> None:
        """Show the dark or the light theme, whichever was chosen, as the terminal can show it."""
        is_dark = chosen != LIGHT.name
        self.theme = theme_name(is_dark=is_dark, has_few_colours=self.has_few_colours)

    def toggle_preview(self) -> None:
        """Show or hide the preview, here and on the lists to come."""
        self.has_preview = not self.has_preview
        if isinstance(self.place_screen, PapersScreen):
            self.place_screen.show_preview(self.has_preview)

    def with_subject(self, act: Callable[[Paper], None]) -> None:
        """Call `act` with the paper that is shown or highlighted, read in a worker."""
        paper_id, screen = self.subject, self.place_screen
        if paper_id is not None and screen is not None:
            load(screen, lambda _: self.backend.paper(paper_id), act, group="subject")

    def choose(self, title: str, action: str, entries: Sequence[PickerEntry]) -> None:
        """Let the user pick one of a few entries, and run it; `action` says what that does."""
        from pwc_tui.tui.screens.dialogs.picker import Menu  # noqa: PLC0415  not before the first menu

        self.show_menu(Menu(title, entries, action=action))

    def show_menu(self, menu: Menu) -> None:
        """Open a dialogue and run the entry that is picked in it."""
        from pwc_tui.tui.screens.dialogs.picker import Picker  # noqa: PLC0415  not before the first menu

        def run(entry: PickerEntry | None) -> None:
            if entry is not None and entry.run is not None:
                entry.run(self)

        self.navigator.open(Picker(menu), run)

    def show_help(self) -> None:
        """Open the help."""
        from pwc_tui.tui.screens.dialogs.help import help_menu  # noqa: PLC0415  not before it is wanted

        self.show_menu(help_menu(self))

    def show_palette(self) -> None:
        """Open the palette."""
        from pwc_tui.tui.app.palette import palette_menu  # noqa: PLC0415  not before it is wanted

        self.show_menu(palette_menu(self))

    @on(Navigate)
    def follow(self, message: Navigate) -> None:
        """Go to another place."""
        self.navigator.follow(message)

    def on_fetch_told(self, message: FetchTold) -> None:
        """Show how far the fetch is."""
        self.fetch.told(message.state)

    def on_open_link(self, message: OpenLink) -> None:
        """Open an address in the browser, if it is one."""
        outside.open_link(self, message.url)

    def on_copy_text(self, message: CopyText) -> None:
        """Put a text on the clipboard."""
        outside.copy(self, message.text, message.what)

    def on_index_damaged(self, message: IndexDamaged) -> None:
        """Say why a search takes so long."""
        del message
        self.notify(
            "The search index was damaged or of another version and is being rebuilt; "
            "searches wait until it is ready.",
            severity="warning",
            timeout=20,
        )

    def _hear_of_damage(self) -> None:
        self.backend.finding.on_damage = lambda: self.post_message(IndexDamaged())

    def _open_all(self) -> None:
        self.backend.warm()
        import_screens()

    def _warmed(self) -> None:
        self.navigator.retitle()
        if self._on_warm is not None:
            self._on_warm()
        self.idle.once(self._keep_up)
        self.archive.watch()

    def _keep_up(self) -> None:
        load(self, self.backend.repair_index, self._kept_up, group="upkeep")

    def _kept_up(self, is_new: bool) -> None:
        self._show_new(is_new)
        load(self, self.backend.complete, self._show_new, group="upkeep")

    def _show_new(self, is_new: bool) -> None:
        screen = self.place_screen
        if is_new and screen is not None and screen.is_mounted:
            screen.search_again()

    def _reachable_key(self, command: type[Command]) -> str | None:
        """Return the first key of a command that the focused widget does not take for itself."""
        field = self.focused
        if not isinstance(field, Input):
            return command.keys[0] if command.keys else None
        return next((key for key in command.keys if not _is_taken(field, key)), None)


def _is_taken(field: Input, key: str) -> bool:
    """Whether a text field types or acts on a key; Enter it takes too, but passes on."""
    if key == "enter":
        return False
    if field.check_consume_key(key, key_to_character(key)):
        return True
    bindings = own_bindings(field, key)
    return any(field.check_action(binding.action, ()) for binding in bindings)
