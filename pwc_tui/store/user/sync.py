"""All of the user's file as one value, and taking such a value over into another file."""

from collections.abc import Iterator

from sqlmodel import Session, select

from pwc_tui.domain.user_data import Merged, ReadingList, Subject, UserData
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.history import take_visits
from pwc_tui.store.user.row_changes import take
from pwc_tui.store.user.schema import (
    BookmarkRow,
    CitationKeyRow,
    FlipRow,
    NoteRow,
    ReadingListRow,
    ReadMarkRow,
    SavedSearchRow,
    SettingRow,
    SubmittedResultRow,
    TagRow,
    VisitRow,
)
from pwc_tui.store.user.sessions import about, keep_subjects
from pwc_tui.store.user.timestamps import to_datetime


def everything(session: Session) -> UserData:
    """Return all there is, removed things and old versions of notes included."""
    return UserData(
        lists=tuple(map(rows.reading_list, session.exec(select(ReadingListRow)))),
        bookmarks=tuple(rows.bookmark(*found) for found in about(session, BookmarkRow)),
        tags=tuple(rows.tag(*found) for found in about(session, TagRow)),
        notes=tuple(rows.note(*found) for found in about(session, NoteRow)),
        read_marks=tuple(rows.read_mark(*found) for found in about(session, ReadMarkRow)),
        searches=tuple(map(rows.saved_search, session.exec(select(SavedSearchRow)))),
        flips=tuple(map(rows.flip, session.exec(select(FlipRow)))),
        results=tuple(map(rows.result, session.exec(select(SubmittedResultRow)))),
        history=tuple(rows.visit(*found) for found in about(session, VisitRow)),
        settings=tuple(map(rows.setting_state, session.exec(select(SettingRow)))),
        citation_keys=tuple(map(rows.citation_key, session.exec(select(CitationKeyRow)))),
    )


def merge(session: Session, data: UserData) -> Merged:
    """Take over what is newer than what is here, and every version of a note.

    Taking over the same twice changes nothing, and two files that take each other over agree.
    """
    keep_subjects(session, _subjects(data))
    return Merged(
        lists=take(session, ReadingListRow, map(rows.list_row, _lists(data))),
        bookmarks=take(session, BookmarkRow, map(rows.bookmark_row, data.bookmarks)),
        tags=take(session, TagRow, map(rows.tag_row, data.tags)),
        notes=take(session, NoteRow, map(rows.note_row, data.notes)),
        read_marks=take(session, ReadMarkRow, map(rows.read_mark_row, data.read_marks)),
        searches=take(session, SavedSearchRow, map(rows.search_row, data.searches)),
        flips=take(session, FlipRow, map(rows.flip_row, data.flips)),
        results=take(session, SubmittedResultRow, map(rows.result_row, data.results)),
        history=take_visits(session, data.history),
        settings=take(session, SettingRow, map(rows.setting_row, data.settings)),
        citation_keys=take(session, CitationKeyRow, map(rows.citation_key_row, data.citation_keys)),
    )


def _subjects(data: UserData) -> Iterator[Subject]:
    for part in (data.bookmarks, data.tags, data.notes, data.read_marks, data.history):
        yield from (item.subject for item in part)


def _lists(data: UserData) -> Iterator[ReadingList]:
    """Yield the lists, and those that only their bookmarks name, older than any other word."""
    yield from data.lists
    for name in {mark.list_name for mark in data.bookmarks}:
        yield ReadingList(name, to_datetime(0))
