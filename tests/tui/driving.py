"""Driving the program as a user does: start it on a database, press keys, wait, look."""

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot

from pwc_tui.config import Database
from pwc_tui.domain.refs import EntityRow, Kind
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.places.trail import Place
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

_QUIET_ROUNDS = 2
"""Looks in a row that must find nothing at work: a screen asks for its data when it is mounted."""

SIZES = [(80, 24), (120, 36), (200, 50)]


def app_on(database: Database) -> PwcApp:
    """Return the program on a database, without anything on screen that changes by itself."""
    app = PwcApp(Backend(database), shows_timings=False)
    app.navigator.keeps_history = (
        False  # what is written a while after one arrives depends on the machine
    )
    return app


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is loading any more and everything is painted, or the program ended."""
    quiet = 0
    while quiet < _QUIET_ROUNDS and pilot.app.is_running:
        await pilot.pause()
        is_quiet = _is_quiet(pilot)
        quiet = quiet + 1 if is_quiet else 0
        if not is_quiet:
            await asyncio.sleep(0.01)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds that comes from a process or thread the app does not wait for."""
    while not holds():
        await settled(pilot)
        await asyncio.sleep(0.01)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, waiting after each until its effect is on screen."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type as fast as a program can, then wait."""
    await pilot.press(*("space" if char == " " else char for char in text))
    await settled(pilot)


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


def _is_quiet(pilot: Pilot[None]) -> bool:
    """Whether nothing is loading and no message is on its way from one widget to the next.

    Textual's own pause takes a process that gets no processor for one that has nothing to do.
    """
    app = pilot.app
    is_going = isinstance(app, PwcApp) and app.is_going
    if is_going or not all(worker.is_finished for worker in app.workers):
        return False
    screens = pilot.app.screen_stack
    nodes = [node for screen in screens for node in screen.walk_children(with_self=True)]
    return not any(node.message_queue_size for node in (pilot.app, *nodes))
