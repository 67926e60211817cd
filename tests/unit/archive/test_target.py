"""What an import may replace, and what it leaves alone."""

import errno
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.target.draft import Draft, Swap
from pwc_tui.ingest.target.preconditions import sole_import
from pwc_tui.search.upkeep.folders import usable_folder
from pwc_tui.search.upkeep.parts import IndexPart


@pytest.fixture(autouse=True)
def dump(folder: Path) -> Path:
    path = folder / "methods.json"
    path.write_text('[{"name": "BERT"}]')
    return path


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE TABLE bookmark (url TEXT)")


def test_a_file_that_is_no_database_of_ours_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    thesis, bookmarks = tmp_path / "thesis.tex", tmp_path / "bookmarks.db"
    thesis.write_text("four years of work")
    other_database(bookmarks)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"SQLite format 3\0" + b"?" * 500)
    for path in (thesis, bookmarks, damaged):
        before = path.read_bytes()
        with pytest.raises(UserError, match="is not a database of pwc-tui"):
            import_archive([folder], path)
        assert path.read_bytes() == before


def test_a_dump_file_is_never_the_target(folder: Path, dump: Path) -> None:
    with pytest.raises(UserError, match="is one of the files to import"):
        import_archive([folder], folder / ".." / folder.name / dump.name)
    assert dump.read_text().startswith("[")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "is a folder"),
        ("pipe", "not a regular file"),
        ("file/x.db", "file is not a folder"),
        ("file/x/y.db", "file is not a folder"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_what_can_be_no_database_is_refused_in_a_sentence(
    folder: Path, tmp_path: Path, target: str, message: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=message):
        import_archive([folder], tmp_path / target)


def test_a_file_in_the_way_of_the_folder_is_named(folder: Path, dump: Path) -> None:
    with pytest.raises(UserError, match=r"methods\.json is not a folder"):
        import_archive([folder], dump / "archive.db")


def test_databases_of_ours_are_replaced_whatever_their_state(folder: Path, database: Path) -> None:
    database.parent.mkdir()
    database.touch()
    import_archive([folder], database)
    whole = database.read_bytes()
    with sqlite3.connect(database) as opened:
        opened.execute("UPDATE build SET schema_version = 99")
        opened.execute("PRAGMA application_id = 0")
    import_archive([folder], database)
    database.write_bytes(whole[:5000])
    import_archive([folder], database)
    with sqlite3.connect(database) as opened:
        assert opened.execute("SELECT name FROM method").fetchall() == [("BERT",)]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked").chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(UserError, match=rf"written to .*locked \({os.strerror(errno.EACCES)}\)"):
        import_archive([folder], tmp_path / "locked" / "archive.db")


def test_only_one_import_of_a_database_runs_at_a_time(folder: Path, database: Path) -> None:
    with sole_import(database):
        with pytest.raises(UserError, match="is running"):
            import_archive([folder], database)
        assert [path.name for path in database.parent.iterdir()] == ["archive.db.lock"]
        import_archive([folder], database.with_name("other.db"))
    import_archive([folder], database)


def test_a_database_that_is_a_link_is_followed(folder: Path, database: Path) -> None:
    database.parent.mkdir()
    real = database.parent.with_name("disk") / "papers.db"
    database.symlink_to(real)
    for _ in range(2):  # the second one finds a whole database behind the link
        report = import_archive([folder], database)
        assert database.is_symlink()
        assert real.is_file()
        index = real.with_name(f"papers.{report.build_id}.index")
        assert set(real.parent.iterdir()) == {real, index}
        assert usable_folder(database, IndexPart.SEARCH) == index
    assert list(database.parent.iterdir()) == [database]


def test_an_interrupt_after_the_swap_leaves_the_new_database_with_its_index(
    folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap_in = Swap.swap_in

    def interrupted(swap: Swap, draft: Draft) -> None:
        swap_in(swap, draft)
        raise KeyboardInterrupt

    monkeypatch.setattr(Swap, "swap_in", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_archive([folder], database)
    names = sorted(path.suffix for path in database.parent.iterdir())
    assert names == [".db", ".index"]
