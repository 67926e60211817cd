"""The versions of the user's own file, and the way from each to the next.

A step that was released is never edited: a change of a table is one more step at the end.
"""

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from pwc_tui.system.regular_file import private_file

APPLICATION_ID = 0x70776375
"""What SQLite keeps in a file's head to tell whose it is: "pwcu" in ASCII."""

Step = tuple[str, ...]
"""Statements that make one version from the one before."""


def _text(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK (typeof({name}) = 'text')"


_MOMENT = "changed_at INTEGER NOT NULL CHECK (typeof(changed_at) = 'integer')"
_REMOVED = "is_removed BOOLEAN NOT NULL CHECK (is_removed IN (0, 1))"
_SUBJECT = "FOREIGN KEY (kind, slug) REFERENCES subject (kind, slug)"
_KIND, _SLUG, _NAME = _text("kind"), _text("slug"), _text("name")
"""The checks are for damage that SQLite would not notice otherwise: `quick_check` looks at them."""

_FIRST: Step = (
    f"CREATE TABLE subject ({_KIND}, {_SLUG}, {_NAME}, arxiv_id TEXT, "
    "PRIMARY KEY (kind, slug)) WITHOUT ROWID",
    f"CREATE TABLE reading_list ({_NAME}, {_MOMENT}, {_REMOVED}, PRIMARY KEY (name)) WITHOUT ROWID",
    f"CREATE TABLE bookmark ({_text('list_name')} REFERENCES reading_list (name), "
    f"{_KIND}, {_SLUG}, {_MOMENT}, {_REMOVED}, "
    f"PRIMARY KEY (list_name, kind, slug), {_SUBJECT}) WITHOUT ROWID",
    f"CREATE TABLE note ({_KIND}, {_SLUG}, {_MOMENT}, {_text('text')}, "
    f"PRIMARY KEY (kind, slug, changed_at, text), {_SUBJECT}) WITHOUT ROWID",
    f"CREATE TABLE read_mark ({_KIND}, {_SLUG}, {_MOMENT}, {_REMOVED}, "
    f"PRIMARY KEY (kind, slug), {_SUBJECT}) WITHOUT ROWID",
    f"CREATE TABLE saved_search ({_NAME}, {_text('query')}, {_MOMENT}, {_REMOVED}, "
    "PRIMARY KEY (name)) WITHOUT ROWID",
    f"CREATE TABLE flip ({_text('board_slug')}, {_text('metric')}, direction TEXT NOT NULL "
    f"CHECK (direction IN ('higher', 'lower', 'unknown')), {_MOMENT}, {_REMOVED}, "
    "PRIMARY KEY (board_slug, metric)) WITHOUT ROWID",
    f"CREATE TABLE submitted_result ({_text('id')}, {_text('task')}, {_text('dataset')}, "
    f"{_text('model')}, metric_values JSON NOT NULL, {_text('paper')}, day DATE, "
    f"{_text('source_url')}, {_MOMENT}, {_REMOVED}, PRIMARY KEY (id)) WITHOUT ROWID",
    f"CREATE TABLE visit ({_KIND}, {_SLUG}, {_MOMENT}, "
    f"PRIMARY KEY (kind, slug), {_SUBJECT}) WITHOUT ROWID",
    "CREATE INDEX ix_visit_changed_at ON visit (changed_at)",
    f"CREATE TABLE setting ({_NAME}, {_text('value')}, {_MOMENT}, "
    "PRIMARY KEY (name)) WITHOUT ROWID",
    "INSERT INTO reading_list VALUES ('bookmarks', 0, 0)",
)

_CITATION_KEYS: Step = (
    f"CREATE TABLE citation_key ({_text('style')}, {_text('paper')}, {_text('key')}, {_MOMENT}, "
    "PRIMARY KEY (style, paper)) WITHOUT ROWID",
)

_LIBRARY: Step = (
    "ALTER TABLE bookmark ADD COLUMN position INTEGER NOT NULL DEFAULT 0 "
    "CHECK (typeof(position) = 'integer')",
    "UPDATE bookmark SET position = changed_at",
    f"CREATE TABLE tag ({_KIND}, {_SLUG}, {_MOMENT}, {_NAME}, {_REMOVED}, "
    f"PRIMARY KEY (name, kind, slug), {_SUBJECT}) WITHOUT ROWID",
    "ALTER TABLE saved_search ADD COLUMN looked_at INTEGER",
    "ALTER TABLE saved_search ADD COLUMN found INTEGER",
    "ALTER TABLE submitted_result ADD COLUMN code_url TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE submitted_result ADD COLUMN uses_extra_data BOOLEAN",
    "ALTER TABLE submitted_result ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    f"CREATE TABLE change_log (id INTEGER PRIMARY KEY NOT NULL, {_MOMENT}, {_text('title')}, "
    "changes JSON NOT NULL, is_undone BOOLEAN NOT NULL CHECK (is_undone IN (0, 1)))",
    # The list that is always there has another name.
    "INSERT OR IGNORE INTO reading_list VALUES ('To read', 0, 0)",
    "UPDATE reading_list SET is_removed = 0 WHERE name = 'To read'",
    "INSERT INTO bookmark (list_name, kind, slug, changed_at, is_removed, position) "
    "SELECT 'To read', kind, slug, changed_at, is_removed, position FROM bookmark "
    "WHERE list_name = 'bookmarks' "
    "ON CONFLICT DO UPDATE SET is_removed = min(is_removed, excluded.is_removed)",
    "DELETE FROM bookmark WHERE list_name = 'bookmarks'",
    "DELETE FROM reading_list WHERE name = 'bookmarks'",
)

_SEEN: Step = ("ALTER TABLE saved_search ADD COLUMN seen TEXT",)

STEPS: Sequence[Step] = (_FIRST, _CITATION_KEYS, _LIBRARY, _SEEN)
"""Step n makes version n; a new file takes all of them."""

_BACKUPS_KEPT = 5


def version_of(connection: sqlite3.Connection) -> int:
    """Return which version a file has; 0 is one without any table."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file that is open up to the last step, all of it or nothing; backed up before.

    `connection` is in autocommit and does not enforce foreign keys: a step may rebuild a table
    that others refer to. Raises sqlite3.Error when a step fails.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        if 0 < version < len(steps):
            _back_up(path, version)
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("the new tables miss rows that others refer to")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={max(version, len(steps))}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite rolls back by itself when a disk is full
            connection.execute("ROLLBACK")
        raise


def backups_of(path: Path) -> list[Path]:
    """Return the backups beside the file, oldest first."""
    ours = re.compile(rf"{re.escape(path.name)}\.v\d+-[\d-]+\.bak")
    found = [file for file in path.parent.iterdir() if ours.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.stat().st_mtime)


def _back_up(path: Path, version: int) -> None:
    """Copy the file beside itself. Its writer is `migrate`, so that nothing changes meanwhile."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    backup = path.with_name(f"{path.name}.v{version}-{moment}.bak")
    part = private_file(backup)  # notes are nobody else's business
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(backup)
    for old in backups_of(path)[:-_BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
