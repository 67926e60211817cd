"""One box for everything: hits above papers, the strip of kinds, and where a hit leads."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.trail import BoardPlace, EntityPlace, PapersPlace
from pwc_tui.tui.widgets.search.kind_tabs import KindStrip, Tab, short_count, strip_line
from tests.tui.driving import (
    app_on,
    here,
    papers_screen,
    press,
    screen_text,
    search,
    settled,
    table,
    type_text,
)


def line_of(pilot: Pilot[None], text: str) -> int:
    """Return the first line of the screen that holds a text."""
    lines = screen_text(pilot).splitlines()
    return next(at for at, line in enumerate(lines) if text in line)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1.0k"),
        (57_321, "57k"),
        (999_999, "999k"),
        (1_200_000, "1.2M"),
    ],
)
def test_counts_take_four_cells_at_most(count: int, text: str) -> None:
    assert short_count(count) == text


def test_a_narrow_strip_shows_the_active_kind_and_that_there_are_more() -> None:
    tabs = [Tab(None), *(Tab(kind, 12_345) for kind in Kind)]
    for width in (20, 40, 80):
        for active in (None, *Kind):
            line = strip_line(tabs, active, width)
            assert line.cell_length <= width
            shown = strip_line([tab for tab in tabs if tab.kind == active], active, 80).plain
            assert shown.strip() in " ".join(line.plain.split())
    assert strip_line(tabs, None, 40).plain.endswith("›")
    assert strip_line(tabs, Kind.VENUE, 40).plain.startswith("‹")


async def test_what_a_name_belongs_to_gives_way_before_the_name(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion recognition in conv")
        tasks = [each for each in screen_text(pilot).splitlines() if each.startswith("  task")]
        assert "Emotion Recognition in Conversation  Natural" in tasks[0]
        assert "10 papers" in tasks[0]


async def test_a_misspelt_dataset_stands_above_the_papers(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "imagnet")
        first = papers_screen(pilot).rows.item_at(0)
        assert first is not None
        assert first.ref is not None
        assert "ImageNet" in first.ref.name
        assert "Datasets" in screen_text(pilot)


async def test_the_rows_stay_on_their_lines_when_a_search_begins_and_ends(demo_db: Path) -> None:
    for size in ((80, 24), (120, 36), (200, 50)):
        async with app_on(demo_db).run_test(size=size) as pilot:
            await settled(pilot)
            top = table(pilot).region.y + 1
            await search(pilot, "e")
            assert table(pilot).region.y == top
            assert "All" in screen_text(pilot).splitlines()[top - 1]
            await press(pilot, "escape")
            assert table(pilot).region.y + 1 == top
            assert "Title" in screen_text(pilot).splitlines()[top - 1]


async def test_tab_goes_round_the_kinds_while_typing(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion")
        screen = papers_screen(pilot)
        seen: list[Kind | None] = []
        while not seen or screen.view.kind is not None:
            await press(pilot, "tab")
            seen.append(screen.view.kind)
            assert screen.bar.is_typing
        assert Kind.PAPER in seen
        assert Kind.TASK in seen
        await press(pilot, "shift+tab")
        assert screen.view.kind == seen[-2]


async def test_a_kind_lists_only_its_hits_and_words_typed_on_stay_in_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotio")
        screen = papers_screen(pilot)
        while screen.view.kind is not Kind.TASK:
            await press(pilot, "tab")
        await type_text(pilot, "n")
        assert screen.view.kind is Kind.TASK
        assert table(pilot).row_count > 0
        rows = [screen.rows.item_at(row) for row in range(table(pilot).row_count)]
        assert all(row and row.ref and row.ref.kind is Kind.TASK for row in rows)
        await press(pilot, "escape")
        assert screen.view.kind is None


async def test_without_words_tab_moves_the_focus(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert pilot.app.focused is table(pilot)
        await press(pilot, "tab")
        assert papers_screen(pilot).bar.is_typing


async def test_a_click_on_a_kind_shows_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion")
        y = line_of(pilot, " All ")
        x = screen_text(pilot).splitlines()[y].index("Tasks")
        await pilot.click(offset=(x, y))
        await settled(pilot)
        assert papers_screen(pilot).view.kind is Kind.TASK


async def test_another_order_shows_papers_only(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "imagenet")
        screen = papers_screen(pilot)
        assert screen.rows.items
        await press(pilot, "enter", "s")
        assert not screen.rows.items
        assert screen.query_one(KindStrip).display


@pytest.mark.parametrize("kind", [Kind.BOARD, Kind.TASK, Kind.AUTHOR, Kind.DATASET])
async def test_enter_opens_what_a_hit_is_and_back_returns_to_it(demo_db: Path, kind: Kind) -> None:
    words = {Kind.AUTHOR: "poria"}.get(kind, "meld" if kind is Kind.DATASET else "emotion")
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, words)
        while papers_screen(pilot).view.kind is not kind:
            await press(pilot, "tab")
        await press(pilot, "enter", "j", "k")
        hit = papers_screen(pilot).rows.item_at(table(pilot).cursor)
        assert hit is not None
        assert hit.ref is not None
        leads_to = "the leaderboard" if kind is Kind.BOARD else "its page"
        assert f"↵ {leads_to}" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        if kind is Kind.BOARD:
            assert isinstance(place, BoardPlace)
            assert place.slug == hit.ref.slug
        else:
            assert isinstance(place, EntityPlace)
            assert place.ref == hit.ref
        await press(pilot, "backspace")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert (place.kind, place.cursor_ref, place.request.words) == (kind, hit.ref, words)


async def test_a_cursor_that_nobody_moved_stays_on_top(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        for letter in "emotion":
            await type_text(pilot, letter)
            assert table(pilot).cursor == 0


async def test_a_cursor_that_was_moved_stays_on_its_paper_while_typing(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotio")
        await press(pilot, "tab")
        while papers_screen(pilot).view.kind is not Kind.PAPER:
            await press(pilot, "tab")
        await press(pilot, "enter", "j", "j", "j")
        paper_id = papers_screen(pilot).subject()
        papers_screen(pilot).bar.start_typing(select=False)
        await type_text(pilot, "n")
        assert papers_screen(pilot).subject() == paper_id
        assert table(pilot).cursor > 0


async def test_a_search_begun_anew_starts_on_top(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion")
        await press(pilot, "enter", "j", "j", "slash")
        await type_text(pilot, "graph")
        assert table(pilot).cursor == 0


async def test_a_kind_has_as_many_as_its_list_is_long(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await search(pilot, "emotion")
        kinds = set()
        while (kind := papers_screen(pilot).view.kind) not in kinds:
            kinds.add(kind)
            if kind not in (None, Kind.PAPER):
                counts = {
                    tab.kind: tab.count for tab in papers_screen(pilot).query_one(KindStrip)._tabs
                }
                assert counts[kind] == table(pilot).row_count
            await press(pilot, "tab")
        assert len(kinds) > 3
