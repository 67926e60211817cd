"""A leaderboard taken along: copied, saved, and results side by side."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.system.new_file import write_new
from tests.tui.board_archive import RACE
from tests.tui.board_driving import current, open_board, toast
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
        await press(pilot, "f", "e", key, "enter")
        text = (tmp_path / f"{RACE}.{ending}").read_text("utf-8")
        assert found in text and "CC-BY-SA" in text
        if ending != "svg":
            assert "Gamma" in text and "Omega" not in text
        await press(pilot, "e", key)
        assert "replace the file" in screen_text(pilot)
        await type_text(pilot, "again")
        await press(pilot, "enter")
        assert (tmp_path / f"again.{ending}").read_text("utf-8") == text


async def test_the_chart_that_is_saved_is_the_one_on_screen(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "s", "e")
        assert ".svg file …, against Number of params" in screen_text(pilot)
        await press(pilot, "V", "enter")
        assert "Accuracy ↑ against Number of params" in (tmp_path / f"{RACE}.svg").read_text(
            "utf-8"
        )
        await press(pilot, "s", "a")
        await type_text(pilot, "2019")
        await press(pilot, "enter", "e", "V", "enter")
        text = (tmp_path / f"{RACE}.svg").read_text("utf-8")
        assert "Accuracy ↑ over time" in text and "as of 2019-12-31" in text
        assert "Delta" not in text


async def test_a_png_is_saved_or_what_is_missing_is_said(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        await press(pilot, "e", "P", "enter")
        assert "pwc-tui[png]" in toast(pilot)
        monkeypatch.undo()
        monkeypatch.chdir(tmp_path)
        if find_spec("resvg_py"):
            await press(pilot, "e", "P", "enter")
            assert (tmp_path / f"{RACE}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("key", ["m", "l", "c", "j", "t", "b"])
async def test_what_is_shown_is_copied(boards_db: Path, key: str) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "e", key)
        assert "Copied the leaderboard as" in toast(pilot)


async def test_the_result_of_a_row_is_copied_also_where_it_has_no_paper(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        assert current(pilot) == "Omega"
        await press(pilot, "y")
        assert "Copy the result of “Omega”: it names no paper" in screen_text(pilot)
        await press(pilot, "r")
        assert app.clipboard == "Omega: Accuracy 95.0, Number of params 200M on Racing on Track"
        await press(pilot, "j", "y")
        assert "Copy of one paper" in screen_text(pilot)
        await press(pilot, "w")
        assert "| Delta |" in app.clipboard
        assert "Omega" not in app.clipboard and "CC-BY-SA" in app.clipboard
        await press(pilot, "space", "space", "y", "r")
        assert [each.split(":")[0] for each in app.clipboard.splitlines()] == [
            "Delta", "Delta small",
        ]  # fmt: skip
        await press(pilot, "y", "e")
        assert "Copy or save the leaderboard" in screen_text(pilot)


async def test_so_many_rows_as_typed_are_taken_out(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, "long-on-thousands")
        await press(pilot, "e")
        assert "rows: 2,000 of 2,000" in screen_text(pilot)
        await press(pilot, "r")
        await type_text(pilot, "top 25")
        await press(pilot, "enter")
        assert "rows: 25 of 2,000" in screen_text(pilot)
        await press(pilot, "C", "enter")
        assert len((tmp_path / "long-on-thousands.csv").read_text("utf-8").splitlines()) == 26


async def test_the_marked_rows_and_one_column_are_taken_out_and_cite_their_papers(
    boards_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        while current(pilot) != "Beta":
            await press(pilot, "j")
        await press(pilot, "space", "g")
        while current(pilot) != "Delta":
            await press(pilot, "j")
        await press(pilot, "space")
        await press(pilot, "e", "r", "down", "enter")
        assert "rows: 2 of 7" in screen_text(pilot)
        await press(pilot, "k", "down", "down", "enter")
        assert "columns: 1 of 2 metrics" in screen_text(pilot)
        await press(pilot, "T", "enter", "e", "r", "down", "enter", "B", "enter")
        table = (tmp_path / f"{RACE}.tex").read_text("utf-8")
        rows = [line for line in table.splitlines() if r"\cite" in line]
        assert [row.count("&") for row in rows] == [3, 3]
        keys = [re.search(r"\\cite{(doe\d{4}paper\w?)}", row) for row in rows]
        assert "Params" not in table and "2 of 7 results" in table
        entries = (tmp_path / f"{RACE}.bib").read_text("utf-8")
        assert all(key and f"@misc{{{key[1]}," in entries for key in keys)
        assert "author = {Doe, Jane}" in entries
        assert "Paper 4" in entries and "Paper 1" not in entries


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    assert write_new(tmp_path, "a", ".md", "new").name == "a-2.md"
    assert (tmp_path / "a.md").read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write_new(tmp_path / "none", "a", ".md", "new")


@pytest.mark.skipif(sys.platform != "linux", reason="files are limited in the Linux way")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path;"
        " from pwc_tui.domain.errors import UserError;"
        " from pwc_tui.system.new_file import write_new;"
        " signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        " resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_new(Path(sys.argv[1]), 'a', '.md', 'x' * 100_000)\n"
        "except UserError as error: print(error)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "a.md cannot be written" in done.stdout
    assert not list(tmp_path.iterdir())


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
        assert screen_text(pilot).count("✓") == 3  # that of the status line among them
