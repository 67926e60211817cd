"""What the file of settings changes on the screen."""

from pathlib import Path

from pwc_tui.tui.app.run import place_to_begin
from pwc_tui.tui.places.trail import HomePlace, PapersPlace
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.themes import CHOSEN_THEME, DARK, LIGHT, told_theme
from tests.tui.driving import app_on, press, screen_text, settled


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
