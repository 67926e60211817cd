"""Where papers wait, in the order of the file, until all are known and can be numbered."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pwc_tui.store.tables import AbstractRow, PaperRow
from pwc_tui.store.writing import DatabaseWriter, Row, table_of

_COMPUTED = ("id", "result_count", "repository_count", "has_official_code")
_STAGED = [column.name for column in table_of(PaperRow).columns if column.name not in _COMPUTED]

STAGED_COLUMNS = tuple(_STAGED)
"""What a staged row holds between `arrival` and `all_authors`, in this order."""


class PaperStage:
    """A second database file beside the one being written, gone when the papers are numbered.

    A staged row is `(arrival, *STAGED_COLUMNS, all_authors)`; papers arrive as 1, 2, 3, …, and
    `all_authors` are names separated by line feeds. Abstracts go to their own table at once, under
    the number of arrival, and are never moved.
    """

    def __init__(self, writer: DatabaseWriter, path: Path) -> None:
        self._writer = writer
        self._path = path
        quoted = str(path).replace("'", "''")
        writer.execute(f"ATTACH '{quoted}' AS stage")
        writer.execute("PRAGMA stage.journal_mode=OFF")
        writer.execute("PRAGMA stage.synchronous=OFF")
        columns = ", ".join(f'"{name}"' for name in STAGED_COLUMNS)
        writer.execute(
            f"CREATE TABLE stage.arrived (arrival INTEGER PRIMARY KEY, {columns}, all_authors)"
        )
        writer.execute(
            "CREATE TABLE stage.numbering (id INTEGER PRIMARY KEY, arrival INTEGER,"
            " result_count INTEGER, repository_count INTEGER, has_official_code INTEGER)"
        )
        marks = ", ".join("?" * (len(STAGED_COLUMNS) + 2))
        self._insert = f"INSERT INTO stage.arrived VALUES ({marks})"

    def add(self, papers: Sequence[Row], abstracts: Sequence[Row]) -> None:
        """Take in papers and the `(arrival, text)` of those that have an abstract."""
        self._writer.execute_many(self._insert, papers)
        self._writer.insert(AbstractRow, abstracts)

    def set_slugs(self, slugs: Iterable[tuple[int, str]]) -> None:
        """Give papers that came without a slug the one made for them, as `(arrival, slug)`."""
        self._writer.execute_many(
            "UPDATE stage.arrived SET slug = ? WHERE arrival = ?",
            [(slug, arrival) for arrival, slug in slugs],
        )

    def drop_abstracts(self, arrivals: Iterable[int]) -> None:
        """Remove the abstracts of papers that do not become rows."""
        self._writer.execute_many(
            "DELETE FROM abstract WHERE id = ?", [(arrival,) for arrival in arrivals]
        )

    def authors(self) -> Iterator[list[str]]:
        """Yield the authors of each paper in the order of arrival."""
        query = "SELECT all_authors FROM stage.arrived ORDER BY arrival"
        for (names,) in self._writer.query(query):
            yield str(names).split("\n") if names else []

    def number(self, numbering: Sequence[Row]) -> None:
        """Write the paper table.

        A row is `(id, arrival, result_count, repository_count, has_official_code)`, in the order
        of the ids.
        """
        self._writer.execute_many("INSERT INTO stage.numbering VALUES (?, ?, ?, ?, ?)", numbering)
        source = ", ".join(
            f'n."{column.name}"' if column.name in _COMPUTED else f's."{column.name}"'
            for column in table_of(PaperRow).columns
        )
        self._writer.execute(
            f"INSERT INTO main.paper SELECT {source} FROM stage.numbering n"
            " CROSS JOIN stage.arrived s ON s.arrival = n.arrival ORDER BY n.id"
        )

    def close(self) -> None:
        """Remove the staging file."""
        self._writer.execute("DETACH stage")
        self._path.unlink()
