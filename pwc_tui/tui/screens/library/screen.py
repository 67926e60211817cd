"""The Library: what the user keeps, in views of one screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from pwc_tui.domain.user_data import DEFAULT_LIST, SubmittedResult
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.places.trail import LibraryPlace, LibraryView
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.screens.dialogs.name import NameDialog
from pwc_tui.tui.screens.dialogs.own_result import OwnResultDialog, copy_of, new_result
from pwc_tui.tui.screens.dialogs.sure import make_sure
from pwc_tui.tui.screens.library.base import KeptScreen
from pwc_tui.tui.screens.library.rows import KeptRow
from pwc_tui.tui.screens.library.views import VIEWS
from pwc_tui.tui.services.backend import Backend
from pwc_tui.tui.services.library_service import LibraryService
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.panel import Panel


class LibraryScreen(KeptScreen, group=CommandGroup.LIBRARY):
    """Lists, saved searches, notes, results of the user's own, and what was looked at."""

    placeholder = "Find in your library"

    def __init__(self, place: LibraryPlace) -> None:
        super().__init__(place)
        self._view = place.view
        shown = VIEWS[place.view]
        self.about, self.empty, self.how_to_fill = shown.about, shown.empty, shown.how_to_fill

    def columns(self) -> Sequence[Column]:
        """Return the columns of the view."""
        return VIEWS[self._view].columns

    def reader(self, backend: Backend) -> Callable[[], Sequence[KeptRow]]:
        """Return what reads the view."""
        return partial(VIEWS[self._view].read, backend)

    def place(self) -> LibraryPlace:
        """Return the view, the words, the highlighted row and the first visible row."""
        return LibraryPlace(
            self._view, self.words, self.cursor_key, self.table.top, self.bar.is_typing
        )

    @property
    def panel_here(self) -> Panel | None:
        """The list, unless it is of what is no thing of the archive: lists, saved searches."""
        row = self.highlighted
        return super().panel_here if row is not None and row.markable is not None else None

    @command("Make a list …", "plus", label="new list", footer=28, also="new create add")
    def action_make_list(self) -> None:
        """Make a list."""

        def make(name: str | None) -> None:
            if name is not None:
                self._alter(lambda library: library.add_list(name), key=name)

        self.pwc.navigator.open(NameDialog("A new list", action="make it"), make)

    @command("Add a result of your own …", "plus", label="add yours", footer=28, also="submit new")
    def action_add_own_result(self) -> None:
        """Add a result of your own to a leaderboard, or to one that there is none of yet."""
        self._tell("A result of your own", new_result(), lambda library: library.add_result)

    @command("Edit the result …", "r", label="edit", footer=30, acts_on_row=True, also="change")
    def action_edit_own_result(self) -> None:
        """Change the highlighted result of your own."""
        if (result := self._result) is not None:
            title = f"Your result of “{result.model}”"
            self._tell(title, result, lambda library: library.change_result)

    @command("Add one like it …", "d", label="copy", footer=31, acts_on_row=True, also="duplicate")
    def action_copy_own_result(self) -> None:
        """Add a result of your own that begins as the highlighted one."""
        if (result := self._result) is not None:
            title = f"A result like that of “{result.model}”"
            self._tell(title, copy_of(result), lambda library: library.add_result)

    @command("Rename …", "r", label="rename", footer=30, acts_on_row=True, also="call name")
    def action_rename(self) -> None:
        """Give the highlighted list or saved search another name."""
        name = self._named

        def rename(new: str | None) -> None:
            if new is None or new == name:
                return
            if self._view is LibraryView.LISTS:
                self._alter(lambda library: library.rename_list(name, new), key=new)
            else:
                self._alter(lambda library: library.rename_search(name, new), key=new)

        taken = {row.key for row in self._all if row.search is not None} - {name}
        dialog = NameDialog(f"Rename “{name}”", name, action="rename it", taken=taken)
        self.pwc.navigator.open(dialog, rename)

    @command("Put into another list …", "m", label="merge", footer=32, acts_on_row=True)
    def action_merge_list(self) -> None:
        """Put all of the highlighted list into another one; both become one."""
        name = self._named

        def into(other: str) -> None:
            def put() -> None:
                self._alter(lambda library: library.rename_list(name, other), key=other)

            make_sure(self.pwc, f"Put all of “{name}” into “{other}”?", put)

        others = (row.summary.name for row in self._all if row.summary is not None)
        entries = [
            PickerEntry(line(other), run=partial(into, other)) for other in others if other != name
        ]
        self.pwc.choose(f"Put all of “{name}” into", "merge", entries)

    @command("Remove from the library", "x", "delete", label="remove", footer=34, acts_on_row=True)
    def action_remove_kept(self) -> None:
        """Remove the highlighted list, saved search, note or result; `u` brings it back."""
        row = self.highlighted
        if row is not None and (remove := self._remover(row)) is not None:
            make_sure(self.pwc, "Remove it from your library?", lambda: self._alter(remove))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the highlighted row can be changed so."""
        if action in _OWN:
            return not self.is_typing and self._can(action)
        return super().check_action(action, parameters)

    def _can(self, action: str) -> bool:
        view, row = self._view, self.highlighted
        is_fixed = row is not None and row.summary is not None and row.key == DEFAULT_LIST
        is_list = row is not None and row.summary is not None and not is_fixed
        has_name = is_list or (row is not None and row.search is not None)
        has_note = row is not None and view is LibraryView.NOTES
        able = {
            "make_list": view is LibraryView.LISTS,
            "rename": has_name,
            "merge_list": is_list,
            "add_own_result": view is LibraryView.RESULTS,
            "edit_own_result": self._result is not None,
            "copy_own_result": self._result is not None,
            "remove_kept": has_name or has_note or self._result is not None,
        }
        return able[action]

    def _remover(self, row: KeptRow) -> Callable[[LibraryService], str] | None:
        """Return what removes what a row stands for."""
        if (own := row.result) is not None:
            return lambda library: library.remove_result(own.result)
        if row.search is not None:
            return lambda library: library.remove_search(row.key)
        if row.summary is not None:
            return lambda library: library.remove_list(row.key)
        thing = self.thing
        return None if thing is None else lambda library: library.set_note(thing, "")

    @property
    def _result(self) -> SubmittedResult | None:
        row = self.highlighted
        return row.result.result if row is not None and row.result is not None else None

    def _tell(
        self,
        title: str,
        start: SubmittedResult,
        keep: Callable[[LibraryService], Callable[[SubmittedResult], str]],
    ) -> None:
        """Let a result be told in the form, and keep it."""

        def take(result: SubmittedResult | None) -> None:
            if result is not None and result != start:
                self._alter(lambda library: keep(library)(result), key=result.id)

        self.pwc.navigator.open(OwnResultDialog(self.pwc.backend, title, start), take)

    @property
    def _named(self) -> str:
        row = self.highlighted
        return row.key if row is not None else ""

    def _alter(self, do: Callable[[LibraryService], str], key: str = "") -> None:
        """Change something, say what, and highlight the row of that key once it is there."""
        library, self.wanted_key = self.pwc.backend.own.library, key
        self.change(lambda: do(library))


_OWN = frozenset(each.id for each in LibraryScreen.own)
