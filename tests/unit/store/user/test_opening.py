import os
import random
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Setting, Subject
from pwc_tui.store.user.migrations import STEPS, backups_of
from pwc_tui.store.user.open import prepare
from pwc_tui.store.user.user_file import UserFile


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50_000))


def _random_bytes_behind_the_head(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:20_000] = random.Random(2).randbytes(len(content[4096:20_000]))
    path.write_bytes(content)


def _half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _a_few_bytes(path: Path) -> None:
    os.truncate(path, 50)


def _a_text(path: Path) -> None:
    path.write_text("These are my notes.\n" * 100, encoding="utf-8")


@pytest.mark.parametrize(
    "damage", [_random_bytes, _random_bytes_behind_the_head, _half, _a_few_bytes, _a_text]
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(
    used: Path, telme: Subject, damage: Callable[[Path], None]
) -> None:
    damage(used)
    content = used.read_bytes()
    user = UserFile(used)
    assert user.notice is not None
    assert str(used) in user.notice
    (aside,) = (file for file in used.parent.iterdir() if "damaged" in file.name)
    assert aside.name in user.notice
    assert aside.read_bytes() == content
    user.add_bookmarks([telme])
    assert len(user.bookmarks()) == 1
    assert UserFile(used).notice is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET changed_at = x'00'",
        "UPDATE bookmark SET is_removed = 7",
        "UPDATE note SET text = x'ff'",
        "INSERT INTO flip VALUES ('board', 'metric', 'sideways', 1, 0)",
    ],
)
def test_values_that_no_program_wrote_are_damage_too(used: Path, statement: str) -> None:
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)
        connection.commit()
    notice = UserFile(used).notice
    assert notice is not None
    assert f"{used} was damaged" in notice


def test_what_cannot_be_read_as_a_value_is_one_sentence(used: Path) -> None:
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("UPDATE note SET text = CAST(x'ff' AS TEXT)")
        connection.execute("INSERT INTO setting VALUES ('theme', '{', 1)")
        connection.commit()
    user = UserFile(used)
    assert user.setting(Setting("theme", "dark")) == "dark"
    with pytest.raises(UserError, match="move it away"):
        user.notes()
    with pytest.raises(UserError, match="move it away"):
        user.everything()


def test_a_kind_of_thing_that_is_not_known_yet_stays_in_the_file(used: Path) -> None:
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("INSERT INTO subject VALUES ('planet', 'mars', 'Mars', NULL)")
        connection.execute("INSERT INTO bookmark VALUES ('list', 'planet', 'mars', 1, 0, 1)")
        connection.commit()
    user = UserFile(used)
    assert all(kind is Kind.PAPER for kind, _ in user.marks().bookmarked)
    assert len(user.bookmarks("list")) == len(user.marks().bookmarked)
    assert ("planet", "mars") in _rows(used, "SELECT kind, slug FROM bookmark")


def test_a_journal_without_its_file_is_set_aside_and_not_played_into_the_new_one(
    used: Path, telme: Subject
) -> None:
    user = UserFile(used)
    user.add_bookmarks([telme])
    journal = used.with_name(f"{used.name}-wal")
    content = journal.read_bytes()
    user.close()
    used.unlink()
    journal.write_bytes(content)
    assert UserFile(used).bookmarks() == ()
    assert any(file.read_bytes() == content for file in used.parent.glob("*damaged*-wal"))


def test_readers_and_a_writer_work_side_by_side(used: Path, telme: Subject) -> None:
    user = UserFile(used)
    with closing(sqlite3.connect(used, isolation_level=None)) as reader:
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM bookmark").fetchone()
        user.add_bookmarks([telme], "another list")
        assert reader.execute("SELECT count(*) FROM bookmark").fetchone() == before
    assert user.bookmarks("another list")


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE place (name TEXT)")
    content = other.read_bytes()
    with pytest.raises(UserError, match="another program"):
        UserFile(other)
    assert other.read_bytes() == content


def test_an_empty_file_becomes_the_users_file(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    path.touch()
    assert UserFile(path).bookmarks() == ()


def test_a_place_that_is_no_place_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "user.db"):
        with pytest.raises(UserError, match="PWC_TUI_USER"):
            UserFile(place)


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _a_socket(path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def _a_link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to(path.with_name("pipe"))


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
@pytest.mark.parametrize("make", [_a_folder, _a_pipe, _a_socket, _a_link_to_a_pipe])
def test_what_is_no_regular_file_is_refused_and_stays_where_it_is(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "user.db")
    before = {file.name: file.lstat() for file in tmp_path.iterdir()}
    with pytest.raises(UserError, match="PWC_TUI_USER"):
        UserFile(tmp_path / "user.db")
    assert {file.name: file.lstat() for file in tmp_path.iterdir()} == before


def test_nothing_beside_a_new_file_is_touched(path: Path) -> None:
    path.parent.mkdir()
    mine = path.with_name("user.db.new")
    mine.write_text("my own")
    UserFile(path).close()
    assert mine.read_text() == "my own"
    assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert not list(path.parent.glob(".user.db*"))


def test_a_name_that_means_something_to_sqlite_is_only_a_name(
    tmp_path: Path, telme: Subject
) -> None:
    path = tmp_path / "a ?mode=memory#%20[x].db"
    UserFile(path).add_bookmarks([telme])
    assert path.is_file()
    prepare(path, (*STEPS, ("CREATE TABLE more (x)",)))
    assert len(backups_of(path)) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_followed(used: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(used)
    _half(used)
    assert UserFile(link).notice is not None
    assert link.is_symlink()


def test_damage_that_is_met_later_is_one_sentence(used: Path) -> None:
    user = UserFile(used)
    content = used.read_bytes()
    used.write_bytes(content[:100] + bytes(len(content) - 100))
    with pytest.raises(UserError, match="damaged"):
        UserFile.marks(user)


@contextmanager
def _only_read(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder for a while, not by root either."""
    mode, is_root = folder.stat().st_mode, os.geteuid() == 0
    folder.chmod(0o555)
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(mode)


@pytest.fixture
def shared(used: Path) -> Iterator[Path]:
    """Return a file with something in it that everybody may read, and nobody reads just now."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder, "user.db")
        place.write_bytes(used.read_bytes())
        place.chmod(0o644)
        yield place


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights there")
def test_in_a_folder_where_nothing_can_be_written_it_is_read(shared: Path, telme: Subject) -> None:
    with _only_read(shared.parent):
        user = UserFile(shared)
        assert user.note(telme) is not None
        assert len(user.marks().bookmarked) == 301
        with pytest.raises(UserError, match="may not be written"):
            user.set_note(telme, "more")
        user.close()


@pytest.mark.skipif(os.name == "nt", reason="there are no limits of file sizes")
def test_on_a_full_disk_it_is_read(used: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from pwc_tui.store.user.user_file import UserFile
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(len(UserFile(Path(sys.argv[1])).everything().bookmarks))
"""
    command = [sys.executable, "-c", code, str(used)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("301\n", "")


def _rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()
