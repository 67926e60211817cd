"""Papers taken along from the screen: what `y` copies and `e` exports, of one or of all marked."""

import re
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.store.user.fast_reads import UserFileReader
from pwc_tui.tui.app import browser_and_clipboard
from pwc_tui.tui.app.app import PwcApp
from tests.tui.board_archive import RACE
from tests.tui.board_driving import open_board
from tests.tui.driving import app_on, press, screen_text, settled, type_text
from tests.unit.export.reading_back import read_bibtex

WIDE = (120, 36)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what reaches the clipboard from now on."""
    texts: list[str] = []

    def keep(text: str) -> bool:
        texts.append(text)
        return True

    monkeypatch.setattr(browser_and_clipboard, "_to_desktop", keep)
    return texts


async def test_a_paper_is_copied_in_every_form(demo_db: Path, copied: list[str]) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        first = app.backend.cited([1])[0]
        await press(pilot, "y")
        assert "Copy of one paper" in screen_text(pilot)
        await press(pilot, "l", "y", "b", "y", "k", "y", "m", "y", "s")
        line, entry, cite, link, abstract = copied
        assert first.title in line
        (read,) = read_bibtex(entry)
        assert read.title == first.title
        assert cite == rf"\cite{{{read.key}}}"
        assert link.startswith("[") and link.endswith(f"]({first.url})")
        assert abstract == first.abstract


async def test_all_marked_papers_are_copied_and_saved_together(
    demo_db: Path, copied: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "space", "down", "space", "y")
        assert "Copy of 2 marked papers" in screen_text(pilot)
        await press(pilot, "k", "e")
        assert "Export 2 marked papers" in screen_text(pilot)
        await press(pilot, "B", "enter", "e", "R", "enter")
        entries = read_bibtex((tmp_path / "papers.bib").read_text("utf-8"))
        assert copied == [rf"\cite{{{','.join(entry.key for entry in entries)}}}"]
        assert (tmp_path / "papers.ris").read_text("utf-8").count("TY  - ") == 2


async def test_a_whole_search_is_exported(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "year:2017")
        await press(pilot, "enter", "e")
        assert "Export one paper" in screen_text(pilot)
        found = re.search(r"all (\d+) papers of the list", screen_text(pilot))
        await press(pilot, "a")
        assert found and f"Export {found[1]} papers" in screen_text(pilot)
        await press(pilot, "B", "enter")
        entries = read_bibtex((tmp_path / "papers.bib").read_text("utf-8"))
        assert len(entries) == int(found[1])
        assert {entry.fields["year"] for entry in entries} == {"2017"}


async def test_a_file_is_saved_where_one_says_and_replaced_only_when_that_is_picked(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "mine.bib").write_text("mine")
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e", "B")
        await type_text(pilot, "mine.bib")
        assert "replace the file" in screen_text(pilot)
        await press(pilot, "escape")
        assert (tmp_path / "mine.bib").read_text() == "mine"
        await press(pilot, "e", "B")
        await type_text(pilot, "dra")
        assert "in the folder" in screen_text(pilot)
        await press(pilot, "down", "enter")
        await type_text(pilot, "new")
        await press(pilot, "enter")
        assert len(read_bibtex((tmp_path / "drafts" / "new.bib").read_text("utf-8"))) == 1
        await press(pilot, "e", "B")
        await type_text(pilot, "mine.bib")
        await press(pilot, "enter")
        assert len(read_bibtex((tmp_path / "mine.bib").read_text("utf-8"))) == 1


async def test_keys_are_only_kept_when_something_is_exported(
    demo_db: Path, copied: list[str], user_file: Path
) -> None:
    def kept() -> dict[str, str]:
        with closing(UserFileReader(user_file)) as reader:
            return reader.citation_keys("scholar")

    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "y", "t")
        assert kept() == {}
        await press(pilot, "y", "k")
        assert copied[1] == rf"\cite{{{kept()[copied_slug(app)]}}}"


def copied_slug(app: PwcApp) -> str:
    return app.backend.cited([1])[0].slug


async def test_the_results_of_marked_papers_are_a_table_to_be_sorted_and_saved(
    demo_db: Path, copied: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_on(demo_db)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert app.is_at_place
        await press(pilot, "space", "down", "space", "down", "space", "E")
        assert "Results of 2 papers" in screen_text(pilot)
        assert "as marked" in screen_text(pilot)
        await press(pilot, "s")
        assert "by year" in screen_text(pilot)
        await press(pilot, "s")
        assert "by Atari" in screen_text(pilot)
        await press(pilot, "e", "l")
        assert "begin{tabular}" in copied[0]
        await press(pilot, "E", "e", "B", "enter")
        entries = read_bibtex((tmp_path / "related-work.bib").read_text("utf-8"))
        cited = re.findall(r"\\cite\{(.*?)\}", copied[0])
        assert sorted(cited) == sorted(entry.key for entry in entries)
        await press(pilot, "escape")
        assert app.is_at_place


async def test_a_short_list_is_a_table_where_nothing_is_marked(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        assert "Results of 4 papers" in screen_text(pilot)


async def test_leaderboards_and_metrics_of_the_table_are_chosen_by_how_many_papers_share_them(
    boards_db: Path,
) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "asterisk", "E")
        lines = screen_text(pilot).splitlines()
        heads = next(at for at, each in enumerate(lines) if "Model " in each and "Track ↑" in each)
        assert "Accuracy" in lines[heads + 1]  # the metric below its leaderboard
        await press(pilot, "c")
        offered = [row for row in screen_text(pilot).splitlines() if "of 4 papers" in row]
        assert "✓    Racing on Track" in offered[0] and "4 of 4 papers" in offered[0]
        assert "✓        Accuracy" in offered[1]
        assert "Odd on One" in offered[-1] and "1 of 4 papers" in offered[-1]
        await press(pilot, "down", "down", "down", "enter")  # the second metric, too
        await type_text(pilot, "odd")
        await press(pilot, "down", "enter", "enter")
        assert "Number of params" in screen_text(pilot) and "One " in screen_text(pilot)
        await press(pilot, "c", "down", "enter", "enter")
        assert "Track" not in table_heads(pilot) and "One" in table_heads(pilot)


def table_heads(pilot: Pilot[None]) -> str:
    """Return the headings of the table that is shown above all."""
    return next(row for row in screen_text(pilot).splitlines() if "Year" in row)
