"""A database with damaged pages: each command answers, or says so in one sentence."""

import random
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

COMMANDS = ["search emotion", "search --all", "boards", "tasks", "home --json", "index"]


def _overwrite(path: Path, table: str) -> None:
    """Put bytes that are none into every page of a table but its first one."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        pages = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)
        ).fetchall()
    content = bytearray(path.read_bytes())
    noise = random.Random(3).randbytes(size)
    for (number,) in pages:
        content[(number - 1) * size : number * size] = noise
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["paper", "benchmark", "task", "result"])
def test_damage_to_a_table_is_one_sentence(
    program: Program, demo_db: Path, tmp_path: Path, table: str
) -> None:
    database = tmp_path / "damaged.db"
    database.write_bytes(demo_db.read_bytes())
    with closing(sqlite3.connect(database)) as connection:
        if (
            not connection.execute("PRAGMA compile_options")
            .fetchall()
            .count(("ENABLE_DBSTAT_VTAB",))
        ):
            pytest.skip("this SQLite does not tell the pages of a table")
    _overwrite(database, table)
    for command in COMMANDS:
        run = program("--db", str(database), *command.split())
        assert "Traceback" not in run.stderr, command
        assert run.returncode in (0, 1, 2), command
        if run.returncode == 2:
            assert f"{database} is" in run.stderr.splitlines()[-1], command


def test_an_error_that_odd_values_cause_is_told_as_damage(
    program: Program, demo_db: Path, tmp_path: Path
) -> None:
    database = tmp_path / "damaged.db"
    database.write_bytes(demo_db.read_bytes())
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE task SET name = x'ff00'")
        connection.execute("DELETE FROM code_link WHERE rowid % 2")
    run = program("--db", str(database), "tasks", "--json")
    assert "Traceback" not in run.stderr
    assert (run.returncode, run.stdout) == (2, "")
    assert len([line for line in run.stderr.splitlines() if "is damaged" in line]) == 1
