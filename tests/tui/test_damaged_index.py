"""An index that is damaged while it is searched: said, built anew, and never answered from."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.search.index.layout import PAPERS, RELATED
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.upkeep.folders import read_source
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.tui.places.trail import PapersPlace
from tests.tui.driving import app_on, database, here, press, search, type_text, until


@pytest.fixture
def archive(demo_db: Path, tmp_path: Path) -> Path:
    """Return the demo, with a whole index, to be damaged."""
    copied = Path(shutil.copy(demo_db, tmp_path / "archive.db"))
    complete_index(copied)
    return copied


def _cut(path: Path) -> None:
    os.truncate(path, 4096)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(random.Random(1).randbytes(path.stat().st_size - 8192))


@pytest.mark.parametrize("damage", [_cut, _overwrite])
async def test_a_search_of_an_index_that_is_damaged_meanwhile_finds_what_a_whole_one_finds(
    archive: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(archive)
    said: list[str] = []
    monkeypatch.setattr(app, "notify", lambda message, **_: said.append(message))
    async with app.run_test(size=(120, 36)) as pilot:
        await search(pilot, "attention")
        expected = _found(pilot)
        assert len(expected) > 5
        folder = index_folder(archive, read_source(archive).build_id)
        damage(folder / PAPERS)
        damage(folder / RELATED)
        database(pilot).finding.on_reopen()  # nothing is known any more
        await type_text(pilot, "s")
        await press(pilot, "backspace")
        assert _found(pilot) == expected
        assert any("The search index was damaged" in each for each in said)
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: database(pilot).known_related(expected[0]))


def _found(pilot: Pilot[None]) -> list[int]:
    """Return the papers of the list that is shown."""
    place = here(pilot)
    assert isinstance(place, PapersPlace)
    listing = database(pilot).known_listing(place.request)
    assert listing is not None
    return list(listing.ids)
