"""Keeping papers by keys: bookmarks, read marks, notes, the library, and undo."""

from pathlib import Path

import pytest

from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tui.places.trail import KeptListPlace, PapersPlace
from tests.tui.board_driving import toast
from tests.tui.driving import app_on, at_once, here, press, screen_text, settled, type_text

WIDE = (120, 36)


async def test_b_puts_a_paper_into_the_list_used_last_and_out_again(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "◆" not in screen_text(pilot)
        await press(pilot, "b")
        assert "into “To read”: u undoes it" in toast(pilot)
        assert screen_text(pilot).count("◆") == 1
        await press(pilot, "j", "b")
        assert screen_text(pilot).count("◆") == 2
        await press(pilot, "b")
        assert "out of “To read”" in toast(pilot)
        assert screen_text(pilot).count("◆") == 1
    assert len(UserFile(user_file).bookmarks()) == 1


async def test_what_is_marked_is_kept_together(demo_db: Path, user_file: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "j", "space", "j", "space", "b", "R")
        assert "Marked 3 papers as read" in toast(pilot)
        text = screen_text(pilot)
        assert text.count("◆✓") == 3
        await press(pilot, "u")
        assert "Undone: marked 3 papers as read" in toast(pilot)
        await press(pilot, "u")
        assert "◆" not in screen_text(pilot)
        await press(pilot, "ctrl+r")
        assert "Done again: put 3 papers into" in toast(pilot)
        assert screen_text(pilot).count("◆") == 3
    assert len(UserFile(user_file).bookmarks()) == 3


async def test_a_note_is_written_in_place_where_no_editor_is_set(
    demo_db: Path, user_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "N")
        await type_text(pilot, "weak baseline")
        await press(pilot, "ctrl+s")
        assert "The note is written" in toast(pilot)
        assert "Your note" in screen_text(pilot) and "weak baseline" in screen_text(pilot)
        await press(pilot, "N")
        assert "weak baseline" in screen_text(pilot)
        await type_text(pilot, "not kept")
        await press(pilot, "escape")
        assert "not saved" in screen_text(pilot) and "not kept" in screen_text(pilot)
        await press(pilot, "escape", "backspace")
        assert "✎" in screen_text(pilot)
    (note,) = UserFile(user_file).notes()
    assert note.text == "weak baseline"


async def test_the_library_leads_to_lists_which_follow_what_is_done(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "j", "b", "L")
        assert "To read" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, KeptListPlace)
        assert place.name == "To read"
        assert screen_text(pilot).count("◆") == 2
        await press(pilot, "b")
        assert screen_text(pilot).count("◆") == 1


async def test_a_list_is_chosen(demo_db: Path, user_file: Path) -> None:
    user = UserFile(user_file)
    user.add_list("Survey")
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+b", "down", "enter")
        assert "into “Survey”" in toast(pilot)
    assert len(user.bookmarks("Survey")) == 1


async def test_nothing_is_kept_while_one_types_and_nothing_to_undo_is_said(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "u")
        assert "nothing that could be undone" in toast(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "bRuNL")
        assert "bRuNL" in screen_text(pilot)
    assert not UserFile(user_file).bookmarks()


async def test_keys_that_are_pressed_quickly_keep_one_paper_after_the_other(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("b", "j", "b", "j", "b")
        await settled(pilot)
        assert screen_text(pilot).count("◆") == 3


@pytest.mark.parametrize("leaving", ["backspace", "q"])
async def test_what_is_kept_just_before_the_screen_is_left_is_kept(
    demo_db: Path, user_file: Path, leaving: str
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        at_once(pilot, "b", leaving)
        await settled(pilot)
        if leaving == "backspace":
            assert isinstance(here(pilot), PapersPlace)
            assert screen_text(pilot).count("◆") == 1
    assert len(UserFile(user_file).bookmarks()) == 1


async def test_keys_of_one_paper_that_are_read_together_are_acted_on_in_their_order(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        at_once(pilot, "b", "R", "b", "b", "b", "R")
        await settled(pilot)
        assert "◆" not in screen_text(pilot) and "✓" not in screen_text(pilot)
        await press(pilot, *["u"] * 6)
        assert "Undone" in toast(pilot)
        await press(pilot, "u")
        assert "nothing that could be undone" in toast(pilot)
    assert not UserFile(user_file).bookmarks()
