"""One marked set for all lists and tables: what marks, what shows it, and what acts on it."""

from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tui.app.app import PwcApp
from tests.tui.board_archive import RACE
from tests.tui.board_driving import open_board, toast
from tests.tui.driving import (
    app_on,
    place_screen,
    press,
    screen_text,
    search,
    settled,
    table,
    type_text,
)

WIDE = (120, 36)


def kinds(app: PwcApp) -> list[str]:
    """Return of which kind what is marked is."""
    return [thing.kind.value if isinstance(thing, Ref) else "result" for thing in app.marked]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("S",), Kind.BOARD),
        (("S", "shift+tab"), Kind.BOARD),
        (("T",), Kind.TASK),
        (("T", "tab", "right", "j"), Kind.TASK),
        (("D",), Kind.DATASET),
        (("M",), Kind.METHOD),
        (("V",), Kind.VENUE),
        (("H", "j", "j", "j"), Kind.PAPER),
    ],
)
async def test_space_marks_in_every_list_and_goes_one_row_down(
    demo_db: Path, keys: tuple[str, ...], kind: Kind
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        panel = place_screen(pilot).panel_here
        assert panel is not None
        at = panel.cursor
        await press(pilot, "space", "space")
        assert kinds(app) == [kind] * 2
        assert panel.cursor == at + 2
        assert screen_text(pilot).count("✓ ") >= 3
        assert f"2 {'leaderboard' if kind is Kind.BOARD else kind}s marked" in screen_text(pilot)


async def test_the_set_goes_along_over_screens_and_survives_going_back(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "D", "space")
        assert "1 paper and 1 dataset marked" in screen_text(pilot)
        await open_board(pilot, RACE)
        await press(pilot, "space")
        assert "1 paper, 1 dataset and 1 result marked" in screen_text(pilot)
        await press(pilot, "backspace")
        assert table(pilot).is_ticked(0) and not table(pilot).is_ticked(1)
        await press(pilot, "P", "space")
        assert kinds(app) == ["dataset", "result"]


async def test_hits_related_papers_and_results_of_a_paper_are_marked(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "image")
        await press(pilot, "enter", "space")
        assert len(app.marked) == 1
        await press(pilot, "P")
        app.marks.clear()
        await press(pilot, "enter")
        await press(pilot, "space")
        assert kinds(app) == ["paper"]
        app.screen.query_one("#related").focus()
        await press(pilot, "space", "space")
        assert kinds(app) == ["paper"] * 3
        assert "1✓" in screen_text(pilot) and "2✓" in screen_text(pilot)


async def test_a_range_is_marked_from_the_last_mark_or_with_shift(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "j", "j", "ctrl+space")
        assert len(app.marked) == 4
        await press(pilot, "u")
        assert len(app.marked) == 1
        await press(pilot, "j", "shift+down", "shift+down", "shift+up")
        assert len(app.marked) == 4 and table(pilot).cursor == 5
        await search(pilot, "attention")  # another list: what stood there then is elsewhere
        await press(pilot, "enter", "G", "ctrl+space")
        assert len(app.marked) == 5


async def test_a_star_marks_the_whole_list_and_escape_takes_all_marks_which_u_brings_back(
    demo_db: Path,
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "M", "asterisk")
        count = table(pilot).row_count
        assert len(app.marked) == count and f"{count} methods marked" in screen_text(pilot)
        await press(pilot, "escape")
        assert not app.marked and "u brings them back" in toast(pilot)
        await press(pilot, "u")
        assert len(app.marked) == count


async def test_of_a_long_list_it_is_asked_how_many_are_marked(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pwc_tui.tui.screens.base.marking.ASKED_ABOVE", 5)
    monkeypatch.setattr("pwc_tui.tui.screens.base.marking.MOST_MARKED", 20)
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "asterisk")
        assert not app.marked
        assert "mark the first 20" in screen_text(pilot)
        await press(pilot, "enter")
        assert len(app.marked) == 20


async def test_results_count_as_their_papers_and_what_cannot_be_used_is_said(
    boards_db: Path, user_file: Path
) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "D", "space", "R")
        assert "Only papers can be marked as read; marked is 1 dataset." in toast(pilot)
        await open_board(pilot, RACE)
        await press(pilot, "asterisk", "R")
        papers = app.marked.papers
        assert f"Marked {len(papers)} papers as read, not 1 dataset" in toast(pilot)
        await press(pilot, "b")
        assert f"Put {len(papers) + 1} things into “To read”" in toast(pilot)
        await press(pilot, "y")
        assert f"Copy of {len(papers)} marked papers, not 1 dataset" in screen_text(pilot)
        await press(pilot, "escape", "e", "a")
        assert f"Export {len(papers)} marked papers, not 1 dataset" in screen_text(pilot)
    assert len(UserFile(user_file).bookmarks()) == len(papers) + 1


async def test_nothing_is_marked_while_one_types(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "a b*")
        assert not app.marked


async def test_pages_of_marked_papers_are_opened_after_it_was_said_which(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(PwcApp, "open_url", lambda _, url, **__: opened.append(url))
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "space", "O")
        assert not opened and "Open the PDF of 3 marked papers" in screen_text(pilot)
        await press(pilot, "enter")
        assert len(opened) == 3


async def test_the_highlighted_paper_of_a_page_is_acted_on_where_none_is_marked(
    demo_db: Path, user_file: Path
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "H")
        app.screen.query_one("#newest").focus()
        await press(pilot, "j", "b")
        screen = place_screen(pilot)
        assert screen.panel_here is not None
        second = screen.markable(screen.panel_here, 1)
        assert screen_text(pilot).count("◆") == 1
    (kept,) = UserFile(user_file).bookmarks()
    assert isinstance(second, Ref) and kept.subject.slug == second.slug


async def test_all_that_is_marked_is_tagged_and_untagged(demo_db: Path, user_file: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "T", "space", "number_sign")
        assert "Tag the marked 2 papers and 1 task as" in screen_text(pilot)
        await type_text(pilot, "baseline")
        await press(pilot, "enter")
        assert "Tagged 3 things “baseline”" in toast(pilot)
        await press(pilot, "escape", "P", "number_sign", "enter")
        assert "Took the tag “baseline” from" in toast(pilot)
    assert len(UserFile(user_file).tagged("baseline")) == 2


async def test_what_is_kept_is_marked_in_its_list(demo_db: Path, user_file: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "D", "b", "L", "enter", "space", "space")
        assert sorted(kinds(app)) == ["dataset", "paper"]
        assert table(pilot).is_ticked(0) and table(pilot).is_ticked(1)
