"""From messages to places and from places to screens: going, back, forward, exactly as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual import events
from textual.dom import DOMNode
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.timer import Timer

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.app.gc_tuning import tidy
from pwc_tui.tui.app.idle_timer import IdleApp
from pwc_tui.tui.app.input_queue import InputQueue
from pwc_tui.tui.app.navigator import Navigator
from pwc_tui.tui.app.router import place_of, screen_for
from pwc_tui.tui.messages import (
    GoBack,
    GoForward,
    GoTo,
    OpenBoard,
    OpenBoardsOf,
    OpenPaper,
    OpenPapers,
    OpenScope,
    OpenSection,
    SearchFor,
    ShowInstead,
)
from pwc_tui.tui.places.section_places import NotablePlace
from pwc_tui.tui.places.trail import BoardPlace, BrowsePlace, PaperPlace, PapersPlace, Place, Trail
from pwc_tui.tui.places.visit_log import remember
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.chrome.nav_bar import WayBar
from pwc_tui.tui.workers import load

T = TypeVar("T")

_STAYED = 1.5
"""Seconds after which a page counts as looked at, not passed."""

_ARRIVED = 0.2
"""Seconds after which a new screen is painted whole, and the one that was left can be let go."""


class NavigatingApp(IdleApp):
    """An app that shows one place at a time, with at most a few dialogues above it."""

    def __init__(self, backend: Backend, start: Place | None = None) -> None:
        """Begin at `start`, from where the way back leads to the papers, or with those."""
        super().__init__()
        self.backend = backend
        self.keeps_history = True
        """Whether what is looked at is remembered in the user's file."""
        self.trail = Trail((PapersPlace(),))
        if start is not None:
            self.trail = self.trail.gone_to(start)
        self.navigator = Navigator(self)
        """Shows places and dialogues."""
        self._inputs = InputQueue(self, self.navigator, self.awaited_by)
        self._tidying: Timer | None = None
        self._visiting: Timer | None = None

    def on_mount(self) -> None:
        """Show where the program begins."""
        self.navigator.begin(screen_for(self.trail.current))

    def on_unmount(self) -> None:
        """Let no thread outlive the program."""
        self.backend.close()

    @property
    def place_screen(self) -> PlaceScreen | None:
        """The screen of the current place, also while a dialogue is open above it."""
        return self.navigator.place

    @property
    def is_at_place(self) -> bool:
        """Whether no dialogue is open."""
        return isinstance(self.screen, PlaceScreen)

    @property
    def is_going(self) -> bool:
        """Whether a place or a dialogue is on its way to the screen, or a key is acted on."""
        return self.navigator.is_busy or self._inputs.is_busy

    def awaited_by(self, key: str) -> str:
        """Return the group of the answer that a key has to wait for, "" for one that need not."""
        del key
        return ""

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

    def retitle(self) -> None:
        """Take the current screen's title into the trail and show the way anew."""
        screen = self.place_screen
        if screen is not None and screen.is_mounted:
            self.trail = self.trail.kept(screen.left_at())
            screen.query_one(WayBar).show(self.trail, self.demo_count)

    @property
    def demo_count(self) -> int | None:
        """How many papers the demo archive has; None with an imported one, or not known yet."""
        build = self.backend.known_build()
        return self.backend.known_count() if build is not None and build.is_demo else None

    def action_go_to(self, index: int) -> None:
        """Go to a place of the trail, as a click on the breadcrumb does."""
        self.post_message(GoTo(index))

    async def on_event(self, event: events.Event) -> None:
        """Act on a key when it is its turn."""
        if not self._inputs.has_to_wait(event):
            await super().on_event(event)

    def go(self, place: Place) -> None:
        """Go one step further, to `place`."""
        self._move(lambda trail: trail.gone_to(place))

    def on_open_paper(self, message: OpenPaper) -> None:
        """Go to a paper's page."""
        self._go(PaperPlace(message.paper_id, message.title, among=message.among), message)

    def on_open_board(self, message: OpenBoard) -> None:
        """Go to a leaderboard."""
        place = BoardPlace(
            message.slug,
            title=message.title,
            metric=message.metric,
            cursor_result_id=message.result_id,
            from_result_id=message.result_id,
        )
        self._go(place, message)

    def on_open_scope(self, message: OpenScope) -> None:
        """Go to a thing's page, or to its papers where it has none."""
        self._go(place_of(message.ref), message)

    def on_open_papers(self, message: OpenPapers) -> None:
        """Go to a list of papers."""
        self._go(PapersPlace(message.request), message)

    def on_show_instead(self, message: ShowInstead) -> None:
        """Show another view in the place of this one."""
        self._move(lambda trail: trail.kept(message.place), message)

    def on_open_boards_of(self, message: OpenBoardsOf) -> None:
        """Go to the boards of a task or dataset."""
        self._go(BrowsePlace(Kind.BOARD, scope=message.ref), message)

    def on_open_section(self, message: OpenSection) -> None:
        """Go to a section from its beginning, unless that is where the user is."""

        def move(trail: Trail) -> Trail | None:
            if _is_untouched(trail.current, message.place):
                return None
            return trail.gone_to(message.place)

        self._move(move, message)

    def on_search_for(self, message: SearchFor) -> None:
        """Go to the papers that match some words, ready to type on."""
        self._go(PapersPlace(ListRequest(words=message.words), is_typing=True), message)

    def on_go_back(self, message: GoBack) -> None:
        """Go to the place before this one."""
        self._move(lambda trail: _if_new(trail, trail.back()), message)

    def on_go_forward(self, message: GoForward) -> None:
        """Go to the place that was left by going back."""
        self._move(lambda trail: _if_new(trail, trail.forward()), message)

    def on_go_to(self, message: GoTo) -> None:
        """Go to a place of the breadcrumb."""
        self._move(lambda trail: _if_new(trail, trail.at_index(message.index)), message)

    def open_dialog(
        self, dialog: Dialog[T], answered: Callable[[T | None], object] | None = None
    ) -> None:
        """Open a dialogue over this place; `answered` is called when it is closed by its keys."""
        self.navigator.open(dialog, answered)

    def _go(self, place: Place, message: Message) -> None:
        self._move(lambda trail: trail.gone_to(place), message)

    def _move(self, move: Callable[[Trail], Trail | None], message: Message | None = None) -> None:
        """Go where `move` leads from the place that is left by then; None stays there.

        What was asked for by the screen of another place is dropped.
        """

        async def step() -> None:
            trail = move(self._kept())
            if trail is not None:
                await self._arrive(trail)

        self.navigator.then(step, asked_at=None if message is None else _asked_at(message))

    def _kept(self) -> Trail:
        screen = self.place_screen
        return self.trail if screen is None else self.trail.kept(screen.left_at())

    async def _arrive(self, trail: Trail) -> None:
        """Show the current place of `trail`, as a step of the navigator.

        What is read ahead is there when the screen is made, so that it is laid out only once.
        """
        self.trail = trail
        self.clear_notifications()
        screen = screen_for(trail.current)
        reading = asyncio.create_task(asyncio.to_thread(_read, screen.ahead(self.backend)))
        await asyncio.wait({reading}, timeout=screen.patience)
        await self.navigator.show(screen)
        self.retitle()
        if self._tidying is None:
            self._tidying = self.set_timer(_ARRIVED, self._tidy)
        if self._visiting is not None:
            self._visiting.stop()
        if self.keeps_history:
            self._visiting = self.set_timer(_STAYED, self._visit)

    def _tidy(self) -> None:
        self._tidying = None
        tidy()
        if not isinstance(self.trail.current, PapersPlace):
            self.backend.rest()

    def _visit(self) -> None:
        """Remember what is looked at, for where one left off."""
        self._visiting = None
        place, backend = self.trail.current, self.backend
        load(self, lambda _: remember(backend, place), lambda _: None, group="visit")


def _read(reader: Callable[[], object]) -> None:
    """Read ahead; what cannot be read is for the screen to say, when it asks for it again."""
    with suppress(UserError):
        reader()


def _if_new(trail: Trail, wanted: Trail) -> Trail | None:
    return wanted if wanted.at != trail.at else None


def _asked_at(message: Message) -> PlaceScreen | None:
    """Return the place whose screen, or a widget on it, sent a message; None for who else did."""
    sender = message._sender
    nodes = sender.ancestors_with_self if isinstance(sender, DOMNode) else ()
    return next((node for node in nodes if isinstance(node, PlaceScreen)), None)


def _is_untouched(here: Place, section: Place) -> bool:
    """Whether `here` is the section, wherever in its list the user may be."""
    if isinstance(here, PapersPlace) and isinstance(section, PapersPlace):
        return here.request == section.request
    if isinstance(here, BrowsePlace) and isinstance(section, BrowsePlace):
        return (here.kind, here.scope, here.words) == (section.kind, None, "")
    if isinstance(section, NotablePlace):
        return isinstance(here, NotablePlace) and not here.words
    return type(here) is type(section)
