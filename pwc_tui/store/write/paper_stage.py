"""Where papers wait, in the order of the file, until all are known and can be numbered."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pwc_tui.store.schema.papers import AbstractRow, PaperRow, VersionRow
from pwc_tui.store.write.bulk_insert import ROWS_A_STATEMENT, Row
from pwc_tui.store.write.database_writer import DatabaseWriter, table_of

_COMPUTED = ("id", "result_count", "repository_count", "has_official_code")
_STAGED = [column.name for column in table_of(PaperRow).columns if column.name not in _COMPUTED]

STAGED_COLUMNS = tuple(_STAGED)
"""What a staged row holds behind `arrival`, in this order. Only here a title may be null."""

_MEMBERS = ("authors", "task_ids", "method_ids")
"""Behind those: what belongs to the paper, in order, each as a list of JSON."""

_KEYS = ("slug", "arxiv", "title", "misspelt", "spelling")
"""What a record is found by, in a narrow table: slug, arXiv id and title of its own if they tell
which paper it is, and two keys of that title; each null where there is none. Behind them stands
the date, by which papers are ordered."""

_FULLNESS = (
    "SELECT s.arrival, title_key, (abstract_id IS NOT NULL) * 16 + (author_count > 0) * 8"
    " + (s.date IS NOT NULL) * 4 + (arxiv_id IS NOT NULL) * 2 + (proceeding IS NOT NULL),"
    " author_count > 0, authors, abstract_id, s.slug, ifnull(k.arxiv, ''), ifnull(k.title, ''),"
    " record FROM arrived AS s CROSS JOIN keys AS k ON k.arrival = s.arrival"
)
"""What is missed most counts as much as all that is missed less, and one."""

_AT_ONCE = 500

_CACHE = -16384
"""16 MB, in which what mentions are looked up in fits: with SQLite's 2 MB numbering two million
names takes as long in the system as in SQLite."""

UNTITLED = "(untitled)"
"""What stands for the title of a paper that is known by its address only."""

_COMPLETED = ", ".join(
    f'"{name}" = CASE WHEN kept."{name}" IS NULL OR kept."{name}" IN (\'\', 0)'
    f' THEN copy."{name}" ELSE kept."{name}" END'
    for name in (*STAGED_COLUMNS, *_MEMBERS)
)
_COMPLETE = (
    f"UPDATE stage.arrived AS kept SET {_COMPLETED} FROM stage.arrived AS copy"
    " WHERE kept.arrival = ?1 AND copy.arrival = ?2"
)
_COMPLETE_DATES = (
    "UPDATE stage.keys AS own SET"
    " date = (SELECT date FROM stage.arrived AS s WHERE s.arrival = own.arrival)"
    " WHERE arrival IN (SELECT first FROM stage.repeated)"
)
_DROP_ABSTRACT = (
    "DELETE FROM abstract WHERE id = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM stage.arrived WHERE arrival = ?1 AND abstract_id = ?2)"
)
_BY_SLUG, *_BY_OTHERS = (
    *(f"CREATE INDEX stage.by_{name} ON keys ({name}) WHERE {name} IS NOT NULL" for name in _KEYS),
    "CREATE INDEX stage.by_address ON address (address, arrival)",
)
_BEHIND = 1_000_000
"""Added to the positions of what a paper has from its versions: more than any has of its own."""

_PAPER_OF = (
    "INSERT INTO stage.paper_of SELECT arrival, ifnull(version_of, id),"
    f" (version_of IS NOT NULL) * {_BEHIND} FROM stage.numbering ORDER BY arrival"
)

_TABLES = (
    "address (address INTEGER, arrival INTEGER)",
    "repeated (arrival INTEGER PRIMARY KEY, first INTEGER)",
    "version (arrival INTEGER PRIMARY KEY, shown INTEGER)",
    "numbering (id INTEGER PRIMARY KEY, arrival INTEGER, date, result_count INTEGER,"
    " repository_count INTEGER, has_official_code INTEGER, version_of INTEGER)",
    "paper_of (arrival INTEGER PRIMARY KEY, paper INTEGER, behind INTEGER)",
)
_REPEATED = (
    "INSERT INTO stage.repeated SELECT a.arrival, f.first FROM"
    " (SELECT slug, min(arrival) AS first FROM stage.keys WHERE slug IS NOT NULL GROUP BY slug"
    " HAVING count(*) > 1) AS f CROSS JOIN stage.keys AS a ON a.slug = f.slug"
    " WHERE a.arrival <> f.first"
)


class Fullness(NamedTuple):
    """How much is known of a record."""

    title_key: str
    points: int
    has_authors: bool
    authors: tuple[str, ...]
    abstract_id: int | None
    slug: str
    arxiv_id: str
    title: str
    """The same as `title_key`; both "" where the record has none of its own to be found by."""
    record: int


_FILLED = ("stage.arrived", "stage.keys", f'"{table_of(AbstractRow).name}"', "stage.address")


class Staged(NamedTuple):
    """Papers ready to be staged: rows of `_FILLED`.

    `addresses` are the checksums of theirs, each with the arrival.
    """

    papers: list[Row]
    keys: list[Row]
    abstracts: list[Row]
    addresses: list[Row]


class PaperStage:
    """A second database file beside the one being written, gone when the papers are numbered.

    A staged row is `(arrival, *STAGED_COLUMNS, *_MEMBERS, layer, record)`; papers arrive as 1, 2,
    3, …, each from a record of the papers file of its layer. Abstracts go to their own table at
    once, under the number of arrival, and are never moved.
    """

    def __init__(self, writer: DatabaseWriter, path: Path) -> None:
        self._writer = writer
        self._path = path
        writer.attach(path, "stage")
        writer.execute(f"PRAGMA stage.cache_size={_CACHE}")
        columns = ", ".join(f'"{name}"' for name in (*STAGED_COLUMNS, *_MEMBERS))
        writer.execute(
            f"CREATE TABLE stage.arrived (arrival INTEGER PRIMARY KEY, {columns}, layer, record)"
        )
        keys = ", ".join((*_KEYS, "date"))
        writer.execute(f"CREATE TABLE stage.keys (arrival INTEGER PRIMARY KEY, {keys})")
        for table in _TABLES:
            writer.execute(f"CREATE TABLE stage.{table}")
        self._waiting: dict[str, list[Row]] = {table: [] for table in _FILLED}

    def add(self, staged: Staged) -> None:
        """Take in papers."""
        for waiting, rows in zip(self._waiting.values(), staged, strict=True):
            waiting.extend(rows)
        # Whole statements only: for each row of a smaller one the thread that writes waits for
        # the one that reads.
        self._write(ROWS_A_STATEMENT)

    def complete(self) -> None:
        """Take note that all papers were added; nothing else may be done with them before."""
        self._write(1)
        self._writer.execute(_BY_SLUG)

    def has_slug(self, slug: str) -> bool:
        """Return whether any paper has this slug."""
        return bool(self._writer.rows("SELECT 1 FROM stage.keys WHERE slug = ?", (slug,)))

    def set_slugs(self, slugs: Iterable[tuple[int, str]]) -> None:
        """Give papers that came without a slug the one made for them, as `(arrival, slug)`."""
        changes = [(slug, arrival) for arrival, slug in slugs]
        for table in ("arrived", "keys"):
            self._writer.execute_many(
                f"UPDATE stage.{table} SET slug = ? WHERE arrival = ?", changes
            )

    def merge_repeated(self) -> list[int]:
        """Complete each paper with what later records of its slug tell; return their numbers.

        Abstracts that no paper has after that are removed. The records on the stage are never
        changed again.
        """
        self._writer.execute(_REPEATED)
        pairs = self._writer.rows("SELECT first, arrival FROM stage.repeated ORDER BY arrival")
        self._writer.execute_many(_COMPLETE, pairs)
        self._writer.execute_many(_DROP_ABSTRACT, pairs)
        self._writer.execute(_COMPLETE_DATES)
        records = self._writer.rows(
            "SELECT record FROM stage.repeated CROSS JOIN stage.arrived USING (arrival)"
            " ORDER BY arrival"
        )
        return [record for (record,) in records]

    def complete_keys(self) -> None:
        """Let records be looked up by all their keys; before, they are by their slugs only."""
        for statement in _BY_OTHERS:
            self._writer.execute(statement)

    def sharing(self, name: str) -> Iterator[list[list[int]]]:
        """Yield the arrivals of papers that share an address or a key, some groups at a time.

        Records that complete others are left out.
        """
        table = "address" if name == "address" else "keys"
        rows = self.rows(
            f"SELECT group_concat(arrival) FROM {table} INDEXED BY by_{name}"
            f" WHERE {name} IS NOT NULL AND arrival NOT IN (SELECT arrival FROM repeated)"
            f" GROUP BY {name} HAVING count(*) > 1"
        )
        while groups := [sorted(map(int, told.split(","))) for (told,) in islice(rows, _AT_ONCE)]:
            yield groups

    def fullness(self, arrivals: Iterable[int]) -> dict[int, Fullness]:
        """Return how full these records are: see `ingest.match`."""
        wanted = sorted(set(arrivals))
        self._writer.wait()
        found: dict[int, Fullness] = {}
        with closing(self._reader()) as reader:
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                query = f"{_FULLNESS} WHERE s.arrival IN ({', '.join('?' * len(part))})"
                rows = reader.execute(query, part)
                found |= {
                    arrival: Fullness(
                        key, points, bool(has), tuple(json.loads(names or "[]")), *others
                    )
                    for arrival, key, points, has, names, *others in rows
                }
        return found

    def abstracts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return abstracts by their numbers, see `Fullness`."""
        return self._writer.texts(AbstractRow, "text", ids)

    def number(self) -> None:
        """Tell which paper each record is, when `numbering` holds all of them."""
        self._writer.execute(_PAPER_OF)

    def write_papers(self) -> None:
        """Write the paper table, and that of the versions."""
        for table, test in (PaperRow, "IS NULL"), (VersionRow, "IS NOT NULL"):
            target = table_of(table)
            source = ", ".join(_source(column.name, table) for column in target.columns)
            self._writer.execute(
                f"INSERT INTO main.{target.name} SELECT {source} FROM stage.numbering n"
                " CROSS JOIN stage.arrived s ON s.arrival = n.arrival"
                f" WHERE n.version_of {test} ORDER BY n.id"
            )

    @property
    def path(self) -> Path:
        """Where the stage is, for others to read from."""
        return self._path

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield what a query of the stage finds, while nothing is written to it."""
        self._writer.wait()
        with closing(self._reader()) as reader:
            yield from reader.execute(query)

    def close(self) -> None:
        """Remove the staging file when everything is written that comes from it."""
        self._writer.detach("stage")
        self._path.unlink()

    def _reader(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)

    def _write(self, multiple: int) -> None:
        for table, waiting in self._waiting.items():
            if count := len(waiting) // multiple * multiple:
                self._writer.insert_into(table, len(waiting[0]), waiting[:count])
                del waiting[:count]


def _source(column: str, table: type[PaperRow | VersionRow]) -> str:
    """Return where a column of the table comes from: the numbering or the stage."""
    if column in (*_COMPUTED, "version_of"):
        return f'n."{column}"'
    if column == "venue_id" and table is VersionRow:
        return "NULL"  # venues are those of papers
    if column == "all_authors":
        return "ifnull((SELECT group_concat(value, char(10)) FROM json_each(s.authors)), '')"
    return f"coalesce(s.title, '{UNTITLED}')" if column == "title" else f's."{column}"'
