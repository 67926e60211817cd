"""Every text on screen can be read: 4.5 to 1 against what it stands on, in every theme."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from pwc_tui.tui.themes import CHOSEN_THEME, DARK, LIGHT, theme_called, theme_names
from tests.tui.driving import app_on, press, settled

ENOUGH = 4.5
NO_TEXT = ("So", "Sm", "Po", "Pd", "Sk")
"""Frames, bars, separators and dots."""
THEMES = [("dark", False), ("light", False), ("dark", True), ("light", True)]
WAYS = {
    "papers": ["j", "space", "j"],
    "search": ["slash", *"task:emotion", "escape"],
    "typing": ["slash", *"dial"],
    "paper": ["enter"],
    "boards": ["S"],
    "board": ["S", "enter", "space", "j"],
    "chart": ["S", "enter", "t"],
    "tasks": ["T"],
    "datasets": ["D"],
    "dataset": ["D", "enter"],
    "methods": ["M", "l"],
    "home": ["H"],
    "about": ["A"],
    "help": ["question_mark"],
    "palette": ["ctrl+p"],
    "copy": ["y"],
    "jump": ["enter", "semicolon"],
    "why": ["S", "enter", "w"],
}


def luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def segments(pilot: Pilot[None]) -> Iterator[Segment]:
    """Yield what is painted; of a dialogue only its box: what is below is dimmed on purpose."""
    screen = pilot.app.screen
    region = screen.children[0].region if screen.is_modal else screen.region
    for strip in screen._compositor.render_strips()[region.y : region.bottom]:
        yield from strip.crop(region.x, region.right)


def is_text(text: str) -> bool:
    return any(not char.isspace() and unicodedata.category(char) not in NO_TEXT for char in text)


def true(color: RichColor | None) -> Color:
    assert color is not None
    return Color(*color.get_truecolor())


@pytest.mark.parametrize("way", WAYS)
async def test_text_has_enough_contrast(demo_db: Path, way: str) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, *WAYS[way])
        for name, app.has_few_colours in THEMES:
            app.wear(name)
            await settled(pilot)
            weak = {
                (part.text.strip(), round(ratio, 1))
                for part in segments(pilot)
                if part.style is not None and is_text(part.text)
                for ratio in [contrast(true(part.style.color), true(part.style.bgcolor))]
                if ratio < ENOUGH
            }
            assert weak == set(), app.theme


async def test_the_highlighted_row_differs_in_16_colours(demo_db: Path) -> None:
    for theme in (DARK, LIGHT):
        app = app_on(demo_db)
        app.has_few_colours = True
        app.wear(theme.name)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            title = app.backend.cards([1])[0].title
            backs = {
                RichColor.from_triplet(part.style.bgcolor.get_truecolor()).downgrade(1).number
                for strip in app.screen._compositor.render_strips()
                for part in strip
                if part.style and part.style.bgcolor and title[:12] in part.text
            }
            assert len(backs) == 2  # in the list and in the preview


async def test_the_theme_that_was_chosen_is_remembered(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f2")
        assert not app.current_theme.dark
    again = app_on(demo_db)
    again.wear(again.backend.own.setting(CHOSEN_THEME))
    assert not again.current_theme.dark


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_has_texts_that_can_be_read_on_all_it_paints(name: str) -> None:
    theme = theme_called(name)
    if theme.ansi:
        return  # which colours the terminal has nobody knows
    made = {**theme.to_color_system().generate(), **theme.variables}
    backs = [Color.parse(made[each]) for each in ("background", "surface", "panel")]
    for text in ("foreground", "text-primary", "text-accent", "text-warning", "text-error"):
        front = Color.parse(made[text])
        assert min(contrast(front, back) for back in backs) >= ENOUGH, text
