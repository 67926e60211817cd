"""Where papers wait, in the order of the file, until all are known and can be numbered."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
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

_FULLNESS = (
    "SELECT arrival, title_key, (abstract_id IS NOT NULL) * 16 + (author_count > 0) * 8"
    " + (date IS NOT NULL) * 4 + (arxiv_id IS NOT NULL) * 2 + (proceeding IS NOT NULL),"
    " author_count > 0, authors, abstract_id, slug FROM arrived"
)
"""What is missed most counts as much as all that is missed less, and one."""

_PLACES_AT_ONCE = 500

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
_DROP_ABSTRACT = (
    "DELETE FROM abstract WHERE id = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM stage.arrived WHERE arrival = ?1 AND abstract_id = ?2)"
)
_BEHIND = 1_000_000
"""Added to the positions of what a paper has from its versions: more than any has of its own."""

_PAPER_OF = (
    "INSERT INTO stage.paper_of SELECT arrival, ifnull(version_of, id),"
    f" (version_of IS NOT NULL) * {_BEHIND} FROM stage.numbering ORDER BY arrival"
)


class Fullness(NamedTuple):
    """How much is known of a record."""

    title_key: str
    points: int
    has_authors: bool
    authors: tuple[str, ...]
    abstract_id: int | None
    slug: str


class PaperStage:
    """A second database file beside the one being written, gone when the papers are numbered.

    A staged row is `(arrival, *STAGED_COLUMNS, authors, task_ids, method_ids, record)`; papers
    arrive as 1, 2, 3, …, each from a record of the papers file. Abstracts go to their own table at
    once, under the number of arrival, and are never moved.
    """

    def __init__(self, writer: DatabaseWriter, path: Path) -> None:
        self._writer = writer
        self._path = path
        quoted = str(path).replace("'", "''")
        writer.execute(f"ATTACH '{quoted}' AS stage")
        writer.execute("PRAGMA stage.journal_mode=OFF")
        writer.execute("PRAGMA stage.synchronous=OFF")
        columns = ", ".join(f'"{name}"' for name in (*STAGED_COLUMNS, *_MEMBERS))
        writer.execute(
            f"CREATE TABLE stage.arrived (arrival INTEGER PRIMARY KEY, {columns}, record)"
        )
        writer.execute(
            "CREATE TABLE stage.numbering (id INTEGER PRIMARY KEY, arrival INTEGER,"
            " result_count INTEGER, repository_count INTEGER, has_official_code INTEGER,"
            " version_of INTEGER)"
        )
        writer.execute(
            "CREATE TABLE stage.paper_of (arrival INTEGER PRIMARY KEY, paper INTEGER,"
            " behind INTEGER)"
        )
        self._papers: list[Row] = []
        self._abstracts: list[Row] = []

    def add(self, papers: Sequence[Row], abstracts: Sequence[Row]) -> None:
        """Take in papers and the `(arrival, text)` of those that have an abstract."""
        self._papers.extend(papers)
        self._abstracts.extend(abstracts)
        # Whole statements only: what is left over is written with what comes next.
        self._write(len(self._papers) // ROWS_A_STATEMENT * ROWS_A_STATEMENT)

    def complete(self) -> None:
        """Take note that all papers were added; nothing else may be done with them before."""
        self._write(len(self._papers))

    def set_slugs(self, slugs: Iterable[tuple[int, str]]) -> None:
        """Give papers that came without a slug the one made for them, as `(arrival, slug)`."""
        self._writer.execute_many(
            "UPDATE stage.arrived SET slug = ? WHERE arrival = ?",
            [(slug, arrival) for arrival, slug in slugs],
        )

    def merge(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Complete the first of each pair of arrivals with what it lacks and the second one has.

        Abstracts that no paper has after that are removed.
        """
        if not pairs:
            return
        self._writer.execute_many(_COMPLETE, pairs)
        self._writer.execute_many(_DROP_ABSTRACT, pairs)

    def fullness(self, places: Sequence[int]) -> dict[int, Fullness]:
        """Return how full the records at these places (from 0) are: see `ingest.match`."""
        self._writer.wait()
        found: dict[int, Fullness] = {}
        with closing(self._reader()) as reader:
            for start in range(0, len(places), _PLACES_AT_ONCE):
                part = [place + 1 for place in places[start : start + _PLACES_AT_ONCE]]
                query = f"{_FULLNESS} WHERE arrival IN ({', '.join('?' * len(part))})"
                rows = reader.execute(query, part)
                found |= {
                    arrival - 1: Fullness(
                        key, points, bool(has), tuple(json.loads(names or "[]")), abstract, slug
                    )
                    for arrival, key, points, has, names, abstract, slug in rows
                }
        return found

    def abstracts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return abstracts by their numbers, see `Fullness`."""
        return self._writer.texts(AbstractRow, "text", ids)

    def number(self, numbering: Iterable[Row]) -> None:
        """Write the paper table, and that of the versions.

        A row is `(id, arrival, result_count, repository_count, has_official_code, version_of)`, in
        the order of the ids; `version_of` is None for papers.
        """
        self._writer.insert_into("stage.numbering", 6, numbering)
        self._writer.execute(_PAPER_OF)
        for table, test in (PaperRow, "IS NULL"), (VersionRow, "IS NOT NULL"):
            target = table_of(table)
            source = ", ".join(_source(column.name, table) for column in target.columns)
            self._writer.execute(
                f"INSERT INTO main.{target.name} SELECT {source} FROM stage.numbering n"
                " CROSS JOIN stage.arrived s ON s.arrival = n.arrival"
                f" WHERE n.version_of {test} ORDER BY n.id"
            )

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield what a query of the stage finds, while nothing is written to it."""
        self._writer.wait()
        with closing(self._reader()) as reader:
            yield from reader.execute(query)

    def close(self) -> None:
        """Remove the staging file when everything is written that comes from it."""
        self._writer.execute("DETACH stage")
        self._writer.wait()
        self._path.unlink()

    def _reader(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True)

    def _write(self, count: int) -> None:
        papers, self._papers = self._papers[:count], self._papers[count:]
        if papers:
            self._writer.insert_into("stage.arrived", len(papers[0]), papers)
        count = len(self._abstracts)
        if self._papers:
            count -= count % ROWS_A_STATEMENT
        abstracts, self._abstracts = self._abstracts[:count], self._abstracts[count:]
        if abstracts:
            self._writer.insert(AbstractRow, abstracts)


def _source(column: str, table: type[PaperRow | VersionRow]) -> str:
    """Return where a column of the table comes from: the numbering or the stage."""
    if column in (*_COMPUTED, "version_of"):
        return f'n."{column}"'
    if column == "venue_id" and table is VersionRow:
        return "NULL"  # venues are those of papers
    if column == "all_authors":
        return "ifnull((SELECT group_concat(value, char(10)) FROM json_each(s.authors)), '')"
    return f"coalesce(s.title, '{UNTITLED}')" if column == "title" else f's."{column}"'
