"""Starting the screen: the first page is read while Textual is imported."""

import asyncio
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from pwc_tui.config import Database, user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Ref
from pwc_tui.settings.reading import SettingsFile
from pwc_tui.system.allocator import share_memory_of_threads
from pwc_tui.system.debug_log import log_error
from pwc_tui.system.ending_signals import ending_signals, status_after
from pwc_tui.tui.app.gc_tuning import pause_collector, settle_collector
from pwc_tui.tui.places.trail import PapersPlace, Place
from pwc_tui.tui.services.backend import EVERYTHING, Backend

if TYPE_CHECKING:
    from pwc_tui.tui.app.app import PwcApp

_GRACE_SECONDS = 5.0
"""For leaving after a signal: as a rule it takes 0.1."""

_FIRST_ROWS = 80
"""More rows than most terminals have lines."""


def run_app(
    database: Database | None,
    start: Ref | str | None = None,
    result_id: int | None = None,
    *,
    settings: SettingsFile,
    continues: bool = False,
) -> int:
    """Run the screen on a database; None is the user's archive, or the demo where there is none.

    Returns the exit status: not 0 when the screen ended by itself because of a defect.

    It begins with what `start` is, with the section of that old address, or with a search for these
    words; None is what the settings tell. `result_id` is the row of a leaderboard that is pointed
    out. `continues` begins where the program was left last.
    """
    begin = "last" if continues else settings.settings.screen.start
    share_memory_of_threads()
    pause_collector()
    backend = Backend(database)
    threading.Thread(target=_read_first_page, args=(backend,), daemon=True).start()
    from pwc_tui.tui.app.app import PwcApp  # noqa: PLC0415  230 ms: Textual
    from pwc_tui.tui.app.looks import look_as_left  # noqa: PLC0415  as above
    from pwc_tui.tui.widgets.chrome.first_hints import FIRST_HINTS  # noqa: PLC0415  as above

    app = PwcApp(
        backend,
        settings,
        on_warm=settle_collector,
        start=_place(start, result_id) or place_to_begin(begin, backend),
    )
    app.has_few_colours = app.console.color_system == "standard"
    look_as_left(app)
    if not user_file().exists():
        app.first_hints = list(FIRST_HINTS)
    return asyncio.run(_run(app))


async def _run(app: "PwcApp") -> int:
    """Run the app; a signal that asks the process to end leaves it as its key does."""
    from pwc_tui.tui.textual_compat import failure_of  # noqa: PLC0415  as above

    if sys.platform != "win32":  # where there are none
        loop = asyncio.get_running_loop()
        for number in ending_signals():
            loop.add_signal_handler(number, _leave, app, status_after(number))
    await app.run_async()
    if (error := failure_of(app)) is not None:
        log_error("defect", error)
    return app.return_code or 0


def _leave(app: "PwcApp", status: int) -> None:
    """End the app, and the process with it also where the terminal is gone.

    Then Textual may wait for ever for what it writes to be taken, with its threads at full speed.
    """
    end = threading.Timer(_GRACE_SECONDS, os._exit, (status,))
    end.daemon = True
    end.start()
    app.leave(status)


def _place(start: Ref | str | None, result_id: int | None) -> Place | None:
    from pwc_tui.tui.places.resolve import place_of, section_at  # noqa: PLC0415  as above

    if isinstance(start, str):
        if (section := section_at(start)) is not None:
            return section
        return PapersPlace(ListRequest(words=start), is_typing=True)
    return None if start is None else place_of(start, result_id)


def place_to_begin(start: str, backend: Backend) -> Place | None:
    """Return the place that the settings tell to begin with, None for the list of papers."""
    from pwc_tui.tui.places.last_place import LAST_PLACE, restored  # noqa: PLC0415  as above
    from pwc_tui.tui.places.trail import HomePlace  # noqa: PLC0415  as above

    if start == "home":
        return HomePlace()
    if start == "last":
        with suppress(UserError):
            return restored(backend.own.setting(LAST_PLACE), backend.build().build_id)
        return None
    return None if start in ("papers", "") else PapersPlace(ListRequest(words=start))


def _read_first_page(backend: Backend) -> None:
    try:
        backend.cards(backend.listing(EVERYTHING).ids[:_FIRST_ROWS])
    except UserError:
        return  # the screen asks again, and shows what is wrong
