"""Lists, tags, read marks and notes in the user's own file."""

from collections.abc import Sequence

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import (
    DEFAULT_LIST,
    Bookmark,
    ListSummary,
    Note,
    ReadMark,
    Subject,
    Tag,
)
from pwc_tui.store.user import lists, notes, tags
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import Row, change_all, there_among
from pwc_tui.store.user.schema import ReadMarkRow
from pwc_tui.store.user.sessions import Sessions, about, keep_subjects


class UserLibrary:
    """What the user keeps of the archive. Every method that writes is one step to undo."""

    _sessions: Sessions

    def add_bookmarks(self, subjects: Sequence[Subject], list_name: str = DEFAULT_LIST) -> None:
        """Put things into a list, which is made where there is none of the name."""
        with self._sessions.writing(f"put {told(subjects)} into “{list_name}”") as session:
            lists.add_bookmarks(session, subjects, list_name)

    def remove_bookmarks(self, subjects: Sequence[Subject], list_name: str = DEFAULT_LIST) -> None:
        """Take things out of a list."""
        with self._sessions.writing(f"took {told(subjects)} out of “{list_name}”") as session:
            lists.remove_bookmarks(session, subjects, list_name)

    def move_bookmark(self, subject: Subject, list_name: str, place: int) -> None:
        """Put a thing of a list at a place of it, counted from 0."""
        with self._sessions.writing(f"moved {told([subject])} in “{list_name}”") as session:
            lists.move(session, subject, list_name, place)

    def bookmarks(self, list_name: str = DEFAULT_LIST) -> tuple[Bookmark, ...]:
        """Return what is in a list, in its order; nothing for an unknown one."""
        with self._sessions.reading() as session:
            return lists.bookmarks(session, list_name)

    def lists(self) -> tuple[ListSummary, ...]:
        """Return all lists by name, the one that is always there first."""
        with self._sessions.reading() as session:
            return lists.summaries(session)

    def last_list(self) -> str:
        """Return the list that something was put into or taken out of last."""
        with self._sessions.reading() as session:
            return lists.last_used(session)

    def lists_of(self, subject: Subject) -> tuple[str, ...]:
        """Return the names of the lists a thing is in."""
        with self._sessions.reading() as session:
            return lists.lists_of(session, subject)

    def add_list(self, name: str) -> None:
        """Make a list, unless it is there; raises UserError for an empty name."""
        with self._sessions.writing(f"made the list “{name}”") as session:
            lists.add_list(session, name)

    def rename_list(self, old: str, new: str) -> None:
        """Rename a list; where there is one of the new name, both become one.

        Raises UserError for an empty name, and for the list that is always there.
        """
        with self._sessions.writing(f"renamed the list “{old}” to “{new}”") as session:
            lists.rename_list(session, old, new)

    def remove_list(self, name: str) -> None:
        """Remove a list with all that is in it; raises UserError for the one always there."""
        with self._sessions.writing(f"removed the list “{name}”") as session:
            lists.remove_list(session, name)

    def add_tag(self, subjects: Sequence[Subject], name: str) -> None:
        """Give things a tag; raises UserError for one without a name."""
        with self._sessions.writing(f"tagged {told(subjects)} “{name}”") as session:
            tags.set_tag(session, subjects, name, is_removed=False)

    def remove_tag(self, subjects: Sequence[Subject], name: str) -> None:
        """Take a tag from things."""
        with self._sessions.writing(f"took the tag “{name}” from {told(subjects)}") as session:
            tags.set_tag(session, subjects, name, is_removed=True)

    def tags(self) -> tuple[ListSummary, ...]:
        """Return all tags by name, with how many things have each."""
        with self._sessions.reading() as session:
            return tags.tags(session)

    def tagged(self, name: str) -> tuple[Tag, ...]:
        """Return what has a tag, the newest first."""
        with self._sessions.reading() as session:
            return tags.tagged(session, name)

    def tags_of(self, subject: Subject) -> tuple[str, ...]:
        """Return the names of the tags that a thing has."""
        with self._sessions.reading() as session:
            return tags.tags_of(session, subject)

    def set_note(self, subject: Subject, text: str) -> None:
        """Write a note about a thing; an empty one removes it. Earlier versions are kept."""
        title = f"{'wrote' if text else 'removed'} the note on {told([subject])}"
        with self._sessions.writing(title) as session:
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

    def set_read(self, subjects: Sequence[Subject], *, is_read: bool) -> None:
        """Remember whether the user has read something."""
        title = f"marked {told(subjects)} as {'read' if is_read else 'unread'}"
        with self._sessions.writing(title) as session:
            keep_subjects(session, subjects)
            told_rows: list[Row] = [
                {"kind": each.kind, "slug": each.slug, "is_removed": not is_read}
                for each in subjects
            ]
            if not is_read:
                told_rows = there_among(session, ReadMarkRow, told_rows)
            change_all(session, ReadMarkRow, told_rows)

    def read_marks(self) -> tuple[ReadMark, ...]:
        """Return what was read, the newest first."""
        with self._sessions.reading() as session:
            found = about(session, ReadMarkRow)
            return tuple(rows.read_mark(*pair) for pair in found if not pair[0].is_removed)


def told(subjects: Sequence[Subject]) -> str:
    """Return what a step was about, for people: `“BERT”`, `7 papers`."""
    if len(subjects) == 1:
        return f"“{subjects[0].name or subjects[0].slug}”"
    are_papers = all(each.kind is Kind.PAPER for each in subjects)
    return f"{len(subjects):,} {'papers' if are_papers else 'things'}"
