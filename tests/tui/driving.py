"""Driving the program as a user does: start it on a database, press keys, wait, look."""

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from pwc_tui.tui.app import PwcApp
from pwc_tui.tui.backend import Backend
from pwc_tui.tui.history import Place
from pwc_tui.tui.screens.base import PlaceScreen
from pwc_tui.tui.widgets.virtual_table import VirtualTable

_QUIET_ROUNDS = 2
"""What is loaded can ask for more when it is shown."""
_QUIET = 2
"""Looks in a row that must find nothing at work: a screen asks for its data when it is mounted."""

SIZES = [(80, 24), (120, 36), (200, 50)]


def app_on(database: Path) -> PwcApp:
    """Return the program on a database, without anything on screen that changes by itself."""
    return PwcApp(Backend(database), shows_timings=False)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is loading any more and everything is painted."""
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        await pilot.pause()
        is_quiet = all(worker.is_finished for worker in pilot.app.workers)
        quiet = quiet + 1 if is_quiet else 0
        if not is_quiet:
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


def place_screen(pilot: Pilot[None]) -> PlaceScreen:
    """Return the screen of the current place."""
    app = pilot.app
    assert isinstance(app, PwcApp)
    assert app.place_screen is not None
    return app.place_screen


def here(pilot: Pilot[None]) -> Place:
    """Return the place the user is at, as it is now."""
    return place_screen(pilot).place()


def table(pilot: Pilot[None]) -> VirtualTable:
    """Return the first list of the screen."""
    return pilot.app.screen.query(VirtualTable).first()


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
