"""Importing the same files again, or newer ones."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from pwc_tui.ingest.importer import import_archive
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.upkeep.folders import usable_folder
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.store.queries.cards import Cards
from tests.cli.import_forks import Forks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no forks")


@pytest.fixture
def database(place: Path) -> Path:
    return place / "in-use" / "archive.db"


def test_the_same_files_are_left_out_unless_forced(
    forks: Forks, place: Path, database: Path
) -> None:
    old = database.read_bytes()
    command = ("import", str(place / "first"), "--db", str(database))
    again = forks(*command)
    assert again["status"] == 0
    assert "was built from these files already" in again["out"]
    assert "--force" in again["out"]
    assert json.loads(forks(*command, "--json")["out"])["skipped"] is True
    assert database.read_bytes() == old
    assert json.loads(forks(*command, "--json", "--force")["out"])["skipped"] is False
    assert database.read_bytes() != old


def test_names_and_places_of_files_do_not_matter(forks: Forks, place: Path, database: Path) -> None:
    (place / "first").rename(place / "moved")
    (place / "moved" / "methods.json").rename(place / "moved" / "methods-2025-07-28.json")
    done = forks("import", str(place / "moved"), "--db", str(database), "--json")
    assert json.loads(done["out"])["skipped"] is True


@pytest.mark.parametrize("change", ["one byte", "a file more", "a file less"])
def test_other_files_replace_what_is_there(
    forks: Forks, place: Path, database: Path, change: str
) -> None:
    path = place / "first" / "papers-with-abstracts.json"
    if change == "one byte":
        path.write_bytes(path.read_bytes().replace(b"about thing 7", b"about thing 8", 1))
    elif change == "a file less":
        (place / "first" / "methods.json").unlink()
    else:
        (place / "first" / "methods.json").unlink()
        import_archive([place / "first"], database)
        (place / "first" / "methods.json").write_text("[]")
    done = forks("import", str(place / "first"), "--db", str(database), "--json")
    assert json.loads(done["out"])["skipped"] is False


def test_a_damaged_database_is_made_again_from_the_same_files(
    forks: Forks, place: Path, database: Path
) -> None:
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    done = forks("import", str(place / "first"), "--db", str(database), "--json")
    assert json.loads(done["out"])["skipped"] is False
    assert len(Cards(database).span(1, 99)) == 40


def test_a_missing_index_is_built_though_the_import_is_left_out(
    forks: Forks, place: Path, database: Path
) -> None:
    folder = index_folder(database, Cards(database).build().build_id)
    for path in folder.iterdir():
        path.unlink()
    done = forks("import", str(place / "first"), "--db", str(database), "--json")
    assert json.loads(done["out"])["skipped"] is True
    for part in IndexPart:
        assert usable_folder(database, part) == folder


_RECORD = {"paper_url": "https://paperswithcode.com/paper/a", "title": "A", "authors": ["B"]}
_LITTLE = {
    "a list in a list": json.dumps([[_RECORD] * 50]).encode(),
    "UTF-16 without a mark": json.dumps([_RECORD]).encode("utf-16-le"),
    "other keys": json.dumps([{key.upper(): value for key, value in _RECORD.items()}]).encode(),
    "one paper of many": json.dumps([_RECORD]).encode(),
}


@pytest.mark.parametrize("content", _LITTLE.values(), ids=list(_LITTLE))
def test_an_import_of_far_fewer_papers_replaces_nothing_unless_forced(
    forks: Forks, place: Path, database: Path, content: bytes
) -> None:
    old, names = database.read_bytes(), sorted(database.parent.iterdir())
    file = place / "papers-with-abstracts.json"
    file.write_bytes(content)
    done = forks("import", str(file), "--db", str(database))
    assert done["status"] == 2
    assert database.read_bytes() == old
    assert sorted(database.parent.iterdir()) == names
    if b"\0" in content:
        assert "UTF-16" in done["err"]
    else:
        assert "left as it is:" in done["err"]
        assert forks("import", str(file), "--db", str(database), "--force")["status"] == 0


def test_one_file_of_five_replaces_no_archive(forks: Forks, place: Path, database: Path) -> None:
    old = database.read_bytes()
    done = forks("import", str(place / "first" / "methods.json"), "--db", str(database))
    assert done["status"] == 2
    assert "no file of papers" in done["err"]
    assert database.read_bytes() == old


@pytest.mark.parametrize("ending", [".gz.incomplete", ".gz.part", ".crdownload"])
def test_a_folder_with_an_unfinished_download_replaces_no_archive(
    forks: Forks, place: Path, database: Path, ending: str
) -> None:
    old = database.read_bytes()
    papers = place / "first" / "papers-with-abstracts.json"
    papers.rename(f"{papers}{ending}")
    done = forks("import", str(place / "first"), "--db", str(database))
    assert done["status"] == 2
    assert "no file of papers" in done["err"]
    assert f"{papers.name}{ending} (an unfinished download" in done["err"]
    assert database.read_bytes() == old


def test_a_truncated_file_beside_what_was_unpacked_replaces_no_archive(
    forks: Forks, place: Path, database: Path
) -> None:
    old = database.read_bytes()
    papers = place / "first" / "papers-with-abstracts.json"
    packed = gzip.compress(papers.read_bytes())
    papers.with_name(f"{papers.name}.gz").write_bytes(packed[: len(packed) // 2])
    papers.write_bytes(b"[")
    done = forks("import", str(place / "first"), "--db", str(database))
    assert done["status"] != 0
    assert "papers-with-abstracts.json.gz" in done["err"]
    assert database.read_bytes() == old
