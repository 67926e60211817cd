"""What is not public in Textual and needed here works as expected, and is asked for in one file."""

import re
from pathlib import Path

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

import pwc_tui.tui
from pwc_tui.tui.textual_compat import (
    StackedScreen,
    forget_painted_lines,
    is_being_removed,
    own_bindings,
    sender_of,
)


class _Ask(Message):
    pass


class _Small(App[None]):
    def compose(self) -> ComposeResult:
        yield Vertical(Static("some text"), Input())

    @on(_Ask)
    def answer(self, message: _Ask) -> None:
        self.asked_by = sender_of(message)


async def test_a_message_knows_who_sent_it() -> None:
    app = _Small()
    async with app.run_test() as pilot:
        sender = app.query_one(Static)
        sender.call_later(lambda: sender.post_message(_Ask()))
        await pilot.pause()
        await pilot.pause()
        assert app.asked_by is sender


async def test_a_widget_that_is_asked_to_go_says_so() -> None:
    app = _Small()
    async with app.run_test():
        field = app.query_one(Input)
        assert not is_being_removed(field)
        going = field.remove()
        assert is_being_removed(field)
        await going


async def test_a_screen_that_is_left_does_nothing_that_it_put_off() -> None:
    app, done = _Small(), list[str]()
    async with app.run_test() as pilot:
        screen = StackedScreen()
        await app.push_screen(screen)
        screen.call_after_refresh(lambda: done.append("here"))
        await pilot.pause()
        screen.call_after_refresh(lambda: done.append("left"))
        await app.pop_screen()
        assert done == ["here"]


async def test_a_text_field_tells_its_own_keys_from_those_of_the_app() -> None:
    app = _Small()
    async with app.run_test():
        field = app.query_one(Input)
        assert [each.action for each in own_bindings(field, "enter")] == ["submit"]
        assert not own_bindings(field, "ctrl+q")


async def test_painted_lines_can_be_forgotten_while_the_screen_is_shown() -> None:
    app = _Small()
    async with app.run_test() as pilot:
        forget_painted_lines()
        app.query_one(Static).update("another text")
        await pilot.pause()
        assert str(app.query_one(Static).render()) == "another text"


def test_private_names_of_textual_stand_in_one_file() -> None:
    private = re.compile(
        r"(from|import) textual(\.\w+)*\._|\bself\.app\._\w|\b(widget|node|message|field)\._\w"
    )
    folder = Path(pwc_tui.tui.__path__[0])
    users = {path.name for path in folder.rglob("*.py") if private.search(path.read_text("utf-8"))}
    assert users == {"textual_compat.py"}
