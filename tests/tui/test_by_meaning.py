"""Papers by what was meant: in front of the list or below it, each with why."""

from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.search.lists.by_meaning import MeaningLists
from pwc_tui.tui.places.trail import PaperPlace
from tests.tui.driving import (
    app_on,
    here,
    papers_screen,
    press,
    screen_text,
    search,
    table,
    type_text,
)

SIZE = (120, 36)


async def test_a_description_is_answered_first_with_why(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "paint a photo in the style of a famous artist")
        shown = screen_text(pilot)
        assert "no title matches these words well" in shown
        assert "artist → painting" in shown
        assert "read as" not in shown
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.title == "A Neural Algorithm of Artistic Style"


async def test_a_cursor_that_nobody_moved_stays_on_top_when_one_types_on(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "making small models learn")
        assert screen_text(pilot).count("By meaning") == 1
        first = table(pilot).cursor
        await type_text(pilot, " from big ones")
        assert "By meaning" in screen_text(pilot)
        assert table(pilot).cursor == first


async def test_a_description_is_told_where_meaning_is_not_indexed_yet(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MeaningLists, "find", lambda *_: None)
    monkeypatch.setattr(MeaningLists, "is_missing", lambda *_: True)
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "models that attend")
        assert "not found by meaning yet" in screen_text(pilot)


async def test_papers_by_meaning_are_counted_with_the_others(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "paint a photo in the style of a famous artist")
        shown = papers_screen(pilot).shown
        assert shown is not None
        total = next(tab.count for tab in shown.tabs if tab.kind is Kind.PAPER)
        await press(pilot, "enter")
        assert f"1 of {total}" in screen_text(pilot)
        await press(pilot, "j")
        assert f"2 of {total}" in screen_text(pilot)
        await press(pilot, "end")
        assert f"{total} of {total}" in screen_text(pilot)


async def test_papers_by_meaning_stand_below_a_list_of_titles(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "mask r-cnn")
        screen = papers_screen(pilot)
        first = screen.rows.paper_at(0)
        assert screen.shown is not None and screen.shown.has_meant_below
        assert "↵ G by meaning" in screen_text(pilot)
        await press(pilot, "enter")
        assert "↵ G by meaning" not in screen_text(pilot)
        assert "G by meaning" in screen_text(pilot)
        await press(pilot, "G")
        assert "G by meaning" not in screen_text(pilot)
        assert "By meaning" in screen_text(pilot)
        assert table(pilot).cursor >= len(screen.rows.ids)
        assert screen.subject() not in (None, first)
        await press(pilot, "enter")
        assert isinstance(here(pilot), PaperPlace)


async def test_going_back_shows_the_papers_by_meaning_again(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "paint a photo in the style of a famous artist")
        await press(pilot, "enter", "j", "j")
        before = papers_screen(pilot).subject()
        await press(pilot, "enter", "backspace")
        assert papers_screen(pilot).subject() == before
        assert "By meaning" in screen_text(pilot)
