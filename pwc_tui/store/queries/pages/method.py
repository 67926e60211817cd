"""The page of a method.

Budget: a page in 100 ms.
"""

import sqlite3

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import MethodFamily, MethodPage
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.pages.common import head, link, mention, met_with, refs, usage_of

_HEAD = (
    "SELECT id, slug, name, full_name, description, paper_id, paper_title, paper_url,"
    " introduced_year, source_title, source_url, code_snippet_url, stated_paper_count"
    " FROM method WHERE id = ?"
)
_FAMILIES = (
    "SELECT collection.name, coalesce(area.name, ''), collection.id, coalesce(area.id, 0)"
    " FROM collection"
    " JOIN method_collection ON collection.id = collection_id"
    " LEFT JOIN area ON area.id = area_id WHERE method_id = ? ORDER BY collection.name"
)
_SIBLINGS = (
    "SELECT id, slug, name FROM method WHERE id <> ? AND id IN (SELECT others.method_id"
    " FROM method_collection AS own JOIN method_collection AS others"
    " ON others.collection_id = own.collection_id WHERE own.method_id = ?)"
    " AND NOT is_hidden ORDER BY paper_count DESC, stated_paper_count DESC, name, id"
)


def read_method(connection: sqlite3.Connection, number: int, _: Flips) -> MethodPage:
    """Return everything that belongs to a method; raises KeyError for an unknown number."""
    row = head(connection, _HEAD, number)
    ref = Ref(Kind.METHOD, *row[:3])
    full_name, description, *paper = row[3:8]
    year, source, source_url, code, stated = row[8:]
    return MethodPage(
        ref=ref,
        full_name=full_name or "",
        description=description,
        paper=mention(connection, *paper),
        introduced_year=year,
        source=link(source, source_url),
        code_url=code or "",
        families=tuple(MethodFamily(*row) for row in connection.execute(_FAMILIES, (number,))),
        siblings=refs(connection, Kind.METHOD, _SIBLINGS, (number, number)),
        tasks=met_with(connection, ref, Kind.TASK),
        stated_papers=stated,
        usage=usage_of(connection, ref),
    )
