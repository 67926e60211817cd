"""Everything the screens and the commands do with the user's own file, behind one object."""

import json
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import select

from pwc_tui.domain.citations.cited_paper import CitedPaper
from pwc_tui.domain.citations.keys import assign_keys
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.user_data import Marks, Merged, Setting, Subject, T, UndoStep, UserData, Visit
from pwc_tui.store.user import change_log, history
from pwc_tui.store.user import sync as merging
from pwc_tui.store.user.fast_reads import UserFileReader
from pwc_tui.store.user.library import UserLibrary
from pwc_tui.store.user.records import UserRecords
from pwc_tui.store.user.row_changes import change, change_all
from pwc_tui.store.user.schema import CitationKeyRow, FlipRow, SettingRow
from pwc_tui.store.user.sessions import Sessions


class UserFile(UserLibrary, UserRecords):
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

    def undo(self) -> UndoStep | None:
        """Take the last step back that the user did here; None where there is none."""
        with self._sessions.writing() as session:
            return change_log.undo(session)

    def redo(self) -> UndoStep | None:
        """Do the step again that was undone last; None where there is none."""
        with self._sessions.writing() as session:
            return change_log.redo(session)

    def flip(self, board_slug: str, metric: str, direction: Direction) -> None:
        """Say which way a metric of a leaderboard improves."""
        row = FlipRow(board_slug=board_slug, metric=metric, direction=direction, is_removed=False)
        with self._sessions.writing(_flipped(board_slug, metric)) as session:
            change(session, row)

    def unflip(self, board_slug: str, metric: str) -> None:
        """Take the word back: the program's own judgement holds again."""
        with self._sessions.writing(_flipped(board_slug, metric)) as session:
            row = session.get(FlipRow, (board_slug, metric))
            if row is not None:
                change(session, FlipRow(**row.model_dump() | {"is_removed": True}))

    def flips(self) -> dict[tuple[str, str], Direction]:
        """Return the directions the user gave, by board slug and metric."""
        return self._glance.flips()

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

    def give_citation_keys(self, papers: Sequence[CitedPaper], style: str) -> dict[str, str]:
        """Return the keys of papers by their public ids; they have them in this style from now."""
        of_style = select(CitationKeyRow).where(CitationKeyRow.style == style)
        with self._sessions.writing() as session:
            kept = {row.paper: row.key for row in session.exec(of_style)}
            keys = assign_keys(papers, style, kept)
            told = ({"style": style, "paper": paper, "key": key} for paper, key in keys.items())
            change_all(session, CitationKeyRow, told)
        return keys

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


def _flipped(board_slug: str, metric: str) -> str:
    return f"changed the direction of {metric} on {board_slug}"
