"""Archives that only tests of the screens need."""

from pathlib import Path

import pytest

from tests.tui import board_archive


@pytest.fixture(scope="session")
def boards_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the archive that `board_archive` describes; not to be written to."""
    boards = {"Racing": [board_archive.race()], "Odd": board_archive.odd()}
    boards["Long"] = [board_archive.long()]
    return board_archive.write(tmp_path_factory.mktemp("boards"), boards)
