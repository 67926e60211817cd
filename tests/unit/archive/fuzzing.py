"""Importing a damaged archive, and what must hold whatever the damage is."""

import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.importer import import_archive
from tests.unit.archive.mutants import Base, Mutant

LONGEST_SECONDS = 10.0
"""Of processor time: the machine may be busy."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an import went: `refusal` is the sentence, None where it succeeded."""

    refusal: str | None
    seconds: float


class Arena:
    """A folder in which archives are imported over a database that is in use."""

    def __init__(self, folder: Path, base: Base) -> None:
        self._base = base
        self._archive = folder / "archive"
        self._place = folder / "place"
        self.database = self._place / "archive.db"
        self._place.mkdir()
        self._archive.mkdir()
        for name, content in base.files.items():
            (self._archive / name).write_bytes(content)
        import_archive([self._archive], self.database)
        self._whole = self.database.read_bytes()
        self._names = self._listing()

    def run(self, *mutants: Mutant) -> Outcome:
        """Import the archive with the damaged files; raises what no import may raise."""
        for mutant in mutants:
            (self._archive / mutant.name).write_bytes(mutant.content)
        started = time.process_time()
        try:
            outcome = self._imported({mutant.name for mutant in mutants})
        finally:
            for mutant in mutants:
                (self._archive / mutant.name).write_bytes(self._base.files[mutant.name])
        seconds = time.process_time() - started
        assert seconds < LONGEST_SECONDS, f"took {seconds:.1f} s"
        return Outcome(outcome, seconds)

    def _imported(self, names: set[str]) -> str | None:
        try:
            report = import_archive([self._archive], self.database)
        except UserError as error:
            self._check_refusal(str(error), names)
            return str(error)
        for file in report.files:
            assert file.account.is_balanced, file
        # The import itself has looked for damage.
        with closing(sqlite3.connect(self.database)) as opened:
            assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        self.put_back()
        return None

    def _check_refusal(self, message: str, names: set[str]) -> None:
        assert any(name in message for name in names)
        assert "\n" not in message
        assert len(message) < 400
        assert self.database.read_bytes() == self._whole
        assert self._listing() == self._names

    def put_back(self) -> None:
        """Make the place what it was, without the new search index."""
        for path in self._place.iterdir():
            if path.is_dir() and path.name not in self._names:
                shutil.rmtree(path)
        self.database.write_bytes(self._whole)
        self._names = self._listing()

    def _listing(self) -> set[str]:
        return {path.name for path in self._place.iterdir()}
