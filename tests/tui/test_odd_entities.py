"""Things with odd names, with no papers and with thousands of them, on their pages and in lists."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.places.trail import BrowsePlace, EntityPlace, PapersPlace
from tests.odd_archive import CROWD, LONG
from tests.tui.board_driving import toast
from tests.tui.driving import (
    app_on,
    database,
    focus,
    here,
    press,
    rows_of,
    screen_text,
    settled,
    table,
    type_text,
)

LISTED = (Kind.TASK, Kind.DATASET, Kind.METHOD, Kind.VENUE)


async def open_page(pilot: Pilot[None], ref: Ref) -> None:
    pilot.app.post_message(OpenScope(ref))
    await settled(pilot)
    place = here(pilot)
    assert isinstance(place, EntityPlace) and place.ref == ref


def found(pilot: Pilot[None], kind: Kind, name: str) -> Ref:
    ref = database(pilot).pages.store().find(kind, name)
    assert ref is not None
    return ref


async def test_every_page_opens_whatever_its_subject_is_called(odd_db: Path) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for row in [row for kind in LISTED for row in rows_of(database(pilot), kind)]:
            await open_page(pilot, row.ref)
            title = screen_text(pilot).splitlines()[2].strip()
            assert title.startswith(row.ref.name.strip()[:40] or "(no name)")


async def test_authors_and_repositories_open_whatever_they_are_called(odd_db: Path) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for name in ("[/]", "..", LONG.strip()):
            await open_page(pilot, found(pilot, Kind.AUTHOR, name))
            assert name[:40] in screen_text(pilot)
        await open_page(pilot, found(pilot, Kind.REPOSITORY, "https://github.com/[/]/.."))
        assert "[/]/.." in screen_text(pilot)


async def test_odd_names_are_listed_and_filtered(odd_db: Path) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        for key in "TDMV":
            await press(pilot, key)
            text = screen_text(pilot)
            assert "[/]" in text and ".." in text and "Long name Long name" in text
            await press(pilot, "slash")
            await type_text(pilot, "lo")
            assert table(pilot).row_count == 1
            await press(pilot, "enter", "enter")
            assert isinstance(here(pilot), EntityPlace)


async def test_a_filter_of_datasets_may_be_called_anything(odd_db: Path) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", "f")
        await type_text(pilot, "[/]")
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert [facet.value for facet in place.facets] == ["[/]"]
        assert table(pilot).row_count == 1


@pytest.mark.parametrize("kind", [Kind.TASK, Kind.METHOD])
async def test_the_page_of_a_crowd_is_whole_at_once(odd_db: Path, kind: Kind) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, found(pilot, kind, "Crowd"))
        assert "1990" in screen_text(pilot)
        assert f"all {CROWD:,}" in screen_text(pilot)
        assert focus(pilot) == "facts"
        await press(pilot, *"jjjjjjjj")
        assert "Crowd " in screen_text(pilot)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.TASK, "Crowd"),
        (Kind.METHOD, "Crowd"),
        (Kind.AUTHOR, "Crowd Author"),
        (Kind.VENUE, "Crowd 2020"),
    ],
)
async def test_a_list_of_very_many_papers_opens_and_is_narrowed(
    odd_db: Path, kind: Kind, name: str
) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, found(pilot, kind, name))
        assert f"all {CROWD:,}" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.scope is not None
        assert table(pilot).row_count == CROWD
        await press(pilot, "G")
        assert table(pilot).cursor == CROWD - 1
        await press(pilot, "slash")
        await type_text(pilot, "year:1990")
        assert table(pilot).row_count == CROWD // 30
        await press(pilot, "escape", "escape", "backspace")
        assert isinstance(here(pilot), EntityPlace)


@pytest.mark.parametrize("kind", [Kind.DATASET, Kind.METHOD])
async def test_what_has_no_paper_says_so_and_o_says_that_it_has_no_page(
    odd_db: Path, kind: Kind
) -> None:
    async with app_on(odd_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, found(pilot, kind, "unused"))
        assert "none in this archive" in screen_text(pilot)
        await press(pilot, "o")
        assert f"The archive has no web address for this {kind}" in toast(pilot)
