"""`pwc-tui import-user`: what `export-user` wrote, merged into what is there."""

import argparse
import sys
from pathlib import Path

from pwc_tui.cli.console import narrate, print_line
from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError

_STANDARD_STREAM = Path("-")
_LARGEST = 256_000_000
"""Bytes of a document: some hundred thousand bookmarks, which take it ten times as much memory."""


def run(options: argparse.Namespace) -> int:
    """Merge the document into the user's file and say what that changed."""
    # 430 ms: SQLModel, and msgspec.
    from pwc_tui.export.json.user import read_user_document  # noqa: PLC0415
    from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415

    source: Path = options.file
    name = "the input" if source == _STANDARD_STREAM else str(source)
    data = read_user_document(_read(source, name), name)
    user = UserFile(user_file())
    if user.notice:
        narrate(user.notice)
    changes = [f"{count:,} {part}" for part, count in user.merge(data).parts()]
    print_line(
        f"merged: {', '.join(changes)}" if changes else "nothing new: everything is here already"
    )
    return 0


def _read(source: Path, name: str) -> bytes:
    try:
        if source == _STANDARD_STREAM:
            document = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with source.open("rb") as file:
                document = file.read(_LARGEST + 1)
    except OSError as error:
        raise UserError(f"{name} cannot be read ({error.strerror or error})") from error
    if len(document) > _LARGEST:
        raise UserError(f"{name} is not an export of pwc-tui: it is larger than {_LARGEST:,} bytes")
    return document
