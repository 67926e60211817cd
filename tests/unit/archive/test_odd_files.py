"""Every odd dump file, where they are at hand: success with counted defects, or one
sentence; never another exception, never a changed database, never long."""

import json
import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from tests.unit.archive.accounts import assert_nothing_is_lost

SHARED = Path(__file__).parents[4] / "shared" / "data"
ODD = Path(os.environ.get("PWC_TUI_TEST_DATA", SHARED)) / "odd"
MANIFEST = ODD / "MANIFEST.json"
ENTRIES = json.loads(MANIFEST.read_text()) if MANIFEST.is_file() else []

REFUSED = {
    "papers--truncated-gz": "is cut off after record",
    "papers--bad-crc-gz": "is corrupt",
    "papers--flipped-byte-gz": "is corrupt",
    "papers--not-found-text": "begins with 'Not Found'",
    "papers--html-page": "web page",
    "papers--git-lfs-pointer": "Git LFS pointer",
    "papers--zero-bytes": "is empty",
    "papers--empty-gz": "is empty",
    "papers--truncated-json": "is cut off after record",
    "papers--missing-comma": "lacks a comma between two records",
    "papers--not-an-array-object": "single object",
    "papers--not-an-array-string": "not a list of records",
    "papers--top-level-null": "not a list of records",
    "papers--utf16": "UTF-16",
    "papers--comment-json": "not a list of records",
    "papers--deep-nesting": "nested deeper",
    "links--truncated-gz": "is cut off",
    "eval--not-an-array": "single object",
    "eval--truncated-gz": "is cut off",
}

_FAR_TOO_LONG = 60
"""Seconds of CPU: ten times what the largest file needs on a slow machine."""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that is in use already."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "methods.json").write_text("[]")
    import_archive([folder], folder / "old.db")
    return folder / "old.db"


@pytest.mark.skipif(
    not ENTRIES, reason="no odd files here; PWC_TUI_TEST_DATA names the folder that holds odd/"
)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"].split(".")[0])
def test_odd_file_is_imported_or_refused_in_a_sentence(
    entry: dict[str, str], old: Path, tmp_path: Path
) -> None:
    name = entry["file"].split(".")[0]
    folder = tmp_path / "archive"
    shutil.copytree(ODD / "base", folder)
    (folder / entry["replaces"]).unlink()
    shutil.copyfile(ODD / entry["file"], folder / entry["replaces"])
    database = tmp_path / "archive.db"
    shutil.copyfile(old, database)
    started = time.process_time()
    if name in REFUSED:
        with pytest.raises(UserError, match=REFUSED[name]) as caught:
            import_archive([folder], database)
        assert entry["replaces"] in str(caught.value)
        assert "\n" not in str(caught.value)
        assert database.read_bytes() == old.read_bytes()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "archive.db"]
    else:
        report = import_archive([folder], database)
        assert_nothing_is_lost(report)
        with sqlite3.connect(database) as opened:
            assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert time.process_time() - started < _FAR_TOO_LONG
