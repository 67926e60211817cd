"""Each command is declared once: keys, key bar, help, palette and docs all say the same."""

from collections import defaultdict
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input

from pwc_tui.settings.key_presets import PRESETS
from pwc_tui.tui.app.commands.all_commands import COMMANDS, OWNERS
from pwc_tui.tui.app.commands.help import help_menu, matching
from pwc_tui.tui.commands import Command, Commanding
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.table.moves import MOVES
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import app_on, press, screen_text, settled
from tools.make_docs import key_table


def test_every_command_with_a_key_is_in_the_table() -> None:
    table = key_table()
    for command in (each for each in COMMANDS if each.keys):
        assert command.help.rstrip(".") in table
        assert f"`{key_name(command.keys[0])}`" in table


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_what_it_does(command: Command) -> None:
    assert command.name
    assert command.help.endswith(".")
    assert len(command.help) <= 90
    reached = command.keys or command.in_palette
    assert reached or any(command.id in preset for preset in PRESETS.values())


@pytest.mark.parametrize("owner", [*OWNERS, VirtualTable])
def test_every_key_of_a_command_is_bound_to_it(owner: type[DOMNode]) -> None:
    bound = {(each.key, each.action) for each in owner.BINDINGS if isinstance(each, Binding)}
    for command in getattr(owner, "commands", ()):
        assert {(each.key, each.action) for each in command.bindings} <= bound
        assert callable(getattr(owner, f"action_{command.id}"))


def test_every_class_with_commands_is_listed() -> None:
    declaring, seen = [Commanding], set()
    while declaring:
        declaring += (owner := declaring.pop()).__subclasses__()
        seen |= {owner} if owner.own else set()
    assert seen == set(OWNERS)


def test_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_arrows_have_their_vim_twins() -> None:
    keys = {key for command in MOVES for key in command.keys}
    assert {"j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u"} <= keys


def test_help_is_filtered_by_key_name_and_words() -> None:
    assert [command.id for command in matching(COMMANDS, "alt+→")] == ["forward"]
    assert "open_pdf" in [command.id for command in matching(COMMANDS, "pdf browser")]
    assert matching(COMMANDS, "no such thing at all") == []


async def test_no_two_commands_of_one_key_can_run_at_once(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for keys in (["j"], ["enter"], ["S"], ["enter"], ["T"], ["A"], ["slash"]):
            await press(pilot, *keys)
            users: dict[str, list[str]] = defaultdict(list)
            for command in app.available:
                for key in command.keys:
                    users[key].append(command.id)
            clashes = {key: ids for key, ids in users.items() if len(ids) > 1}
            assert clashes == {}


async def test_the_key_bar_shows_what_is_available_now(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        bar = screen_text(pilot).splitlines()[-1]
        assert "↵ open" in bar
        assert "s sort" in bar
        assert "back" not in bar
        assert bar.rstrip().endswith("? help")
        await press(pilot, "enter")
        bar = screen_text(pilot).splitlines()[-1]
        assert "⌫ back" in bar
        assert "s sort" not in bar
        await press(pilot, "slash")
        bar = screen_text(pilot).splitlines()[-1]
        assert "↵ to the list" in bar
        assert "o page" not in bar


async def test_a_key_in_the_bar_can_be_clicked(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        column = screen_text(pilot).splitlines()[-1].index("search")
        await pilot.click(offset=(column, 35))
        await settled(pilot)
        assert isinstance(app.focused, Input)


async def test_help_opens_filters_and_runs_what_is_picked(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "Search this list" in screen_text(pilot)
        await press(pilot, *"all", "space", *"datasets")
        assert "Search this list" not in screen_text(pilot)
        await press(pilot, "enter")
        assert app.navigator.trail.current.title == "Datasets"


async def test_help_runs_even_what_belongs_to_the_list(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark", *"last", "space", *"row", "enter")
        assert app.screen.query_one(VirtualTable).cursor == app.backend.count() - 1


async def test_help_offers_only_what_can_be_done(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        runs = {entry.title.plain: entry.run for entry in help_menu(app).entries}
        assert runs["Leave the program"] is not None
        assert runs["Go back to where you came from, exactly as it was"] is None
