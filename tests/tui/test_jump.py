"""Jumping: letters on the screen lead to what they stand at."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.places.trail import BoardPlace, EntityPlace, PaperPlace, PapersPlace
from pwc_tui.tui.screens.dialogs.jump import Jump
from pwc_tui.tui.screens.dialogs.jump_targets import JumpTarget, PanelTarget, labels
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


def targets(pilot: Pilot[None]) -> dict[str, JumpTarget]:
    """Return the labels that are shown."""
    screen = pilot.app.screen
    assert isinstance(screen, Jump)
    return screen._targets


def label_of(pilot: Pilot[None], panel_id: str, place: int) -> str:
    """Return the label of a thing in a list."""
    return next(
        label
        for label, each in targets(pilot).items()
        if isinstance(each, PanelTarget) and (each.panel.id, each.place) == (panel_id, place)
    )


@pytest.mark.parametrize("count", [0, 1, 25, 26, 27, 51, 52, 300, 676])
def test_no_label_begins_another_one(count: int) -> None:
    made = labels(count)
    assert len(made) == len(set(made)) == count
    assert not any(a != b and b.startswith(a) for a in made for b in made)
    assert sum(len(each) for each in made) <= max(count, 2 * count - 25 + count // 25)


async def test_letters_open_a_row_of_a_list(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        wanted = papers_screen(pilot).rows.ids_between(4, 1)[0]
        await press(pilot, "semicolon")
        await press(pilot, *label_of(pilot, "papers", 4))
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == wanted


async def test_capitals_only_go_there(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "semicolon")
        await press(pilot, *label_of(pilot, "papers", 5).upper())
        assert isinstance(here(pilot), PapersPlace)
        assert table(pilot).cursor == 5


async def test_escape_leaves_everything_as_it_was(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before, shown = here(pilot), screen_text(pilot)
        await press(pilot, "semicolon")
        assert screen_text(pilot) != shown
        await press(pilot, "escape")
        assert (here(pilot), screen_text(pilot)) == (before, shown)


async def test_of_two_letters_the_first_leaves_its_own_and_can_be_taken_back(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "semicolon")
        pair = next(label for label in targets(pilot) if len(label) == 2)
        all_of_them = screen_text(pilot)
        await press(pilot, pair[0])
        assert screen_text(pilot) != all_of_them
        await press(pilot, "backspace")
        assert screen_text(pilot) == all_of_them
        await press(pilot, *pair)
        assert isinstance(here(pilot), PaperPlace)


async def test_the_facts_and_related_papers_of_a_page_are_labelled(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "semicolon")
        panels = {
            each.panel.id for each in targets(pilot).values() if isinstance(each, PanelTarget)
        }
        assert {"facts", "related"} <= panels
        await press(pilot, *label_of(pilot, "facts", 0))
        assert isinstance(here(pilot), EntityPlace)


async def test_a_leaderboard_and_what_leads_back_are_labelled(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "S", "enter")
        assert isinstance(here(pilot), BoardPlace)
        await press(pilot, "semicolon")
        way_back = next(iter(targets(pilot)))  # the first crumb stands above all else
        await press(pilot, *way_back)
        assert not isinstance(here(pilot), BoardPlace)


async def test_a_click_on_words_has_a_label_too(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "imagenet")
        await press(pilot, "enter", "semicolon")
        shown = targets(pilot).items()
        links = [label for label, each in shown if not isinstance(each, PanelTarget)]
        before = papers_screen(pilot).view.kind
        await press(pilot, *links[2])  # after the note on the demo, and All
        assert papers_screen(pilot).view.kind != before


async def test_all_keys_may_be_read_at_once(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(pilot, "semicolon", "d")
        await settled(pilot)
        assert isinstance(here(pilot), PaperPlace)


async def test_in_a_text_field_the_key_is_typed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "a;b")
        assert papers_screen(pilot).bar.words == "a;b"
        assert isinstance(pilot.app, PwcApp)
        assert pilot.app.is_at_place
