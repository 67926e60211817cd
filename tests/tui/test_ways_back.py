"""Every way back to a list, for every kind of query that the list was left with."""

from pathlib import Path

import pytest

from pwc_tui.tui.messages import GoTo, OpenPaper
from pwc_tui.tui.places.trail import PaperPlace, PapersPlace
from tests.tui.driving import app_on, here, papers_screen, press, search, settled

QUERIES = {
    "a word": "learning",
    "a field": "task:speech",
    "a year": "year:2019",
    "years": "year:2018..2020",
    "code": "has:code",
    "a phrase": '"neural network"',
    "an excluded word": "learning -survey",
    "an excluded field": "learning -task:speech",
    "an unfinished field": "task:",
    "an unfinished phrase": '"neural',
    "a kind": "kind:paper learning",
    "an order": "sort:newest learning",
    "all of them": 'task:speech "speech recognition" -survey year:2010..',
}
WAYS = {
    "escape": ["escape"],
    "backspace": ["backspace"],
    "alt+left": ["alt+left"],
    "two pages": ["S", "backspace", "backspace"],
    "forward and back": ["backspace", "alt+right", "alt+left"],
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
async def test_every_query_survives_every_way_back(demo_db: Path, query: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, query)
        await press(pilot, "enter")
        left = here(pilot)
        assert isinstance(left, PapersPlace)
        for way in WAYS.values():
            pilot.app.post_message(OpenPaper(1))
            await settled(pilot)
            assert isinstance(here(pilot), PaperPlace)
            await press(pilot, *way)
            assert here(pilot) == left
            assert papers_screen(pilot).bar.words == query


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
async def test_every_query_survives_the_breadcrumb(demo_db: Path, query: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, query)
        pilot.app.post_message(OpenPaper(1))
        await settled(pilot)
        pilot.app.post_message(GoTo(0))
        await settled(pilot)
        assert papers_screen(pilot).bar.words == query
        assert papers_screen(pilot).bar.is_typing
