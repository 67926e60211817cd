"""Several records of one paper: which is shown, and which are its versions.

Budget: part of a paper's page: 10 ms.
"""

import sqlite3

from pwc_tui.domain.refs import Kind, Ref


def shown_as(connection: sqlite3.Connection, paper_id: int) -> Ref | None:
    """Return the paper that lists show for a version, None for what is a paper itself."""
    statement = (
        "SELECT paper.id, paper.slug, paper.title FROM paper"
        " JOIN version ON version_of = paper.id WHERE version.id = ?"
    )
    row = connection.execute(statement, (paper_id,)).fetchone()
    return None if row is None else Ref(Kind.PAPER, *row)


def versions(connection: sqlite3.Connection, paper_id: int, besides: int) -> tuple[Ref, ...]:
    """Return the versions of a paper but for one of them."""
    statement = "SELECT id, slug, title FROM version WHERE version_of = ? AND id != ? ORDER BY id"
    rows = connection.execute(statement, (paper_id, besides)).fetchall()
    return tuple(Ref(Kind.PAPER, *row) for row in rows)


def version_authors(connection: sqlite3.Connection, version_id: int) -> list[str]:
    """Return the authors of a version as its own record names them."""
    statement = "SELECT all_authors FROM version WHERE id = ?"
    row = connection.execute(statement, (version_id,)).fetchone()
    return row[0].split("\n") if row and row[0] else []
