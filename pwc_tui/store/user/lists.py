"""Lists, what is in them, and in which order."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import DEFAULT_LIST, Bookmark, ListSummary, Subject
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import Row, change, change_all
from pwc_tui.store.user.schema import BookmarkRow, ReadingListRow
from pwc_tui.store.user.sessions import about, keep_subjects
from pwc_tui.store.user.timestamps import after

_APART = 1_000_000
"""Between the positions of two things that are put in order: room for twenty more between them."""


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
    """Remove a list with all that is in it; raises UserError for the one that is always there."""
    if name == DEFAULT_LIST:
        raise UserError(f"the list {DEFAULT_LIST!r} is always there; remove what is in it")
    _write(session, entries(session, name), name, is_removed=True)
    if session.get(ReadingListRow, name) is not None:
        change(session, ReadingListRow(name=name, is_removed=True))


def rename_list(session: Session, old: str, new: str) -> None:
    """Give a list another name; where there is one of that name, both become one."""
    kept = add_list(session, new)
    if kept == old:
        return
    there = set(map(_thing, entries(session, kept)))
    moved = (row for row in entries(session, old) if _thing(row) not in there)
    _write(session, moved, kept, is_removed=False)
    remove_list(session, old)


def add_bookmarks(session: Session, subjects: Iterable[Subject], list_name: str) -> None:
    """Put things into a list, the first on top of it; what is there stays in its place."""
    wanted = {subject.key: subject for subject in subjects}
    keep_subjects(session, wanted.values())
    name = add_list(session, list_name)
    present = entries(session, name)
    there = set(map(_thing, present))
    position = present[0]["position"] if present else None
    newcomers = []
    for subject in reversed(wanted.values()):
        if subject.key not in there:
            position = after(position)
            told = {"list_name": name, "is_removed": False, "position": position}
            newcomers.append({"kind": subject.kind, "slug": subject.slug, **told})
    change_all(session, BookmarkRow, newcomers)


def remove_bookmarks(session: Session, subjects: Iterable[Subject], list_name: str) -> None:
    """Take things out of a list. Doing it twice changes nothing."""
    gone = {subject.key for subject in subjects}
    rows_gone = (row for row in entries(session, list_name) if _thing(row) in gone)
    _write(session, rows_gone, list_name, is_removed=True)


def move(session: Session, subject: Subject, list_name: str, place: int) -> None:
    """Put a thing of a list at a place of it, counted from 0; one beyond its end is the last."""
    present = entries(session, list_name)
    moved = [row for row in present if _thing(row) == subject.key]
    if not moved:
        return
    rest = [row for row in present if row not in moved]
    place = max(0, min(place, len(rest)))
    position = _between(rest[place - 1 : place], rest[place : place + 1])
    if position is not None:
        change_all(session, BookmarkRow, [{**moved[0], "position": position}])
        return
    rest.insert(place, moved[0])
    lowest = rest[-1]["position"]
    apart = (
        {**row, "position": lowest + number * _APART} for number, row in enumerate(reversed(rest))
    )
    change_all(session, BookmarkRow, apart)


def summaries(session: Session) -> tuple[ListSummary, ...]:
    """Return all lists by name, the one that is always there first."""
    names = session.exec(
        select(BookmarkRow.list_name).where(col(BookmarkRow.is_removed).is_(False))
    )
    counts = Counter(names)
    made = session.exec(
        select(ReadingListRow.name).where(col(ReadingListRow.is_removed).is_(False))
    )
    others = sorted({*made, *counts} - {DEFAULT_LIST})
    return tuple(ListSummary(name, counts[name]) for name in (DEFAULT_LIST, *others))


def last_used(session: Session) -> str:
    """Return the list that something was put into or taken out of last."""
    used = (
        select(BookmarkRow.list_name)
        .join(ReadingListRow, col(ReadingListRow.name) == col(BookmarkRow.list_name))
        .where(col(ReadingListRow.is_removed).is_(False))
        .order_by(col(BookmarkRow.changed_at).desc())
    )
    return session.exec(used.limit(1)).first() or DEFAULT_LIST


def bookmarks(session: Session, list_name: str) -> tuple[Bookmark, ...]:
    """Return what is in a list, in its order: the newest first, but for what was moved."""
    found = [
        rows.bookmark(row, subject)
        for row, subject in about(session, BookmarkRow, col(BookmarkRow.list_name) == list_name)
        if not row.is_removed
    ]
    return tuple(sorted(found, key=lambda mark: mark.position or 0, reverse=True))


def lists_of(session: Session, subject: Subject) -> tuple[str, ...]:
    """Return the names of the lists a thing is in."""
    query = select(BookmarkRow.list_name).where(
        BookmarkRow.kind == subject.kind,
        BookmarkRow.slug == subject.slug,
        col(BookmarkRow.is_removed).is_(False),
    )
    return tuple(sorted(session.exec(query)))


def entries(session: Session, list_name: str) -> list[Row]:
    """Return the rows of what is in a list, in its order."""
    query = select_columns(_BOOKMARK).where(
        _BOOKMARK.c.list_name == list_name, _BOOKMARK.c.is_removed.is_(False)
    )
    found = session.connection().execute(query.order_by(_BOOKMARK.c.position.desc()))
    return [row._asdict() for row in found]


_BOOKMARK = BookmarkRow.metadata.tables[BookmarkRow.__tablename__]


def _thing(row: Row) -> tuple[str, str]:
    return row["kind"], row["slug"]


def _between(above: Sequence[Row], below: Sequence[Row]) -> int | None:
    """Return a position between two neighbours, of which one may be missing; None for no room."""
    highest = above[0]["position"] if above else None
    lowest = below[0]["position"] if below else None
    if lowest is None:
        return 0 if highest is None else int(highest - _APART)
    if highest is None:
        return int(lowest + _APART)
    position = (highest + lowest) // 2
    return int(position) if lowest < position < highest else None


def _write(session: Session, found: Iterable[Row], list_name: str, *, is_removed: bool) -> None:
    """Say of what rows speak of whether it is in a list, at the same places."""
    told = {"list_name": list_name, "is_removed": is_removed}
    change_all(session, BookmarkRow, ({**row, **told} for row in found))
