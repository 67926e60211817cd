"""Bookmarks and the lists they are in."""

from collections import Counter

from sqlmodel import Session, col, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import BOOKMARKS, Bookmark, ListSummary, Subject
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.schema import BookmarkRow, ReadingListRow
from pwc_tui.store.user.sessions import about, change, keep_subject


def add_list(session: Session, name: str) -> str:
    """Make a list, unless it is there; return its name as kept. Raises UserError for an empty one.

    A list that was removed comes back empty.
    """
    kept = clean_line(name)
    if not kept:
        raise UserError("a list needs a name")
    change(session, ReadingListRow(name=kept, is_removed=False))
    session.flush()
    return kept


def remove_list(session: Session, name: str) -> None:
    """Remove a list with all that is in it; raises UserError for the one of the bookmarks."""
    if name == BOOKMARKS:
        raise UserError(f"the list {BOOKMARKS!r} is always there; remove what is in it")
    for row in _entries(session, name):
        _mark(session, name, row.kind, row.slug, is_removed=True)
    if session.get(ReadingListRow, name) is not None:
        change(session, ReadingListRow(name=name, is_removed=True))


def rename_list(session: Session, old: str, new: str) -> None:
    """Give a list another name; where there is one of that name, both become one."""
    entries = _entries(session, old)
    kept = add_list(session, new)
    if kept != old:
        for row in reversed(entries):  # the newest last, so that the order stays
            _mark(session, kept, row.kind, row.slug, is_removed=False)
        remove_list(session, old)


def set_bookmark(session: Session, subject: Subject, list_name: str, *, is_removed: bool) -> None:
    """Put a thing into a list or take it out. Doing it twice changes nothing."""
    if is_removed:
        if list_name in lists_of(session, subject):
            _mark(session, list_name, *subject.key, is_removed=True)
        return
    keep_subject(session, subject)
    _mark(session, add_list(session, list_name), *subject.key, is_removed=False)


def summaries(session: Session) -> tuple[ListSummary, ...]:
    """Return all lists by name, the bookmarks first."""
    names = session.exec(
        select(BookmarkRow.list_name).where(col(BookmarkRow.is_removed).is_(False))
    )
    counts = Counter(names)
    made = session.exec(
        select(ReadingListRow.name).where(col(ReadingListRow.is_removed).is_(False))
    )
    all_names = sorted({*made, *counts, BOOKMARKS}, key=lambda name: (name != BOOKMARKS, name))
    return tuple(ListSummary(name, counts[name]) for name in all_names)


def bookmarks(session: Session, list_name: str) -> tuple[Bookmark, ...]:
    """Return what is in a list, the newest first."""
    found = about(session, BookmarkRow, col(BookmarkRow.list_name) == list_name)
    return tuple(rows.bookmark(row, subject) for row, subject in found if not row.is_removed)


def lists_of(session: Session, subject: Subject) -> tuple[str, ...]:
    """Return the names of the lists a thing is in."""
    query = select(BookmarkRow.list_name).where(
        BookmarkRow.kind == subject.kind,
        BookmarkRow.slug == subject.slug,
        col(BookmarkRow.is_removed).is_(False),
    )
    return tuple(sorted(session.exec(query)))


def _entries(session: Session, list_name: str) -> list[BookmarkRow]:
    query = select(BookmarkRow).where(
        BookmarkRow.list_name == list_name, col(BookmarkRow.is_removed).is_(False)
    )
    return list(session.exec(query.order_by(col(BookmarkRow.changed_at).desc())))


def _mark(session: Session, list_name: str, kind: str, slug: str, *, is_removed: bool) -> None:
    change(session, BookmarkRow(list_name=list_name, kind=kind, slug=slug, is_removed=is_removed))
