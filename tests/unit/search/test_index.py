"""The index on the disk: written whole, known when damaged, built anew."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.search.build.builder import build_index
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.array_store import ArrayFile, write_arrays
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import LINKS, NAMES, PAPERS
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.related.related import RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards


@pytest.fixture
def copied(database: Path, folder: Path, tmp_path: Path) -> Path:
    """Return a database with its index, to be damaged."""
    shutil.copytree(folder, tmp_path / folder.name)
    return Path(shutil.copy(database, tmp_path / database.name))


def test_the_folder_is_named_for_the_database_and_its_import() -> None:
    assert index_folder(Path("/x/archive.db"), "abc") == Path("/x/archive.abc.index")


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _cut_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _make_foreign(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\x00" * 100)


def _make_older(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"format": ', b'"format":9', 1))


def _lose_an_array(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"terms"', b'"smret"', 1))


_DAMAGES = (_truncate, _cut_header, _empty, _make_foreign, _make_older, _lose_an_array, Path.unlink)


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_index_is_known(
    copied: Path, engine: SearchEngine, damage: Callable[[Path], None]
) -> None:
    folder = index_folder(copied, engine.build_id)
    damage(folder / PAPERS)
    with pytest.raises(IndexMissing):
        SearchEngine.open(folder)


@pytest.mark.parametrize("name", [NAMES, LINKS])
def test_an_index_of_which_a_file_is_damaged_is_not_used(
    copied: Path, engine: SearchEngine, name: str
) -> None:
    folder = index_folder(copied, engine.build_id)
    _truncate(folder / name)
    with pytest.raises(IndexMissing):
        SearchEngine.open(folder)


def test_an_index_of_another_import_is_not_used(copied: Path, engine: SearchEngine) -> None:
    swapped = index_folder(copied, "another")
    index_folder(copied, engine.build_id).rename(swapped)
    with pytest.raises(IndexMissing):
        SearchEngine.open(swapped)


def test_files_of_two_imports_are_not_used_together(copied: Path, engine: SearchEngine) -> None:
    folder = index_folder(copied, engine.build_id)
    write_arrays(folder / NAMES, "another", {})
    with pytest.raises(IndexMissing):
        SearchEngine.open(folder)


def test_building_leaves_nothing_else_behind_and_tells_how_far_it_is(copied: Path) -> None:
    folder, told = copied.parent / "new", list[float]()
    before = {path.name for path in copied.parent.iterdir()}
    build_index(copied, folder, told.append)
    build_index(copied, folder, told.append)
    assert {path.name for path in copied.parent.iterdir()} - before == {"new"}
    assert told[-1] == 1.0
    assert told[: len(told) // 2] == sorted(told[: len(told) // 2])


def test_a_build_that_fails_leaves_the_old_index(copied: Path, engine: SearchEngine) -> None:
    folder = index_folder(copied, engine.build_id)
    with sqlite3.connect(copied) as connection:
        connection.execute("DROP TABLE paper_author")
    with pytest.raises(sqlite3.OperationalError):
        build_index(copied, folder)
    assert len(SearchEngine.open(folder)) == len(engine)
    assert [path.name for path in copied.parent.iterdir() if path.is_dir()] == [folder.name]


def test_what_is_no_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("no database")
    with pytest.raises(UserError):
        build_index(tmp_path / "not.db", tmp_path / "index")


def test_an_empty_archive_has_an_index_that_finds_nothing(empty_database: Path) -> None:
    engine = SearchEngine.open(ready_folder(empty_database, "0123456789ab"))
    assert list(engine.search("attention").ids) == []
    names = NameIndex.open(engine.folder, empty_database)
    assert names.find("nothing", [Kind.BOARD]) == []
    lists = PaperLists(engine, Cards(empty_database), lambda: names)
    for text in ("", "task:x", "year:2020", '"a phrase"', "-word"):
        assert list(lists.list(ListRequest(words=text)).ids) == []
    assert RelatedPapers(engine, Cards(empty_database)).related(1) == []


def test_the_header_says_what_the_file_holds(folder: Path, engine: SearchEngine) -> None:
    raw = (folder / PAPERS).read_bytes()
    header = json.loads(raw[raw.index(b"{") : raw.index(b"}}") + 2])
    assert header["build_id"] == engine.build_id == ArrayFile(folder / PAPERS).build_id
    assert {"terms", "title_values", "by_date"} <= set(header["arrays"])
