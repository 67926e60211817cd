"""The palette and the copy menu: dialogues in which one picks."""

from pathlib import Path

from pwc_tui.tui.app.commands.palette import HITS_AT_MOST
from pwc_tui.tui.places.trail import BoardPlace, PaperPlace
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import app_on, here, press, screen_text, settled, type_text


async def test_the_palette_finds_a_paper_by_a_misspelt_word(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "telmee")
        assert "TelME" in screen_text(pilot)
        rows = screen_text(pilot).splitlines()
        place = next(at for at, row in enumerate(rows) if "TelME" in row)
        await press(pilot, *["down"] * (place - 4), "enter")
        assert isinstance(here(pilot), PaperPlace)


async def test_the_palette_finds_a_leaderboard(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "image classification on imagenet")
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BoardPlace)
        assert "imagenet" in place.slug


async def test_an_old_address_leads_to_its_leaderboard(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "https://paperswithcode.com/sota/emotion-recognition-on-meld?p=x")
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BoardPlace)
        assert place.slug == "emotion-recognition-on-meld"


async def test_the_palette_finds_commands(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        was_dark = app.current_theme.dark
        await press(pilot, "ctrl+p")
        await type_text(pilot, "dark or light")
        await press(pilot, "enter")
        assert app.current_theme.dark != was_dark


async def test_the_palette_shows_fifty_hits_at_most(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        for text in ("a", "e", "image", "learning"):
            await press(pilot, "ctrl+u")
            await type_text(pilot, text)
            assert 0 < app.screen.query_one(VirtualTable).row_count <= HITS_AT_MOST


async def test_nothing_found_says_so_and_enter_does_nothing(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        await type_text(pilot, "qqzzxxyy")
        assert "No match" in screen_text(pilot)
        await press(pilot, "enter")
        assert not app.is_at_place
        await press(pilot, "escape")
        assert app.is_at_place


async def test_the_copy_menu_copies_by_a_letter(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        card = app.backend.cards([1])[0]
        await press(pilot, "y")
        assert card.slug[:20] in screen_text(pilot)
        await press(pilot, "t")
        assert app.is_at_place
        said = [notification.message for notification in app._notifications]
        assert any("Copied the title" in message for message in said)


async def test_a_click_outside_closes_a_dialogue(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        await pilot.click(offset=(1, 35))
        await settled(pilot)
        assert app.is_at_place


async def test_what_one_calls_a_command_stands_above_names_that_are_but_like_it(
    demo_db: Path,
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "export")
        rows = [row.split("│")[1] for row in screen_text(pilot).splitlines() if row.count("│") > 1]
        assert "Export papers" in next(row for row in rows[1:] if row.strip())
