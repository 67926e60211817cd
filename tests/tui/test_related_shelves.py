"""The shelves of related papers on a paper's page, by keys."""

import shutil
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from pwc_tui.domain.related import Shelf
from pwc_tui.search.index.layout import RELATED
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.tui.places.trail import PaperPlace
from pwc_tui.tui.screens.base.paper_commands import PaperLinks
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet
from pwc_tui.tui.screens.page.paper import PaperScreen
from pwc_tui.tui.widgets.page.related_list import RelatedList
from tests.tui.driving import (
    app_on,
    database,
    focus,
    here,
    place_screen,
    press,
    screen_text,
    search,
    settled,
)


async def opened(pilot: Pilot[None]) -> RelatedList:
    """Open TelME with the focus on its related papers, and return their list."""
    await search(pilot, "telme")
    await press(pilot, "enter", "enter")
    screen = place_screen(pilot)
    assert isinstance(screen, PaperScreen)
    screen.related.focus()
    await settled(pilot)
    return screen.related


async def test_tab_goes_from_shelf_to_shelf_and_then_on(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        shelves = [related.shelf]
        while focus(pilot) == "related" and len(shelves) < 9:
            await press(pilot, "tab")
            shelves.append(related.shelf)
        assert shelves[:4] == [Shelf.BEST, Shelf.RIVALS, Shelf.BEFORE, Shelf.AFTER]
        assert shelves[-1] is shelves[-2] is Shelf.NEWEST
        related.focus()
        await press(pilot, "shift+tab")
        assert related.shelf is shelves[-3]


async def test_back_finds_the_shelf_and_the_paper_as_they_were_left(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        await press(pilot, "tab", "j", "j")
        left, chosen = here(pilot), related.items[2].card.id
        assert isinstance(left, PaperPlace)
        assert left.shelf is Shelf.RIVALS
        await press(pilot, "enter")
        arrived = here(pilot)
        assert isinstance(arrived, PaperPlace)
        assert arrived.paper_id == chosen
        await press(pilot, "backspace")
        assert here(pilot) == left
        await press(pilot, "alt+right")
        assert here(pilot) == arrived


async def test_n_and_p_walk_through_the_related_papers_without_going_back(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        ids = [item.card.id for item in related.items]
        start = here(pilot)
        assert isinstance(start, PaperPlace)
        await press(pilot, "p", "2")
        seen = []
        for key in ("n", "n", "p", "p", "p", "p"):
            await press(pilot, key)
            place = here(pilot)
            assert isinstance(place, PaperPlace)
            seen.append(ids.index(place.paper_id) + 1)
        assert seen == [3, 4, 3, 2, 1, 1]
        await press(pilot, "backspace")
        assert here(pilot) == replace(start, cursor=1)


async def test_n_begins_with_the_first_of_the_shelf_that_is_shown(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        await press(pilot, "tab")
        ids, start = [item.card.id for item in related.items], here(pilot)
        assert isinstance(start, PaperPlace) and start.shelf is Shelf.RIVALS
        for expected in ids[:3]:
            await press(pilot, "n")
            place = here(pilot)
            assert isinstance(place, PaperPlace) and place.paper_id == expected
        await press(pilot, "backspace")
        assert here(pilot) == start


async def test_the_pdf_opens_with_a_capital_o(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 40)) as pilot:
        await opened(pilot)
        assert PaperLinks.own[1].keys == ("O",)
        assert "O PDF" in screen_text(pilot)
        assert "n next" in screen_text(pilot)


async def test_why_tells_every_part_of_the_score(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Sheet)
        text = screen_text(pilot)
        item = related.items[0]
        assert "same leaderboards" in text and "MELD, IEMOCAP" in text
        assert all(f"{reason.points:.2f}" in text for reason in item.reasons)
        assert f"{item.score:.2f}  together" in text
        await press(pilot, "escape")
        assert focus(pilot) == "related"


async def test_a_small_terminal_still_names_the_shelf(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(40, 20)) as pilot:
        related = await opened(pilot)
        await press(pilot, *["tab"] * 4)
        assert related.shelf.heading in screen_text(pilot)


async def test_related_papers_come_when_what_they_are_found_by_is_built(
    demo_db: Path, tmp_path: Path
) -> None:
    alone = Path(shutil.copy(demo_db, tmp_path / "alone.db"))
    folder = complete_index(alone, [IndexPart.SEARCH]).folder
    (folder / RELATED).unlink()
    async with app_on(alone).run_test(size=(120, 40)) as pilot:
        related = await opened(pilot)
        while not related.is_waiting and not related.items:
            await settled(pilot)
        database(pilot).repair_index(lambda: False)
        place_screen(pilot).search_again()
        await settled(pilot)
        assert related.items
        assert "Looking for related papers" not in screen_text(pilot)
