"""From messages to places and from places to screens: going, back, forward, exactly as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message
from textual.timer import Timer

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject, subject_of
from pwc_tui.system.debug_log import log_event
from pwc_tui.tui.app.gc_tuning import tidy
from pwc_tui.tui.app.screen_stack import ScreenStack
from pwc_tui.tui.messages import (
    GoBack,
    GoForward,
    GoTo,
    Navigate,
    OpenBoard,
    OpenBoardsOf,
    OpenKeptList,
    OpenPaper,
    OpenPapers,
    OpenRemembered,
    OpenScope,
    OpenSection,
    SearchFor,
    ShowInstead,
)
from pwc_tui.tui.places.last_place import LAST_PLACE, stored
from pwc_tui.tui.places.resolve import place_of
from pwc_tui.tui.places.trail import (
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    KeptListPlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    Trail,
)
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.dialog import Dialog
from pwc_tui.tui.textual_compat import sender_of
from pwc_tui.tui.widgets.chrome.nav_bar import WayBar
from pwc_tui.tui.workers import load, write

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

T = TypeVar("T")

_STAYED = 1.5
"""Seconds after which a page counts as looked at, not passed."""

_ARRIVED = 0.2
"""Seconds after which a new screen is painted whole, and the one that was left can be let go."""


class Navigator:
    """Shows one place of the trail at a time, with at most one dialogue above it."""

    def __init__(
        self, app: Program, screen_for: Callable[[Place], PlaceScreen], start: Place | None = None
    ) -> None:
        """Begin at `start`, from where the way back leads to the papers, or with those."""
        self._app, self._screen_for = app, screen_for
        self.trail = Trail((PapersPlace(),))
        if start is not None:
            self.trail = self.trail.gone_to(start)
        self.keeps_history = True
        """Whether what is looked at is remembered in the user's file."""
        self.screens = ScreenStack(app)
        self._told: tuple[PlaceScreen, list[str], int | None] | None = None
        """What the way was last shown of."""
        self._tidying: Timer | None = None
        self._visiting: Timer | None = None

    def first(self) -> PlaceScreen:
        """Return the screen of where the program begins."""
        return self._screen_for(self.trail.current)

    def follow(self, message: Navigate) -> None:
        """Go where a message leads from the place that is left by then.

        What was asked for by the screen of another place is dropped.
        """

        async def step() -> None:
            trail = _after(self.kept(), message)
            if trail is not None:
                await self.arrive(trail)

        self.screens.then(step, asked_at=_asked_at(message))

    def open(self, dialog: Dialog[T], answered: Callable[[T | None], object] | None = None) -> None:
        """Open a dialogue over this place; `answered` is called when it is closed by its keys."""
        self.screens.open(dialog, answered)

    def kept(self) -> Trail:
        """Return the trail with the present place as it would be left now."""
        screen = self.screens.place
        return self.trail if screen is None else self.trail.kept(screen.left_at())

    def keep_last_place(self) -> None:
        """Remember the present place for the next start, where history is kept."""
        build, own = self._app.backend.known_build(), self._app.backend.own
        if self.keeps_history and build is not None:
            text = stored(self.kept().current, build.build_id)
            write(self._app, lambda: own.keep(LAST_PLACE, text), lambda _: None)

    def retitle(self) -> None:
        """Take the current screen's title into the trail and show the way anew."""
        screen = self.screens.place
        if screen is not None and screen.is_mounted:
            self.trail = self.kept()
            way = self.trail.way()
            titles = [place.title for _, place in way] if len(way) > 1 else []
            told = screen, titles, self._app.demo_count
            if told != self._told:  # not for every key that is typed
                self._told = told
                screen.query_one(WayBar).show(self.trail, self._app.demo_count)

    async def arrive(self, trail: Trail) -> None:
        """Show the current place of `trail`, as a step of the stack of screens.

        What is read ahead is there when the screen is made, so that it is laid out only once.
        """
        log_event("go", place=type(trail.current).__name__)
        self._app.clear_notifications()
        screen = self._screen_for(trail.current)
        reading = asyncio.create_task(asyncio.to_thread(_read, screen.ahead(self._app.backend)))
        await asyncio.wait({reading}, timeout=screen.patience)
        await self.screens.leave_dialog()
        self.trail = trail  # not before: until then what the screen at hand says belongs to the old
        await self.screens.show(screen)
        self.retitle()
        if self._tidying is None:
            self._tidying = self._app.set_timer(_ARRIVED, self._tidy)
        if self._visiting is not None:
            self._visiting.stop()
        if self.keeps_history:
            self._visiting = self._app.set_timer(_STAYED, self._visit)

    def _tidy(self) -> None:
        self._tidying = None
        tidy()
        if not isinstance(self.trail.current, PapersPlace):
            self._app.backend.rest()

    def _visit(self) -> None:
        """Remember what is looked at, for where one left off."""
        self._visiting = None
        place, backend = self.trail.current, self._app.backend
        load(self._app, lambda _: remember(backend, place), lambda _: None, group="visit")


def remember(backend: Backend, place: Place) -> None:
    """Keep what a place shows, if it is one thing; for a worker's thread."""
    subject = _subject(backend, place)
    if subject is not None:
        backend.own.visit(subject)


def _subject(backend: Backend, place: Place) -> Subject | None:
    match place:
        case PaperPlace():
            paper = backend.paper(place.paper_id)
            return Subject(Kind.PAPER, paper.card.slug, paper.card.title, paper.arxiv_id)
        case BoardPlace():
            return Subject(Kind.BOARD, place.slug, place.title)
        case EntityPlace():
            return subject_of(place.ref)
    return None


def _read(reader: Callable[[], object]) -> None:
    """Read ahead; what cannot be read is for the screen to say, when it asks for it again."""
    with suppress(UserError):
        reader()


def _after(trail: Trail, message: Navigate) -> Trail | None:
    """Return the trail after a message was followed; None is where it leads nowhere else."""
    match message:
        case GoBack():
            return _if_new(trail, trail.back())
        case GoForward():
            return _if_new(trail, trail.forward())
        case GoTo():
            return _if_new(trail, trail.at_index(message.index))
        case ShowInstead():
            return trail.kept(message.place)
        case OpenSection():
            is_there = _is_untouched(trail.current, message.place)
            return None if is_there else trail.gone_to(message.place)
        case _:
            return trail.gone_to(
                message.place if isinstance(message, OpenRemembered) else _named(message)
            )


def _named(message: Navigate) -> Place:
    """Return the place that a message names."""
    match message:
        case OpenPaper():
            return PaperPlace(message.paper_id, message.title, among=message.among)
        case OpenBoard():
            return BoardPlace(
                message.slug,
                title=message.title,
                metric=message.metric,
                cursor_result_id=message.result_id,
                from_result_id=message.result_id,
            )
        case OpenScope():
            return place_of(message.ref)
        case OpenPapers() | SearchFor():
            return _papers(message)
        case OpenKeptList():
            return KeptListPlace(message.name)
        case OpenBoardsOf():
            return BrowsePlace(Kind.BOARD, scope=message.ref)
    raise TypeError(f"{type(message).__name__} leads nowhere")


def _papers(message: OpenPapers | SearchFor) -> PapersPlace:
    if isinstance(message, OpenPapers):
        return PapersPlace(message.request)
    return PapersPlace(ListRequest(words=message.words), is_typing=True)


def _if_new(trail: Trail, wanted: Trail) -> Trail | None:
    return wanted if wanted.at != trail.at else None


def _asked_at(message: Message) -> PlaceScreen | None:
    """Return the place whose screen, or a widget on it, sent a message; None for who else did."""
    sender = sender_of(message)
    nodes = sender.ancestors_with_self if sender is not None else ()
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
