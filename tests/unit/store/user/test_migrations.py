import hashlib
import os
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.store.user.fast_reads import STATEMENTS, UserFileReader
from pwc_tui.store.user.migrations import STEPS, Step, backups_of
from pwc_tui.store.user.open import prepare
from pwc_tui.store.user.schema import UserTable
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.store.write.database_writer import DatabaseWriter

VERSIONS = range(1, len(STEPS) + 1)
ANOTHER_STEP: Step = (
    # What SQLite cannot alter is rebuilt, as https://sqlite.org/lang_altertable.html has it.
    "CREATE TABLE new_list (name TEXT NOT NULL, changed_at INTEGER NOT NULL, "
    "is_removed BOOLEAN NOT NULL, color TEXT NOT NULL, PRIMARY KEY (name)) WITHOUT ROWID",
    "INSERT INTO new_list SELECT name, changed_at, is_removed, 'none' FROM reading_list",
    "DROP TABLE reading_list",
    "ALTER TABLE new_list RENAME TO reading_list",
)
MORE_STEPS = (*STEPS, ANOTHER_STEP)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_becomes_what_the_tables_say(path: Path, version: int) -> None:
    _make(path, STEPS[:version])
    UserFileReader(path).close()
    assert _columns(path) == {
        table.name: {
            (column.name, not column.nullable, column.primary_key) for column in table.columns
        }
        for table in UserTable.metadata.tables.values()
    }


def test_the_glance_asks_for_what_the_tables_have(user: UserFile, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in STATEMENTS.values():
            connection.execute(f"EXPLAIN {statement}", ("x",) * statement.count("?"))
    assert user.marks() == UserFileReader(path).marks()


def test_the_archive_and_the_users_file_have_no_table_in_common(
    user: UserFile, path: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.db"
    DatabaseWriter(archive).finish()
    assert _columns(archive).keys() & _columns(path).keys() == set()
    assert _columns(archive).keys() & UserTable.metadata.tables.keys() == set()


def test_a_migration_keeps_everything_and_makes_a_backup_first(used: Path) -> None:
    before = _dump(used)
    prepare(used, MORE_STEPS)
    with closing(sqlite3.connect(used)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MORE_STEPS),)
        assert connection.execute("SELECT color FROM reading_list").fetchall() == [("none",)] * 2
        assert connection.execute("SELECT text FROM note").fetchall() == [("a note",)]
    (backup,) = backups_of(used)
    assert f".v{len(STEPS)}-" in backup.name
    assert _dump(backup) == before


def test_the_bookmarks_of_an_older_file_are_to_be_read_in_the_order_they_came(path: Path) -> None:
    _make(path, STEPS[:1])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO subject VALUES ('paper', 'one', 'One', NULL)")
        connection.execute("INSERT INTO subject VALUES ('paper', 'two', 'Two', NULL)")
        connection.execute("INSERT INTO reading_list VALUES ('To read', 5, 1)")
        for values in (
            ("bookmarks", "one", 7, 0),
            ("bookmarks", "two", 9, 0),
            ("To read", "one", 8, 1),
        ):
            connection.execute("INSERT INTO bookmark VALUES (?, 'paper', ?, ?, ?)", values)
    user = UserFile(path)
    assert [mark.subject.name for mark in user.bookmarks()] == ["Two", "One"]
    assert [(made.name, made.count) for made in user.lists()] == [("To read", 2)]
    (backup,) = backups_of(path)
    assert ".v1-" in backup.name


def test_what_was_released_is_never_edited() -> None:
    """A new step gets its line here; that an old line no longer holds is a mistake."""
    released = ["dc1d5bab04b7ad8f", "abae553ce8679d97", "4dc3fa446cf64c49", "60f85ca8848ce986"]
    made = [hashlib.sha256("\n".join(step).encode()).hexdigest()[:16] for step in STEPS]
    assert made == released


def test_a_migration_that_fails_changes_nothing(used: Path) -> None:
    before = _dump(used)
    bad_steps = (*MORE_STEPS, ("DELETE FROM subject",))
    with pytest.raises(UserError, match=r"user\.db"):
        prepare(used, bad_steps)
    assert _dump(used) == before
    assert prepare(used) is None


def test_a_file_of_this_version_is_not_backed_up(used: Path) -> None:
    UserFileReader(used).close()
    assert backups_of(used) == []


def test_only_the_last_backups_stay(used: Path) -> None:
    for number in range(8):
        old = used.with_name(f"{used.name}.v0-2020010{number}-000000.bak")
        old.touch()
        os.utime(old, (number, number))
    stranger = used.with_name("other.db.v1-20200101-000000.bak")
    stranger.touch()
    prepare(used, MORE_STEPS)
    kept = [backup.name for backup in backups_of(used)]
    assert len(kept) == 5
    assert kept[0].endswith("v0-20200104-000000.bak")
    assert stranger.exists()


def test_a_newer_file_is_refused_and_left_as_it_is(used: Path) -> None:
    prepare(used, MORE_STEPS)
    before = _dump(used)
    with pytest.raises(UserError, match="newer pwc-tui"):
        UserFile(used)
    assert _dump(used) == before
    assert not list(used.parent.glob("*damaged*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_it(used: Path) -> None:
    prepare(used, MORE_STEPS)
    for file in (used, *backups_of(used)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _make(path: Path, steps: Sequence[Step]) -> None:
    path.parent.mkdir(parents=True)
    prepare(path, steps)


def _columns(path: Path) -> dict[str, set[tuple[str, bool, bool]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return {
            name: {
                (column, bool(is_required), bool(place_in_key))
                for _, column, _, is_required, _, place_in_key in connection.execute(
                    f"SELECT * FROM pragma_table_info('{name}')"
                )
            }
            for name in names
        }


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
