"""Keys of the user's own: presets, rebinding, sequences, and what is said of those that clash."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import BindingsMap

from pwc_tui.settings.declaration import KeySettings
from pwc_tui.settings.key_presets import PRESETS
from pwc_tui.settings.reading import settings_in
from pwc_tui.tui.app.commands.all_commands import COMMANDS, OWNERS
from pwc_tui.tui.app.commands.key_problems import key_problems
from pwc_tui.tui.keys import key_table, textual_keys, written_keys
from pwc_tui.tui.places.trail import BrowsePlace, HomePlace, PaperPlace, PapersPlace
from pwc_tui.tui.widgets.chrome.nav_bar import sections
from tests.tui.driving import app_on, here, papers_screen, press, screen_text, settled, table


def complaints(text: str) -> list[str]:
    file = settings_in(f"[keys]\n{text}", "config.toml")
    return file.complaints(*key_problems(key_table(file.settings.keys), file.settings.commands))


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_gives_a_key_to_two_commands_or_names_what_there_is_not(preset: str) -> None:
    assert complaints(f"preset = '{preset}'") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "next_order = 'o'",
            "config.toml, line 2: [keys] o is the key of “Sort differently” (next_order) and of "
            "“Open the paper's page” (open_page), a paper: where there are both, it does the first",
        ),
        ("quitt = 'x'", 'line 2: [keys] there is no command "quitt": perhaps quit is meant'),
        ("quit = 'ctrl+foo'", 'line 2: [keys] quit has "ctrl+foo", which is no key'),
        ("\nquit = ['x', 3]", "line 3: [keys] quit is a list, but must be a key"),
        ("go_home = 'g g'", "line 2: [keys] g is the key of “First row” (first)"),
        ("preset = 'vi'", "line 2: [keys] preset is"),
    ],
)
def test_what_is_wrong_with_keys_is_said_with_its_line(text: str, said: str) -> None:
    assert said in "; ".join(complaints(text))


@given(st.dictionaries(st.sampled_from(["quit", "go_home", "open", "x"]), st.lists(st.text())))
def test_no_keys_that_can_be_written_make_the_program_fail(
    keys: dict[str, list[str]],
) -> None:
    written = {name: tuple(each) for name, each in keys.items()}
    found = key_table(KeySettings(commands=written))
    for owner in OWNERS:
        found.rebound(BindingsMap(owner.BINDINGS), owner.commands)


def test_commands_that_have_one_key_from_the_beginning_may_share_another() -> None:
    assert complaints("open_page = 'ctrl+o'\nopen_homepage = 'ctrl+o'") == []
    assert complaints("next_order = 'ctrl+o'\nnext_metric = 'ctrl+o'") == [], "other screens"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("s", "s"),
        ("/", "slash"),
        ("ctrl+o", "ctrl+o"),
        ("alt+<", "alt+less_than_sign"),
        ("ctrl++", "ctrl+plus"),
        ("g g", "g g"),
        ("f5", "f5"),
        ("pageup", "pageup"),
        ("hyper", None),
        ("ctrl+", None),
        ("", None),
        ("ctrl+nothing", None),
    ],
)
def test_keys_are_written_as_they_are_typed(written: str, named: str | None) -> None:
    assert textual_keys(written) == named


async def test_a_key_that_is_moved_leaves_what_else_has_it(demo_db: Path) -> None:
    config = "[keys]\nnext_order = ['ctrl+o', 'x']\nopen_pdf = []\ngo_home = 'f9'\n"
    app = app_on(demo_db, config)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        before = papers_screen(pilot).view.order
        await press(pilot, "s")
        assert papers_screen(pilot).view.order == before
        await press(pilot, "x")
        first = papers_screen(pilot).view.order
        assert first != before
        await press(pilot, "ctrl+o")
        assert papers_screen(pilot).view.order not in (before, first)
        bar = screen_text(pilot).splitlines()[-1]
        assert "^o sort" in bar
        assert "PDF" not in bar
        await press(pilot, "f9")
        assert isinstance(here(pilot), HomePlace)
        await press(pilot, "backspace", "question_mark")
        text = screen_text(pilot)
        assert "^o x" in text
        await press(pilot, *"order")
        assert "^o x" in screen_text(pilot)
        await press(pilot, "escape", "S")
        await settled(pilot)
        assert "s does nothing here" not in "".join(n.message for n in app._notifications)


async def test_the_palette_shows_the_users_keys(demo_db: Path) -> None:
    async with app_on(demo_db, "[keys]\nnext_order = 'ctrl+o'\n").run_test() as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await press(pilot, *"sort diff")
        assert "^o" in next(row for row in screen_text(pilot).splitlines() if "Sort diff" in row)


async def test_the_related_papers_have_numbers_whatever_their_keys(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\nopen_related = ['alt+1', 'alt+2']\n")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        await press(pilot, "2")
        assert here(pilot) == place
        await press(pilot, "alt+2")
        second = here(pilot)
        assert isinstance(second, PaperPlace)
        assert second != place


async def test_vim_keys_move_by_what_is_pressed_in_turn(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\npreset = 'vim'\n")
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "G")
        assert table(pilot).cursor == table(pilot).row_count - 1
        await press(pilot, "g")
        assert table(pilot).cursor == table(pilot).row_count - 1
        await press(pilot, "g")
        assert table(pilot).cursor == 0
        await press(pilot, *["j"] * 15, "z", "z")
        assert table(pilot).top == 15 - table(pilot).page // 2
        await press(pilot, "g", "escape")
        assert isinstance(here(pilot), PapersPlace)
        await press(pilot, "n", "n", "N")
        assert table(pilot).cursor == 16
        await press(pilot, "colon")
        assert "Go to anything" in screen_text(pilot)


async def test_a_number_goes_with_keys_pressed_in_turn(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\npreset = 'vim'\n")
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "1", "2", "g", "g")
        assert table(pilot).cursor == 11
        await press(pilot, "g", "g")
        assert table(pilot).cursor == 0
        await press(pilot, "3", "n")
        assert table(pilot).cursor == 3
        await press(pilot, "m", "7", "G", "apostrophe", "7")
        assert table(pilot).cursor == 3


async def test_vim_keys_remember_places_by_letters(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\npreset = 'vim'\n")
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "m", "a", "T", "apostrophe", "b")
        assert isinstance(here(pilot), BrowsePlace)
        await press(pilot, "apostrophe", "a")
        assert isinstance(here(pilot), PapersPlace)
        assert table(pilot).cursor == 2
        await press(pilot, "m", "escape", "j")
        assert table(pilot).cursor == 3


async def test_a_search_takes_letters_that_begin_a_sequence(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\npreset = 'vim'\n")
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"ggm")
        assert papers_screen(pilot).bar.words == "ggm"


async def test_sentences_name_the_users_keys(demo_db: Path) -> None:
    config = "[keys]\nget_archive = 'f7'\nquit = 'f8'\nmark = 'x'\ncompare = []\ngo_tasks = 'f9'"
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "f7 gets the whole one" in screen_text(pilot)
        shown = sections("Papers", app.keys)
        underlined = [shown.plain[each.start] for each in shown.spans if each.style == "underline"]
        assert "S" in underlined
        assert "T" not in underlined
        await press(pilot, "ctrl+c")
        assert "f8 quits" in next(iter(app._notifications)).message
        await press(pilot, "E")
        assert "with x first; E then" in next(iter(app._notifications)).message


async def test_keys_that_clash_are_told_on_the_screen(demo_db: Path) -> None:
    app = app_on(demo_db, "[keys]\nnext_order = 'o'\nscroll = 'x'\n")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        (notice,) = app._notifications
        assert "o is the key of" in notice.message
        assert 'line 3: [keys] there is no command "scroll"' in notice.message


def test_the_keys_of_all_commands_can_be_written() -> None:
    for command in COMMANDS:
        assert tuple(map(textual_keys, written_keys(command))) == command.keys


def test_every_command_can_be_given_a_key() -> None:
    names = [command.id for command in COMMANDS]
    assert len(names) == len(set(names))
