"""An import that takes the place of the archive while it is browsed, and the switch to it."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.config import default_database
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.ingest.active_database import Active
from pwc_tui.ingest.importer import import_archive
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.app.input_queue import IdleTimer
from pwc_tui.tui.places.trail import BoardPlace, EntityPlace, PaperPlace, PapersPlace
from pwc_tui.tui.services.archive_watch import ArchiveWatch
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui import board_archive
from tests.tui.driving import app_on, database, here, press, screen_text, search, settled, type_text


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return the database of a small archive that the test may replace."""
    return board_archive.write(tmp_path, {"Racing": [board_archive.race()]})


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(IdleTimer, "idle_after", 0.0)
    yield


async def replace(archive: Path) -> None:
    """Import again, with papers before the ones there are and without the third one."""
    file = archive.parent / "papers-with-abstracts.json"
    papers = json.loads(file.read_text())
    newer = [
        {**papers[0], "title": f"Newer {n}", "paper_url": f"{papers[0]['paper_url']}-newer-{n}"}
        | {"arxiv_id": None, "url_abs": f"https://example.org/{n}", "url_pdf": None}
        for n in range(3)
    ]
    links = [
        {"paper_url": paper["paper_url"], "repo_url": f"https://github.com/new/{n}"}
        for paper in newer
        for n in range(9)
    ]
    (archive.parent / "links-between-papers-and-code.json").write_text(json.dumps(links))
    kept = [paper for paper in papers if paper["title"] != "Paper 3"]
    file.write_text(json.dumps([*newer, *kept]))
    await asyncio.to_thread(import_archive, [archive.parent], archive)


async def offered(pilot: Pilot[None]) -> None:
    """Wait until the program has noticed."""
    app = pilot.app
    assert isinstance(app, PwcApp)
    while not app.archive.has_new:
        app.archive.look()
        await settled(pilot)


async def open_paper(pilot: Pilot[None], title: str) -> None:
    await search(pilot, title)
    await press(pilot, "enter", "enter")


async def test_an_import_meanwhile_is_offered_and_the_place_stays(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "paper 4")
        await press(pilot, "tab", "enter", "enter")  # the first one unfolds
        assert isinstance(here(pilot), BoardPlace)
        await press(pilot, "backspace")
        before = here(pilot)
        assert isinstance(before, PaperPlace)
        await replace(archive)
        await offered(pilot)
        assert "new archive" in screen_text(pilot)
        await press(pilot, "backspace", "alt+right")
        assert here(pilot) == before
        await press(pilot, "U")
        await settled(pilot)
        after = here(pilot)
        assert isinstance(after, PaperPlace)
        assert after.title == "Paper 4" and after.paper_id != before.paper_id
        assert database(pilot).count() == 6
        assert "Paper 4" in screen_text(pilot)
        await press(pilot, "alt+right")
        assert isinstance(here(pilot), BoardPlace)
        await press(pilot, "backspace", "backspace")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "paper 4"


async def test_what_is_gone_leaves_the_way(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "paper 3")
        assert isinstance(here(pilot), PaperPlace)
        await replace(archive)
        await offered(pilot)
        await press(pilot, "U")
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "paper 3"


async def test_what_is_marked_goes_along_by_public_ids_and_what_is_gone_is_left_out(
    archive: Path,
) -> None:
    app = app_on(archive)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "asterisk", "T", "space", "S", "enter", "asterisk")
        before = app.marked
        await replace(archive)
        await offered(pilot)
        await press(pilot, "U")
        await settled(pilot)
        after = app.marked
        assert len(after.papers) == len(before.papers) - 1
        assert len(after) == len(before) - 1
        named = {each.slug: each for each in before if isinstance(each, Ref)}
        moved = [each for each in after if isinstance(each, Ref)]
        assert all(named[each.slug].name == each.name for each in moved)
        assert any(named[each.slug].id != each.id for each in moved)
        panel = app.screen.query_one("#results", VirtualTable)
        assert all(panel.is_ticked(row) for row in range(panel.row_count))
        assert f"{after.said()} marked" in screen_text(pilot)


async def test_everything_goes_on_in_the_old_archive_until_one_switches(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await replace(archive)
        assert database(pilot).count() == 4
        await open_paper(pilot, "paper 3")
        assert isinstance(here(pilot), PaperPlace)
        for section in "SD":
            await press(pilot, section, "enter", "backspace")
        await press(pilot, "T", "slash")
        await type_text(pilot, "racing")
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace) and place.ref.kind is Kind.TASK
        await press(pilot, "P", "slash")
        for end in ("delta", "omega", "paper", "gamma", "nobody", "delta"):
            await press(pilot, "ctrl+u")
            await type_text(pilot, f"task:racing {end}")
        assert "Paper 4" in screen_text(pilot)


def test_a_file_that_is_no_archive_is_not_offered(archive: Path) -> None:
    backend = Backend(archive)
    backend.count()
    assert not backend.is_replaced()
    archive.rename(archive.with_name("old.db"))
    assert not backend.is_replaced()
    archive.write_text("nothing")
    assert not backend.is_replaced()
    archive.unlink()
    archive.with_name("old.db").rename(archive)
    assert not backend.is_replaced()
    backend.close()


def test_an_archive_that_appears_while_the_demo_is_shown_is_offered(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    watch = ArchiveWatch(Active(tmp_path / "demo.db", is_demo=True))
    assert not watch.has_other_than("demo")
    default_database().parent.mkdir(parents=True)
    archive.rename(default_database())
    assert watch.has_other_than("demo")
