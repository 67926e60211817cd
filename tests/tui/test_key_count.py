"""A number before a key of movement: how far it goes."""

from pathlib import Path

import pytest

from pwc_tui.tui.places.trail import PaperPlace
from tests.tui.driving import (
    app_on,
    at_once,
    here,
    papers_screen,
    press,
    screen_text,
    search,
    settled,
    table,
)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["5", "j"], 5),
        (["1", "2", "down", "3", "k"], 9),
        (["2", "0", "G"], 19),
        (["7", "g"], 6),
        (["9", "9", "9", "9", "j"], 370),
        (["5", "escape", "j"], 1),
        (["0", "j"], 1),
        (["4", "ctrl+d", "4", "ctrl+u"], 0),
    ],
)
async def test_a_number_says_how_far_to_go(demo_db: Path, keys: list[str], row: int) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert table(pilot).cursor == row


async def test_the_number_is_shown_until_it_is_used(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "1", "5")
        assert screen_text(pilot).splitlines()[-1].startswith(" 15 … ")
        await press(pilot, "j")
        assert "15 …" not in screen_text(pilot)


async def test_keys_that_come_at_once_are_counted_too(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(pilot, "1", "0", "j", "2", "k")
        await settled(pilot)
        assert table(pilot).cursor == 8


async def test_another_key_is_done_once(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "enter")
        assert isinstance(here(pilot), PaperPlace)


async def test_where_a_digit_opens_a_related_paper_it_does_so(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        first = here(pilot)
        await press(pilot, "2")
        assert isinstance(here(pilot), PaperPlace)
        assert here(pilot) != first


async def test_a_number_goes_back_so_many_places(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "T", "D", "M", "2", "backspace")
        assert here(pilot).title == "Tasks"


async def test_in_a_text_field_digits_are_typed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "2017")
        assert papers_screen(pilot).bar.words == "2017"
