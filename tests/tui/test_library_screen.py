"""The Library as a section: its views by keys, and what is changed in them."""

from datetime import date
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject, SubmittedValue
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tui.places.trail import (
    BoardPlace,
    EntityPlace,
    KeptListPlace,
    LibraryPlace,
    LibraryView,
    PaperPlace,
    PapersPlace,
)
from pwc_tui.tui.screens.library.views import VIEWS
from tests.tui.board_archive import RACE
from tests.tui.board_driving import toast
from tests.tui.driving import (
    app_on,
    database,
    here,
    press,
    screen_text,
    settled,
    table,
    type_text,
)

WIDE = (120, 36)


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_an_empty_library_says_in_each_view_how_to_fill_it(
    demo_db: Path, user_file: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "L")
        assert here(pilot) == LibraryPlace()
        assert "Your library is empty" in screen_text(pilot)
        for view in list(LibraryView)[1:]:
            await press(pilot, "tab")
            place = here(pilot)
            assert isinstance(place, LibraryPlace) and place.view is view
            assert VIEWS[view].empty in screen_text(pilot)
        await press(pilot, "tab")
        assert here(pilot) == LibraryPlace()


async def test_lists_are_made_renamed_merged_and_removed_and_all_of_it_is_undone(
    demo_db: Path, user_file: Path
) -> None:
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "j", "b", "L", "plus")
        await type_text(pilot, "Survey")
        await press(pilot, "enter")
        assert "Made the list “Survey”: u undoes it" in toast(pilot)
        assert _names(user_file) == {"To read": 2, "Survey": 0}
        place = here(pilot)
        assert isinstance(place, LibraryPlace) and place.cursor_key == "Survey"
        await press(pilot, "r")
        await type_text(pilot, "Survey 2026")
        await press(pilot, "enter")
        assert _names(user_file) == {"To read": 2, "Survey 2026": 0}
        await press(pilot, "g", "x")
        assert "Removed" not in toast(pilot)  # the one that is always there
        await press(pilot, "j", "m", "enter")
        assert "Put the list “Survey 2026” into “To read”" in toast(pilot)
        await press(pilot, "u", "G", "x")
        assert _names(user_file) == {"To read": 2}
        await press(pilot, "u", "u", "u")
        assert "Undone: made the list “Survey”" in toast(pilot)
        assert _names(user_file) == {"To read": 2}


async def test_a_list_is_sorted_by_hand_and_by_every_order_and_keeps_what_the_archive_lacks(
    demo_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    gone = Subject(Kind.PAPER, "gone-with-the-archive", "Gone With the Archive")
    user.add_bookmarks([gone], "Survey")
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+b", "down", "enter", "j", "b", "L", "j", "enter")
        assert isinstance(here(pilot), KeptListPlace)
        by_hand = [mark.subject.slug for mark in user.bookmarks("Survey")]
        assert len(by_hand) == 3 and by_hand[-1] == gone.slug
        assert "Gone With the Archive" in screen_text(pilot)
        assert "not in archive" in screen_text(pilot)
        await press(pilot, "G")
        assert "not in this archive; this is" in screen_text(pilot)
        await press(pilot, "{", "{")
        moved = [gone.slug, *by_hand[:-1]]
        assert [mark.subject.slug for mark in user.bookmarks("Survey")] == moved
        assert table(pilot).cursor == 0
        await press(pilot, "u")
        assert [mark.subject.slug for mark in user.bookmarks("Survey")][1] == gone.slug
        await press(pilot, "s")
        assert "by newest" in screen_text(pilot)
        await press(pilot, "G", "enter")
        assert "is not in this archive; it stays in your library" in toast(pilot)
        await press(pilot, "x")
        assert "out of “Survey”: u undoes it" in toast(pilot)
        assert gone.slug not in {mark.subject.slug for mark in user.bookmarks("Survey")}


async def test_things_of_all_kinds_lead_to_their_pages_and_back_to_their_row(
    demo_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        backend = database(pilot)
        task = next(iter(backend.lists.rows(Kind.TASK, [1]).values())).ref
        paper = backend.subjects([1])[0]
        user.add_bookmarks([paper, Subject(Kind.TASK, task.slug, task.name)])
        await press(pilot, "L", "enter", "enter")
        assert isinstance(here(pilot), PaperPlace)
        await press(pilot, "backspace", "j", "enter")
        assert isinstance(here(pilot), EntityPlace)
        await press(pilot, "backspace")
        assert table(pilot).cursor == 1


async def test_words_narrow_a_view(demo_db: Path, user_file: Path) -> None:
    user = UserFile(user_file)
    for name in ("Survey of vision", "Survey of speech"):
        user.add_list(name)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "L", "slash")
        await type_text(pilot, "spee")
        assert table(pilot).row_count == 1
        await type_text(pilot, "x")
        assert "No match for “speex”" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert table(pilot).row_count == 3


async def test_notes_are_listed_with_their_first_line_and_removed(
    demo_db: Path, user_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    user = UserFile(user_file)
    user.set_note(Subject(Kind.PAPER, "gone", "Gone"), "# Weak baseline\nmore")
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "L", "tab", "tab")
        assert "Weak baseline" in screen_text(pilot) and "more" not in screen_text(pilot)
        await press(pilot, "N")
        await type_text(pilot, "Very ")
        await press(pilot, "ctrl+s")
        assert [note.text for note in user.notes()] == ["Very # Weak baseline\nmore"]
        await press(pilot, "x")
        assert "The note is removed" in toast(pilot)
        assert "No note is written" in screen_text(pilot)
        await press(pilot, "u")
        assert "Weak baseline" in screen_text(pilot)


async def test_results_of_ones_own_are_listed_with_their_rank_also_on_new_leaderboards(
    boards_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        board = database(pilot).leaderboards.board(RACE)
        told = {"task": board.task.name, "dataset": board.dataset.name, "day": date(2024, 1, 2)}
        user.submit(model="Old", values=[SubmittedValue(board.metrics[0].name, "1")], **told)  # type: ignore[arg-type]
        value = [SubmittedValue("Accuracy", "81")]
        user.submit(task="New Task", dataset="New Set", model="Ours", values=value)
        await press(pilot, "L", "tab", "tab", "tab")
        text = screen_text(pilot)
        assert "New Task on New Set (new)" in text or "New Set (new)" in text
        assert "1 of 1" in text
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BoardPlace) and "Ours (own result)" in screen_text(pilot)
        await press(pilot, "backspace", "x")
        assert [each.model for each in user.results()] == ["Old"]
        await press(pilot, "u")
        assert len(user.results()) == 2


async def test_what_was_looked_at_is_listed_and_leads_there(demo_db: Path, user_file: Path) -> None:
    user = UserFile(user_file)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        user.visit(database(pilot).subjects([2])[0])
        await press(pilot, "L", "shift+tab", "enter")
        assert isinstance(here(pilot), PaperPlace)


async def test_tags_and_what_was_read_lead_to_their_papers(demo_db: Path, user_file: Path) -> None:
    user = UserFile(user_file)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        user.add_tag(database(pilot).subjects([1]), "baseline")
        await press(pilot, "R", "L", "j", "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "tag:baseline"
        await press(pilot, "backspace", "G", "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace) and place.request.words == "is:read"


def _names(user_file: Path) -> dict[str, int]:
    return {each.name: each.count for each in UserFile(user_file).lists()}


async def test_all_papers_of_a_list_are_exported_or_the_highlighted_one(
    demo_db: Path, user_file: Path
) -> None:
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "j", "b", "L", "enter", "e")
        assert "Export 2 papers" in screen_text(pilot)
        assert "the highlighted one instead" in screen_text(pilot)
        await press(pilot, "a")
        assert "Export one paper" in screen_text(pilot)
        assert "all 2 papers of the list" in screen_text(pilot)
        await press(pilot, "escape", "space", "e")
        assert "Export 1 marked paper" in screen_text(pilot)
