"""Any size of terminal: nothing crashes, every line keeps to the width."""

from pathlib import Path

import pytest

from tests.tui.driving import app_on, place_screen, press, screen_text, settled, type_text


@pytest.mark.parametrize("size", [(1, 1), (16, 5), (300, 80)])
async def test_every_screen_bears_any_size(demo_db: Path, size: tuple[int, int]) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "j", "enter", "backspace", "v", "f", "f", "question_mark", "escape")
        await press(pilot, "y", "escape", "S", "enter", "T", "D", "M", "A", "slash")
        await type_text(pilot, "graph")
        await press(pilot, "ctrl+p", "i", "escape", "escape", "escape", "G")
        lines = screen_text(pilot).splitlines()
        assert len(lines) <= size[1]
        assert all(len(line) <= size[0] for line in lines)


async def test_resizing_keeps_the_highlighted_paper_in_sight(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        await press(pilot, *"jjjjjjjjjjjjjjjjjjjjjjjjjj")
        subject = place_screen(pilot).subject()
        for size in ((80, 24), (16, 5), (120, 36)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert place_screen(pilot).subject() == subject
        assert subject is not None
        assert app.backend.cards([subject])[0].title[:16] in screen_text(pilot)
