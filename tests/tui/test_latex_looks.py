"""LaTeX in titles and abstracts on the screen."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.tui.text import MARK, LatexForm, marked, printed
from tests.tui.driving import app_on, press, screen_text, settled

WRITTEN, READ = r"On $\alpha$-stable R\'{e}nyi nets", "On α-stable Rényi nets"


@pytest.fixture
def archive(demo_db: Path, tmp_path: Path) -> Path:
    """A demo archive whose papers all have a formula in title and abstract."""
    copy = tmp_path / "latex.db"
    with (
        closing(sqlite3.connect(demo_db)) as there,
        closing(sqlite3.connect(copy)) as here,
    ):
        there.backup(here)
        here.execute("UPDATE paper SET title = ?", [WRITTEN])
        here.commit()
    return copy


async def test_titles_are_shown_as_one_reads_them_and_as_written_by_a_key(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for open_it in ((), ("enter",)):
            await press(pilot, *open_it)
            await settled(pilot)
            assert READ in screen_text(pilot)
            assert WRITTEN not in screen_text(pilot)
            await press(pilot, "dollar_sign")
            assert WRITTEN in screen_text(pilot)
            assert LatexForm.as_written
            await press(pilot, "dollar_sign")
            assert READ in screen_text(pilot)


def test_marks_sit_on_the_letters_of_the_word_that_was_found() -> None:
    content = marked(printed(WRITTEN), ["renyi", "stable"])
    marks = [content.plain[each.start : each.end] for each in content.spans if each.style == MARK]
    assert marks == ["stable", "Rényi"]
