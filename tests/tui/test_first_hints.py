"""Who starts the program for the first time gets three hints, each until it is followed."""

from pathlib import Path

from pwc_tui.tui.widgets.chrome.first_hints import FIRST_HINTS
from tests.tui.driving import app_on, press, screen_text, settled

NEW = "New here?"


async def test_hints_go_away_one_by_one_as_they_are_followed(demo_db: Path) -> None:
    app = app_on(demo_db)
    app.first_hints = list(FIRST_HINTS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = screen_text(pilot)
        for told in ("/ searches everything", "↵ opens the row", "? shows all keys"):
            assert told in shown
        await press(pilot, "slash", "enter")
        assert "searches everything" not in screen_text(pilot)
        await press(pilot, "enter")
        shown = screen_text(pilot)
        assert NEW in shown and "? shows all keys" in shown
        assert "opens the row" not in shown
        await press(pilot, "question_mark", "escape")
        assert NEW not in screen_text(pilot)
        await press(pilot, "backspace")
        assert NEW not in screen_text(pilot)


async def test_who_knows_the_program_gets_none(demo_db: Path) -> None:
    async with app_on(demo_db).run_test() as pilot:
        await settled(pilot)
        assert NEW not in screen_text(pilot)
