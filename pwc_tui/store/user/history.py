"""What was opened last."""

from collections.abc import Iterable

from sqlalchemy import delete, text
from sqlmodel import Session, col, select

from pwc_tui.domain.user_data import Subject, Visit
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import take
from pwc_tui.store.user.schema import VisitRow
from pwc_tui.store.user.sessions import about, keep_subjects
from pwc_tui.store.user.timestamps import after

CAPACITY = 500
"""Things that history remembers: more than anybody scrolls back through."""

_FORGET_UNUSED = text(
    "DELETE FROM subject WHERE (kind, slug) NOT IN "
    "(SELECT kind, slug FROM visit UNION SELECT kind, slug FROM bookmark "
    "UNION SELECT kind, slug FROM note UNION SELECT kind, slug FROM read_mark "
    "UNION SELECT kind, slug FROM tag)"
)


def visit(session: Session, subject: Subject) -> None:
    """Remember that a thing was opened now, later than everything else."""
    keep_subjects(session, [subject])
    moment = after(_moment_at(session, 0))
    session.merge(VisitRow(kind=subject.kind, slug=subject.slug, changed_at=moment))
    session.flush()
    _cap(session)


def visits(session: Session, limit: int) -> tuple[Visit, ...]:
    """Return what was opened last, the last first, every thing once."""
    return tuple(rows.visit(row, subject) for row, subject in about(session, VisitRow)[:limit])


def clear(session: Session) -> None:
    """Forget all of it, with the names of what nothing else speaks of."""
    session.exec(delete(VisitRow))
    session.connection().execute(_FORGET_UNUSED)


def take_visits(session: Session, visits: Iterable[Visit]) -> int:
    """Take over visits of another copy; return how many of them are remembered."""
    oldest = _moment_at(session, CAPACITY - 1)
    newcomers = map(rows.visit_row, visits)
    wanted = (row for row in newcomers if oldest is None or row.changed_at > oldest)
    count = take(session, VisitRow, wanted)
    _cap(session)
    return count


def _cap(session: Session) -> None:
    oldest = _moment_at(session, CAPACITY - 1)
    if oldest is not None and _moment_at(session, CAPACITY) is not None:
        session.exec(delete(VisitRow).where(col(VisitRow.changed_at) < oldest))
        session.connection().execute(_FORGET_UNUSED)


def _moment_at(session: Session, place: int) -> int | None:
    """Return when the visit at a place was, counted from the last one."""
    newest_first = select(VisitRow.changed_at).order_by(col(VisitRow.changed_at).desc())
    return session.exec(newest_first.offset(place).limit(1)).first()
