"""`pwc-tui note`: the user's note on something, printed, written, or as it was before."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pwc_tui.cli.arguments.common import as_text
from pwc_tui.cli.commands.own.library import subjects_of
from pwc_tui.cli.commands.own.user_data import open_user_file
from pwc_tui.cli.console import print_data, print_line, print_prose
from pwc_tui.cli.session import open_session, open_settings
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.user_data import Note, Subject
from pwc_tui.export.json.encode import to_list
from pwc_tui.export.json.library import note_versions
from pwc_tui.export.json.papers import attributed
from pwc_tui.system.editor import edited, editor_command

if TYPE_CHECKING:
    from pwc_tui.store.user.user_file import UserFile

_STANDARD_STREAM = "-"
_LONGEST = 10_000_000
"""Bytes of a note that are read from the input."""


def note(options: argparse.Namespace) -> int:
    """Print the note, or write it."""
    user, archive = open_user_file(), open_session(options.db)
    subjects, _ = subjects_of(archive, options, [each.subject for each in user.notes()])
    if not subjects:
        return 1
    (subject,) = subjects
    text = _written(options, user, subject)
    if text is not None:
        user.set_note(subject, text)
    versions = user.note_versions(subject)
    if options.json:
        present = user.note(subject)
        document = {
            "id": subject.slug,
            "name": subject.name,
            "text": present.text if present else None,
            "versions": note_versions(versions),
        }
        print_data(to_list(attributed(archive.snapshot, document)))
    elif text is not None:
        print_line(f"the note is {'written' if text else 'removed'}; `pwc-tui undo` takes it back")
    elif options.versions:
        _print_versions(versions)
    elif (present := user.note(subject)) is not None:
        print_prose(present.text)
    else:
        raise NotFoundError(f"there is no note on {subject.slug}; --edit or --set writes one")
    return 0


def _written(options: argparse.Namespace, user: "UserFile", subject: Subject) -> str | None:
    """Return what the note is to be; None where it stays as it is."""
    if options.edit:
        present = user.note(subject)
        settings = open_settings(options.config).settings
        if (command := editor_command(settings.editor.command)) is None:
            raise UserError("VISUAL or EDITOR must name your editor; or write it with --set TEXT")
        return edited(present.text if present else "", command)
    if options.restore is not None:
        versions = user.note_versions(subject)
        if options.restore > len(versions):
            raise UserError(f"the note has {len(versions)} versions; --versions tells them")
        version: Note = versions[options.restore - 1]
        return version.text
    if options.set == _STANDARD_STREAM:
        return sys.stdin.buffer.read(_LONGEST).decode("utf-8-sig", "replace").strip()
    return None if options.set is None else as_text(options.set)


def _print_versions(versions: Sequence[Note]) -> None:
    for number, each in enumerate(versions, 1):
        print_line(f"{number}. {each.changed_at.astimezone():%Y-%m-%d %H:%M}")
        print_prose(each.text or "(removed)")
