"""The page of a repository.

Budget: a page in 100 ms.
"""

import sqlite3
from collections import Counter
from typing import Any

from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import Implementation, RepositoryPage
from pwc_tui.domain.references import repository_name
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.pages.common import head, leads_of, met_with, usage_of

_LINKS = (
    "SELECT paper.id, paper.slug, paper.title, paper_title, paper_slug, is_official, framework"
    " FROM code_link LEFT JOIN paper ON paper.id = paper_id WHERE repository_id = ?"
    " ORDER BY paper.id IS NULL, NOT is_official, paper.id, code_link.id"
)


def read_repository(connection: sqlite3.Connection, number: int, flips: Flips) -> RepositoryPage:
    """Return everything that belongs to a repository; raises KeyError for an unknown number."""
    query = "SELECT id, url FROM repository WHERE id = ?"
    row = head(connection, query, number)
    ref = Ref(Kind.REPOSITORY, row[0], row[1], repository_name(row[1]))
    links = tuple(map(_implementation, connection.execute(_LINKS, (number,))))
    frameworks = Counter(link.framework for link in links if link.framework)
    return RepositoryPage(
        ref=ref,
        frameworks=tuple(name for name, _ in frameworks.most_common()),
        implementations=links,
        tasks=met_with(connection, ref, Kind.TASK),
        leads=leads_of(connection, ref, flips),
        usage=usage_of(connection, ref),
    )


def _implementation(row: tuple[Any, ...]) -> Implementation:
    *named, stated_title, stated_slug, official, framework = row
    paper = None if named[0] is None else Ref(Kind.PAPER, *named)
    title = paper.name if paper else stated_title or stated_slug or ""
    return Implementation(paper, title, bool(official), framework)
