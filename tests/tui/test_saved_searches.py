"""Searches that last: earlier ones in the search bar, and those kept under a name."""

from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.domain.query.as_query import as_query
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tui.places.trail import HomePlace, PapersPlace
from tests.tui.board_driving import toast
from tests.tui.driving import (
    app_on,
    here,
    papers_screen,
    press,
    screen_text,
    search,
    settled,
    type_text,
)

WIDE = (120, 36)


async def test_up_goes_through_earlier_searches_and_down_back_to_what_was_typed(
    demo_db: Path, user_file: Path
) -> None:
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        for words in ("attention", "emotion", "attention", "task:emotion year:2020"):
            await search(pilot, words)
            await press(pilot, "enter", "escape")
        await press(pilot, "slash", "up")
        bar = papers_screen(pilot).bar
        assert bar.words == "task:emotion year:2020"
        await press(pilot, "up")
        assert bar.words == "attention"
        await press(pilot, "up", "up", "up")
        assert bar.words == "emotion"  # the oldest: each stands there once
        await press(pilot, "down", "down", "down")
        assert bar.words == "" and bar.is_typing
        await type_text(pilot, "emo")
        await press(pilot, "up")
        assert bar.words == "task:emotion year:2020"
        await press(pilot, "up", "up")
        assert bar.words == "emotion"
        await press(pilot, "enter")
        assert "emotion" in screen_text(pilot).splitlines()[2]
        assert papers_screen(pilot).table.has_focus


async def test_earlier_searches_are_there_in_a_later_run(demo_db: Path, user_file: Path) -> None:
    app = app_on(demo_db)
    app.navigator.keeps_history = True
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "attention")
        await press(pilot, "enter")
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "up")
        assert papers_screen(pilot).bar.words == "attention"


async def test_a_search_is_saved_and_its_new_results_are_told_until_they_are_looked_at(
    demo_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await search(pilot, "emotion")
        await press(pilot, "enter", "f", "ctrl+s")
        await type_text(pilot, "Mine")
        await press(pilot, "enter")
        assert "Saved the search “Mine”: u undoes it" in toast(pilot)
        (saved,) = user.searches()
        assert saved.query == "has:code emotion"
        await press(pilot, "L", "tab")
        assert "has:code emotion" in screen_text(pilot) and " all" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "has:code emotion"
        (looked,) = user.searches()
        slugs = Cards(demo_db).slugs_of(papers_screen(pilot).rows.results.ids)
        assert looked.found == len(slugs)
        user.look_at_search("Mine", [*slugs[2:], "gone", "gone too"])
        user.save_search("Yours", "parsing")
        await press(pilot, "backspace")
        assert "2 new" in screen_text(pilot)
        await press(pilot, "r")
        await type_text(pilot, "Yours")
        await press(pilot, "enter")
        assert "This name is taken" in screen_text(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "Ours")
        assert "This name is taken" not in screen_text(pilot)
        await press(pilot, "enter")
        assert [each.name for each in user.searches()] == ["Ours", "Yours"]
        user.remove_search("Yours")
        await press(pilot, "x")
        assert user.searches() == ()
        assert "No search is saved" in screen_text(pilot)


async def test_the_palette_home_and_a_search_without_results_offer_saved_searches(
    demo_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    user.save_search("Feelings", "emotion")
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "feeli")
        assert "Feelings" in screen_text(pilot) and "Feelings  all new" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "emotion"
        assert user.searches()[0].found
        await press(pilot, "ctrl+p")
        assert "Feelings" in screen_text(pilot)
        await press(pilot, "escape", "H")
        assert isinstance(here(pilot), HomePlace)
        assert "Feelings" in screen_text(pilot)
        await search(pilot, "xqzjxqzj")
        assert "your search" in screen_text(pilot) and "Feelings" in screen_text(pilot)


async def test_a_search_without_a_name_is_not_saved(demo_db: Path, user_file: Path) -> None:
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await search(pilot, "emotion")
        await press(pilot, "ctrl+s", "backspace", "enter", "escape")
        assert papers_screen(pilot).bar.words == "emotion"
    assert UserFile(user_file).searches() == ()


@pytest.mark.parametrize(
    ("request_", "query"),
    [
        (ListRequest("bert"), "bert"),
        (ListRequest("bert", filter=PaperFilter(has_code=True)), "has:code bert"),
        (ListRequest("", order=Order.DATE), "sort:date"),
        (ListRequest("sort:title a", order=Order.DATE), "sort:title a"),
        (ListRequest("", Ref(Kind.TASK, 1, "a-b", "A B")), 'task:"A B"'),
        (ListRequest("x", Ref(Kind.REPOSITORY, 1, "u", "a/b")), "repo:a/b x"),
    ],
)
def test_a_list_is_told_as_one_query(request_: ListRequest, query: str) -> None:
    assert as_query(request_) == query
