"""Choosing a theme: it is worn while one looks for it, and given back by Escape."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from pwc_tui.settings.declaration import THEMES
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.themes import ANSI, CHOSEN_THEME, DARK, LIGHT, theme_called, theme_names
from tests.tui.driving import app_on, press, settled, type_text


async def open_themes(pilot: Pilot[None]) -> PwcApp:
    """Open the menu of themes from the palette."""
    await settled(pilot)
    await press(pilot, "ctrl+p")
    await type_text(pilot, "choose a theme")
    await press(pilot, "enter")
    app = pilot.app
    assert isinstance(app, PwcApp)
    return app


async def test_the_highlighted_theme_is_worn_and_escape_gives_the_former_back(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        app = await open_themes(pilot)
        assert app.theme == DARK.name
        await press(pilot, "down")
        assert app.theme == LIGHT.name
        await press(pilot, "end")
        assert app.theme == theme_names()[-1]
        await press(pilot, "escape")
        assert app.theme == DARK.name
        assert app.backend.own.setting(CHOSEN_THEME) == DARK.name


async def test_the_theme_that_is_taken_is_there_next_time_and_highlighted(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        app = await open_themes(pilot)
        await press(pilot, "end", "enter")
        await settled(pilot)
        chosen = theme_names()[-1]
        assert app.theme == chosen
    again = app_on(demo_db)
    again.wear(again.backend.own.setting(CHOSEN_THEME))
    async with again.run_test(size=(80, 24)) as pilot:
        await open_themes(pilot)
        assert again.theme == chosen


def _styles(pilot: Pilot[None]) -> list[Segment]:
    return [part for strip in pilot.app.screen._compositor.render_strips() for part in strip]


async def test_with_the_terminals_own_colours_no_other_colour_is_painted(demo_db: Path) -> None:
    app = app_on(demo_db)
    app.wear(ANSI.name)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        title = app.backend.cards([1])[0].title
        reversed_ = "".join(
            part.text for part in _styles(pilot) if part.style and part.style.reverse
        )
        assert title[:12] in reversed_
        for keys in (["j", "space"], ["S", "enter", "t"], ["question_mark"]):
            await settled(pilot)
            await press(pilot, *keys)
            styles = [part.style for part in _styles(pilot) if part.style]
            colours = {colour for each in styles for colour in (each.color, each.bgcolor) if colour}
            assert all(colour.is_system_defined or colour.is_default for colour in colours)


def test_few_colours_have_the_dark_or_the_light_theme_and_the_terminals_own() -> None:
    assert theme_called("nord", has_few_colours=True).name == "pwc-dark-16"
    assert theme_called("solarized-light", has_few_colours=True).name == "pwc-light-16"
    assert theme_called("ansi", has_few_colours=True).name == ANSI.name
    assert theme_called("gone since the last version") is DARK


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_of_the_settings_is_one_of_the_screen(name: str) -> None:
    assert name in theme_names()
