"""The columns of the list of papers are chosen in a menu, and the same next time."""

from pathlib import Path

from textual.pilot import Pilot

from pwc_tui.tui.screens.papers.chosen_columns import CHOSEN_COLUMNS, columns_of
from tests.tui.driving import app_on, papers_screen, press, screen_text, search, settled, type_text


def heads(pilot: Pilot[None]) -> list[str]:
    """Return the headings that are painted."""
    table = papers_screen(pilot).table
    return screen_text(pilot).splitlines()[table.region.y].split("│")[0].split()


async def open_columns(pilot: Pilot[None]) -> None:
    await press(pilot, "ctrl+p")
    await type_text(pilot, "choose the columns")
    await press(pilot, "enter")


async def test_a_column_is_left_out_and_taken_in_again_as_the_last_one(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        assert heads(pilot) == ["Title", "Authors", "Tasks", "Date", "●", "★"]
        await open_columns(pilot)
        await press(pilot, "enter", "escape")
        assert heads(pilot) == ["Title", "Tasks", "Date", "●", "★"]
        title = app.backend.cards([1])[0].title
        row = next(row for row in screen_text(pilot).splitlines() if title[:20] in row)
        assert app.backend.cards([1])[0].authors[0] not in row.split("│")[0]
        await open_columns(pilot)
        await press(pilot, "end", "enter", "escape")
        assert heads(pilot) == ["Title", "Tasks", "Date", "●", "★", "Authors"]
    chosen = app_on(demo_db).backend.own.setting(CHOSEN_COLUMNS)
    assert [each.key for each in columns_of(chosen)][-1] == "authors"


async def test_hits_of_other_kinds_keep_their_columns(demo_db: Path) -> None:
    app = app_on(demo_db)
    app.columns = "title date"
    async with app.run_test(size=(120, 36)) as pilot:
        await search(pilot, "imagenet")
        await press(pilot, "enter", "tab", "tab")
        assert "ImageNet" in screen_text(pilot)


def test_what_is_no_column_is_passed_over_and_titles_are_always_there() -> None:
    assert [each.key for each in columns_of("date nothing title date")] == ["title", "date"]
    assert [each.key for each in columns_of("")] == ["title"]
