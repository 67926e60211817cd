"""Going through the program and back: every place as it was left."""

import gc
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input

from pwc_tui.domain.boards.comparison import by_board
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.app.gc_tuning import tidy
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
)
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.widgets.chrome.fetch_badge import FetchBadge
from pwc_tui.tui.widgets.chrome.nav_bar import WayBar
from pwc_tui.tui.widgets.table.panel import Panel
from tests.tui.driving import (
    app_on,
    database,
    here,
    place_screen,
    press,
    rows_of,
    screen_text,
    settled,
    table,
    type_text,
)


async def test_back_restores_query_scroll_and_highlight(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "learning")
        await press(pilot, "enter", "s", "pagedown", "pagedown", "k", "k")
        left, looked = here(pilot), screen_text(pilot)
        assert isinstance(left, PapersPlace)
        assert left.scroll > 0
        await press(pilot, "enter")
        assert isinstance(here(pilot), PaperPlace)
        await press(pilot, "backspace")
        assert here(pilot) == left
        assert screen_text(pilot) == looked


async def test_forward_leads_where_back_came_from(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "enter")
        paper = here(pilot)
        await press(pilot, "alt+left")
        assert isinstance(here(pilot), PapersPlace)
        await press(pilot, "alt+right")
        assert here(pilot) == paper


async def test_back_after_sorting_a_long_list_goes_to_the_same_row(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "s", "s", "G", "k", "k")
        left = here(pilot)
        await press(pilot, "enter", "S", "T", "backspace", "backspace", "backspace")
        assert here(pilot) == left


async def test_back_to_the_search_bar_goes_on_typing(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "gra")
        pilot.app.post_message(OpenPaper(1))
        await settled(pilot)
        await press(pilot, "alt+left")
        assert isinstance(pilot.app.focused, Input)
        await type_text(pilot, "ph")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.words == "graph"


async def test_slash_on_a_paper_searches_all_papers_and_back_returns(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "slash")
        assert isinstance(place_screen(pilot), PapersScreen)
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, "alt+left")
        assert isinstance(here(pilot), PaperPlace)


async def test_sections_are_a_capital_letter_away(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key, words in (("S", "Leaderboard"), ("T", "Task"), ("D", "Dataset"), ("M", "Method")):
            await press(pilot, key)
            assert isinstance(here(pilot), BrowsePlace | NotablePlace)
            assert words in screen_text(pilot)
        await press(pilot, "A")
        assert isinstance(here(pilot), AboutPlace)
        assert "CC BY-SA 4.0" in screen_text(pilot)
        await press(pilot, "P")
        assert here(pilot) == PapersPlace(cursor_id=1)


async def test_the_key_of_the_section_one_is_in_does_not_add_to_the_way(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "T", "j", "T", "T", "backspace")
        assert isinstance(here(pilot), PapersPlace)


async def test_sections_can_be_clicked(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        column = screen_text(pilot).splitlines()[0].index("Tasks")
        await pilot.click(offset=(column + 2, 0))
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert place.kind == "task"


async def test_the_breadcrumb_does_not_say_the_kind_twice(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "T")
        first = rows_of(database(pilot), Kind.TASK)[0].ref.name
        await press(pilot, "enter")
        assert screen_text(pilot).splitlines()[1].startswith(f" Tasks › {first}")


async def test_the_breadcrumb_shows_the_way_and_can_be_clicked(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "telmee")
        await press(pilot, "enter", "enter")
        way = screen_text(pilot).splitlines()[1]
        assert way.startswith(" Papers “telmee” › TelME")
        await pilot.click(WayBar, offset=(4, 0))
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.words == "telmee"


async def test_the_walk_of_a_new_user(demo_db: Path) -> None:
    """Type telmee, open TelME, open a board, open its leader, and all the way back."""
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "telmee")
        await press(pilot, "enter", "enter")
        telme = here(pilot)
        assert isinstance(telme, PaperPlace)
        result = by_board(database(pilot).paper(telme.paper_id).results)[0].best
        await press(pilot, "tab", "enter")
        if isinstance(here(pilot), PaperPlace):  # it has several results there, which are unfolded
            await press(pilot, "enter")
        board = here(pilot)
        assert isinstance(board, BoardPlace)
        assert board.slug == result.board.slug
        await press(pilot, "g", "j", "enter")  # it is the first itself
        assert isinstance(here(pilot), PaperPlace)
        assert here(pilot) != telme
        await press(pilot, "backspace")
        assert isinstance(here(pilot), BoardPlace)
        await press(pilot, "backspace", "backspace")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert (place.request.words, place.cursor_id) == ("telmee", telme.paper_id)


_PARTS = (WayBar, FetchBadge, Panel)


async def test_nothing_of_a_screen_that_was_left_stays_in_memory(demo_db: Path) -> None:
    """Its first lines did, because they followed the fetch of the archive for good.

    The lowest screen of all is kept by Textual itself, in a local variable of the running app.
    """
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        gc.collect()
        before = [each for each in gc.get_objects() if isinstance(each, _PARTS)]
        await press(pilot, "H", "S", "enter", "w", "escape", "W", "escape", "P", "enter", "P")
        tidy()
        gc.collect()
        shown = [node for screen in app.screen_stack for node in screen.walk_children(Widget)]
        known = {id(each) for each in [*shown, *before]}
        alive = (each for each in gc.get_objects() if isinstance(each, _PARTS))
        assert [type(each) for each in alive if id(each) not in known] == []


async def test_keys_pressed_faster_than_screens_appear_lead_back_all_the_same(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j")
        left = here(pilot)
        await press(pilot, "enter", "S", "T", "D")
        await pilot.press("backspace", "backspace", "backspace", "backspace")
        await settled(pilot)
        assert here(pilot) == left
        assert table(pilot).row_count == database(pilot).count()


@pytest.mark.parametrize("section", ["S", "T", "D", "M", "V", "A", "H"])
async def test_escape_goes_back_from_every_section_once_nothing_is_set(
    demo_db: Path, section: str
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, section)
        assert not isinstance(here(pilot), PapersPlace)
        if section in "STDMV":
            await press(pilot, "slash")
            await type_text(pilot, "a")
            await press(pilot, "escape", "escape")
            assert not isinstance(here(pilot), PapersPlace)
        await press(pilot, "escape")
        assert isinstance(here(pilot), PapersPlace)
