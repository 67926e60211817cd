"""What the import counted of tasks and methods with too many papers for a page to count.

Budget: a page in 100 ms, whatever is counted on it.
"""

import sqlite3

from pwc_tui.domain.pages.entity_pages import PaperOrder
from pwc_tui.domain.refs import Kind, Ref

_YEARS = (
    "SELECT year, paper_count, code_count, result_paper_count FROM crowd_year"
    " WHERE kind = ? AND entity_id = ? ORDER BY year"
)
_MET = (
    "SELECT {kind}.id, slug, name, crowd_met.paper_count FROM crowd_met"
    " JOIN {kind} ON {kind}.id = met_id WHERE kind = ? AND entity_id = ? ORDER BY position"
)
_PAPERS = (
    'SELECT paper_id FROM crowd_paper WHERE kind = ? AND entity_id = ? AND "order" = ?'
    " ORDER BY position"
)
_MET_KINDS = {Kind.TASK: Kind.METHOD, Kind.METHOD: Kind.TASK}
"""The kinds of which there are crowds, and what is counted of each."""


def years_of_crowd(connection: sqlite3.Connection, ref: Ref) -> list[tuple[int, int, int, int]]:
    """Return `(year, papers, with code, with results)`; none where a page counts for itself."""
    if ref.kind not in _MET_KINDS:
        return []
    return connection.execute(_YEARS, (ref.kind, ref.id)).fetchall()


def met_with_crowd(
    connection: sqlite3.Connection, ref: Ref, kind: Kind
) -> list[tuple[int, str, str, int]]:
    """Return `(id, slug, name, papers)` of what most papers have; none as above."""
    if _MET_KINDS.get(ref.kind) is not kind:
        return []
    return connection.execute(_MET.format(kind=kind), (ref.kind, ref.id)).fetchall()


def papers_of_crowd(connection: sqlite3.Connection, ref: Ref, order: PaperOrder) -> list[int]:
    """Return the numbers of the first papers in an order; none as above."""
    if ref.kind not in _MET_KINDS:
        return []
    found = connection.execute(_PAPERS, (ref.kind, ref.id, order))
    return [number for (number,) in found]
