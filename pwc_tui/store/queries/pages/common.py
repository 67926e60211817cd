"""What the pages of all kinds have: papers counted, what is met together, and first places.

Budget: a page in 100 ms, for tasks of 100,000 papers too.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.metrics.metric_roles import RANKING_ROLES, Direction
from pwc_tui.domain.pages.entity_pages import (
    COUNTED_SHOWN,
    Counted,
    Lead,
    MentionedPaper,
    PaperOrder,
    Usage,
    YearCount,
)
from pwc_tui.domain.refs import Kind, Link, Ref, board_name
from pwc_tui.store.queries.members import SPELLINGS, papers_of
from pwc_tui.store.queries.pages.precomputed import met_with_crowd, papers_of_crowd, years_of_crowd

_USAGE = (
    "SELECT substr(CAST(date AS TEXT), 1, 4), count(*),"
    " sum(CASE WHEN repository_count > 0 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN result_count > 0 THEN 1 ELSE 0 END)"
    " FROM paper WHERE id IN ({}) GROUP BY 1 ORDER BY 1"
)
_FIRST = {
    PaperOrder.NEWEST: (
        "SELECT id FROM paper WHERE id IN ({}) ORDER BY date IS NULL, date DESC, id LIMIT ?"
    ),
    PaperOrder.MOST_IMPLEMENTED: (
        "SELECT id FROM paper WHERE id IN ({}) AND repository_count > 0"
        " ORDER BY repository_count DESC, id LIMIT ?"
    ),
}
_TOGETHER: Mapping[Kind, str] = {
    Kind.TASK: "paper_task",
    Kind.METHOD: "paper_method",
    Kind.AUTHOR: "paper_author",
}
_COUNTED = (
    "SELECT {kind}.id, slug, name, papers FROM"
    " (SELECT {kind}_id AS number, count(*) AS papers FROM {table} WHERE paper_id IN ({papers})"
    " GROUP BY {kind}_id) AS met JOIN {kind} ON {kind}.id = number"
    " WHERE {kind}.id <> {itself} ORDER BY papers DESC, {kind}.id LIMIT ?"
)
_AUTHORS_MET = (
    "SELECT author.id, slug, name, papers FROM"
    " (SELECT coalesce(person_id, met.author_id) AS number, count(DISTINCT paper_id) AS papers"
    " FROM paper_author AS met LEFT JOIN author_spelling AS spelled"
    " ON spelled.author_id = met.author_id WHERE paper_id IN ({papers})"
    " GROUP BY coalesce(person_id, met.author_id)) AS people JOIN author ON author.id = number"
    f" WHERE author.id NOT IN ({SPELLINGS.format('{itself}')})"
    " ORDER BY papers DESC, author.id LIMIT ?"
)
"""Authors in all their spellings, each under the one with most papers."""
_ROLES = ", ".join(f"'{role}'" for role in sorted(RANKING_ROLES))
_LEADS = (
    "SELECT benchmark.id, benchmark.slug, task.name, dataset.name, metric.name, raw, model,"
    " paper.id, paper.slug, paper.title FROM result"
    " JOIN benchmark ON benchmark.id = result.benchmark_id"
    " JOIN metric ON metric.benchmark_id = benchmark.id AND metric.position ="
    " (SELECT min(position) FROM metric AS each WHERE each.benchmark_id = benchmark.id"
    f" AND each.role IN ({_ROLES}) AND each.direction <> '{Direction.UNKNOWN}')"
    " JOIN value ON value.result_id = result.id AND value.metric_id = metric.id"
    " JOIN paper ON paper.id = result.paper_id"
    " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
    f" WHERE result.paper_id IN ({{}}) AND value.rank = 1 AND confidence >= {UNSURE_BELOW}"
    " ORDER BY benchmark.paper_count DESC, benchmark.id, result.position"
)
"""First by the metric that `ranking.default_metric` chooses, where the best is sure."""


def head(connection: sqlite3.Connection, query: str, number: int) -> tuple[Any, ...]:
    """Return the row of what a page is about; raises KeyError for an unknown number."""
    row: tuple[Any, ...] | None = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    return row


def usage_of(connection: sqlite3.Connection, ref: Ref) -> Usage:
    """Return the papers of anything but a paper, counted."""
    query = _USAGE.format(papers_of(ref.kind, [ref.id]))
    rows = years_of_crowd(connection, ref) or connection.execute(query).fetchall()
    return Usage(
        papers=sum(row[1] for row in rows),
        with_code=sum(row[2] for row in rows),
        with_results=sum(row[3] for row in rows),
        years=tuple(YearCount(int(year), papers) for year, papers, *_ in rows if year),
    )


def first_papers(
    connection: sqlite3.Connection, ref: Ref, order: PaperOrder, limit: int
) -> list[int]:
    """Return the numbers of the first papers of `ref` in an order, by importance among equals."""
    counted = papers_of_crowd(connection, ref, order)
    if len(counted) >= limit:
        return counted[:limit]
    query = _FIRST[order].format(papers_of(ref.kind, [ref.id]))
    return [number for (number,) in connection.execute(query, (limit,))]


def met_with(connection: sqlite3.Connection, ref: Ref, kind: Kind) -> tuple[Counted, ...]:
    """Return the tasks, methods or authors (`kind`) of most papers of `ref`, without itself."""
    rows = met_with_crowd(connection, ref, kind)
    if not rows:
        papers = papers_of(ref.kind, [ref.id])
        itself = ref.id if ref.kind is kind else 0
        query = _AUTHORS_MET if kind is Kind.AUTHOR else _COUNTED
        query = query.format(kind=kind, table=_TOGETHER[kind], papers=papers, itself=itself)
        rows = connection.execute(query, (COUNTED_SHOWN,)).fetchall()
    return tuple(
        Counted(Ref(kind, number, slug, name), papers) for number, slug, name, papers in rows
    )


def leads_of(connection: sqlite3.Connection, ref: Ref, flips: Flips) -> tuple[Lead, ...]:
    """Return where papers of `ref` are first by the board's default metric, largest boards first.

    One entry a board: of several first results the one the board lists first. A board with a
    metric that the user flipped is left out: who is first there is for its own page to say.
    """
    flipped = {slug for slug, _ in flips}
    leads: dict[int, Lead] = {}
    for row in connection.execute(_LEADS.format(papers_of(ref.kind, [ref.id]))):
        number, slug, task, dataset, metric, raw, model, *paper = row
        if slug not in flipped:
            board = Ref(Kind.BOARD, number, slug, board_name(task, dataset))
            leads.setdefault(number, Lead(board, metric, raw, model, Ref(Kind.PAPER, *paper)))
    return tuple(leads.values())


def mention(
    connection: sqlite3.Connection, paper_id: int | None, title: str | None, url: str | None
) -> MentionedPaper | None:
    """Return the paper that the archive names so, None where it names none."""
    paper = None
    if paper_id is not None:
        query = "SELECT id, slug, title FROM paper WHERE id = ?"
        paper = Ref(Kind.PAPER, *connection.execute(query, (paper_id,)).fetchone())
    if paper is None and not (title or url):
        return None
    return MentionedPaper(title or (paper.name if paper else ""), url or "", paper)


def link(label: str | None, url: str | None) -> Link | None:
    """Return an address with its label, None where there is no address."""
    return Link(label or url, url) if url else None


def refs(
    connection: sqlite3.Connection, kind: Kind, query: str, bound: Sequence[object]
) -> tuple[Ref, ...]:
    """Return what a query of id, slug and name finds."""
    return tuple(Ref(kind, *row) for row in connection.execute(query, bound))
