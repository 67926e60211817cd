"""Where papers wait, in the order of the file, until all are known and can be numbered."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pwc_tui.store.tables import AbstractRow, PaperRow
from pwc_tui.store.writing import DatabaseWriter, Row, table_of

_COMPUTED = ("id", "result_count", "repository_count", "has_official_code")
_STAGED = [column.name for column in table_of(PaperRow).columns if column.name not in _COMPUTED]

STAGED_COLUMNS = tuple(_STAGED)
"""What a staged row holds between `arrival` and `all_authors`, in this order. Only here a title
may be null."""

UNTITLED = "(untitled)"
"""What stands for the title of a paper that is known by its address only."""

_COMPLETED = ", ".join(
    f'"{name}" = CASE WHEN kept."{name}" IS NULL OR kept."{name}" IN (\'\', 0)'
    f' THEN copy."{name}" ELSE kept."{name}" END'
    for name in STAGED_COLUMNS
)
_COMPLETE = (
    f"UPDATE stage.arrived AS kept SET {_COMPLETED} FROM stage.arrived AS copy"
    " WHERE kept.arrival = ?1 AND copy.arrival = ?2"
)
_DROP_ABSTRACT = (
    "DELETE FROM abstract WHERE id = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM stage.arrived WHERE arrival = ?1 AND abstract_id = ?2)"
)


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

    def merge(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Complete the first of each pair of arrivals with what it lacks and the second one has.

        Abstracts that no paper has after that are removed. Authors stay where they arrived.
        """
        if not pairs:
            return
        self._writer.execute_many(_COMPLETE, pairs)
        self._writer.execute_many(_DROP_ABSTRACT, pairs)

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
        source = ", ".join(_source(column.name) for column in table_of(PaperRow).columns)
        self._writer.execute(
            f"INSERT INTO main.paper SELECT {source} FROM stage.numbering n"
            " CROSS JOIN stage.arrived s ON s.arrival = n.arrival ORDER BY n.id"
        )

    def close(self) -> None:
        """Remove the staging file."""
        self._writer.execute("DETACH stage")
        self._path.unlink()


def _source(column: str) -> str:
    """Return where a column of the paper table comes from: the numbering or the stage."""
    if column in _COMPUTED:
        return f'n."{column}"'
    return f"coalesce(s.title, '{UNTITLED}')" if column == "title" else f's."{column}"'
