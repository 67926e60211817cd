"""Authors are made in a thread, which must neither outlast an import nor fail in silence."""

import gzip
import json
import sqlite3
import threading
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest import load
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.match.author_spellings import Spellings
from pwc_tui.ingest.tables.author_tables import AuthorTables


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    path = tmp_path / "papers-with-abstracts.json.gz"
    records = [{"title": f"Of number {n}", "authors": [f"Ada {n}", "Bo"]} for n in range(50)]
    path.write_bytes(gzip.compress(json.dumps(records).encode()))
    return path


def test_what_fails_beside_fails_the_import(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Spellings, writer: object) -> list[tuple[object, ...]]:
        raise sqlite3.OperationalError("database or disk is full")

    before = set(threading.enumerate())
    monkeypatch.setattr(Spellings, "rows", full)
    with pytest.raises(UserError, match="disk is full"):
        import_archive([papers], tmp_path / "archive.db")
    assert not (tmp_path / "archive.db").exists()
    assert set(threading.enumerate()) <= before


def test_an_import_that_fails_stops_what_is_made_beside(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(threading.enumerate())
    begun, may_go_on = threading.Event(), threading.Event()
    link = AuthorTables._link

    def slow(self: AuthorTables) -> None:
        begun.set()
        may_go_on.wait()
        link(self)

    def fail(*_: object) -> None:
        begun.wait()
        may_go_on.set()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(AuthorTables, "_link", slow)
    monkeypatch.setattr(load, "write_tasks", fail)
    with pytest.raises(UserError, match="No space left"):
        import_archive([papers], tmp_path / "archive.db")
    assert not (tmp_path / "archive.db").exists()
    assert set(threading.enumerate()) <= before
