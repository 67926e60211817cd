"""What the screens of what is the user's own look like, at three sizes and on one fixed day.

As in `test_looks.py`.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject, SubmittedValue
from pwc_tui.store.user.user_file import UserFile
from tests.tui.driving import SIZES, app_on
from tests.tui.test_looks import Before, SnapCompare, pressing

ATTENTION = Subject(Kind.PAPER, "attention-is-all-you-need", "Attention Is All You Need")
COSMIC = Subject(Kind.PAPER, "cosmic-commonsense-knowledge-for-emotion", "COSMIC")
GONE = Subject(Kind.PAPER, "no-archive-has-it", "A paper that this archive does not have")
_NEW_YEAR_2026 = 1_767_268_800 * 10**9


@pytest.fixture
def kept(user_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fill the user's file on one day."""
    monkeypatch.setattr("pwc_tui.store.user.timestamps.time.time_ns", lambda: _NEW_YEAR_2026)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    user = UserFile(user_file)
    user.add_bookmarks([ATTENTION, COSMIC, GONE], "Survey")
    user.set_note(
        COSMIC, "A **weak** baseline:\n\n- no code\n- see [the site](https://example.org)"
    )
    user.set_read([ATTENTION], is_read=True)
    user.save_search("Feelings", "task:emotion year:>2020")
    values = [SubmittedValue("Weighted-F1", "66.2"), SubmittedValue("Accuracy", "67")]
    user.submit(task="Emotion Recognition", dataset="MELD", model="Ours", values=values)
    for subject in (GONE, COSMIC, ATTENTION):
        user.visit(subject)
    user.close()
    yield
    monkeypatch.undo()
    time.tzset()


def writing(before: Before) -> Before:
    """Return the same with a cursor that stays."""

    async def run(pilot: Pilot[None]) -> None:
        await before(pilot)
        for area in pilot.app.screen.query(TextArea):
            area.cursor_blink = False

    return run


LOOKS: dict[str, Before] = {
    "lists": pressing("L", "j"),
    "a-list": pressing("L", "j", "enter", "j"),
    "searches": pressing("L", "tab"),
    "notes": pressing("L", "tab", "tab"),
    "own-results": pressing("L", "tab", "tab", "tab"),
    "history": pressing("L", "shift+tab"),
    "note-form": writing(pressing("L", "j", "enter", "j", "N")),
    "result-form": writing(pressing("L", "tab", "tab", "tab", "enter", "plus", text="Mine")),
    "own-row": pressing("L", "tab", "tab", "tab", "enter", "slash", text="ours", then=("enter",)),
}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no time zone of a process")
@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LOOKS)
def test_what_is_ones_own_looks_as_designed(
    demo_db: Path, snap_compare: SnapCompare, name: str, size: tuple[int, int]
) -> None:
    assert snap_compare(app_on(demo_db), terminal_size=size, run_before=LOOKS[name])
