"""Keys and hints: no hint of what cannot be done, no key that is pressed in vain without a word."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from pwc_tui.domain.pages.links import code_of
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.widgets.chrome.key_bar import KeyBar
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import app_on, papers_screen, press, rows_of, screen_text, settled, table


def bar(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the first rows of the list, without the preview beside it."""
    return [row.partition("│")[0] for row in screen_text(pilot).splitlines()[3:8]]


def told(app: PwcApp) -> str:
    """Return what the toasts say."""
    return " ".join(notification.message for notification in app._notifications)


async def test_a_page_without_a_homepage_has_no_hint_of_one(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        paper = app.backend.cards([1])[0]
        author = app.backend.pages.store().find(Kind.AUTHOR, paper.authors[0])
        assert author is not None
        app.post_message(OpenScope(author))
        await settled(pilot)
        assert "homepage" not in bar(pilot)
        await press(pilot, "o")
        assert "author" in told(app)


async def test_a_dataset_without_code_has_no_hint_of_it(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        datasets = [row.ref for row in rows_of(app.backend, Kind.DATASET)]
        pages = app.backend.pages.store()
        without = next(ref for ref in datasets if code_of(pages.page(ref, {})) is None)
        app.post_message(OpenScope(without))
        await settled(pilot)
        assert "c code" not in bar(pilot)
        await press(pilot, "c")
        assert "code" in told(app)


async def test_compare_is_hinted_only_where_the_marked_papers_share_a_leaderboard(
    demo_db: Path,
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "equals_sign")
        assert "papers, models or results with space first" in told(app)
        await press(pilot, "space", "space")
        shared = app.marks.shared_boards
        assert ("= compare" in bar(pilot)) == (shared > 0)
        app.marks.shared_boards = 0
        app.refresh_bindings()
        await settled(pilot)
        assert "= compare" not in bar(pilot)


async def test_a_key_that_does_nothing_here_says_what_it_is_for(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "A", "t")
        assert "t does nothing here. On a leaderboard: chart over time." in told(app)
        await press(pilot, "X")
        assert "X does nothing here. Elsewhere: " in told(app)


async def test_ctrl_c_says_how_to_quit(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+c")
        assert "q quits" in told(app)


@pytest.mark.parametrize("keys", [["ctrl+z"], ["slash", "ctrl+z"], ["question_mark", "ctrl+z"]])
async def test_ctrl_z_suspends_everywhere(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(PwcApp, "action_suspend_process", lambda _: suspended.append(True))
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert suspended == [True]


async def test_space_marks_in_the_gutter_and_goes_on(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        before = listed(pilot)
        await pilot.press("space", "space")
        await settled(pilot)
        after = listed(pilot)
        assert table(pilot).cursor == 2
        assert len(app.marked) == 2
        changed = [row for row, was in zip(after, before, strict=True) if row != was]
        assert len(changed) == 2
        assert all(row[0] == "✓" for row in changed)
        assert [row[1:] for row in after] == [row[1:] for row in before]


async def test_marking_a_result_moves_nothing(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "S", "enter")
        top = table(pilot).region.y + 1
        before = screen_text(pilot).splitlines()[top]
        await press(pilot, "space")
        after = screen_text(pilot).splitlines()[top]
        assert (after[0], after[1:]) == ("✓", before[1:])


async def test_the_wheel_scrolls_the_page_unless_one_reads_in_a_table(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 20)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        page = app.screen.query_one("#page")
        inner = [each for each in page.query(VirtualTable) if not each.has_focus]
        assert inner
        page.scroll_to_widget(inner[0], animate=False)
        await settled(pilot)
        was = page.scroll_y
        event = events.MouseScrollDown(inner[0], 1, 1, 0, 1, 0, False, False, False)
        inner[0].post_message(event)
        await settled(pilot)
        assert page.scroll_y > was or page.max_scroll_y == was
        assert inner[0].scroll_y == 0


async def test_the_footer_of_about_takes_the_whole_width(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "A")
        assert pilot.app.screen.query_one(KeyBar).size.width >= 118
        assert bar(pilot).rstrip().endswith("? help")


@pytest.mark.parametrize("keys", [["slash"], ["ctrl+p"]])
async def test_pasted_lines_become_one(demo_db: Path, keys: list[str]) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert app.focused is not None
        app.focused.post_message(events.Paste("\nDueling Network Archi-\ntectures for\nDeep\n"))
        await settled(pilot)
        assert app.focused.value == "Dueling Network Architectures for Deep"  # type: ignore[attr-defined]
        if keys == ["slash"]:
            assert "Dueling Network" in str(papers_screen(pilot).request.words)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_key_bar_names_first_what_can_be_done_with_what_is_marked(
    demo_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        assert "^b" not in bar(pilot)
        await press(pilot, "space", "space")
        assert all(each in bar(pilot) for each in ("^b to a list", "e export", "y copy"))
        await press(pilot, "escape", "D", "space")
        assert "^b to a list" in bar(pilot) and "e export" not in bar(pilot)  # no paper is marked


async def test_a_list_says_with_the_keys_of_the_user_how_to_move_and_note(
    demo_db: Path, user_file: Path
) -> None:
    async with app_on(demo_db, '[keys]\nwrite_note = "f5"\n').run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "b", "L", "enter")
        assert "{ and } move a row, f5 notes on it, e exports all" in screen_text(pilot)
