"""Lists, read marks, notes and saved searches of the user's as the screens use them, and undo.

Methods whose name begins with `known_` never wait; all others are called from worker threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError

if TYPE_CHECKING:
    from pwc_tui.domain.user_data import (
        Bookmark,
        ListSummary,
        Marks,
        Note,
        SavedSearch,
        Subject,
        SubmittedResult,
        UndoStep,
        Visit,
    )
    from pwc_tui.store.user.fast_reads import UserFileReader
    from pwc_tui.store.user.user_file import UserFile
    from pwc_tui.tui.services.lazy import Lazy


class LibraryService:
    """What the user keeps. What cannot be read shows no marks, what cannot be written raises."""

    def __init__(self, glance: Lazy[UserFileReader], user: Lazy[UserFile]) -> None:
        self._glance = glance
        self._user = user
        self._marks: tuple[int, Marks] | None = None

    def marks(self) -> Marks | None:
        """Return what bears a mark, None where there is no file; read again where it changed."""
        with suppress(UserError, OSError):
            if user_file().exists():
                glance = self._glance.get()
                version = glance.version()
                if self._marks is None or self._marks[0] != version:
                    self._marks = version, glance.marks()
        return self.known_marks()

    def known_marks(self) -> Marks | None:
        """Return what bore a mark when that was read last."""
        return None if self._marks is None else self._marks[1]

    def toggle_bookmarks(self, subjects: Sequence[Subject], list_name: str = "") -> str:
        """Put things into a list, the one used last, or take them out where all are in it.

        Return what was done, for people.
        """
        user = self._user.get()
        name = list_name or user.last_list()
        there = self._glance.get().keys_in(name)
        if all(each.key in there for each in subjects):
            user.remove_bookmarks(subjects, name)
            return f"Took {_told(subjects)} out of “{name}”"
        user.add_bookmarks(subjects, name)
        return f"Put {_told(subjects)} into “{name}”"

    def toggle_tag(self, subjects: Sequence[Subject], name: str) -> str:
        """Give things a tag, or take it away where all have it; return what was done."""
        user = self._user.get()
        there = self._glance.get().keys_tagged(name)
        if all(each.key in there for each in subjects):
            user.remove_tag(subjects, name)
            return f"Took the tag “{name}” from {_told(subjects)}"
        user.add_tag(subjects, name)
        return f"Tagged {_told(subjects)} “{name}”"

    def toggle_read(self, subjects: Sequence[Subject]) -> str:
        """Mark things as read, or as unread where all are read; return what was done."""
        read = self._glance.get().marks().read
        is_read = not all(each.key in read for each in subjects)
        self._user.get().set_read(subjects, is_read=is_read)
        return f"Marked {_told(subjects)} as {'read' if is_read else 'unread'}"

    def note(self, subject: Subject) -> str:
        """Return the note on a thing, "" for none."""
        found = self._user.get().note(subject)
        return "" if found is None else found.text

    def noted(self, subject: Subject) -> str:
        """Return the same at once, "" also where the file cannot be read."""
        marks = self.marks()
        if marks is None or subject.key not in marks.noted:
            return ""
        return self._glance.get().note(subject.key)

    def set_note(self, subject: Subject, text: str) -> str:
        """Write the note on a thing; an empty one removes it. Return what was done."""
        self._user.get().set_note(subject, text)
        return f"The note is {'written' if text else 'removed'}"

    def bookmarks(self, list_name: str) -> Sequence[Bookmark]:
        """Return what is in a list, in its order."""
        return self._glance.get().bookmarks(list_name)

    def notes(self) -> Sequence[Note]:
        """Return all notes, the newest first."""
        return self._user.get().notes()

    def history(self) -> Sequence[Visit]:
        """Return what was looked at, the last first."""
        return self._user.get().history()

    def put(self, subjects: Sequence[Subject], list_name: str) -> str:
        """Put things into a list, which is made where there is none; return what was done."""
        self._user.get().add_bookmarks(subjects, list_name)
        return f"Put {_told(subjects)} into “{list_name}”"

    def take_out(self, subjects: Sequence[Subject], list_name: str) -> str:
        """Take things out of a list; return what was done."""
        self._user.get().remove_bookmarks(subjects, list_name)
        return f"Took {_told(subjects)} out of “{list_name}”"

    def move(self, subject: Subject, list_name: str, place: int) -> None:
        """Put a thing of a list at a place of it, counted from 0."""
        self._user.get().move_bookmark(subject, list_name, place)

    def add_list(self, name: str) -> str:
        """Make a list; return what was done."""
        self._user.get().add_list(name)
        return f"Made the list “{name}”"

    def rename_list(self, old: str, new: str) -> str:
        """Give a list another name; of one that there is both become one."""
        is_there = any(each.name == new for each in self.lists())
        self._user.get().rename_list(old, new)
        done = "Put the list “{}” into “{}”" if is_there else "Renamed the list “{}” to “{}”"
        return done.format(old, new)

    def remove_list(self, name: str) -> str:
        """Remove a list with all that is in it; return what was done."""
        self._user.get().remove_list(name)
        return f"Removed the list “{name}”"

    def save_search(self, name: str, query: str) -> str:
        """Keep a query under a name, instead of what had it; return what was done."""
        before = next((each.query for each in self.searches() if each.name == name), query)
        self._user.get().save_search(name, query)
        instead = "" if before == query else f" instead of “{before}”"
        return f"Saved the search “{name}”{instead}"

    def rename_search(self, old: str, new: str) -> str:
        """Give a saved search another name; return what was done."""
        self._user.get().rename_search(old, new)
        return f"Renamed the search “{old}” to “{new}”"

    def remove_search(self, name: str) -> str:
        """Forget a saved search; return what was done."""
        self._user.get().remove_search(name)
        return f"Removed the search “{name}”"

    def look_at_search(self, name: str, slugs: Sequence[str]) -> None:
        """Remember that the results of a saved search are looked at now, and which they are."""
        self._user.get().look_at_search(name, slugs)

    def change_result(self, result: SubmittedResult) -> str:
        """Put a result in the place of what had its id; return what was done."""
        self._user.get().change_result(result)
        return f"Changed your result of “{result.model}”"

    def remove_result(self, result: SubmittedResult) -> str:
        """Take back a result of the user's own; return what was done."""
        self._user.get().remove_result(result)
        return f"Removed your result of “{result.model}”"

    def add_result(self, result: SubmittedResult) -> str:
        """Keep a result of the user's own; return what was done."""
        self._user.get().add_results([result])
        return f"Added your result of “{result.model}”"

    def undo(self) -> UndoStep | None:
        """Take the last change back; None where there is none."""
        return self._user.get().undo()

    def redo(self) -> UndoStep | None:
        """Do again what was undone last; None where there is none."""
        return self._user.get().redo()

    def lists(self) -> Sequence[ListSummary]:
        """Return all lists, the one that is always there first."""
        return self._glance.get().lists()

    def tags(self) -> Sequence[ListSummary]:
        """Return all tags."""
        return self._glance.get().tags()

    def searches(self) -> Sequence[SavedSearch]:
        """Return the saved searches by name."""
        return self._glance.get().searches()


def _told(subjects: Sequence[Subject]) -> str:
    from pwc_tui.store.user.library import told  # noqa: PLC0415  with the file, which imports SQLModel

    return told(subjects)
