"""The pages of datasets, methods, authors, repositories and venues, and the first page."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.pages.facts import AUTHOR_CAVEAT
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.user_data import Subject
from pwc_tui.ingest.importer import import_archive
from pwc_tui.tui.app.navigator import remember
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.places.trail import (
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    PaperPlace,
    PapersPlace,
)
from pwc_tui.tui.services.page_service import EntityView, PageService
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import (
    SIZES,
    app_on,
    database,
    here,
    press,
    screen_text,
    settled,
    table,
)

KINDS = (Kind.DATASET, Kind.METHOD, Kind.AUTHOR, Kind.REPOSITORY, Kind.VENUE)


def most_used(pilot: Pilot[None], kind: Kind) -> Ref:
    """Return the thing of a kind that comes first in the search for one letter of its name."""
    slug = next(iter(database(pilot).finding.hits("e", kind, 1))).ref.slug
    ref = database(pilot).ref(kind, slug)
    assert ref is not None
    return ref


async def open_page(pilot: Pilot[None], kind: Kind) -> Ref:
    """Go to the page of something of a kind."""
    await settled(pilot)
    ref = most_used(pilot, kind)
    pilot.app.post_message(OpenScope(ref))
    await settled(pilot)
    return ref


@pytest.mark.parametrize("size", SIZES[:2])
async def test_pages_name_their_subjects_and_lead_to_their_papers(
    demo_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        for kind in KINDS:
            ref = await open_page(pilot, kind)
            place = here(pilot)
            assert isinstance(place, EntityPlace)
            assert place.ref == ref
            assert ref.name[:30] in screen_text(pilot)
            await press(pilot, "enter")
            place = here(pilot)
            assert isinstance(place, PapersPlace)
            assert place.request.scope == ref
            await press(pilot, "backspace")
            assert isinstance(here(pilot), EntityPlace)


async def test_an_author_is_said_to_be_a_name_and_coauthors_can_be_gone_to(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        ref = await open_page(pilot, Kind.AUTHOR)
        assert AUTHOR_CAVEAT in screen_text(pilot)
        await press(pilot, "j", "j", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert place.ref != ref


async def test_a_dataset_shows_its_leaderboards_and_opens_them(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        board = database(pilot).sota.notable().boards[0].entry
        pilot.app.post_message(OpenScope(board.dataset))
        await settled(pilot)
        assert board.task_name in screen_text(pilot)
        boards = table(pilot)
        assert boards.id == "boards"
        boards.focus()
        await press(pilot, "enter")
        assert isinstance(here(pilot), BoardPlace)


async def test_b_leads_from_a_dataset_to_all_its_leaderboards(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        board = database(pilot).sota.notable().boards[0].entry
        pilot.app.post_message(OpenScope(board.dataset))
        await press(pilot, "B")
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert place.scope == board.dataset


async def test_back_restores_cursor_and_scroll_of_a_page(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await open_page(pilot, Kind.AUTHOR)
        await press(pilot, *"jjj")
        left = here(pilot)
        await press(pilot, "P", "backspace")
        assert here(pilot) == left


async def test_what_is_not_there_is_said_in_a_sentence(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for kind in KINDS:
            pilot.app.post_message(OpenScope(Ref(kind, 10**9, "gone", "[/] gone")))
            await settled(pilot)
            assert f"The archive has no {kind} “[/] gone”" in screen_text(pilot)


async def test_h_shows_what_the_archive_holds(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "H")
        assert isinstance(here(pilot), HomePlace)
        text = screen_text(pilot)
        for heading in ("Newest papers", "Most implemented papers", "371 papers"):
            assert heading in text
        assert "nothing yet" in text


async def test_the_first_page_leads_back_to_what_was_looked_at(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        remember(backend, PaperPlace(5))
        board = backend.sota.notable().boards[0].entry
        remember(backend, BoardPlace(board.slug, title=board.ref.name))
        backend.own.visit(Subject(Kind.TASK, "of-another-archive", "Not here"))
        await press(pilot, "H")
        assert f"{board.ref.name} · {backend.cards([5])[0].title[:30]}" in screen_text(pilot)
        assert "Not here" not in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(here(pilot), BoardPlace)


async def test_a_large_screen_shows_the_first_page_whole(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await press(pilot, "H")
        newest = pilot.app.screen.query_one("#newest", VirtualTable)
        assert newest.row_count == newest.page


async def test_a_page_that_is_read_slowly_says_what_it_waits_for(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, told = PageService.view, threading.Event()

    def slow(pages: PageService, ref: Ref) -> EntityView:
        told.wait(20)
        return read(pages, ref)

    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(PageService, "view", slow)
        pilot.app.post_message(OpenScope(most_used(pilot, Kind.AUTHOR)))
        while "Reading the author" not in screen_text(pilot):
            await pilot.pause(0.01)
        told.set()
        await settled(pilot)
        assert "Reading the author" not in screen_text(pilot)


async def test_an_empty_archive_has_a_first_page(tmp_path: Path) -> None:
    (tmp_path / "papers-with-abstracts.json").write_text("[]")
    import_archive([tmp_path], tmp_path / "empty.db")
    async with app_on(tmp_path / "empty.db").run_test(size=(80, 24)) as pilot:
        await press(pilot, "H")
        assert "This archive has none." in screen_text(pilot)


async def test_the_page_of_a_task_names_the_nearest_tasks(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        task = database(pilot).ref(Kind.TASK, "image-classification")
        assert task is not None
        pilot.app.post_message(OpenScope(task))
        await settled(pilot)
        near = database(pilot).nearest_tasks(task)
        assert near
        assert task not in near
        assert all(each.kind is Kind.TASK for each in near)
        assert "Near  " in screen_text(pilot)
        assert near[0].name in screen_text(pilot)
        author = most_used(pilot, Kind.AUTHOR)
        assert database(pilot).nearest_tasks(author)
