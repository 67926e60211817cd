"""The page of an author.

Budget: a page in 100 ms.
"""

import sqlite3

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import AuthorPage, Counted
from pwc_tui.domain.refs import Kind
from pwc_tui.store.queries.members import counted_spellings
from pwc_tui.store.queries.pages.common import leads_of, met_with, usage_of


def read_author(connection: sqlite3.Connection, number: int, flips: Flips) -> AuthorPage:
    """Return everything that belongs to an author, however their name is spelled.

    Raises KeyError for an unknown number.
    """
    spellings = counted_spellings(connection, number)
    ref, _ = spellings[0]
    return AuthorPage(
        ref=ref,
        spellings=tuple(Counted(*spelling) for spelling in spellings),
        coauthors=met_with(connection, ref, Kind.AUTHOR),
        tasks=met_with(connection, ref, Kind.TASK),
        leads=leads_of(connection, ref, flips),
        usage=usage_of(connection, ref),
    )
