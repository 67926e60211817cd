"""Notes, of which every version is kept."""

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import and_
from sqlmodel import Session, col

from pwc_tui.domain.user_data import Note, Subject
from pwc_tui.store.user import mapping as rows
from pwc_tui.store.user.row_changes import change
from pwc_tui.store.user.schema import NoteRow
from pwc_tui.store.user.sessions import about, keep_subjects

_BETWEEN = "\n\n* * *\n\n"
"""Between two texts that were written at the same moment in two copies."""


def set_note(session: Session, subject: Subject, text: str) -> None:
    """Write a new version of a note, unless it says the same as the last one."""
    earlier = versions(session, subject)
    if (_present(earlier).text if earlier else "") == text:
        return
    keep_subjects(session, [subject])
    change(session, NoteRow(kind=subject.kind, slug=subject.slug, text=text))


def versions(session: Session, subject: Subject) -> tuple[Note, ...]:
    """Return all that was ever written about a thing, the newest first."""
    is_about = and_(col(NoteRow.kind) == subject.kind, col(NoteRow.slug) == subject.slug)
    return tuple(rows.note(row, named) for row, named in about(session, NoteRow, is_about))


def note(session: Session, subject: Subject) -> Note | None:
    """Return the note about a thing, or None where there is none."""
    found = versions(session, subject)
    present = _present(found) if found else None
    return present if present and present.text else None


def notes(session: Session) -> tuple[Note, ...]:
    """Return all notes, the newest first."""
    found = [rows.note(row, subject) for row, subject in about(session, NoteRow)]
    found.sort(key=lambda version: version.subject.key)  # stable: the newest stay first
    by_subject = groupby(found, key=lambda version: version.subject.key)
    present = [_present(of_one) for _, of_one in by_subject]
    newest_first = sorted(present, key=lambda version: version.changed_at, reverse=True)
    return tuple(version for version in newest_first if version.text)


def _present(newest_first: Iterable[Note]) -> Note:
    """Return the last version: all texts of the last moment, where copies wrote at the same."""
    versions = list(newest_first)
    last = versions[0]
    texts = {version.text for version in versions if version.changed_at == last.changed_at}
    return Note(last.subject, _BETWEEN.join(sorted(texts - {""})), last.changed_at)
