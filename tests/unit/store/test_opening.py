import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.open import open_readonly
from pwc_tui.store.queries.boards import Boards
from pwc_tui.store.queries.cards import Cards


def test_a_missing_file_is_said_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no database at .*pwc-tui import"):
        Cards(tmp_path / "none.db")


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(UserError, match="not a database of pwc-tui"):
        Cards(path)


def test_a_database_of_another_program_is_said(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sqlite3.connect(path).execute("CREATE TABLE x (y)").connection.close()
    with pytest.raises(UserError, match="not a database of pwc-tui"):
        Boards(path)


def test_a_database_of_another_version_is_said(small_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(small_file.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE build SET schema_version = 999")
    connection.close()
    with pytest.raises(UserError, match=r"another version .*999.*import the archive again"):
        Cards(path)


def test_a_file_damaged_in_the_middle_is_said_when_it_is_read(
    small_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.db"
    page, whole = 4096, small_file.read_bytes()
    build_page = _page_of_table(small_file, "build")
    damaged = bytearray(b"\xff" * len(whole))
    for number in (1, build_page):
        damaged[(number - 1) * page : number * page] = whole[(number - 1) * page : number * page]
    path.write_bytes(damaged)
    with pytest.raises(UserError, match="damaged"):
        Cards(path).span(1, 3)
    with pytest.raises(UserError, match="damaged"):
        Boards(path).board("emotion-recognition-on-meld")


@pytest.mark.parametrize("version", ["'seven'", "x'ff'", "NULL"])
def test_a_build_that_says_nonsense_is_no_database_of_ours(tmp_path: Path, version: str) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection, connection:
        connection.execute("CREATE TABLE build (build_id, is_demo, schema_version, built_at)")
        connection.execute(f"INSERT INTO build VALUES ('x', 0, {version}, '2025-07-28')")
    with pytest.raises(UserError, match="not a database of pwc-tui"):
        open_readonly(tmp_path / "x.db")


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_a_pipe_is_no_database_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="not a regular file"):
        open_readonly(tmp_path / "pipe")


def test_nothing_can_be_written(small_file: Path) -> None:
    connection = open_readonly(small_file)
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("DELETE FROM paper")
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_READONLY
    connection.close()


def _page_of_table(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()
    connection.close()
    return int(page)
