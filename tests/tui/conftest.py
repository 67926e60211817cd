"""What only tests of the screens need: archives, and the collector set as in the program."""

import gc
from pathlib import Path

import pytest

from pwc_tui.tui.app.gc_tuning import settle_collector
from tests.tui import board_archive
from tests.tui.painting import paint_at_rest


@pytest.fixture(scope="session", autouse=True)
def _collector() -> None:
    """Look for garbage as seldom as the program does: what pytest holds takes 0.1 s each time."""
    settle_collector()


@pytest.fixture(autouse=True)
def _garbage() -> None:
    """Let the program look for its own garbage only, as it does where no tests ran before."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def every_frame() -> None:
    """Have every frame painted, as on a terminal."""


@pytest.fixture(autouse=True)
def _painting(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "every_frame" not in request.fixturenames:
        paint_at_rest(monkeypatch)


@pytest.fixture(scope="session")
def boards_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the archive that `board_archive` describes; not to be written to."""
    boards = {"Racing": [board_archive.race()], "Odd": board_archive.odd()}
    boards["Long"] = [board_archive.long()]
    return board_archive.write(tmp_path_factory.mktemp("boards"), boards)
