"""Keeping papers: bookmarks, read marks, notes, the library of all that, and undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.refs import Ref
from pwc_tui.domain.user_data import subject_of
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.dialogs.menu import PickerEntry
from pwc_tui.tui.screens.dialogs.name import NameDialog
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.chrome.key_bar import key_name
from pwc_tui.tui.workers import load, write

if TYPE_CHECKING:
    from pwc_tui.domain.user_data import ListSummary, Subject, UndoStep
    from pwc_tui.tui.services.library_service import LibraryService


class PaperLibrary(ProgramScreen, group=CommandGroup.PAPER):
    """Keeps what is marked, else what is shown or highlighted."""

    @command(
        "Bookmark",
        "b",
        label="bookmark",
        footer=54,
        acts_on_row=True,
        also="save keep list to read favourite favorite star",
    )
    def action_bookmark(self) -> None:
        """Put it, or all that is marked, into the list used last, or take it out again."""
        self._keep(lambda library, subjects: library.toggle_bookmarks(subjects))

    @command(
        "Put into a list …",
        "ctrl+b",
        label="to a list",
        footer_marked=14,
        acts_on_row=True,
        also="bookmark choose new list",
    )
    def action_choose_list(self) -> None:
        """Choose or make a list for it, or for all that is marked."""
        library = self.pwc.backend.own.library

        def choose(names: Sequence[str]) -> None:
            entries = [PickerEntry(line(name), run=partial(put, name)) for name in names]
            make = PickerEntry(line("a new list …"), run=name_it)
            self.pwc.choose(f"Put {self._meant} into", "put", [*entries, make])

        def name_it() -> None:
            self.pwc.navigator.open(NameDialog("Put into a new list", action="put"), put)

        def put(name: str | None) -> None:
            if name is not None:
                self._keep(lambda library, subjects: library.toggle_bookmarks(subjects, name))

        load(self, lambda _: [each.name for each in library.lists()], choose, group="library")

    @command("Tag …", "number_sign", acts_on_row=True, also="label category mark list word")
    def action_tag(self) -> None:
        """Give it, or all that is marked, a tag of yours, or take the tag away again."""
        library = self.pwc.backend.own.library

        def choose(tags: Sequence[ListSummary]) -> None:
            entries = [
                PickerEntry(
                    line(tag.name),
                    line(f"{tag.count:,}", "$foreground-muted"),
                    run=partial(give, tag.name),
                )
                for tag in tags
            ]
            if entries:
                new = PickerEntry(line("a new tag …"), run=name_it)
                self.pwc.choose(f"Tag {self._meant} as", "tag", [*entries, new])
            else:
                name_it()

        def name_it() -> None:
            self.pwc.navigator.open(NameDialog(f"Tag {self._meant} as", action="tag"), give)

        def give(name: str | None) -> None:
            if name is not None:
                self._keep(lambda library, subjects: library.toggle_tag(subjects, name))

        load(self, lambda _: library.tags(), choose, group="library")

    @command("Read or unread", "R", label="read", footer=55, acts_on_row=True, also="done seen")
    def action_mark_read(self) -> None:
        """Mark the paper, or those marked, as read, or as unread again."""
        backend, ids = self.pwc.backend, self.papers_meant("marked as read")
        if ids:
            left_out, library = self.pwc.marked.left_out_said(), backend.own.library
            self.change(lambda: library.toggle_read(backend.subjects(ids)) + left_out)

    @command("Note", "N", label="note", footer=56, acts_on_row=True, also="write comment remark")
    def action_write_note(self) -> None:
        """Write a note on the paper, in VISUAL or EDITOR where one is set."""
        paper_id, backend = self.paper_here, self.pwc.backend
        if paper_id is None:
            return

        def read() -> list[tuple[Subject, str]]:
            return [(each, backend.own.library.note(each)) for each in backend.subjects([paper_id])]

        def edit(found: list[tuple[Subject, str]]) -> None:
            for subject, text in found:
                self.note_on(subject, text)

        load(self, lambda _: read(), edit, group="library")

    @command("Undo", "u", also="revert take back")
    def action_undo(self) -> None:
        """Undo the last change of lists, notes, results or many marks."""
        if not self.pwc.marks.bring_back():
            self._step(lambda library: library.undo(), "Undone")

    @command("Redo", "ctrl+r", also="again repeat")
    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._step(lambda library: library.redo(), "Done again")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a paper to keep, and nothing is typed."""
        if action in ("bookmark", "choose_list", "tag"):
            is_something = self.has_papers or isinstance(self.thing_here, Ref)
            return is_something and not self.is_typing
        if action == "mark_read":
            return self.has_papers and not self.is_typing
        if action == "write_note":
            return self.paper_here is not None and not self.is_typing
        if action in ("undo", "redo"):
            return not self.is_typing
        return super().check_action(action, parameters)

    def show_own(self) -> None:
        """Show what is the user's own by now: marks, notes, results, directions."""

    def change(self, work: Callable[[], str]) -> None:
        """Change what is the user's own, and say what `work` returns."""
        pwc = self.pwc
        key = key_name(pwc.keys.first("undo", "u"))
        write(pwc, work, lambda said: pwc.own_changed(f"{said}: {key} undoes it"))

    def _keep(self, do: Callable[[LibraryService, Sequence[Subject]], str]) -> None:
        """Do something with what is marked, else with what is here, and say what."""
        backend, marked, here = self.pwc.backend, self.pwc.marked, self.paper_here
        papers = marked.papers if marked else [] if here is None else [here]
        others = marked.others if marked else [] if papers else [self.thing_here]
        refs = [each for each in others if isinstance(each, Ref)]
        if papers or refs:
            self.change(
                lambda: do(backend.own.library, [*backend.subjects(papers), *map(subject_of, refs)])
            )
        else:
            self.notify("The archive has no paper of what is marked.")

    @property
    def _meant(self) -> str:
        marked = self.pwc.marked
        return f"the marked {marked.said()}" if marked else "it"

    def _step(self, do: Callable[[LibraryService], UndoStep | None], done: str) -> None:
        library = self.pwc.backend.own.library

        def tell(step: UndoStep | None) -> None:
            if step is None:
                self.notify(f"There is nothing that could be {done.lower()}.")
                return
            left = " (but for what another copy changed since)" if step.left_alone else ""
            self.pwc.own_changed(f"{done}: {step.title}{left}")

        write(self.pwc, lambda: do(library), tell)

    def note_on(self, subject: Subject, text: str) -> None:
        """Let the note on a thing be changed, which says `text` by now."""
        from pwc_tui.tui.screens.dialogs.note import edit_note  # noqa: PLC0415  not before the first note

        library = self.pwc.backend.own.library

        def keep(new: str | None) -> None:
            if new is not None and new.strip() != text.strip():
                self.change(lambda: library.set_note(subject, new.strip()))

        edit_note(self.pwc, subject.name or subject.slug, text, keep)
