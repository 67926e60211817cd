"""What is noticed of a new database that is not what was to be written."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest import importer
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.report.summary import ImportReport
from pwc_tui.ingest.target.integrity import checked_beside
from pwc_tui.store.connect.integrity import DatabaseCheck

Importer = Callable[..., ImportReport]

PAPERS = [
    {"paper_url": f"https://paperswithcode.com/paper/a{n}", "title": f"T {n}", "authors": ["Ada"]}
    for n in range(200)
]


@pytest.fixture
def whole(importing: Importer, database: Path) -> Path:
    importing(papers=PAPERS, methods=[{"name": "BERT"}], datasets=[{"name": "D"}])
    return database


def _zero_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 4 * 4096] = bytes(4096)
    path.write_bytes(content)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)


def _lose_a_row(path: Path) -> None:
    _run(path, "DELETE FROM paper WHERE id = 7")


def _lose_a_record(path: Path) -> None:
    _run(path, "UPDATE source_file SET records = records + 1 WHERE section = 'methods'")


def _lose_an_entry(path: Path) -> None:
    """Take an index for a smaller one: every page is in order, and rows are missing in it."""
    _run(
        path,
        "DROP INDEX ix_paper_slug",
        "CREATE INDEX ix_paper_slug ON paper (slug) WHERE id <> 7",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX ix_paper_slug ON paper (slug)'"
        " WHERE name = 'ix_paper_slug'",
    )


DAMAGE = [_zero_a_page, _cut, _lose_a_row, _lose_a_record, _lose_an_entry]


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(whole: Path, damage: Callable[[Path], None]) -> None:
    assert DatabaseCheck(whole).run() is None
    damage(whole)
    assert DatabaseCheck(whole).run() is not None


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_new_database_that_is_not_whole_never_replaces_the_old_one(
    whole: Path, folder: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, names = whole.read_bytes(), {path.name for path in whole.parent.iterdir()}

    def damaged(part: Path) -> object:
        damage(part)
        return checked_beside(part)

    monkeypatch.setattr(importer, "checked_beside", damaged)
    with pytest.raises(UserError):
        import_archive([folder], whole)
    assert whole.read_bytes() == old
    assert {path.name for path in whole.parent.iterdir()} == names


def test_the_check_ends_at_once_when_the_work_beside_it_fails(whole: Path) -> None:
    with pytest.raises(KeyboardInterrupt), checked_beside(whole):
        raise KeyboardInterrupt


def test_a_failure_after_the_check_is_the_one_that_is_told(whole: Path) -> None:
    with pytest.raises(KeyboardInterrupt), checked_beside(whole):
        while any(thread.name == "check" for thread in threading.enumerate()):
            time.sleep(0.001)
        raise KeyboardInterrupt
