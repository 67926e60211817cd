"""From a search to a section on related work, by keys alone."""

import json
import re
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.store.user.user_file import UserFile
from tests.tui import board_archive
from tests.tui.board_archive import RACE
from tests.tui.board_driving import models, open_board, ranks, toast
from tests.tui.driving import app_on, press, screen_text, search, settled, type_text
from tests.unit.export.reading_back import read_bibtex

WIDE = (120, 36)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the database of a small archive, with its folder as the present one."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return board_archive.write(tmp_path, {"Racing": [board_archive.race()]})


def import_anew(archive: Path) -> None:
    """Import the archive again with one paper more."""
    file = archive.parent / "papers-with-abstracts.json"
    first, *others = json.loads(file.read_text("utf-8"))
    newer = first | {"title": "Newer", "paper_url": f"{first['paper_url']}-newer", "arxiv_id": None}
    file.write_text(json.dumps([newer, first, *others]), "utf-8")
    import_archive([archive.parent], archive)


async def test_what_is_marked_on_three_screens_is_kept_quoted_and_there_after_a_new_import(
    archive: Path, user_file: Path
) -> None:
    app = app_on(archive)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "paper")
        await press(pilot, "enter", "space", "space")
        await press(pilot, "H")
        app.screen.query_one("#newest").focus()
        await press(pilot, "G", "space")
        await open_board(pilot, RACE)
        await press(pilot, "j", "space", "j", "j", "space")
        wanted = len(app.marked.papers)
        assert "results marked, = compares on" in screen_text(pilot)

        await press(pilot, "ctrl+b", "down", "enter")
        await type_text(pilot, "Survey")
        await press(pilot, "enter")
        assert f"Put {wanted} papers into “Survey”: u undoes it" in toast(pilot)
        await press(pilot, "E")
        assert f"Results of {len(app.marked)} models" in screen_text(pilot)
        await press(pilot, "e", "L", "enter")
        await press(pilot, "escape")
        assert not app.marked

        await press(pilot, "L", "j", "enter", "N")
        await type_text(pilot, "weak baseline")
        await press(pilot, "ctrl+s", "e", "a", "B", "enter")

        await open_board(pilot, RACE)
        await press(pilot, "plus")
        await type_text(pilot, "Ours")
        await press(pilot, "down", "end")
        await type_text(pilot, "93")
        await press(pilot, "ctrl+s")
        own = models(pilot).index("Ours (own result)")
        assert ranks(pilot)[own] == 2
        await press(pilot, "u")
        assert "Ours (own result)" not in models(pilot)
        await press(pilot, "q")

    entries = read_bibtex((archive.parent / "papers.bib").read_text("utf-8"))
    table = (archive.parent / "related-work.tex").read_text("utf-8")
    cited = re.findall(r"\\cite\{(.*?)\}", table)
    assert {entry.key for entry in entries} == set(cited) and len(entries) == wanted

    import_anew(archive)
    app = app_on(archive)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "L", "j", "enter")
        text = screen_text(pilot)
        assert text.count("◆") == wanted and "◆ ✎" in text
        assert "not in this archive" not in text
    user = UserFile(user_file)
    assert len(user.bookmarks("Survey")) == wanted and not user.results()
    assert all(mark.subject.kind is Kind.PAPER for mark in user.bookmarks("Survey"))
    assert [note.text for note in user.notes()] == ["weak baseline"]
