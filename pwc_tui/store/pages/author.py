"""The page of an author."""

import sqlite3

from pwc_tui.domain.board_view import Flips
from pwc_tui.domain.pages import AuthorPage
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.pages.common import leads_of, met_with, usage_of


def read_author(connection: sqlite3.Connection, number: int, flips: Flips) -> AuthorPage:
    """Return everything that belongs to an author; raises KeyError for an unknown number."""
    query = "SELECT id, slug, name FROM author WHERE id = ?"
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    ref = Ref(Kind.AUTHOR, *row)
    return AuthorPage(
        ref=ref,
        coauthors=met_with(connection, ref, Kind.AUTHOR),
        tasks=met_with(connection, ref, Kind.TASK),
        leads=leads_of(connection, ref, flips),
        usage=usage_of(connection, ref),
    )
