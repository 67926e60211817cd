"""What the screens look like, at the three sizes they are designed for.

After a wanted change: `pytest tests/tui/test_looks.py --snapshot-update`, and look at the pictures.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.messages import OpenScope
from tests.tui.driving import SIZES, app_on, database, press, settled, type_text

Before = Callable[[Pilot[None]], Awaitable[None]]


class SnapCompare(Protocol):
    """The fixture of pytest-textual-snapshot, as far as it is used here."""

    def __call__(
        self, app: App[None], *, terminal_size: tuple[int, int], run_before: Before
    ) -> bool:
        """Compare the screen with the picture kept."""


def pressing(*keys: str, text: str = "", then: tuple[str, ...] = ()) -> Before:
    """Return what presses some keys, types a text and presses some more."""

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)
        await type_text(pilot, text)
        await press(pilot, *then)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    return run


def opening(kind: Kind, reference: str) -> Before:
    """Return what opens a page."""

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        ref = database(pilot).pages.store().find(kind, reference)
        assert ref is not None
        pilot.app.post_message(OpenScope(ref))
        await settled(pilot)

    return run


LOOKS: dict[str, Before] = {
    "papers": pressing("j", "j"),
    "search": pressing("slash", text="emotion recogniton"),
    "filters": pressing("s", "f", "r", "j"),
    "nothing-found": pressing("slash", text="qqzzxxyy"),
    "boards": pressing("S", "j"),
    "tasks": pressing("T", "slash", text="clasification"),
    "a-task": pressing("T", "j", "enter", "j"),
    "papers-of-a-task": pressing("T", "j", "enter", "enter", "j"),
    "home": pressing("H", "j"),
    "a-dataset": pressing("D", "enter", "j"),
    "an-author": opening(Kind.AUTHOR, "Ashish Vaswani"),
    "filter-of-datasets": pressing("D", "f"),
    "methods-by-area": pressing("M", "tab", "l", "j", "enter"),
    "venues": pressing("V"),
    "tree": pressing("S", "tab", "l", "j"),
    "help": pressing("question_mark"),
    "palette": pressing("ctrl+p", text="imagenet"),
    "copy-menu": pressing("y"),
    "marked": pressing("space", "j", "space"),
    "library": pressing("L"),
    "saved-searches": pressing("L", "tab"),
    "results-table": pressing("space", "space", "space", "E"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LOOKS)
def test_a_screen_looks_as_designed(
    demo_db: Path, snap_compare: SnapCompare, name: str, size: tuple[int, int]
) -> None:
    assert snap_compare(app_on(demo_db), terminal_size=size, run_before=LOOKS[name])


def test_the_light_theme_looks_as_designed(demo_db: Path, snap_compare: SnapCompare) -> None:
    before = pressing("f2", "slash", text="emotion", then=("enter", "j"))
    assert snap_compare(app_on(demo_db), terminal_size=(120, 36), run_before=before)
