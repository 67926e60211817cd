"""What is read slowly comes all the same, and what was pressed for it meanwhile is acted on."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.places.trail import EntityPlace, HomePlace, PaperPlace, PapersPlace
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.board.screen import BoardScreen
from pwc_tui.tui.screens.board.views import BoardViews
from pwc_tui.tui.screens.browse.entity_list import BrowseScreen
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet
from pwc_tui.tui.screens.page.home import HomeScreen
from pwc_tui.tui.screens.page.paper import PaperScreen
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.services.list_service import EntityListService
from pwc_tui.tui.services.page_service import PageService
from pwc_tui.tui.services.search_service import SearchService
from pwc_tui.tui.widgets.chrome.nav_bar import section_of, sections
from tests.tui.driving import (
    app_on,
    database,
    focus,
    here,
    place_screen,
    press,
    search,
    settled,
    table,
)

_PATIENCE = 20.0
"""Seconds after which a test that fails lets go of what it holds back."""


class Gate:
    """Holds back what one method of a class does, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        slow = getattr(owner, name)

        def held(*args: object, **kwargs: object) -> object:
            self.reached.set()
            self.opened.wait(_PATIENCE)
            return slow(*args, **kwargs)

        monkeypatch.setattr(owner, name, held)

    def open(self) -> None:
        self.opened.set()


@pytest.fixture
def related_gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Hold back the related papers."""
    gate = Gate(monkeypatch, Backend, "related")
    yield gate
    gate.open()


async def arrive(pilot: Pilot[None], paper_id: int = 1) -> PaperScreen:
    """Go to a paper's page, which waits for its related papers."""
    await until_list(pilot)
    pilot.app.post_message(OpenPaper(paper_id))
    await until_page(pilot)
    screen = place_screen(pilot)
    assert isinstance(screen, PaperScreen)
    return screen


async def until_list(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, PwcApp)
    while app.place_screen is None or app.place_screen.subject() is None:
        await pilot.pause(0.01)


async def until_screen(pilot: Pilot[None], wanted: type[PlaceScreen]) -> None:
    app = pilot.app
    assert isinstance(app, PwcApp)
    while app.is_going or not isinstance(app.place_screen, wanted):
        await pilot.pause(0.01)


async def until_page(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, PwcApp)
    while app.is_going or not isinstance(app.place_screen, PaperScreen):
        await pilot.pause(0.01)
    while app.place_screen.value is None:
        await pilot.pause(0.01)


async def calm(pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait until it was acted on though something is still being read."""
    await pilot.press(key)
    app = pilot.app
    assert isinstance(app, PwcApp)
    while app.is_going:
        await pilot.pause(0.01)


@pytest.mark.parametrize("key", ["1", "n"])
async def test_a_number_pressed_too_early_opens_its_paper(
    demo_db: Path, related_gate: Gate, key: str
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        screen = await arrive(pilot)
        await calm(pilot, key)
        assert place_screen(pilot) is screen
        related_gate.open()
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == screen.related.items[0].card.id != 1


async def test_tab_pressed_too_early_turns_to_the_next_shelf(
    demo_db: Path, related_gate: Gate
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        screen = await arrive(pilot)
        screen.related.focus()
        before = screen.related.shelf
        await calm(pilot, "tab")
        related_gate.open()
        await settled(pilot)
        assert screen.related.shelf is not before


async def test_why_pressed_too_early_is_told(demo_db: Path, related_gate: Gate) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await arrive(pilot)
        await calm(pilot, "w")
        related_gate.open()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Sheet)


async def test_what_a_screen_says_while_it_is_left_is_not_taken_for_the_next_one(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page was shown below the name of the section one came from."""
    gate = Gate(monkeypatch, PageService, "home")
    monkeypatch.setattr(HomeScreen, "patience", _PATIENCE)
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await until_list(pilot)
        app = pilot.app
        assert isinstance(app, PwcApp)
        await pilot.press("H")
        while not gate.reached.is_set():
            await pilot.pause(0.01)
        app.navigator.retitle()
        gate.open()
        await settled(pilot)
        assert isinstance(here(pilot), HomePlace)
        named = app.screen.query_one("#sections", Static).content
        assert isinstance(named, Content)
        assert named.spans == sections(section_of(app.navigator.trail)).spans


async def test_a_number_is_forgotten_when_the_page_is_left(
    demo_db: Path, related_gate: Gate
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await arrive(pilot)
        await calm(pilot, "1")
        await calm(pilot, "backspace")
        related_gate.open()
        await settled(pilot)
        assert isinstance(here(pilot), PapersPlace)


async def test_related_papers_that_come_while_the_page_is_made_are_shown(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were taken for shown when they became known after the page was put together."""
    put_together = PaperScreen.more_lists

    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)

        def more_lists(screen: PaperScreen, value: object) -> object:
            made = list(put_together(screen, value))  # type: ignore[arg-type]
            related(backend, 1)
            return made

        related = Backend.related
        backend._known_related.clear()
        monkeypatch.setattr(PaperScreen, "more_lists", more_lists)
        monkeypatch.setattr(
            PaperScreen, "ahead", lambda _, backend: lambda: backend.paper(1) and None
        )
        pilot.app.post_message(OpenPaper(1))
        await settled(pilot)
        screen = place_screen(pilot)
        assert isinstance(screen, PaperScreen)
        assert screen.related.items


async def test_related_papers_that_are_built_while_one_asks_for_them_are_asked_for_again(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer that they are not built yet came after it was told that they are."""
    related = Backend.related
    monkeypatch.setattr(Backend, "related", lambda backend, paper_id: None)
    gate = Gate(monkeypatch, Backend, "related")
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        screen = await arrive(pilot)
        monkeypatch.setattr(Backend, "related", related)
        screen.search_again()
        gate.open()
        await settled(pilot)
        assert screen.related.items


async def test_a_board_that_is_narrowed_before_it_is_there_comes_narrowed(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S")
        gate = Gate(monkeypatch, BoardViews, "view")
        monkeypatch.setattr(BoardViews, "known", lambda *_: None)
        await calm(pilot, "enter")
        screen = place_screen(pilot)
        assert isinstance(screen, BoardScreen)
        await calm(pilot, "slash")
        await calm(pilot, "a")
        gate.open()
        await settled(pilot)
        assert screen.rows is not None
        assert screen.query_one("#board").display


async def test_enter_waits_for_the_list_that_was_asked_for(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "telme")
        wanted = here(pilot)
        assert isinstance(wanted, PapersPlace)
        await press(pilot, "escape", "escape")
        database(pilot)._known_listings.clear()
        gate = Gate(monkeypatch, Backend, "listing")
        for key in ("slash", *"telme", "enter", "enter"):
            await calm(pilot, key)
        assert isinstance(here(pilot), PapersPlace)
        gate.open()
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == wanted.cursor_id


async def test_keys_pressed_before_a_page_is_read_are_acted_on_in_their_order(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tab was lost, for the empty page had nothing to go to."""
    gate = Gate(monkeypatch, Backend, "paper")
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await until_list(pilot)
        pilot.app.post_message(OpenPaper(1))
        await until_screen(pilot, PaperScreen)
        for key in ("tab", "j"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        assert focus(pilot) == "results"
        assert table(pilot).cursor == 1


async def test_keys_pressed_before_a_list_is_read_move_in_it(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, EntityListService, "numbers")
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await until_list(pilot)
        await calm(pilot, "M")
        await until_screen(pilot, BrowseScreen)
        for key in ("j", "j", "enter"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        await press(pilot, "backspace")
        assert table(pilot).cursor == 2


async def test_keys_pressed_before_a_board_is_read_are_acted_on(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S")
        gate = Gate(monkeypatch, BoardViews, "view")
        monkeypatch.setattr(BoardViews, "known", lambda *_: None)
        await calm(pilot, "enter")
        screen = place_screen(pilot)
        assert isinstance(screen, BoardScreen)
        for key in ("j", "space"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        second = screen.shown.row_at(1)
        assert second is not None
        assert list(screen.pwc.marked) == [screen.shown.ref_at(1)]


async def test_moving_and_enter_wait_for_the_rows_that_were_asked_for(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion")
        await press(pilot, "enter", "j", "j")
        wanted = here(pilot)
        assert isinstance(wanted, PapersPlace)
        await press(pilot, "slash", "escape", "escape")
        database(pilot)._known_listings.clear()
        gate = Gate(monkeypatch, Backend, "listing")
        for key in ("slash", *"emotion", "enter", "j", "j", "enter"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == wanted.cursor_id


async def test_a_key_that_is_acted_on_takes_the_place_of_those_that_wait(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, EntityListService, "numbers")
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await until_list(pilot)
        await calm(pilot, "M")
        await until_screen(pilot, BrowseScreen)
        for key in ("j", "enter", "question_mark", "escape"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        assert isinstance(place_screen(pilot), BrowseScreen)
        assert table(pilot).cursor == 0


async def test_the_palette_waits_for_what_is_typed_before_it_moves(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "ctrl+p", *"bert")
        shown = table(pilot)
        await press(pilot, "down")
        second = shown.cursor
        await press(pilot, "escape", "ctrl+p")
        gate = Gate(monkeypatch, SearchService, "groups")
        for key in (*"bert", "down"):
            await calm(pilot, key)
        gate.open()
        await settled(pilot)
        assert table(pilot).cursor == second
