"""The application as screens and widgets know it: what it has, and what it does when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.actions import ActionParseResult, parse
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.widgets import Input

from pwc_tui.domain.marked import MarkedSet
from pwc_tui.settings.reading import SettingsFile
from pwc_tui.tui.app import browser_and_clipboard as outside
from pwc_tui.tui.app.archive_switcher import ArchiveSwitcher
from pwc_tui.tui.app.commands.available_commands import AvailableCommands
from pwc_tui.tui.app.commands.key_count import KeyCount
from pwc_tui.tui.app.commands.key_sequences import KeySequences
from pwc_tui.tui.app.commands.own_commands import OwnCommands, keys_of
from pwc_tui.tui.app.fetch_controller import FetchController, FetchTold
from pwc_tui.tui.app.input_queue import IdleTimer, InputQueue
from pwc_tui.tui.app.logged_app import LoggedApp
from pwc_tui.tui.app.mark_keeper import MarkKeeper
from pwc_tui.tui.app.navigator import Navigator
from pwc_tui.tui.app.upkeep import Upkeep
from pwc_tui.tui.commands import Command, Commanding
from pwc_tui.tui.keys import bind_keys, key_table
from pwc_tui.tui.messages import (
    CopyText,
    GoTo,
    IndexDamaged,
    Navigate,
    OpenLink,
    OpenSavedSearch,
    RunCommand,
)
from pwc_tui.tui.places.trail import PapersPlace, Place
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.papers.chosen_columns import CHOSEN_COLUMNS, told_columns
from pwc_tui.tui.screens.papers.preview_size import told_size
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.text import LatexForm
from pwc_tui.tui.textual_compat import allow_switching
from pwc_tui.tui.themes import CHOSEN_THEME, theme_called
from pwc_tui.tui.widgets.chrome.first_hints import FirstHints
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.search.preview import CHOSEN_PREVIEW
from pwc_tui.tui.workers import finish_writing, load, write

_COMPLAINTS_SHOWN = 3
_LONG = 20.0
"""Seconds to read some sentences in."""


class Program(Commanding, LoggedApp):
    """Has a navigator, an archive switcher, a fetch controller, marks, a timer, and the archive."""

    TITLE = "pwc-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "focus_next", show=False),
        Binding("shift+tab", "focus_previous", show=False),
    ]

    def __init__(
        self,
        backend: Backend,
        settings: SettingsFile,
        screen_for: Callable[[Place], PlaceScreen],
        every_command: Callable[[], Sequence[Command]],
        start: Place | None,
    ) -> None:
        """Show places as `screen_for` does; `every_command` may take the first time."""
        super().__init__()
        self.backend = backend
        self.settings = settings.settings
        self.settings_file = settings
        self.own_commands = OwnCommands(self, self.settings.commands)
        self.commands = (*type(self).commands, *self.own_commands.commands)
        self.keys = key_table(self.settings.keys, keys_of(self.settings.commands))
        bind_keys(self, self.keys)
        self.sequences = KeySequences(self)
        self.count = KeyCount(self)
        self.remembered: dict[str, Place] = {}
        """Places by the letters that the user gave them."""
        self.navigator = Navigator(self, screen_for, start)
        self.available = AvailableCommands(self, every_command)
        self.idle = IdleTimer(self)
        self.archive = ArchiveSwitcher(self)
        self.fetch = FetchController(self)
        self.marks = MarkKeeper(self)
        self._inputs = InputQueue(self, self.navigator.screens, self.available.awaited_by)
        self.preview = self.settings.screen.preview or CHOSEN_PREVIEW.default
        """Where the highlighted paper is previewed: auto, right, below or off."""
        self.preview_size = told_size(self.settings.screen)
        self.columns = told_columns(self.settings.screen) or CHOSEN_COLUMNS.default
        """Those of the list of papers, by their keys."""
        self.shows_timings = True
        """Whether the status line says how long a search took; pictures for tests leave it out."""
        self.first_hints: list[str] = []
        """The commands that a newcomer is still to be told of."""
        self.upkeep = Upkeep(self)
        self.has_few_colours = False
        """Whether the terminal shows but 16 colours."""
        self.wear(CHOSEN_THEME.default)
        LatexForm.as_written = False

    def on_mount(self) -> None:
        """Open what the next key presses need, where no list of papers does that when shown."""
        self.complain(self.settings_file.complaints())
        if not isinstance(self.navigator.trail.current, PapersPlace):
            self.call_after_refresh(self.upkeep.warm)

    def get_default_screen(self) -> PlaceScreen:
        """Begin with the first place, and nothing below it.

        Textual 8.2 paints the whole screen anew, twice for each key, for the sake of an empty one
        below: 16 kB to the terminal and 30 ms.
        """
        first = self.navigator.first()
        allow_switching(first, self)
        return first

    def on_unmount(self) -> None:
        """Let no thread outlive the program, and nothing that the user did be lost."""
        self.own_commands.end()
        finish_writing()
        self.backend.close()

    async def on_event(self, event: events.Event) -> None:
        """Act on a key when it is its turn."""
        self.idle.note(event)
        if self._inputs.has_to_wait(event) or await self.sequences.take(event):
            return
        if not await self.count.take(event):
            await super().on_event(event)

    @property
    def place_screen(self) -> PlaceScreen | None:
        """The screen of the current place, also while a dialogue is open above it."""
        return self.navigator.screens.place

    @property
    def marked(self) -> MarkedSet:
        """What is marked, to be acted on together."""
        return self.marks.now

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
        """How many papers the demo archive has; None with an imported one, or not known yet.

        A visitor in a browser cannot get another one, and is not told to.
        """
        build = self.backend.known_build()
        is_demo = build is not None and build.is_demo and not self.is_web
        return self.backend.known_count() if is_demo else None

    @property
    def is_typing(self) -> bool:
        """Whether a text field has the focus."""
        return isinstance(self.focused, Input)

    @on(RunCommand)
    async def run_command(self, message: RunCommand) -> None:
        """Run a command that was picked."""
        await self.action_command(message.command_id)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, be it of a key, a click or a menu, unless it is off for a visitor."""
        _, name, _ = parse(action) if isinstance(action, str) else action
        if self.available.is_off(name):
            return False
        is_done = await super().run_action(action, default_namespace, namespaces)
        if is_done and name in self.first_hints:
            self.first_hints.remove(name)
            for line in self.place_screen.query(FirstHints) if self.place_screen else ():
                line.show_left()
        return is_done

    async def action_command(self, command_id: str) -> None:
        """Run a command where it can be run, as a click on the key bar does."""
        if (owner := self.available.owner_of(command_id)) is not None:
            await self.run_action(command_id, owner)

    def action_explain(self, key: str) -> None:
        """Say what a key is for that does nothing here."""
        self.notify(self.available.explained(key), timeout=4)

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C ends other programs."""
        key = key_name(self.keys.first("quit", "q"))
        self.notify(f"{key} quits; Ctrl+Q quits from everywhere.", timeout=4)

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
            self.navigator.keep_last_place()
            self.exit(return_code=status, message=self.fetch.what_is_kept())

        self.navigator.screens.then(step)

    def complain(self, complaints: Sequence[str]) -> None:
        """Say what is wrong with the settings; what is right in them holds."""
        if complaints:
            said = [*complaints[:_COMPLAINTS_SHOWN], *_others(complaints[_COMPLAINTS_SHOWN:])]
            self.notify("\n".join(said), title="Settings", severity="warning", timeout=_LONG)

    def wear(self, chosen: str) -> None:
        """Show the theme that was chosen, as the terminal can show it."""
        theme = theme_called(chosen, has_few_colours=self.has_few_colours)
        self.register_theme(theme)
        self.theme = theme.name

    def choose(self, title: str, action: str, entries: Sequence[PickerEntry]) -> None:
        """Let the user pick one of a few entries, and run it; `action` says what that does."""
        key_width = max((cell_len(entry.key) for entry in entries), default=0)
        self.show_menu(Menu(title, entries, action=action, key_width=key_width))

    def show_menu(self, menu: Menu) -> None:
        """Open a dialogue and run the entry that is picked in it."""
        from pwc_tui.tui.screens.dialogs.picker import Picker  # noqa: PLC0415  not before the first menu

        def picked(entry: PickerEntry | None) -> None:
            run = entry.run if entry is not None else menu.cancelled
            if isinstance(run, Message):
                self.post_message(run)
            elif run is not None and isinstance(following := run(), Menu):
                self.show_menu(following)

        self.navigator.open(Picker(menu), picked)

    @on(Navigate)
    def follow(self, message: Navigate) -> None:
        """Go to another place."""
        self.navigator.follow(message)

    @on(OpenSavedSearch)
    def look_at_search(self, message: OpenSavedSearch) -> None:
        """Remember that what a saved search finds is looked at."""
        kept, name, query = self.backend.kept, message.name, message.request.words
        write(self, lambda: kept.look_at(name, query), lambda _: self._count_searches())

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

    def show_marks(self) -> None:
        """Show what is marked by now."""
        if (screen := self.place_screen) is not None and screen.is_mounted:
            screen.show_marks()

    def own_changed(self, said: str = "") -> None:
        """Say what has changed of the user's own, and show it on the screen of this place."""
        if said:
            self.notify(said)
        self.backend.forget_lists()
        self.marks.forget_before()

        def show(_: object) -> None:
            if (screen := self.place_screen) is not None and screen.is_mounted:
                screen.show_own()

        load(self, lambda _: self.backend.own.library.marks(), show, group="own")
        self._count_searches()

    def keep_query(self, words: str) -> None:
        """Remember what was searched for, for later runs where history is kept."""
        queries = self.backend.own.queries
        queries.add(words)
        if words.strip() and self.navigator.keeps_history:
            write(self, queries.save, lambda _: None)

    def _count_searches(self) -> None:
        kept = self.backend.kept
        load(self, lambda _: kept.count_searches(), lambda _: None, group="searches")


def _others(complaints: Sequence[str]) -> list[str]:
    count = len(complaints)
    return [f"… and {count} more: `pwc-tui config check` tells all"] if count else []
