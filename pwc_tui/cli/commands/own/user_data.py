"""`pwc-tui export-user` and `import-user`: bookmarks, notes and all else of the user's, as JSON."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import private_file, require_regular

if TYPE_CHECKING:
    from pwc_tui.store.user.user_file import UserFile

_STANDARD_STREAM = Path("-")
_HEAD = 200
"""Bytes of an export within which it says what it is."""
_LARGEST = 256_000_000
"""Bytes of a document: some hundred thousand bookmarks, which take it ten times as much memory."""


def export_user(options: argparse.Namespace) -> int:
    """Write the document to the file, which is there whole or as it was, or to the output."""
    from pwc_tui.export.json.user import user_document  # noqa: PLC0415 - msgspec

    target: Path = options.file
    if target != _STANDARD_STREAM:
        _check(target)
    document = user_document(open_user_file().everything())
    if target == _STANDARD_STREAM:
        print_data(document)
    else:
        _write(target, document)
        print_line(f"{target} written, {target.stat().st_size:,} bytes")
    return 0


def import_user(options: argparse.Namespace) -> int:
    """Merge the document into the user's file and say what that changed."""
    from pwc_tui.export.json.user import read_user_document  # noqa: PLC0415 - msgspec

    source: Path = options.file
    name = "the input" if source == _STANDARD_STREAM else str(source)
    data = read_user_document(_read(source, name), name)
    changes = [f"{count:,} {part}" for part, count in open_user_file().merge(data).parts()]
    print_line(
        f"merged: {', '.join(changes)}" if changes else "nothing new: everything is here already"
    )
    return 0


def open_user_file() -> "UserFile":
    """Return the user's file, and say what is odd about it."""
    # 480 ms: SQLModel.
    from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415

    user = UserFile(user_file())
    if user.notice:
        narrate(user.notice)
    return user


def _check(target: Path) -> None:
    """Raise UserError when the target is something else than a file, or holds no export."""
    from pwc_tui.export.json.user import FORMAT  # noqa: PLC0415 - msgspec, as above

    require_regular(target, "name another file, or - to print it")
    if target.is_file() and target.stat().st_size:
        with target.open("rb") as file:
            head = file.read(_HEAD)
        if FORMAT.encode() not in head:
            raise UserError(
                f"{target} exists and is not an export of pwc-tui, so it was left unchanged: "
                "name another file"
            )


def _write(target: Path, document: str) -> None:
    place = target.resolve()
    part = None
    try:
        part = private_file(place)
        with part.open("w", encoding="utf-8") as file:
            file.write(f"{document}\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise UserError(
            f"{target} cannot be written ({error.strerror or error}): name another file"
        ) from error


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
