"""Dialogues: as large as what is in them, nothing cut, and called by what Enter does."""

import re
from pathlib import Path

import pytest
from textual.content import Content
from textual.widget import Widget

from pwc_tui.domain.query.help import QUERY_HELP
from pwc_tui.tui.app.commands.help import help_menu
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.screens.dialogs.picker import Picker
from pwc_tui.tui.screens.dialogs.picker_size import columns_of
from pwc_tui.tui.text import hanging
from pwc_tui.tui.widgets.table.columns import lay_out
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.board_archive import RACE
from tests.tui.board_driving import open_board
from tests.tui.driving import SIZES, app_on, here, press, screen_text, settled, type_text


def box(app: object) -> Widget:
    """Return the box of the dialogue that is open."""
    screen = app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, Picker)
    return screen.children[0]


async def test_help_begins_with_the_keys_of_where_one_is(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "S", "enter", "question_mark")
        lines = screen_text(pilot).splitlines()
        assert "On this screen" in lines[4]
        begun = "\n".join(lines[5:14])
        assert "Rank the leaderboard by its next metric" in begun
        assert "Show only papers with code" not in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_of_the_help_is_cut(demo_db: Path, size: tuple[int, int]) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        seen = screen_text(pilot)
        table = app.screen.query_one(VirtualTable)
        for top in range(0, table.row_count, table.page):
            table.scroll_to(y=top, animate=False, force=True)
            await settled(pilot)
            seen += screen_text(pilot)
        shown = [line.split("│")[1] for line in seen.splitlines() if "│" in line]
        assert shown
        assert not [line for line in shown if re.search(r"\S…[ ▁-█]*$", line)]
        for entry in help_menu(app).entries:
            assert entry.title.plain.split()[-1] in seen


async def test_help_explains_the_marks_and_the_query_language(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        entries = help_menu(app).entries
        marks = {entry.key for entry in entries if entry.run is None}
        assert {"●", "○", "★", "✓", "▸"} <= marks
        titles = [entry.title.plain for entry in entries]
        assert all(any(help_.example in title for title in titles) for help_ in QUERY_HELP)
        await press(pilot, "question_mark")
        await type_text(pilot, "task:emotoin")
        await press(pilot, "enter")
        assert "task:emotoin" in here(pilot).title


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("exit", "Quit"),
        ("help", "Help"),
        ("shortcuts", "Help"),
        ("fetch", "Get the whole archive"),
        ("download", "Get the whole archive"),
        ("bookmark", "Bookmark"),
        ("theme", "Dark or light"),
        ("find", "Search"),
        ("clipboard", "Copy …"),
        ("licence", "About pwc-tui"),
    ],
)
async def test_the_palette_finds_a_command_by_what_people_call_it(
    demo_db: Path, typed: str, name: str
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, typed)
        assert name in screen_text(pilot).splitlines()[4]


async def test_a_command_of_another_screen_says_where_it_works(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "export")
        found = [line for line in screen_text(pilot).splitlines() if "not on this screen" in line]
        assert "Copy or save the leaderboard" in found[0]
        assert "a leaderboard" in found[0]


async def test_a_dialogue_is_as_large_as_its_content(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        title = app.backend.cards([1])[0].title
        assert len(title) + 15 <= box(app).size.width <= len(title) + 50
        assert box(app).size.height <= 12


@pytest.mark.parametrize(
    ("keys", "action"), [(["y"], "copy"), (["D", "f"], "filter"), (["f1"], "choose")]
)
async def test_a_dialogue_names_what_enter_does(
    demo_db: Path, keys: list[str], action: str
) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert f"↵ {action}" in screen_text(pilot)
        assert "↵ run" not in screen_text(pilot)


@pytest.mark.parametrize(
    ("keys", "titles"),
    [
        (["e"], ["copy as Markdown", "copy as LaTeX"]),
        (["j", "j", "j", "i"], ["Beta", "Alpha"]),
        (["d"], ["↓ lower is better"]),
    ],
)
async def test_a_narrow_dialogue_says_what_its_entries_are(
    boards_db: Path, keys: list[str], titles: list[str]
) -> None:
    async with app_on(boards_db).run_test(size=(40, 15)) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, *keys)
        shown = screen_text(pilot)
        assert all(title in shown for title in titles)


def test_a_title_is_seen_on_40_columns_beside_the_longest_key() -> None:
    entry = PickerEntry(Content("x" * 50), Content("y" * 60), "ranked below")
    layout = lay_out(columns_of(Menu("", [entry], key_width=12)), 31)
    assert [each.column.key for each in layout.moving] == ["key", "title"]
    assert layout.overflow == 0 and layout.moving[1].width >= 14


async def test_a_line_of_an_explanation_goes_on_below_its_text(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(50, 36)) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "w")
        inside = [part.split("│")[1] for part in screen_text(pilot).splitlines() if "│" in part]
        told = next(at for at, part in enumerate(inside) if part.strip().startswith("· "))
        text = inside[told].index("· ") + 2
        assert any(part[:text].isspace() and part[text] != " " for part in inside[told + 1 :])


def test_what_goes_on_below_hangs() -> None:
    told = hanging(Content("from  "), Content("one two three four"), 16)
    assert told.plain.splitlines() == ["from  one two", "      three four"]
    assert hanging(Content("from  "), Content(), 16).plain == "from  "
    assert hanging(Content("from  "), Content("one"), 2).plain.startswith("from  ")
