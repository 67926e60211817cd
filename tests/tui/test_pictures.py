"""Pictures of the pages at three sizes: a change of looks is seen, and accepted on purpose."""

from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from pwc_tui.tui.places.trail import BoardPlace, PaperPlace, PapersPlace, Trail
from tests.tui.driving import SIZES, app_on, press, settled, type_text

MELD = "emotion-recognition-on-meld"


class Compare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(
        self, app: App[None], *, terminal_size: tuple[int, int], run_before: object
    ) -> bool: ...


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_a_paper(demo_db: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = app_on(demo_db)
    telme = next(
        card.id for card in app.backend.cards(range(1, 1000)) if card.title.startswith("TelME")
    )
    app.navigator.trail = Trail((PapersPlace(), PaperPlace(telme)), 1)
    assert snap_compare(app, terminal_size=size, run_before=settled)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_a_board(demo_db: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    app = app_on(demo_db)
    board = app.backend.leaderboards.board(MELD)
    came_from = board.rows[2].result_id
    place = BoardPlace(MELD, cursor_result_id=came_from, from_result_id=came_from)
    app.navigator.trail = Trail((PapersPlace(), place), 1)

    async def look(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, "j")

    assert snap_compare(app, terminal_size=size, run_before=look)


SEARCHES = {
    "all-kinds": ("imagnet",),
    "one-kind": ("emotion", "tab", "tab"),
    "completion": ("task:emot",),
    "nothing-found": ("emotion qqzzxxyy", "enter"),
}


@pytest.mark.parametrize("name", SEARCHES)
def test_picture_of_a_search(demo_db: Path, snap_compare: Compare, name: str) -> None:
    async def look(pilot: Pilot[None]) -> None:
        words, *keys = SEARCHES[name]
        await settled(pilot)
        await press(pilot, "slash")
        await type_text(pilot, words)
        await press(pilot, *keys)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    assert snap_compare(app_on(demo_db), terminal_size=(100, 30), run_before=look)
