"""Checks an import's account of every record against what is in the database."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from pwc_tui.domain.provenance import SourceFile
from pwc_tui.ingest.report.summary import ImportReport

_ROWS = {
    "papers": ("SELECT count(*) FROM paper", "SELECT count(*) FROM version"),
    "links": ("SELECT count(*) FROM code_link", "SELECT 0"),
    "methods": (
        "SELECT count(*) FROM method WHERE is_listed AND NOT is_hidden",
        "SELECT count(*) FROM method WHERE is_listed AND is_hidden",
    ),
    "datasets": (
        "SELECT count(*) FROM dataset WHERE is_listed AND NOT is_hidden",
        "SELECT count(*) FROM dataset WHERE is_listed AND is_hidden",
    ),
}
"""How many records of a section are shown and hidden, by section."""

_PARTS = {
    "leaderboards": "SELECT count(*) FROM benchmark",
    "results": "SELECT count(*) FROM result",
}


def assert_nothing_is_lost(report: ImportReport) -> None:
    """Raise AssertionError unless in = out for all files, and the database holds what is said."""
    assert isinstance(report.database, Path)
    assert_accounts_hold(report.database, report.files)


def assert_accounts_hold(database: Path, files: Sequence[SourceFile]) -> None:
    """Raise AssertionError unless in = out for these files, and the database holds what is said."""
    with sqlite3.connect(database) as opened:

        def count(query: str) -> int:
            (found,) = opened.execute(query).fetchone()
            return int(found)

        for file in files:
            assert file.account.is_balanced, file
            if file.section in _ROWS:
                there = [count(query) for query in _ROWS[file.section]]
                assert there == [file.account.imported, file.account.hidden], file
            for name, account in file.parts:
                assert account.is_balanced, (name, account)
                if name in _PARTS:
                    assert count(_PARTS[name]) == account.imported, (name, account)
                else:
                    assert count("SELECT count(*) FROM task") >= account.imported
