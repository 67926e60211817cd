"""Other engines over the same papers: title, and authors with the names of the paper's models."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pwc_tui.domain.text.clean import title_key

FIRST = 10
"""Papers that are asked for."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an engine knows of a paper. `people` are its authors and its models."""

    number: int
    title: str
    people: str


class Rival(Protocol):
    """An engine that has read all documents."""

    @property
    def name(self) -> str:
        """What it is called in the table."""

    @property
    def is_slow(self) -> bool:
        """Whether a query takes so long that only some are asked."""

    def search(self, text: str) -> Sequence[int]:
        """Return the numbers of the first papers that `text` finds."""


def read_documents(database: Path) -> list[Document]:
    """Return all papers, the most important one first."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    people: dict[int, list[str]] = {}
    for statement in (
        "SELECT paper_id, name FROM paper_author JOIN author ON author.id = author_id "
        "ORDER BY paper_id, position",
        "SELECT DISTINCT paper_id, model FROM result WHERE paper_id IS NOT NULL",
    ):
        for number, name in connection.execute(statement):
            people.setdefault(number, []).append(name)
    papers = connection.execute("SELECT id, title FROM paper ORDER BY id")
    return [Document(number, title, ", ".join(people.get(number, ()))) for number, title in papers]


class Like:
    """What the rebuilds of the site do: `LIKE` over titles and authors, newest first."""

    name = "LIKE %q%, newest first"
    is_slow = True

    def __init__(self, database: Path, documents: Iterable[Document]) -> None:
        self._connection = sqlite3.connect("file::memory:", uri=True)
        self._connection.execute("ATTACH ? AS archive", (f"file:{database}?mode=ro",))
        self._connection.execute("CREATE TABLE paper (id INTEGER PRIMARY KEY, title, people, date)")
        rows = ((each.number, each.title, each.people) for each in documents)
        self._connection.executemany("INSERT INTO paper VALUES (?, ?, ?, NULL)", rows)
        self._connection.execute(
            "UPDATE paper SET date = (SELECT date FROM archive.paper AS of WHERE of.id = paper.id)"
        )
        self._connection.execute("CREATE INDEX ix ON paper (date DESC)")

    def search(self, text: str) -> Sequence[int]:
        """Return the newest papers that have exactly this."""
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        found = self._connection.execute(
            "SELECT id FROM paper WHERE title LIKE :like ESCAPE '\\' OR people LIKE :like "
            "ESCAPE '\\' ORDER BY date DESC LIMIT :first",
            {"like": f"%{escaped}%", "first": FIRST},
        )
        return [number for (number,) in found]


class FullText:
    """SQLite's FTS5, bm25; the last word may be a beginning."""

    def __init__(self, index: sqlite3.Connection, *, any_word: bool) -> None:
        self.name = f"FTS5, {'any word' if any_word else 'all words'}, bm25"
        self.is_slow = any_word
        self._joint = " OR " if any_word else " "
        self._index = index

    def search(self, text: str) -> Sequence[int]:
        """Return the papers with the best bm25."""
        typed = title_key(text).split()
        if not typed:
            return []
        query = self._joint.join(f'"{word}"' for word in typed) + "*"
        found = self._index.execute(
            "SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY rank LIMIT ?", (query, FIRST)
        )
        return [number for (number,) in found]


def full_text_index(folder: Path, documents: Iterable[Document]) -> sqlite3.Connection:
    """Build the index of `FullText`."""
    index = sqlite3.connect(folder / "fts5.db")
    index.execute(
        "CREATE VIRTUAL TABLE paper USING fts5(title, people, content='', prefix='2 3', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    rows = ((each.number, each.title, each.people) for each in documents)
    index.executemany("INSERT INTO paper (rowid, title, people) VALUES (?, ?, ?)", rows)
    index.execute("INSERT INTO paper (paper) VALUES ('optimize')")
    index.commit()
    return index
