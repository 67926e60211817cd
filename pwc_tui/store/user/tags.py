"""Tags: words that the user gives to things."""

from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session, col, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import ListSummary, Subject, Tag
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import Row, change_all, there_among
from pwc_tui.store.user.schema import TagRow
from pwc_tui.store.user.sessions import about, keep_subjects


def set_tag(session: Session, subjects: Iterable[Subject], name: str, *, is_removed: bool) -> None:
    """Give things a tag or take it away. Raises UserError for one without a name."""
    kept = clean_line(name)
    if not kept:
        raise UserError("a tag needs a name")
    things = tuple(subjects)
    keep_subjects(session, things)
    rows_of_tag: list[Row] = [
        {"name": kept, "kind": each.kind, "slug": each.slug, "is_removed": is_removed}
        for each in things
    ]
    if is_removed:
        rows_of_tag = there_among(session, TagRow, rows_of_tag)
    change_all(session, TagRow, rows_of_tag)


def tags(session: Session) -> tuple[ListSummary, ...]:
    """Return all tags by name, with how many things have each."""
    query = select(TagRow.name).where(col(TagRow.is_removed).is_(False))
    counts = Counter(session.exec(query))
    return tuple(ListSummary(name, count) for name, count in sorted(counts.items()))


def tagged(session: Session, name: str) -> tuple[Tag, ...]:
    """Return what has a tag, the newest first."""
    found = about(session, TagRow, col(TagRow.name) == name)
    return tuple(rows.tag(row, subject) for row, subject in found if not row.is_removed)


def tags_of(session: Session, subject: Subject) -> tuple[str, ...]:
    """Return the names of the tags that a thing has."""
    is_about = col(TagRow.kind) == subject.kind, col(TagRow.slug) == subject.slug
    query = select(TagRow.name).where(*is_about, col(TagRow.is_removed).is_(False))
    return tuple(sorted(session.exec(query)))
