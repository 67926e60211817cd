"""Starting the screen: the first page is read while Textual is imported."""

import threading
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.tui.backend import EVERYTHING, Backend
from pwc_tui.tui.memory import pause_collector, settle_collector

_FIRST_ROWS = 80
"""More rows than most terminals have lines."""


def run_app(database: Path | None) -> None:
    """Run the screen on a database; None is the user's archive, or the demo where there is none."""
    pause_collector()
    backend = Backend(database)
    threading.Thread(target=_read_first_page, args=(backend,), daemon=True).start()
    from pwc_tui.tui.app import PwcApp  # noqa: PLC0415  230 ms: Textual

    PwcApp(backend, on_warm=settle_collector).run()


def _read_first_page(backend: Backend) -> None:
    try:
        backend.cards(backend.listing(EVERYTHING).ids[:_FIRST_ROWS])
    except UserError:
        return  # the screen asks again, and shows what is wrong
