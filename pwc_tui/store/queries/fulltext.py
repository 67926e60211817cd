"""The words of all abstracts in a file of their own: SQLite's full-text index (FTS5).

The index holds no text and no places of words (`content=''`, `detail=none`): 90 MB for 576,261
papers, where with places it is 227 MB. Rows carry the numbers of the papers, which are in the order
of importance, so that the first rows that match are the best ones: 1 ms, however common a word is.

Budget: the abstracts of 576,261 papers are written in 20 s and asked in a key press.
"""

import re
import sqlite3
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pwc_tui.domain.text.clean import fold
from pwc_tui.domain.text.latex_letters import decoded_letters
from pwc_tui.store.connect.open import open_readonly, read_build

_FORMAT = 2
"""Raised with every change of what the file holds; another format is not opened."""

_APPLICATION_ID = 0x70776661
"""What tells the file from any other of SQLite: "pwfa" in ASCII."""

_PAPERS_AT_ONCE = 5_000
"""Papers between two tellings of progress: 0.1 s."""

_PENDING_BYTES = 16 << 20
"""Words that wait in memory before they are written. 45 MB of memory for the whole build; 64 MB
here take 108 MB, and are no faster."""

_TABLE = """
CREATE VIRTUAL TABLE abstracts USING fts5(
    text, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 2')
"""
_FILL = """
INSERT INTO abstracts (rowid, text)
SELECT paper.id,
    CASE WHEN instr(abstract.text, char(92)) THEN decoded(abstract.text) ELSE abstract.text END
FROM archive.paper JOIN archive.abstract ON abstract.id = abstract_id
WHERE paper.id > ? AND paper.id <= ? ORDER BY paper.id
"""
_WORDS_TABLE = "CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'abstracts', 'row')"
_STARTING = "SELECT term FROM word WHERE term >= ? AND term <= ? ORDER BY doc DESC LIMIT ?"
_MATCHING = "SELECT rowid FROM abstracts WHERE abstracts MATCH ? ORDER BY rowid LIMIT ?"
_NO_FORMS: Mapping[str, Sequence[str]] = {}
_WORD = re.compile(r"[^\W_]+")
_SAMPLE = 200
_LONGEST_WORD = 60
"""Letters. The longest real words have 45; more could only cost time."""


class FulltextDamaged(Exception):  # noqa: N818 - a state that is repaired, no mistake
    """The file is none of these, of another format, or damaged: write it anew."""


def write_fulltext(database: Path, path: Path, tell: Callable[[float], None]) -> None:
    """Write the words of the abstracts of `database` to a new file at `path`.

    `tell` is told the part that is done, 0 to 1. Raises UserError when `database` is none, and
    sqlite3.Error when nothing can be written.
    """
    with closing(open_readonly(database)) as source:
        build_id = read_build(source, database).build_id
        (last,) = source.execute("SELECT coalesce(max(id), 0) FROM paper").fetchone()
    # As an address, because only then the other file can be opened for reading only.
    with closing(sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=OFF")
        file.execute("PRAGMA synchronous=OFF")
        file.execute(f"PRAGMA application_id={_APPLICATION_ID}")
        file.execute(f"PRAGMA user_version={_FORMAT}")
        file.create_function("decoded", 1, decoded_letters, deterministic=True)
        file.execute("ATTACH ? AS archive", (f"{database.resolve().as_uri()}?mode=ro",))
        file.execute("BEGIN")
        file.execute("CREATE TABLE made (build_id TEXT NOT NULL, papers INTEGER NOT NULL)")
        file.execute("INSERT INTO made VALUES (?, ?)", (build_id, last))
        file.execute(_TABLE)
        _command(file, "hashsize", _PENDING_BYTES)
        for first in range(0, last, _PAPERS_AT_ONCE):
            file.execute(_FILL, (first, first + _PAPERS_AT_ONCE))
            tell(0.9 * first / last)
        _command(file, "optimize", None)
        file.execute("COMMIT")


class Fulltext:
    """The file, open for reading. Safe to use from several threads.

    Raises FulltextDamaged, here and in every method, when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            size = path.stat().st_size
            self._file = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise FulltextDamaged(f"{path} cannot be opened ({error})") from error
        try:
            self._check(size)
            self.build_id, self.papers = self._made()
            self._file.execute(_WORDS_TABLE)
        except (FulltextDamaged, sqlite3.Error, TypeError) as error:
            self._file.close()
            raise FulltextDamaged(f"{path} is not whole, or something else ({error})") from error

    build_id: str
    """Which import the file was made from."""
    papers: int
    """How many papers that had, with and without an abstract."""

    def share(self, word: str) -> float:
        """Return which part of the papers has this word in the abstract, 0 for none.

        Taken from the first 200 papers that have it: 0.1 ms, where counting all takes up to 10.
        """
        first = self.ids([word], _SAMPLE)
        if len(first) < _SAMPLE:
            return len(first) / max(self.papers, 1)
        return _SAMPLE / first[-1]

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Return the words of abstracts that begin so, the most used ones first.

        Reads all their uses: 10 ms for four letters that many words have in common.
        """
        folded = fold(beginning[:_LONGEST_WORD])
        if not _WORD.fullmatch(folded):
            return []
        return [
            row[0] for row in self._rows(_STARTING, folded, folded + chr(sys.maxunicode), limit)
        ]

    def ids(
        self,
        words: Sequence[str],
        limit: int,
        any_of: Sequence[str] = (),
        forms: Mapping[str, Sequence[str]] = _NO_FORMS,
    ) -> list[int]:
        """Return the numbers of the first `limit` papers whose abstract has all of these words.

        Or other `forms` of each, and one of `any_of`, if there are any. Takes any text. 2 ms warm,
        for any words.
        """
        pattern = match_pattern(words, any_of, forms)
        if not pattern:
            return []
        try:
            return [row[0] for row in self._rows(_MATCHING, pattern, limit)]
        except sqlite3.OperationalError:
            # SQLite's Unicode is older than Python's: what is one word here may be two there, and
            # those it cannot look for side by side.
            return []

    def close(self) -> None:
        """Close the file; every later call raises FulltextDamaged."""
        with self._lock:
            self._file.close()

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._file.execute(statement, values).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise FulltextDamaged(f"the full text of the abstracts is damaged ({error})") from error

    def _check(self, size: int) -> None:
        pages, page, whose, form = (
            self._file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "page_size", "application_id", "user_version")
        )
        if (whose, form) != (_APPLICATION_ID, _FORMAT):
            raise FulltextDamaged(f"it is of format {form} of {whose:#x}")
        if pages * page != size:
            raise FulltextDamaged(f"{size} bytes instead of {pages * page}")

    def _made(self) -> tuple[str, int]:
        build_id, papers = self._file.execute("SELECT build_id, papers FROM made").fetchone()
        return str(build_id), int(papers)


def match_pattern(
    words: Sequence[str],
    any_of: Sequence[str] = (),
    forms: Mapping[str, Sequence[str]] = _NO_FORMS,
) -> str:
    """Return what FTS5 is asked for all of `words` and one of `any_of`, if there are any.

    For each of `words` its other `forms` will do. Only letters and digits, in quotes: nothing else
    reaches its query language, so that no text can be a syntax error.
    """
    parts = []
    for word in words:
        if others := _quoted(forms.get(word, ())):
            parts.append(f"({' OR '.join((*_quoted([word]), *others))})")
        else:
            parts += _quoted([word])
    if choice := _quoted(any_of):
        parts.append(f"({' OR '.join(choice)})")
    return " AND ".join(parts)


def _quoted(words: Sequence[str]) -> list[str]:
    return [f'"{part[:_LONGEST_WORD]}"' for word in words for part in _WORD.findall(word)]


def _command(file: sqlite3.Connection, name: str, value: int | None) -> None:
    if value is None:
        file.execute("INSERT INTO abstracts (abstracts) VALUES (?)", (name,))
    else:
        file.execute("INSERT INTO abstracts (abstracts, rank) VALUES (?, ?)", (name, value))
