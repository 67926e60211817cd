"""From a search to a section on related work, by keys alone."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.store.user.user_file import UserFile
from tests.tui import board_archive
from tests.tui.board_archive import board, row
from tests.tui.board_driving import models, open_board, ranks, toast
from tests.tui.driving import app_on, press, screen_text, search, settled, type_text
from tests.unit.export.reading_back import read_bibtex

WIDE = (120, 36)
PAPERS = range(1, 10)
CIRCUIT = "racing-on-circuit"
MARKED = 7


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the database of a small archive, with its folder as the present one."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    rows = [row(f"M{n}", {"Accuracy": f"{70 + n}.5"}, n, paper_date="2021-01-02") for n in PAPERS]
    return board_archive.write(
        tmp_path, {"Racing": [board("Circuit", ["Accuracy"], rows)]}, papers=len(PAPERS)
    )


def import_anew(archive: Path) -> None:
    """Import the archive again with one paper more."""
    file = archive.parent / "papers-with-abstracts.json"
    first, *others = json.loads(file.read_text("utf-8"))
    newer = first | {"title": "Newer", "paper_url": f"{first['paper_url']}-newer", "arxiv_id": None}
    file.write_text(json.dumps([newer, first, *others]), "utf-8")
    import_archive([archive.parent], archive)


async def test_seven_papers_of_three_screens_are_kept_quoted_and_there_after_a_new_import(
    archive: Path, user_file: Path
) -> None:
    app = app_on(archive)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "paper")
        await press(pilot, "enter", "space", "space", "space")
        await press(pilot, "H")
        app.screen.query_one("#newest").focus()
        await press(pilot, "g", "j", "j", "space", "space")
        await open_board(pilot, CIRCUIT)
        await press(pilot, "G", "k", "k", "space", "space")
        assert "5 papers and 2 results marked, = compares on 1 leaderboard" in screen_text(pilot)
        assert len(app.marked.papers) == MARKED

        await press(pilot, "ctrl+b", "down", "enter")
        await type_text(pilot, "Survey")
        await press(pilot, "enter")
        assert f"Put {MARKED} papers into “Survey”: u undoes it" in toast(pilot)
        await press(pilot, "E")
        assert f"Results of {MARKED} papers" in screen_text(pilot)
        await press(pilot, "e", "L", "enter")
        await press(pilot, "escape")
        assert not app.marked

        await press(pilot, "L", "j", "enter", "N")
        await type_text(pilot, "weak baseline")
        await press(pilot, "ctrl+s", "e")
        assert f"Export {MARKED} papers" in screen_text(pilot)
        await press(pilot, "B", "enter")

        await open_board(pilot, CIRCUIT)
        await press(pilot, "plus")
        await type_text(pilot, "Ours")
        await press(pilot, "down", "end")
        await type_text(pilot, "78.9")
        await press(pilot, "ctrl+s")
        own = models(pilot).index("Ours (own result)")
        assert ranks(pilot)[own] == 2
        await press(pilot, "u")
        assert "Ours (own result)" not in models(pilot)
        await press(pilot, "q")

    _assert_table_cites_what_bibtex_takes(archive.parent)

    import_anew(archive)
    app = app_on(archive)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "L", "j", "enter")
        text = screen_text(pilot)
        assert text.count("◆") == MARKED and "◆ ✎" in text
        assert "not in this archive" not in text
    user = UserFile(user_file)
    assert len(user.bookmarks("Survey")) == MARKED and not user.results()
    assert all(mark.subject.kind is Kind.PAPER for mark in user.bookmarks("Survey"))
    assert [note.text for note in user.notes()] == ["weak baseline"]


def _assert_table_cites_what_bibtex_takes(folder: Path) -> None:
    entries = read_bibtex((folder / "papers.bib").read_text("utf-8"))
    table = (folder / "related-work.tex").read_text("utf-8")
    cited = re.findall(r"\\cite\{(.*?)\}", table)
    assert {entry.key for entry in entries} == set(cited) and len(entries) == MARKED
    assert len(re.findall(r"\\textbf|\\underline", table)) == 2
    if shutil.which("bibtex"):
        aux = [rf"\citation{{{key}}}" for key in cited]
        aux += [r"\bibstyle{plain}", r"\bibdata{papers}"]
        (folder / "survey.aux").write_text("\n".join(aux))
        made = subprocess.run(
            ["bibtex", "survey"], cwd=folder, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0 and "Warning" not in made.stdout, made.stdout
