"""One class per command: keys, key bar, help, palette and README all say the same."""

from collections import defaultdict
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Input

from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.commands.base import Command
from pwc_tui.tui.commands.registry import BY_ID, COMMANDS
from pwc_tui.tui.commands.table_movement import MOVING, TableCommand
from pwc_tui.tui.screens.dialogs.help import help_menu, matching
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import app_on, press, screen_text, settled
from tools.make_docs import key_table


def test_every_command_with_a_key_is_in_the_table() -> None:
    table = key_table()
    for command in COMMANDS:
        assert command.help().rstrip(".") in table
        assert f"`{key_name(command.keys[0])}`" in table


@pytest.mark.parametrize("command", COMMANDS, ids=list(BY_ID))
def test_a_command_says_what_it_does(command: type[Command]) -> None:
    assert command.name
    assert command.help().endswith(".")
    assert len(command.help()) <= 90
    assert command.keys


def test_every_key_of_a_command_is_bound_to_it() -> None:
    bound = defaultdict(set)
    for binding in [*PwcApp.BINDINGS, *VirtualTable.BINDINGS]:
        assert isinstance(binding, Binding)
        bound[binding.key].add(binding.action)
    for command in COMMANDS:
        for binding in command.bindings():
            assert binding.action in bound[binding.key]


def test_every_binding_of_app_and_table_belongs_to_a_command() -> None:
    actions = {binding.action for command in COMMANDS for binding in command.bindings()}
    actions |= {f"app.explain('{key}')" for command in COMMANDS for key in command.keys}
    for binding in [*PwcApp.BINDINGS, *VirtualTable.BINDINGS]:
        assert isinstance(binding, Binding)
        assert binding.action in actions


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_every_way_of_moving_is_an_action_of_the_table() -> None:
    for command in MOVING:
        assert issubclass(command, TableCommand)
        assert hasattr(VirtualTable, f"action_{command.action}")


def test_arrows_have_their_vim_twins() -> None:
    keys = {key for command in MOVING for key in command.keys}
    assert {"j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u"} <= keys


def test_help_is_filtered_by_key_name_and_words() -> None:
    assert [command.id() for command in matching("alt+→")] == ["forward"]
    assert "open-pdf" in [command.id() for command in matching("pdf browser")]
    assert matching("no such thing at all") == []


async def test_no_two_commands_of_one_key_can_run_at_once(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for keys in (["j"], ["enter"], ["S"], ["enter"], ["T"], ["A"], ["slash"]):
            await press(pilot, *keys)
            users: dict[str, list[str]] = defaultdict(list)
            for command in COMMANDS:
                if command.available(app):
                    for key in command.keys:
                        users[key].append(command.id())
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
