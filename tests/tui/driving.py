"""Driving the program as a user does: start it on a database, press keys, wait, look."""

import asyncio
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.keys import _character_to_key, key_to_character
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from pwc_tui.config import Database
from pwc_tui.domain.refs import EntityRow, Kind
from pwc_tui.settings.reading import settings_in
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.painting import paint

_QUIET_ROUNDS = 2
"""Looks in a row that must find nothing at work: a screen asks for its data when it is mounted."""
_LOOK_SECONDS = 0.005

SIZES = [(80, 24), (120, 36), (200, 50)]


def app_on(database: Database, config: str = "") -> PwcApp:
    """Return the program on a database, without anything on screen that changes by itself.

    `config` is what the file of settings says.
    """
    settings = settings_in(config, "config.toml")
    app = PwcApp(Backend(database), settings, shows_timings=False)
    app.navigator.keeps_history = (
        False  # what is written a while after one arrives depends on the machine
    )
    return app


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is loading any more and all is laid out, then paint it.

    Or until the program ended. Textual's own pause is no use for that: it takes a process that gets
    no processor for one that has nothing to do, and sleeps 20 ms three times for each key.
    """
    app, quiet = pilot.app, 0
    while quiet < _QUIET_ROUNDS and app.is_running:
        quiet = quiet + 1 if _is_quiet(app) else 0
        if quiet == _QUIET_ROUNDS and paint(app):
            quiet = 0  # painting may have asked for something
        await asyncio.sleep(0 if quiet else _LOOK_SECONDS)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds that comes from a process or thread the app does not wait for."""
    while not holds():
        await settled(pilot)
        await asyncio.sleep(0.01)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, waiting after each until its effect is on screen."""
    for key in keys:
        at_once(pilot, key)
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type as fast as a program can, then wait."""
    at_once(pilot, *text)
    await settled(pilot)


def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys that all come before the program acts on the first of them."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        pilot.app.post_message(events.Key(name, key_to_character(key)))


async def search(pilot: Pilot[None], words: str) -> None:
    """Go to the search bar and type."""
    await settled(pilot)
    await press(pilot, "slash")
    await type_text(pilot, words)


def place_screen(pilot: Pilot[None]) -> PlaceScreen:
    """Return the screen of the current place."""
    app = pilot.app
    assert isinstance(app, PwcApp)
    assert app.place_screen is not None
    return app.place_screen


def papers_screen(pilot: Pilot[None]) -> PapersScreen:
    """Return the list of papers, which must be what is shown."""
    screen = place_screen(pilot)
    assert isinstance(screen, PapersScreen)
    return screen


def here(pilot: Pilot[None]) -> Place:
    """Return the place the user is at, as it is now."""
    return place_screen(pilot).place()


def focus(pilot: Pilot[None]) -> str:
    """Return the id of the widget that has the focus."""
    assert pilot.app.focused is not None
    return pilot.app.focused.id or ""


def table(pilot: Pilot[None]) -> VirtualTable:
    """Return the first list of the screen."""
    return pilot.app.screen.query(VirtualTable).first()


def rows_of(backend: Backend, kind: Kind) -> list[EntityRow]:
    """Return all rows of a list of names, most used first."""
    return list(backend.lists.rows(kind, backend.lists.numbers(kind)).values())


def database(pilot: Pilot[None]) -> Backend:
    """Return what the screens ask."""
    app = pilot.app
    assert isinstance(app, PwcApp)
    return app.backend


def screen_text(pilot: Pilot[None]) -> str:
    """Return what is on screen, line by line."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def _is_quiet(app: App[None]) -> bool:
    """Whether nothing is loading, to be laid out, or on its way from one widget to the next."""
    is_going = isinstance(app, PwcApp) and app.is_going
    if is_going or not all(worker.is_finished for worker in app.workers):
        return False
    screens = app.screen_stack
    nodes = (node for screen in screens for node in screen.walk_children(with_self=True))
    if not all(_is_idle(node) for node in (app, *nodes)):
        return False
    return not screens or not _has_to_be_laid_out(screens[-1])


def _is_idle(node: MessagePump) -> bool:
    """Whether a node waits for a message: it has none, and is done with the last one."""
    has_nothing = not node.message_queue_size and not node._next_callbacks
    return has_nothing and (bool(node._message_queue.ready_event._waiters) or node._closed)


def _has_to_be_laid_out(screen: Screen[object]) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
