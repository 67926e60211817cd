"""How a screen gets onto the terminal: painted whole once, with everything in its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.message import Message

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.messages import OpenBoard, OpenPaper, OpenScope
from pwc_tui.tui.screens.base import place_screen
from tests.tui.driving import app_on, database, press, settled

pytestmark = pytest.mark.usefixtures("every_frame")
TASK, BOARD = "Emotion Recognition in Conversation", "emotion-recognition-on-meld"


@contextmanager
def whole_paints(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[None]]:
    """Count how often all of the screen is painted, whatever changed."""
    counted: list[None] = []
    paint = Compositor.render_full_update

    def count(self: Compositor, *args: Any, **options: Any) -> Any:
        counted.append(None)
        return paint(self, *args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Compositor, "render_full_update", count)
        yield counted


@pytest.mark.parametrize(
    ("before", "keys"), [("j", "jjk"), ("slash", "emotion"), ("ctrl+p", "motion")]
)
async def test_a_key_has_no_more_painted_than_what_it_changes(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, before: str, keys: str
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, before)
        with whole_paints(monkeypatch) as counted:
            await press(pilot, *keys)
        assert counted == []


@pytest.mark.parametrize("what", ["paper", "board", "task"])
async def test_a_new_screen_is_painted_whole_once_at_the_most(
    demo_db: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(place_screen, "_ARRIVING", 60)  # on a busy machine that takes long, too
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        task = database(pilot).pages.store().find(Kind.TASK, TASK)
        assert task is not None
        messages: dict[str, Message] = {
            "paper": OpenPaper(1, ""),
            "board": OpenBoard(BOARD),
            "task": OpenScope(task),
        }
        with whole_paints(monkeypatch) as counted:
            pilot.app.post_message(messages[what])
            await settled(pilot)
        assert len(counted) <= 1
