"""The arrays of an index on a server, in pieces, so that a reader fetches what it uses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pwc_tui.postgres.connection import ServerConnection
    from pwc_tui.postgres.publish_tables import BuildOnServer

PIECE = 16_384
"""Elements of a piece: 64 KB of most types, which costs as much as the question for it."""

_TABLES = (
    "CREATE TABLE index_array (file text, name text, kind text, count bigint,"
    " PRIMARY KEY (file, name))",
    "CREATE TABLE index_piece (file text, name text, number integer, data bytea)",
    "ALTER TABLE index_piece ALTER data SET STORAGE EXTERNAL",
)
_PIECES = (
    "SELECT number, data FROM index_piece"
    " WHERE file = %s AND name = %s AND number = ANY(%s::integer[])"
)


@dataclass(frozen=True, slots=True)
class StoredArray:
    """An array as bytes, with what is needed to read it."""

    file: str
    name: str
    kind: str
    """The type of its elements, as NumPy calls it."""
    count: int
    data: memoryview

    def pieces(self) -> Iterator[tuple[str, str, int, bytes]]:
        """Yield the rows of `index_piece`."""
        size = PIECE * (len(self.data) // self.count if self.count else 1)
        for number, start in enumerate(range(0, len(self.data), size)):
            yield self.file, self.name, number, bytes(self.data[start : start + size])


def store_arrays(build: "BuildOnServer", arrays: Iterable[StoredArray]) -> None:
    """Make the tables of the index and fill them."""
    for statement in _TABLES:
        build.run(statement)
    heads = []

    def pieces() -> Iterator[tuple[str, str, int, bytes]]:
        for array in arrays:
            heads.append((array.file, array.name, array.kind, array.count))
            yield from array.pieces()

    build.copy("index_piece", pieces())
    build.copy("index_array", heads)
    build.run("ALTER TABLE index_piece ADD PRIMARY KEY (file, name, number)")


def array_heads(connection: "ServerConnection", file: str) -> dict[str, tuple[str, int]]:
    """Return type and length of each array of a file, by name."""
    query = "SELECT name, kind, count FROM index_array WHERE file = %s"
    return {name: (kind, count) for name, kind, count in connection.run(query, (file,)).fetchall()}


def array_pieces(
    connection: "ServerConnection", file: str, name: str, numbers: Sequence[int]
) -> dict[int, bytes]:
    """Return these pieces of an array by number."""
    found = connection.run(_PIECES, (file, name, list(numbers)), is_binary=True)
    return dict(found.fetchall())
