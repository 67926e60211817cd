"""A paper's whole page, by one short query for each of its parts.

Straight from sqlite3, like the cards: SQLModel would take three times as long as the page.

Budget: `pwc-tui paper` in 250 ms of processor time, of which SQLModel alone would take 480.
"""

import sqlite3

from pwc_tui.domain.papers import CodeLink, Paper, PaperCard, PaperResult
from pwc_tui.domain.refs import Kind, Link, Ref, board_name


def paper_page(connection: sqlite3.Connection, card: PaperCard) -> Paper:
    """Return everything the page of the paper on `card` shows; raises KeyError if it is unknown."""
    version_of = _shown_as(connection, card.id)
    row = _texts(connection, "paper" if version_of is None else "version", card.id)
    # What belongs to a version belongs to the paper it is one of.
    owner = card.id if version_of is None else version_of.id
    arxiv_id, proceeding, page, pdf, conference_page, conference_pdf, abstract = row[:7]
    nips_id, openreview_id, twin_slug, short_abstract, reproduces_paper = row[7:]
    return Paper(
        card=card,
        abstract=abstract or "",
        arxiv_id=arxiv_id,
        proceeding=proceeding,
        authors=_authors(connection, card, version_of),
        tasks=_members(connection, Kind.TASK, owner),
        methods=_members(connection, Kind.METHOD, owner, "AND NOT is_hidden"),
        links=_links(page, pdf, conference_page, conference_pdf),
        code=_code(connection, owner),
        results=_results(connection, owner),
        nips_id=nips_id,
        openreview_id=openreview_id,
        twin_slug=twin_slug,
        short_abstract=short_abstract,
        reproduces_paper=reproduces_paper,
        version_of=version_of,
        published_at=_venue(connection, owner),
        versions=_versions(connection, owner, card.id),
    )


def _texts(connection: sqlite3.Connection, table: str, paper_id: int) -> tuple[str | None, ...]:
    """Return the plain fields of a row with its abstract; raises KeyError for an unknown id."""
    statement = (
        "SELECT arxiv_id, proceeding, url_abs, url_pdf, conference_url_abs, conference_url_pdf,"
        " text, nips_id, openreview_id, twin_slug, short_abstract, reproduces_paper"
        f" FROM {table} LEFT JOIN abstract ON abstract.id = abstract_id WHERE {table}.id = ?"
    )
    row = connection.execute(statement, (paper_id,)).fetchone()
    if row is None:
        raise KeyError(paper_id)
    return tuple(row)


def _authors(
    connection: sqlite3.Connection, card: PaperCard, version_of: Ref | None
) -> tuple[Ref, ...]:
    """Return the authors in order: a paper's own come first, its versions' are behind them."""
    owner = version_of.id if version_of else card.id
    everyone = _members(connection, Kind.AUTHOR, owner)
    if version_of is None:
        return everyone[: card.author_count]
    by_name = {author.name: author for author in everyone}
    named = _version_authors(connection, card.id)
    return tuple(by_name[name] for name in named if name in by_name)


def _members(
    connection: sqlite3.Connection, kind: Kind, paper_id: int, where: str = ""
) -> tuple[Ref, ...]:
    """Return the authors, tasks or methods of a paper in order."""
    statement = (
        f"SELECT {kind}.id, slug, name FROM {kind} JOIN paper_{kind} ON {kind}_id = {kind}.id"
        f" WHERE paper_{kind}.paper_id = ? {where} ORDER BY position"
    )
    rows = connection.execute(statement, (paper_id,)).fetchall()
    return tuple(Ref(kind, *row) for row in rows)


def _links(
    page: str | None, pdf: str | None, conference_page: str | None, conference_pdf: str | None
) -> tuple[Link, ...]:
    """Return the addresses of a paper; the conference's only where they are other ones."""
    named = (
        ("Paper", page),
        ("PDF", pdf),
        ("Conference page", conference_page if conference_page != page else None),
        ("Conference PDF", conference_pdf if conference_pdf != pdf else None),
    )
    return tuple(Link(label, url) for label, url in named if url)


def _venue(connection: sqlite3.Connection, paper_id: int) -> Ref | None:
    statement = (
        "SELECT venue.id, venue.slug, name FROM venue JOIN paper ON venue_id = venue.id"
        " WHERE paper.id = ?"
    )
    row = connection.execute(statement, (paper_id,)).fetchone()
    return None if row is None else Ref(Kind.VENUE, *row)


def _code(connection: sqlite3.Connection, paper_id: int) -> tuple[CodeLink, ...]:
    statement = (
        "SELECT repository.id, url, is_official, mentioned_in_paper, mentioned_in_github, framework"
        " FROM code_link JOIN repository ON repository_id = repository.id"
        " WHERE paper_id = ? ORDER BY is_official DESC, url"
    )
    return tuple(
        CodeLink(number, url, bool(is_official), bool(in_paper), bool(in_github), framework)
        for number, url, is_official, in_paper, in_github, framework in connection.execute(
            statement, (paper_id,)
        ).fetchall()
    )


def _results(connection: sqlite3.Connection, paper_id: int) -> tuple[PaperResult, ...]:
    statement = (
        "SELECT result.id, benchmark.id, benchmark.slug, task.name, dataset.name, metric.name,"
        " raw, model, rank, ranked_count FROM result"
        " JOIN benchmark ON benchmark.id = result.benchmark_id"
        " JOIN task ON task.id = task_id JOIN dataset ON dataset.id = dataset_id"
        " JOIN value ON result_id = result.id JOIN metric ON metric.id = metric_id"
        " WHERE result.paper_id = ?"
        " ORDER BY result_count DESC, benchmark.id, result.position, metric.position"
    )
    return tuple(
        PaperResult(
            result_id=result_id,
            board=Ref(Kind.BOARD, board_id, slug, board_name(task, dataset)),
            task=task,
            dataset=dataset,
            metric=metric,
            value=raw,
            model=model,
            rank=rank,
            of=of,
        )
        for (
            result_id,
            board_id,
            slug,
            task,
            dataset,
            metric,
            raw,
            model,
            rank,
            of,
        ) in connection.execute(statement, (paper_id,)).fetchall()
    )


def _shown_as(connection: sqlite3.Connection, paper_id: int) -> Ref | None:
    """Return the paper that lists show for a version, None for what is a paper itself."""
    statement = (
        "SELECT paper.id, paper.slug, paper.title FROM paper"
        " JOIN version ON version_of = paper.id WHERE version.id = ?"
    )
    row = connection.execute(statement, (paper_id,)).fetchone()
    return None if row is None else Ref(Kind.PAPER, *row)


def _versions(connection: sqlite3.Connection, paper_id: int, besides: int) -> tuple[Ref, ...]:
    """Return the versions of a paper but for one of them."""
    statement = "SELECT id, slug, title FROM version WHERE version_of = ? AND id != ? ORDER BY id"
    rows = connection.execute(statement, (paper_id, besides)).fetchall()
    return tuple(Ref(Kind.PAPER, *row) for row in rows)


def _version_authors(connection: sqlite3.Connection, version_id: int) -> list[str]:
    """Return the authors of a version as its own record names them."""
    statement = "SELECT all_authors FROM version WHERE id = ?"
    row = connection.execute(statement, (version_id,)).fetchone()
    return row[0].split("\n") if row and row[0] else []
