"""How the database was made: its build, its files, its defects, its counts.

Read straight from sqlite3, like the cards: `info` needs it, and nothing else of the tables.

Budget: `pwc-tui info` in 250 ms of processor time, as any command.
"""

import sqlite3
from collections import defaultdict
from datetime import datetime

from pwc_tui.domain.provenance import Account, Defect, Example, Provenance, SourceFile

COUNTED = (
    ("papers", "paper"),
    ("versions", "version"),
    ("authors", "author"),
    ("code links", "code_link"),
    ("repositories", "repository"),
    ("areas", "area"),
    ("tasks", "task"),
    ("leaderboards", "benchmark"),
    ("results", "result"),
    ("values", "value"),
    ("datasets", "dataset"),
    ("methods", "method"),
    ("models", "model"),
    ("venues", "venue"),
    ("results without a paper", "result WHERE paper_id IS NULL"),
    ("links without a paper", "code_link WHERE paper_id IS NULL"),
    ("hidden methods", "method WHERE is_hidden"),
    ("hidden datasets", "dataset WHERE is_hidden"),
)
"""What the import counts, and where; some once more, because people ask where it is."""

_ACCOUNT = "records, imported, merged, hidden, skipped"


def read_provenance(connection: sqlite3.Connection) -> Provenance:
    """Return the record that the import left."""
    schema_version, build_id, built_at, program_version, is_demo = connection.execute(
        "SELECT schema_version, build_id, built_at, program_version, is_demo FROM build"
    ).fetchone()
    counts = connection.execute("SELECT name, count FROM row_count ORDER BY position")
    return Provenance(
        schema_version=schema_version,
        build_id=build_id,
        built_at=datetime.fromisoformat(str(built_at)),
        program_version=program_version,
        is_demo=bool(is_demo),
        files=_files(connection),
        defects=_defects(connection),
        counts=tuple((name, count) for name, count in counts.fetchall()),
    )


def _files(connection: sqlite3.Connection) -> tuple[SourceFile, ...]:
    parts: defaultdict[int, list[tuple[str, Account]]] = defaultdict(list)
    of_parts = f"SELECT file_id, name, {_ACCOUNT} FROM part_account ORDER BY file_id, position"
    for file_id, name, *numbers in connection.execute(of_parts).fetchall():
        parts[file_id].append((name, Account(*numbers)))
    files = f"SELECT id, name, section, bytes, sha256, {_ACCOUNT} FROM source_file ORDER BY id"
    return tuple(
        SourceFile(name, section, size, sha256, Account(*numbers), tuple(parts[id_]))
        for id_, name, section, size, sha256, *numbers in connection.execute(files).fetchall()
    )


def _defects(connection: sqlite3.Connection) -> tuple[Defect, ...]:
    examples: defaultdict[int, list[Example]] = defaultdict(list)
    of_defects = "SELECT defect_id, record, value FROM defect_example ORDER BY defect_id, position"
    for defect_id, record, value in connection.execute(of_defects).fetchall():
        examples[defect_id].append(Example(record, value))
    defects = "SELECT id, file, field, problem, action, count, first_record FROM defect ORDER BY id"
    return tuple(
        Defect(file, field, problem, action, count, first, tuple(examples[id_]))
        for id_, file, field, problem, action, count, first in connection.execute(
            defects
        ).fetchall()
    )
