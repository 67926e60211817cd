"""Starting where one left off."""

from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.app.run import place_to_begin
from pwc_tui.tui.places.last_place import restored, stored
from pwc_tui.tui.places.trail import (
    AboutPlace,
    BoardPlace,
    BrowsePlace,
    HomePlace,
    LibraryPlace,
    MethodTreePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    TreePlace,
)
from tests.tui.driving import app_on, press, search

PLACES = [
    PapersPlace(ListRequest(words="emotion"), cursor_id=7, scroll=3, cursor=5),
    PaperPlace(7, "A paper", among=(7, 8)),
    BoardPlace("imagenet", title="A leaderboard", cursor_result_id=3),
    BrowsePlace(Kind.TASK, cursor_id=4),
    TreePlace(toggled=frozenset({(1, 2)})),
    MethodTreePlace(),
    NotablePlace(),
    LibraryPlace(),
    HomePlace(),
    AboutPlace(),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_kept_whole_for_the_same_archive_and_for_no_other(place: Place) -> None:
    text = stored(place, "one")
    assert restored(text, "one") == place
    assert restored(text, "two") is None


@pytest.mark.parametrize("text", ["", "{", "{}", '{"build":"one","kind":"annotations","place":1}'])
def test_what_is_no_place_begins_with_the_papers(text: str) -> None:
    assert restored(text, "one") is None


async def test_the_program_begins_where_it_was_left(demo_db: Path) -> None:
    app = app_on(demo_db)
    app.navigator.keeps_history = True
    async with app.run_test(size=(80, 24)) as pilot:
        await search(pilot, "emotion")
        await press(pilot, "enter", "j", "j", "q")
    again = app_on(demo_db)
    place = place_to_begin("last", again.backend)
    assert isinstance(place, PapersPlace)
    assert (place.request.words, place.cursor) == ("emotion", 2)
