"""From a search to a section on related work, through the shell alone."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.export.reading_back import read_bibtex

Program = Callable[..., subprocess.CompletedProcess[str]]

DATA = Path(__file__).parents[2] / "data"
BOARD = "image-classification-on-imagenet"
FOUND = 7


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with the files of the demo archive, to be imported as one's own."""
    shutil.copytree(DATA, tmp_path / "files")
    return tmp_path / "files"


def test_what_is_found_is_kept_quoted_and_there_after_a_new_import(
    quick_program: Program, archive: Path, tmp_path: Path
) -> None:
    database = str(tmp_path / "imported" / "archive.db")

    def told(*arguments: str, stdin: str = "", status: int = 0) -> str:
        done = quick_program(*arguments, "--db", database, stdin=stdin.encode())
        assert done.returncode == status, (arguments, done.stderr)
        return done.stdout

    told("import", str(archive))
    ids = told("search", "image classification", "--limit", str(FOUND), "--format", "{id}")
    assert len(ids.split()) == FOUND
    put = told("bookmark", "add", "--stdin", "--list", "Survey", stdin=ids)
    assert put == f"put {FOUND} papers into “Survey”\n"
    first = ids.split()[0]
    told("note", first, "--set", "weak baseline")

    told("cite", "--stdin", "--output", str(tmp_path / "survey.bib"), stdin=ids)
    entries = read_bibtex((tmp_path / "survey.bib").read_text("utf-8"))
    assert len(entries) == FOUND
    table = told("table", "--stdin", "--format", "latex", stdin=ids)
    cited = set(re.findall(r"\\cite\{(.*?)\}", table))
    assert cited and cited <= {entry.key for entry in entries} and r"\toprule" in table

    value = ("--value", "Top 1 Accuracy=99.9")
    told("submit", "--board", BOARD, "--model", "Ours", *value)
    assert re.search(r"^1\t.*Ours", told("board", BOARD, "--top", "1"), re.M)
    quick_program("undo")
    assert "Ours" not in told("board", BOARD)

    told("import", str(archive), "--force")
    assert set(told("search", "list:Survey", "--all", "--format", "{id}").split()) == set(
        ids.split()
    )
    assert told("note", first) == "weak baseline\n"
    told("cite", "--stdin", "--output", str(tmp_path / "again.bib"), stdin=ids)
    again = read_bibtex((tmp_path / "again.bib").read_text("utf-8"))
    assert {entry.key for entry in again} == {entry.key for entry in entries}
