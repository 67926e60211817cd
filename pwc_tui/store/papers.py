"""A paper's whole page, by one short query for each of its parts."""

from collections.abc import Sequence

from sqlalchemy import Connection, select
from sqlmodel import col

from pwc_tui.domain.boards import board_name
from pwc_tui.domain.papers import CodeLink, Paper, PaperCard, PaperResult
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.store.board_tables import BenchmarkRow, MetricRow, ResultRow, ValueRow
from pwc_tui.store.entity_tables import DatasetRow, MethodRow, TaskRow
from pwc_tui.store.tables import (
    AbstractRow,
    AuthorRow,
    CodeLinkRow,
    PaperAuthorRow,
    PaperMethodRow,
    PaperRow,
    PaperTaskRow,
    RepositoryRow,
    VenueRow,
    VersionRow,
)
from pwc_tui.store.versions import shown_as, version_authors, versions


def paper_page(connection: Connection, card: PaperCard) -> Paper:
    """Return everything the page of the paper on `card` shows; raises KeyError if it is unknown."""
    version_of = shown_as(connection, card.id)
    row = _texts(connection, PaperRow if version_of is None else VersionRow, card.id)
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
        tasks=_tasks(connection, owner),
        methods=_methods(connection, owner),
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
        versions=versions(connection, owner, card.id),
    )


def _texts(
    connection: Connection, table: type[PaperRow | VersionRow], paper_id: int
) -> Sequence[str | None]:
    """Return the plain fields of a row with its abstract; raises KeyError for an unknown id."""
    row = connection.execute(
        select(
            col(table.arxiv_id),
            col(table.proceeding),
            col(table.url_abs),
            col(table.url_pdf),
            col(table.conference_url_abs),
            col(table.conference_url_pdf),
            col(AbstractRow.text),
            col(table.nips_id),
            col(table.openreview_id),
            col(table.twin_slug),
            col(table.short_abstract),
            col(table.reproduces_paper),
        )
        .outerjoin(AbstractRow, col(AbstractRow.id) == table.abstract_id)
        .where(col(table.id) == paper_id)
    ).first()
    if row is None:
        raise KeyError(paper_id)
    return tuple(row)


def _authors(connection: Connection, card: PaperCard, version_of: Ref | None) -> tuple[Ref, ...]:
    """Return the authors in order: a paper's own come first, its versions' are behind them."""
    statement = (
        select(col(AuthorRow.id), col(AuthorRow.slug), col(AuthorRow.name))
        .join(PaperAuthorRow, col(PaperAuthorRow.author_id) == AuthorRow.id)
        .where(col(PaperAuthorRow.paper_id) == (version_of.id if version_of else card.id))
        .order_by(col(PaperAuthorRow.position))
    )
    everyone = tuple(Ref(Kind.AUTHOR, *row) for row in connection.execute(statement))
    if version_of is None:
        return everyone[: card.author_count]
    by_name = {author.name: author for author in everyone}
    named = version_authors(connection, card.id)
    return tuple(by_name[name] for name in named if name in by_name)


def _tasks(connection: Connection, paper_id: int) -> tuple[Ref, ...]:
    statement = (
        select(col(TaskRow.id), col(TaskRow.slug), col(TaskRow.name))
        .join(PaperTaskRow, col(PaperTaskRow.task_id) == TaskRow.id)
        .where(col(PaperTaskRow.paper_id) == paper_id)
        .order_by(col(PaperTaskRow.position))
    )
    return tuple(Ref(Kind.TASK, *row) for row in connection.execute(statement))


def _methods(connection: Connection, paper_id: int) -> tuple[Ref, ...]:
    statement = (
        select(col(MethodRow.id), col(MethodRow.slug), col(MethodRow.name))
        .join(PaperMethodRow, col(PaperMethodRow.method_id) == MethodRow.id)
        .where(col(PaperMethodRow.paper_id) == paper_id, col(MethodRow.is_hidden).is_(False))
        .order_by(col(PaperMethodRow.position))
    )
    return tuple(Ref(Kind.METHOD, *row) for row in connection.execute(statement))


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


def _venue(connection: Connection, paper_id: int) -> Ref | None:
    statement = (
        select(col(VenueRow.id), col(VenueRow.slug), col(VenueRow.name))
        .join(PaperRow, col(PaperRow.venue_id) == VenueRow.id)
        .where(col(PaperRow.id) == paper_id)
    )
    row = connection.execute(statement).first()
    return None if row is None else Ref(Kind.VENUE, *row)


def _code(connection: Connection, paper_id: int) -> tuple[CodeLink, ...]:
    statement = (
        select(
            col(RepositoryRow.id),
            col(RepositoryRow.url),
            col(CodeLinkRow.is_official),
            col(CodeLinkRow.mentioned_in_paper),
            col(CodeLinkRow.mentioned_in_github),
            col(CodeLinkRow.framework),
        )
        .join(RepositoryRow, col(CodeLinkRow.repository_id) == RepositoryRow.id)
        .where(col(CodeLinkRow.paper_id) == paper_id)
        .order_by(col(CodeLinkRow.is_official).desc(), col(RepositoryRow.url))
    )
    return tuple(CodeLink(*row) for row in connection.execute(statement))


def _results(connection: Connection, paper_id: int) -> tuple[PaperResult, ...]:
    statement = (
        select(
            col(ResultRow.id),
            col(BenchmarkRow.id),
            col(BenchmarkRow.slug),
            col(TaskRow.name),
            col(DatasetRow.name),
            col(MetricRow.name),
            col(ValueRow.raw),
            col(ResultRow.model),
            col(ValueRow.rank),
            col(MetricRow.ranked_count),
        )
        .join(BenchmarkRow, col(ResultRow.benchmark_id) == BenchmarkRow.id)
        .join(TaskRow, col(BenchmarkRow.task_id) == TaskRow.id)
        .join(DatasetRow, col(BenchmarkRow.dataset_id) == DatasetRow.id)
        .join(ValueRow, col(ValueRow.result_id) == ResultRow.id)
        .join(MetricRow, col(ValueRow.metric_id) == MetricRow.id)
        .where(col(ResultRow.paper_id) == paper_id)
        .order_by(
            col(BenchmarkRow.result_count).desc(),
            col(BenchmarkRow.id),
            col(ResultRow.position),
            col(MetricRow.position),
        )
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
        ) in connection.execute(statement)
    )
