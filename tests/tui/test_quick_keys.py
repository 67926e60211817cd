"""Keys that are read together, as on a stalled line: each reaches what it was meant for."""

import asyncio
import re
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

import pwc_tui.tui
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.places.trail import PaperPlace, PapersPlace
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet
from tests.tui.driving import (
    app_on,
    at_once,
    here,
    papers_screen,
    press,
    search,
    settled,
    until,
)


async def read_together(pilot: Pilot[None], *keys: str) -> None:
    """Press keys at once, and wait for what they lead to."""
    at_once(pilot, *keys)
    await settled(pilot)


def app_of(pilot: Pilot[None]) -> PwcApp:
    assert isinstance(pilot.app, PwcApp)
    return pilot.app


def menu_is_open(pilot: Pilot[None]) -> bool:
    return not app_of(pilot).is_at_place


@pytest.mark.parametrize("words", ["qual", "entity", "WHYq?", "1 2 3"])
async def test_what_follows_the_slash_is_typed(demo_db: Path, words: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, "/", *words)
        assert papers_screen(pilot).bar.words == words
        assert papers_screen(pilot).bar.is_typing


@pytest.mark.parametrize("words", ["qual", "entity"])
async def test_what_follows_the_slash_is_typed_from_a_page_too(demo_db: Path, words: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, "enter", "/", *words)
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert (place.request.words, place.is_typing) == (words, True)


async def test_what_is_typed_before_the_first_screen_is_there_is_not_lost(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await read_together(pilot, "/", *"qual")
        assert papers_screen(pilot).bar.words == "qual"


async def test_a_search_and_two_enters_open_the_first_hit(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "telme")
        first = papers_screen(pilot).rows.paper_at(0)
        await press(pilot, "escape", "escape")
        await read_together(pilot, "/", *"telme", "enter", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == first


async def test_a_name_and_enter_open_what_the_palette_finds_by_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, "ctrl+p", *"telme", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.title.startswith("TelME")


async def test_a_word_and_enter_open_the_first_of_a_filtered_list(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "D", "slash", *"cifar", "enter", "enter")
        slowly = app_of(pilot).navigator.trail.current.title
        await press(pilot, "backspace", "backspace", "backspace")
        await read_together(pilot, "D", "/", *"cifar", "enter", "enter")
        assert app_of(pilot).navigator.trail.current.title == slowly
        assert "cifar" in slowly.lower()


@pytest.mark.parametrize("key", ["y", "f1", "ctrl+p", "question_mark"])
async def test_a_menu_is_answered_once(demo_db: Path, key: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, key, "enter", "enter")
        await press(pilot, "escape", "S", "P")
        assert isinstance(here(pilot), PapersPlace)
        assert papers_screen(pilot).is_current


@pytest.mark.parametrize("key", ["e", "F", "w", "n"])
async def test_a_menu_of_a_board_is_answered_once(
    demo_db: Path, key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "enter")
        await read_together(pilot, key, "enter", "enter")
        await read_together(pilot, key, "escape", "escape", "escape")
        await press(pilot, "P")
        assert isinstance(here(pilot), PapersPlace)
        assert papers_screen(pilot).is_current


async def test_two_escapes_close_a_dialogue_and_then_act_below(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter")
        await read_together(pilot, "f1", "escape", "escape")
        assert isinstance(here(pilot), PapersPlace)


async def test_a_key_after_enter_acts_on_the_page_that_is_on_its_way(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, "j", "enter", "backspace", "j", "enter")
        opened = here(pilot)
        await press(pilot, "backspace")
        assert isinstance(opened, PaperPlace)
        assert papers_screen(pilot).table.cursor == 2
        assert opened.paper_id == papers_screen(pilot).subject()


async def test_many_sections_at_once_are_gone_through_in_order(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await read_together(pilot, "S", "T", "D", "f1", "escape", "M", "backspace", "backspace")
        trail = app_of(pilot).navigator.trail
        assert (len(trail.places), trail.at) == (5, 2)
        assert trail.current.title == "Tasks"
        assert app_of(pilot).is_at_place


async def test_what_a_place_asks_for_after_it_is_left_is_dropped(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        list_of_papers = papers_screen(pilot)
        list_of_papers.post_message(OpenPaper(1))
        await settled(pilot)
        with list_of_papers._context():  # as an answer that comes too late would
            late = OpenPaper(2)
        pilot.app.post_message(late)
        await settled(pilot)
        assert len(app_of(pilot).navigator.trail.places) == 2


async def test_a_dialogue_for_a_place_that_is_being_left_never_opens(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        pilot.app.post_message(OpenPaper(1))
        app = app_of(pilot)
        app.call_later(app.action_help)  # asked for while the page is on its way
        await settled(pilot)
        assert isinstance(app.screen, PlaceScreen)
        assert isinstance(here(pilot), PaperPlace)


async def test_a_dialogue_goes_with_its_place(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "f1")
        assert menu_is_open(pilot)
        dialogue = app_of(pilot).screen
        pilot.app.post_message(OpenPaper(1))
        await settled(pilot)
        dialogue.dismiss(None)  # its own key was pressed just before
        await settled(pilot)
        assert isinstance(here(pilot), PaperPlace)
        assert not menu_is_open(pilot)


async def test_a_paste_waits_for_the_search_bar_too(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        at_once(pilot, "/")
        pilot.app.post_message(events.Paste("quick"))
        at_once(pilot, *" q")
        await settled(pilot)
        assert papers_screen(pilot).bar.words == "quick q"


async def test_a_sheet_is_closed_by_the_first_of_two_keys(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "enter", "w")
        assert isinstance(pilot.app.screen, Sheet)
        await read_together(pilot, "enter", "backspace")
        assert not menu_is_open(pilot)
        assert app_of(pilot).navigator.trail.at == 1


async def test_leaving_waits_for_the_page_that_is_on_its_way(demo_db: Path) -> None:
    app, goes_on = app_on(demo_db), asyncio.Event()

    async def page() -> None:
        await goes_on.wait()

    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.navigator.screens.then(page)
        app.leave(3)
        await pilot.pause()
        assert app.return_code is None
        goes_on.set()
        await until(pilot, lambda: app.return_code == 3)


async def test_leaving_waits_for_the_first_screen(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        app.leave(3)
        assert app.return_code is None
        await until(pilot, lambda: app.return_code == 3)
        assert isinstance(app.screen, PlaceScreen)


def test_one_module_changes_the_stack_of_screens() -> None:
    folder = Path(pwc_tui.tui.__path__[0])
    changes = re.compile(r"\.(push_screen|pop_screen|switch_screen|push_screen_wait)\(")
    who = {path.name for path in folder.rglob("*.py") if changes.search(path.read_text())}
    assert who == {"screen_stack.py"}
