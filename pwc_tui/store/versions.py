"""Several records of one paper: which is shown, and which are its versions."""

from sqlalchemy import Connection, select
from sqlmodel import col

from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.tables import PaperRow, VersionRow


def shown_as(connection: Connection, paper_id: int) -> Ref | None:
    """Return the paper that lists show for a version, None for what is a paper itself."""
    statement = (
        select(col(PaperRow.id), col(PaperRow.slug), col(PaperRow.title))
        .join(VersionRow, col(VersionRow.version_of) == PaperRow.id)
        .where(col(VersionRow.id) == paper_id)
    )
    row = connection.execute(statement).first()
    return None if row is None else Ref(Kind.PAPER, *row)


def versions(connection: Connection, paper_id: int, besides: int) -> tuple[Ref, ...]:
    """Return the versions of a paper but for one of them."""
    statement = (
        select(col(VersionRow.id), col(VersionRow.slug), col(VersionRow.title))
        .where(col(VersionRow.version_of) == paper_id, col(VersionRow.id) != besides)
        .order_by(col(VersionRow.id))
    )
    return tuple(Ref(Kind.PAPER, *row) for row in connection.execute(statement))


def version_authors(connection: Connection, version_id: int) -> list[str]:
    """Return the authors of a version as its own record names them."""
    statement = select(col(VersionRow.all_authors)).where(col(VersionRow.id) == version_id)
    names = connection.execute(statement).scalar() or ""
    return names.split("\n") if names else []
