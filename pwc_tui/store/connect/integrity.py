"""Whether a database is whole: its pages and indices, and the rows against what was imported."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

_CACHE = "PRAGMA cache_size=-16384"
"""With 16 MB a check of the whole archive (1.45 GB) takes 9 s of processor time, with SQLite's own
2 MB 11 s, and with 64 MB 8 s."""

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file in which nothing can be looked for any more."""

_ROWS = {
    "papers": "SELECT (SELECT count(*) FROM paper) + (SELECT count(*) FROM version)",
    "links": "SELECT count(*) FROM code_link",
    "methods": "SELECT count(*) FROM method WHERE is_listed",
    "datasets": "SELECT count(*) FROM dataset WHERE is_listed",
}
"""What counts the imported records of a section. Records of the others become several rows."""


class DatabaseCheck:
    """Looks at every page of a database; may be told from another thread to stop."""

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._is_stopped = Event()

    def run(self, *, is_quick: bool = False) -> str | None:
        """Return what is wrong, None where nothing is; raises sqlite3.Error when it was stopped.

        Finds pages that are none, rows in a wrong place, missing values, entries that an index
        lacks or has too many, and files of which there are more or fewer records than rows. If
        `is_quick`, entries of indices are not compared with the rows: 2 s for the whole archive.
        """
        check = "quick_check" if is_quick else "integrity_check"
        with closing(self._connection):
            try:
                self._connection.execute(_CACHE)
                (verdict,) = self._connection.execute(f"PRAGMA {check}(1)").fetchone()
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode in DAMAGE:
                    return str(error)
                raise
            if verdict != "ok":
                return " ".join(str(verdict).split())
            return self._missing_rows()

    def stop(self) -> None:
        """End `run` soon, which raises then, unless it has ended."""
        self._is_stopped.set()
        with suppress(sqlite3.ProgrammingError):  # closed
            self._connection.interrupt()

    def _missing_rows(self) -> str | None:
        files = self._connection.execute(
            "SELECT section, sum(records), sum(imported + hidden), sum(merged + skipped)"
            " FROM source_file GROUP BY section"
        ).fetchall()
        for section, records, kept, others in files:
            if self._is_stopped.is_set():
                raise sqlite3.OperationalError("interrupted")
            if records != kept + others:
                return f"{records:,} records of {section} became {kept + others:,}"
            if statement := _ROWS.get(section):
                (rows,) = self._connection.execute(statement).fetchone()
                if rows != kept:
                    return f"{kept:,} imported {section} are {rows:,} rows"
        return None
