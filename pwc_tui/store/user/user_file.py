"""Everything the screens and the commands do with the user's own file, behind one object."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlmodel import col, select

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.user_data import (
    BOOKMARKS,
    Bookmark,
    ListSummary,
    Marks,
    Merged,
    Note,
    ReadMark,
    SavedSearch,
    Setting,
    Subject,
    SubmittedResult,
    SubmittedValue,
    T,
    UserData,
    Visit,
)
from pwc_tui.store.user import history, lists, notes
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user import sync as merging
from pwc_tui.store.user.fast_reads import UserFileReader
from pwc_tui.store.user.schema import (
    CitationKeyRow,
    FlipRow,
    ReadMarkRow,
    SavedSearchRow,
    SettingRow,
    SubmittedResultRow,
)
from pwc_tui.store.user.sessions import Sessions, about, change, keep_subject
from pwc_tui.store.user.timestamps import now, to_datetime


class UserFile:
    """The user's own file, made where there is none. Every method may be called from any thread.

    What a method has written when it returns is safe from a crash, and other running copies of
    the program see it. Importing this module costs SQLModel's half a second: the first paint uses
    `UserFileReader`. `notice` is a sentence for the user when the file was damaged and set aside.

    Raises UserError when the file is of a newer version or cannot be used, and every method raises
    it when it could not be read or written; what was written before stays.
    """

    def __init__(self, path: Path) -> None:
        self._glance = UserFileReader(path)
        self._sessions = Sessions(path.resolve())
        self.notice = self._glance.notice

    def marks(self) -> Marks:
        """Return everything that bears a mark in lists."""
        return self._glance.marks()

    def add_bookmark(self, subject: Subject, list_name: str = BOOKMARKS) -> None:
        """Put a thing into a list, which is made where there is none of the name."""
        with self._sessions.writing() as session:
            lists.set_bookmark(session, subject, list_name, is_removed=False)

    def remove_bookmark(self, subject: Subject, list_name: str = BOOKMARKS) -> None:
        """Take a thing out of a list."""
        with self._sessions.writing() as session:
            lists.set_bookmark(session, subject, list_name, is_removed=True)

    def bookmarks(self, list_name: str = BOOKMARKS) -> tuple[Bookmark, ...]:
        """Return what is in a list, the newest first; nothing for an unknown one."""
        with self._sessions.reading() as session:
            return lists.bookmarks(session, list_name)

    def lists(self) -> tuple[ListSummary, ...]:
        """Return all lists by name, the bookmarks first."""
        with self._sessions.reading() as session:
            return lists.summaries(session)

    def lists_of(self, subject: Subject) -> tuple[str, ...]:
        """Return the names of the lists a thing is in."""
        with self._sessions.reading() as session:
            return lists.lists_of(session, subject)

    def add_list(self, name: str) -> None:
        """Make a list, unless it is there; raises UserError for an empty name."""
        with self._sessions.writing() as session:
            lists.add_list(session, name)

    def rename_list(self, old: str, new: str) -> None:
        """Rename a list; where there is one of the new name, both become one.

        Raises UserError for an empty name, and for the list of the bookmarks.
        """
        with self._sessions.writing() as session:
            lists.rename_list(session, old, new)

    def remove_list(self, name: str) -> None:
        """Remove a list with all that is in it; raises UserError for the one of the bookmarks."""
        with self._sessions.writing() as session:
            lists.remove_list(session, name)

    def set_note(self, subject: Subject, text: str) -> None:
        """Write a note about a thing; an empty one removes it. Earlier versions are kept."""
        with self._sessions.writing() as session:
            notes.set_note(session, subject, text)

    def note(self, subject: Subject) -> Note | None:
        """Return the note about a thing, or None where there is none."""
        with self._sessions.reading() as session:
            return notes.note(session, subject)

    def notes(self) -> tuple[Note, ...]:
        """Return all notes, the newest first."""
        with self._sessions.reading() as session:
            return notes.notes(session)

    def note_versions(self, subject: Subject) -> tuple[Note, ...]:
        """Return all that was ever written about a thing, the newest first."""
        with self._sessions.reading() as session:
            return notes.versions(session, subject)

    def set_read(self, subject: Subject, *, is_read: bool) -> None:
        """Remember whether the user has read something."""
        row = ReadMarkRow(kind=subject.kind, slug=subject.slug, is_removed=not is_read)
        with self._sessions.writing() as session:
            keep_subject(session, subject)
            change(session, row)

    def read_marks(self) -> tuple[ReadMark, ...]:
        """Return what was read, the newest first."""
        with self._sessions.reading() as session:
            found = about(session, ReadMarkRow)
            return tuple(rows.read_mark(*pair) for pair in found if not pair[0].is_removed)

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, instead of what had it; raises UserError for an empty one."""
        kept = clean_line(name)
        if not kept:
            raise UserError("a saved search needs a name")
        with self._sessions.writing() as session:
            change(session, SavedSearchRow(name=kept, query=query, is_removed=False))

    def remove_search(self, name: str) -> None:
        """Forget a saved search."""
        with self._sessions.writing() as session:
            if (row := session.get(SavedSearchRow, name)) is not None:
                change(session, SavedSearchRow(name=name, query=row.query, is_removed=True))

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        query = select(SavedSearchRow).where(col(SavedSearchRow.is_removed).is_(False))
        with self._sessions.reading() as session:
            found = session.exec(query.order_by(SavedSearchRow.name))
            return tuple(map(rows.saved_search, found))

    def flip(self, board_slug: str, metric: str, direction: Direction) -> None:
        """Say which way a metric of a leaderboard improves."""
        row = FlipRow(board_slug=board_slug, metric=metric, direction=direction, is_removed=False)
        with self._sessions.writing() as session:
            change(session, row)

    def unflip(self, board_slug: str, metric: str) -> None:
        """Take the word back: the program's own judgement holds again."""
        with self._sessions.writing() as session:
            row = session.get(FlipRow, (board_slug, metric))
            if row is not None:
                change(session, FlipRow(**row.model_dump() | {"is_removed": True}))

    def flips(self) -> dict[tuple[str, str], Direction]:
        """Return the directions the user gave, by board slug and metric."""
        return self._glance.flips()

    def submit(
        self,
        *,
        task: str,
        dataset: str,
        model: str,
        values: Iterable[SubmittedValue],
        paper: str = "",
        day: date | None = None,
        source_url: str = "",
    ) -> SubmittedResult:
        """Keep a new result of the user's own and return it with its id."""
        result = SubmittedResult(
            id=uuid.uuid4().hex,
            task=task,
            dataset=dataset,
            model=model,
            values=tuple(values),
            changed_at=to_datetime(now()),
            paper=paper,
            day=day,
            source_url=source_url,
        )
        self.change_result(result)
        return result

    def change_result(self, result: SubmittedResult) -> None:
        """Put a result in the place of what had its id."""
        with self._sessions.writing() as session:
            change(session, rows.result_row(result))

    def remove_result(self, result: SubmittedResult) -> None:
        """Take back a result that was submitted."""
        self.change_result(replace(result, is_removed=True))

    def results(self) -> tuple[SubmittedResult, ...]:
        """Return the submitted results, the newest first."""
        query = select(SubmittedResultRow).where(col(SubmittedResultRow.is_removed).is_(False))
        with self._sessions.reading() as session:
            found = session.exec(query.order_by(col(SubmittedResultRow.changed_at).desc()))
            return tuple(map(rows.result, found))

    def visit(self, subject: Subject) -> None:
        """Remember that a thing was opened now."""
        with self._sessions.writing() as session:
            history.visit(session, subject)

    def history(self, limit: int = history.CAPACITY) -> tuple[Visit, ...]:
        """Return what was opened last, the last first, every thing once."""
        with self._sessions.reading() as session:
            return history.visits(session, limit)

    def clear_history(self) -> None:
        """Forget what was opened."""
        with self._sessions.writing() as session:
            history.clear(session)

    def setting(self, setting: Setting[T]) -> T:
        """Return what a setting was last set to, or its default."""
        return self._glance.setting(setting)

    def set_setting(self, setting: Setting[T], value: T) -> None:
        """Set a setting."""
        with self._sessions.writing() as session:
            change(session, SettingRow(name=setting.name, value=json.dumps(value)))

    def citation_keys(self, style: str) -> dict[str, str]:
        """Return the keys under which papers were exported in a style, by their public ids."""
        return self._glance.citation_keys(style)

    def keep_citation_keys(self, style: str, keys: Mapping[str, str]) -> None:
        """Remember under which keys papers (by their public ids) were exported in a style."""
        with self._sessions.writing() as session:
            for paper, key in keys.items():
                change(session, CitationKeyRow(style=style, paper=paper, key=key))

    def everything(self) -> UserData:
        """Return all there is, removed things and old versions of notes included."""
        with self._sessions.reading() as session:
            return merging.everything(session)

    def merge(self, data: UserData) -> Merged:
        """Take over what is newer than what is here, and every note; return how much that was."""
        with self._sessions.writing() as session:
            return merging.merge(session, data)

    def close(self) -> None:
        """Close all connections that nobody is using; no method may be called afterwards."""
        self._sessions.close()
        self._glance.close()
