"""A leaderboard taken along: copied, saved, and results side by side."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.tui.saving import save_new
from tests.tui.board_archive import RACE
from tests.tui.board_driving import open_board, toast
from tests.tui.driving import app_on, press, screen_text, type_text

WIDE = (120, 36)


FORMATS = {
    "M": ("md", "| --: |"),
    "L": ("tex", r"\toprule"),
    "C": ("csv", "rank,model,Accuracy"),
    "J": ("json", '"licence": "CC-BY-SA 4.0"'),
    "V": ("svg", "<svg"),
}


@pytest.mark.parametrize("key", FORMATS)
async def test_what_is_shown_is_saved_with_source_and_licence(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    ending, found = FORMATS[key]
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "f", "e", key)
        text = (tmp_path / f"{RACE}.{ending}").read_text("utf-8")
        assert found in text and "CC-BY-SA" in text
        if ending != "svg":
            assert "Gamma" in text and "Omega" not in text
        await press(pilot, "e", key)
        assert (tmp_path / f"{RACE}-2.{ending}").read_text("utf-8") == text


async def test_the_chart_that_is_saved_is_the_one_on_screen(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "s", "e")
        assert "current folder, against Number of params" in screen_text(pilot)
        await press(pilot, "V")
        assert "Accuracy ↑ against Number of params" in (tmp_path / f"{RACE}.svg").read_text(
            "utf-8"
        )
        await press(pilot, "s", "a")
        await type_text(pilot, "2019")
        await press(pilot, "enter", "e", "V")
        text = (tmp_path / f"{RACE}-2.svg").read_text("utf-8")
        assert "Accuracy ↑ over time" in text and "as of 2019-12-31" in text
        assert "Delta" not in text


async def test_a_png_is_saved_or_what_is_missing_is_said(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        await press(pilot, "e", "P")
        assert "pwc-tui[png]" in toast(pilot)
        monkeypatch.undo()
        monkeypatch.chdir(tmp_path)
        if find_spec("resvg_py"):
            await press(pilot, "e", "P")
            assert (tmp_path / f"{RACE}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("key", ["m", "l", "c", "j"])
async def test_what_is_shown_is_copied(boards_db: Path, key: str) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "e", key)
        assert "Copied the leaderboard as" in toast(pilot)


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    assert save_new(tmp_path, "a", "md", "new").name == "a-2.md"
    assert (tmp_path / "a.md").read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        save_new(tmp_path / "none", "a", "md", "new")


async def test_marked_results_stand_side_by_side(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "equals_sign")
        assert "Side by side" not in screen_text(pilot)
        await press(pilot, "space", "space", "j", "space", "equals_sign")
        text = screen_text(pilot)
        assert "Side by side: 3 results" in text
        line = next(line for line in text.splitlines() if "Accuracy" in line and "#1" in line)
        assert "#1 95.0" in line and "#2 90.0" in line and "#4 85.0" in line
        await press(pilot, "escape", "k", "space")
        assert screen_text(pilot).count("✓") == 2
