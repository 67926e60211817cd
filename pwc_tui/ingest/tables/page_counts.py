"""What the pages of tasks and methods with very many papers show, counted during the import.

A page counts the papers of its task or method itself, 20 ms for each 30,000 of them with what else
it looks up there; the largest method of the archive has 115,000.
"""

from pwc_tui.domain.pages.entity_pages import (
    COUNTED_SHOWN,
    MOST_IMPLEMENTED_SHOWN,
    NEWEST_SHOWN,
    PaperOrder,
)
from pwc_tui.domain.refs import Kind
from pwc_tui.store.write.database_writer import DatabaseWriter

CROWD = 3_000
"""Papers above which they are counted here: so many take a page 5 ms."""

_CROWD = (
    "CREATE TEMP TABLE crowd (entity INTEGER, id INTEGER, date, repository_count INTEGER,"
    " result_count INTEGER, PRIMARY KEY (entity, id)) WITHOUT ROWID",
    "INSERT INTO crowd SELECT own.{own}_id, brief.id, brief.date, brief.repository_count,"
    " brief.result_count FROM paper_{own} AS own CROSS JOIN paper AS brief INDEXED BY"
    " ix_paper_brief ON brief.id = own.paper_id WHERE own.{own}_id IN"
    " (SELECT {own}_id FROM paper_{own} GROUP BY 1 HAVING count(*) > {most})",
)
"""The papers of all crowds of a kind: looked up once, and counted in three ways."""

_PAPERS = "crowd WHERE entity = ?2"
_YEARS = (
    "INSERT INTO crowd_year SELECT ?1, ?2, CAST(ifnull(substr(date, 1, 4), 0) AS INTEGER) AS year,"
    f" count(*), sum(repository_count > 0), sum(result_count > 0) FROM {_PAPERS} GROUP BY year"
)
_MET = (
    "INSERT INTO crowd_met SELECT ?1, ?2, row_number() OVER () - 1, met, papers FROM"
    " (SELECT other.{other}_id AS met, count(*) AS papers FROM paper_{own} AS own"
    " CROSS JOIN paper_{other} AS other ON other.paper_id = own.paper_id WHERE own.{own}_id = ?2"
    f" GROUP BY met ORDER BY papers DESC, met LIMIT {COUNTED_SHOWN})"
)
_FIRST = (
    "INSERT INTO crowd_paper SELECT ?1, ?2, '{order}', row_number() OVER () - 1, id FROM ({first})"
)
_NEWEST = f"SELECT id FROM {_PAPERS} ORDER BY date DESC, id LIMIT {NEWEST_SHOWN}"
_MOST_IMPLEMENTED = (
    f"SELECT id FROM {_PAPERS} AND repository_count > 0"
    f" ORDER BY repository_count DESC, id LIMIT {MOST_IMPLEMENTED_SHOWN}"
)
_COUNTED = (
    _YEARS,
    _MET,
    _FIRST.format(order=PaperOrder.NEWEST, first=_NEWEST),
    _FIRST.format(order=PaperOrder.MOST_IMPLEMENTED, first=_MOST_IMPLEMENTED),
)


def write_crowds(writer: DatabaseWriter) -> None:
    """Count what belongs to the crowds among tasks and methods, and write it.

    Papers, tasks and methods are written, with their indices.
    """
    with writer.roomy():
        for own, other in ((Kind.METHOD, Kind.TASK), (Kind.TASK, Kind.METHOD)):
            for statement in _CROWD:
                writer.execute(statement.format(own=own, most=CROWD))
            crowds = writer.rows("SELECT DISTINCT entity FROM crowd ORDER BY 1")
            for statement in _COUNTED:
                told = statement.format(own=own, other=other)
                writer.execute_many(told, [(own, number) for (number,) in crowds])
            writer.execute("DROP TABLE crowd")
