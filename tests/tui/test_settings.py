"""What the file of settings changes on the screen."""

from pathlib import Path

import pytest

from pwc_tui.settings.declaration import PAPER_COLUMNS
from pwc_tui.tui.app import browser_and_clipboard
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.app.looks import look_as_left
from pwc_tui.tui.app.run import place_to_begin
from pwc_tui.tui.places.trail import HomePlace, PapersPlace
from pwc_tui.tui.screens.papers.rows import COLUMNS
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.themes import CHOSEN_THEME, DARK, LIGHT, told_theme
from pwc_tui.tui.widgets.search.preview import CHOSEN_PREVIEW, Preview
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import (
    app_on,
    papers_screen,
    press,
    screen_text,
    settled,
    type_text,
    until,
)


async def test_what_is_wrong_is_said_on_the_screen_and_the_rest_holds(demo_db: Path) -> None:
    config = "[screen]\nthem = 1\n[editor]\ncommand = 'nano'\n" + "[x]\n[y]\n[z]\n"
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        (notice,) = app._notifications
        assert notice.message.splitlines()[0].startswith("config.toml, line 2: [screen] has no")
        assert "1 more: `pwc-tui config check`" in notice.message
        assert "line 2: [screen] has no" in " ".join(screen_text(pilot).split())
        assert app.settings.editor.command == ("nano",)


async def test_the_later_change_of_the_theme_holds(demo_db: Path) -> None:
    own = Backend(demo_db).own
    light, dark = told_theme("light"), told_theme("dark")
    assert own.remembered(CHOSEN_THEME, None) == DARK.name
    assert own.remembered(CHOSEN_THEME, light) == LIGHT.name
    app = app_on(demo_db, "[screen]\ntheme = 'light'")
    async with app.run_test() as pilot:
        app.wear(LIGHT.name)
        await press(pilot, "f2")
    assert own.remembered(CHOSEN_THEME, light) == DARK.name, "chosen after the file told light"
    assert own.remembered(CHOSEN_THEME, dark) == DARK.name
    assert own.remembered(CHOSEN_THEME, None) == DARK.name
    own.remember(CHOSEN_THEME, LIGHT.name, dark)
    assert own.remembered(CHOSEN_THEME, dark) == LIGHT.name
    own.close()


def test_the_file_tells_what_is_shown_first(demo_db: Path) -> None:
    backend = Backend(demo_db)
    assert place_to_begin("papers", backend) is None
    assert place_to_begin("home", backend) == HomePlace()
    place = place_to_begin("task:asr", backend)
    assert isinstance(place, PapersPlace)
    assert place.request.words == "task:asr"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("way", ["right", "below", "off"])
async def test_the_preview_is_where_it_is_wanted(
    demo_db: Path, way: str, size: tuple[int, int]
) -> None:
    app = app_on(demo_db, f"[screen]\npreview = '{way}'")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        preview, rows = app.screen.query_one(Preview), app.screen.query_one(VirtualTable)
        assert preview.display == (way != "off")
        if way == "right":
            assert preview.region.x >= rows.region.right
            assert preview.region.height > size[1] // 2
        elif way == "below":
            assert preview.region.y >= rows.region.bottom
            assert preview.region.width == rows.region.width + rows.region.x * 2 == size[0]


async def test_whether_there_is_a_preview_is_remembered(demo_db: Path) -> None:
    app = app_on(demo_db, "[screen]\npreview = 'below'")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert not app.screen.query_one(Preview).display
        assert app.backend.own.remembered(CHOSEN_PREVIEW, "below") == "off"
        assert app.backend.own.remembered(CHOSEN_PREVIEW, "right") == "right"
        await press(pilot, "v")
        assert app.screen.query_one(Preview).display
        assert app.preview == "below"


def test_the_columns_that_can_be_told_are_those_there_are() -> None:
    assert tuple(column.key for column in COLUMNS) == PAPER_COLUMNS


async def test_columns_size_and_dates_are_as_the_file_tells(demo_db: Path) -> None:
    told = "columns = ['date', 'title']\npreview_width = 44\ndate = 'day'"
    app = app_on(demo_db, f"[screen]\n{told}")
    async with app.run_test(size=(140, 36)) as pilot:
        await settled(pilot)
        look_as_left(app)
        rows = papers_screen(pilot).table
        assert [column.key for column in rows.columns] == ["title", "date"]
        assert app.screen.query_one(Preview).outer_size.width == 44
        day = app.backend.cards([1])[0].date
        assert day is not None
        assert str(day) in screen_text(pilot)
        await press(pilot, "enter", "H")
        assert str(app.backend.cards(app.backend.pages.home().newest)[0].date) in screen_text(pilot)


async def test_what_was_changed_on_the_screen_holds_until_the_file_tells_something_else(
    demo_db: Path,
) -> None:
    app = app_on(demo_db, "[screen]\ncolumns = ['date']\npreview_width = 44")
    async with app.run_test(size=(140, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "right_square_bracket", "ctrl+p")
        await type_text(pilot, "choose the columns")
        await press(pilot, "enter", "enter", "escape")
        assert app.columns == "title"
    again = app_on(demo_db, "[screen]\ncolumns = ['date']\npreview_width = 44")
    look_as_left(again)
    assert again.columns == "title"
    assert again.preview_size.width > 44
    changed = app_on(demo_db, "[screen]\ncolumns = ['code']\npreview_width = 50")
    look_as_left(changed)
    assert changed.columns == "code"
    assert changed.preview_size.width == 50
    for each in (again, changed):
        each.backend.close()


async def test_one_is_asked_for_confirmation_as_often_as_one_wants(demo_db: Path) -> None:
    app = app_on(demo_db, "[screen]\nconfirmations = 'always'")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "N")
        await type_text(pilot, "seen")
        await press(pilot, "escape")
        assert "not saved" in screen_text(pilot)
        await press(pilot, "ctrl+q")
        assert app.is_running
        assert "not saved" in screen_text(pilot)
        await press(pilot, "ctrl+s", "L", "tab", "tab", "x")
        assert "Remove it from your library?" in screen_text(pilot)
        await press(pilot, "n")
        assert app.backend.kept.notes()
        await press(pilot, "x", "y")
        await until(pilot, lambda: not app.backend.kept.notes())
        await press(pilot, "q", "n")
        assert app.is_running
        await press(pilot, "q", "y")
        assert not app.is_running


async def test_nothing_is_asked_where_that_is_wanted(demo_db: Path) -> None:
    app = app_on(demo_db, "[screen]\nconfirmations = 'never'")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "N")
        await type_text(pilot, "seen")
        await press(pilot, "escape")
        assert app.is_at_place


def program(tmp_path: Path, does: str) -> Path:
    """Return a program that does a line of shell."""
    path = tmp_path / "program.sh"
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path


async def test_an_address_goes_to_the_browser_that_is_told(demo_db: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    browser = program(tmp_path, f'echo "$@" > {told}.part; mv {told}.part {told}')
    app = app_on(demo_db, f"[browser]\ncommand = ['{browser}', '--new']")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        browser_and_clipboard.open_link(app, "https://example.org/a b")
        await until(pilot, told.exists)
        assert told.read_text() == "--new https://example.org/a%20b\n"
    missing = app_on(demo_db, "[browser]\ncommand = ['no-such-browser']")
    async with missing.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        browser_and_clipboard.open_link(missing, "https://example.org")
        await settled(pilot)
        assert "'no-such-browser' cannot be started" in _said(missing)


async def test_a_copy_goes_to_the_program_that_is_told(demo_db: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    app = app_on(demo_db, f"[clipboard]\ncommand = ['{program(tmp_path, f'cat > {kept}')}']")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "y", "t")
        await until(pilot, lambda: "Copied the title" in _said(app))
        assert kept.read_text() == app.backend.cards([1])[0].title


async def test_a_copy_goes_to_the_terminal_where_that_is_told(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_and_clipboard, "cache_dir", lambda: tmp_path / "cache")
    monkeypatch.setattr(browser_and_clipboard, "_to_desktop", lambda _: pytest.fail("was asked"))
    app = app_on(demo_db, "[clipboard]\nway = 'terminal'")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "y", "t")
        await until(pilot, lambda: "OSC 52" in _said(app))


def _said(app: PwcApp) -> str:
    return " ".join(notification.message for notification in app._notifications)
