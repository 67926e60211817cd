"""A search that finds nothing, or not what one sees: what is offered, and what is explained."""

import asyncio
import shutil
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.system.progress import never
from pwc_tui.tui.app.input_queue import IdleTimer
from pwc_tui.tui.places.trail import PaperPlace
from pwc_tui.tui.screens.papers.rows import ResultItem
from pwc_tui.tui.screens.papers.suggestion_rows import rescue_items
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.widgets.table.row_painter import LABEL_WIDTH, Wide
from tests.tui.driving import (
    app_on,
    database,
    here,
    papers_screen,
    press,
    screen_text,
    search,
    settled,
    table,
)


async def test_a_search_for_nothing_offers_the_query_without_its_rarest_word(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion qqzzxxyy")
        screen = papers_screen(pilot)
        assert "No paper matches “emotion qqzzxxyy”" in screen_text(pilot)
        await press(pilot, "enter")
        item = screen.rows.item_at(table(pilot).cursor)
        assert item is not None
        assert item.request == ListRequest("emotion")
        await press(pilot, "enter")
        assert screen.bar.words == "emotion"
        assert len(screen.rows.ids) == len(database(pilot).listing(ListRequest("emotion")).ids)


async def test_a_suggestion_stands_apart_from_its_label(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "emotoin qqzzx recogniton")
        shown = screen_text(pilot)
        assert " emotion qqzzx recogniton" in shown or " emotoin recogniton" in shown
        labels = [
            row.label
            for item in papers_screen(pilot).rows.below
            if (row := _wide(item)) is not None
        ]
        assert all(label.cell_length < LABEL_WIDTH for label in labels)


def _wide(item: ResultItem) -> Wide | None:
    drawn = item.draw()
    return drawn if isinstance(drawn, Wide) else None


async def test_suggestions_are_not_counted_as_found(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion qqzzxxyy")
        text = screen_text(pilot)
        assert "No paper matches" in text
        assert text.splitlines()[-2].split()[0] == "none"


async def test_the_cursor_passes_over_headings(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion qqzzxxyy")
        await press(pilot, "enter")
        screen = papers_screen(pilot)
        for key in ("j", "j", "j", "G", "k", "k", "g", "k"):
            await press(pilot, key)
            assert table(pilot).cursor not in screen.rows.still


async def test_what_only_an_abstract_holds_is_found_with_the_place_in_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "convincingly outperforms baselines handcrafted")
        screen = papers_screen(pilot)
        shown = screen_text(pilot)
        assert "By meaning" in shown
        assert "convincingly outperforms" in shown
        await press(pilot, "enter")
        paper_id = screen.subject()
        assert paper_id is not None
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == paper_id


async def test_filters_that_leave_nothing_are_offered_to_go(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        card = next(c for c in backend.cards(range(1, 300)) if not c.repository_count)
        await search(pilot, card.title)
        await press(pilot, "enter", "f")
        if len(papers_screen(pilot).rows.ids):
            return  # something else with code is called much the same
        item = papers_screen(pilot).rows.item_at(table(pilot).cursor)
        assert item is not None
        assert item.request == ListRequest(card.title)
        await press(pilot, "enter")
        assert papers_screen(pilot).subject() == card.id


async def test_the_preview_says_what_the_row_does_not_show(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        paper = next(paper for paper in map(backend.paper, range(1, 300)) if len(paper.authors) > 5)
        last = paper.authors[-1].name
        await search(pilot, f"{paper.card.title} {last.split()[-1]}")
        assert papers_screen(pilot).subject() == paper.card.id
        assert f"also matched: author {last}" in " ".join(screen_text(pilot).split())


async def test_a_corrected_word_is_told(demo_db: Path) -> None:
    for size in ((120, 36), (60, 14)):
        async with app_on(demo_db).run_test(size=size) as pilot:
            await search(pilot, "emotoin")
            await press(pilot, "enter", *["j"] * len(papers_screen(pilot).rows.items))
            assert "“emotoin” read as emotion" in " ".join(screen_text(pilot).split())


async def test_a_search_that_waits_for_the_index_says_how_far_that_is(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "telmee")
        papers_screen(pilot).show_waiting("Building the search index …", 0.62, "Answered soon")
        await settled(pilot)
        for text in ("Building the search index …", "━━━", "62%", "Answered soon"):
            assert text in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert papers_screen(pilot).is_covered
        await press(pilot, "s")
        assert "Building" not in screen_text(pilot)
        assert "TelME" in screen_text(pilot)


async def test_no_place_in_a_list_is_told_while_the_index_is_being_built(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen, finding = papers_screen(pilot), database(pilot).finding
        assert " of " in screen_text(pilot).splitlines()[-2]
        finding.progress = 0.5
        screen._say_waiting()
        await settled(pilot)
        await press(pilot, "j")
        assert "50%" in screen_text(pilot)
        assert " of " not in screen_text(pilot).splitlines()[-2]


def test_that_abstracts_cannot_be_searched_yet_is_told(demo_db: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    complete_index(alone, [IndexPart.SEARCH])
    items = rescue_items(Backend(alone), ListRequest("zzqqxx"), never)
    told = [row.text.plain for item in items if isinstance(row := item.draw(), Wide)]
    assert any("Abstracts are not searched" in text for text in told)
    assert all(item.is_still for item in items)


async def test_what_abstracts_say_is_found_as_soon_as_their_index_is_there(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IdleTimer, "idle_after", 0.0)
    alone = tmp_path / "alone.db"
    shutil.copy(demo_db, alone)
    complete_index(alone, [IndexPart.SEARCH])
    async with app_on(alone).run_test(size=(120, 36)) as pilot:
        await search(pilot, "convincingly outperforms baselines handcrafted")
        while "By meaning" not in screen_text(pilot):
            await asyncio.sleep(0.05)
            await settled(pilot)
