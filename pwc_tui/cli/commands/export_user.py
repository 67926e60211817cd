"""`pwc-tui export-user`: bookmarks, notes and all else of the user's, as one JSON document."""

import argparse
import os
from pathlib import Path

from pwc_tui.cli.console import narrate, print_data, print_line
from pwc_tui.config import user_file
from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import private_file, require_regular

_STANDARD_STREAM = Path("-")
_HEAD = 200
"""Bytes of an export within which it says what it is."""


def run(options: argparse.Namespace) -> int:
    """Write the document to the file, which is there whole or as it was, or to the output."""
    # 430 ms: SQLModel, and msgspec.
    from pwc_tui.export.json.user import user_document  # noqa: PLC0415
    from pwc_tui.store.user.user_file import UserFile  # noqa: PLC0415

    target: Path = options.file
    if target != _STANDARD_STREAM:
        _check(target)
    user = UserFile(user_file())
    if user.notice:
        narrate(user.notice)
    document = user_document(user.everything())
    if target == _STANDARD_STREAM:
        print_data(document)
    else:
        _write(target, document)
        print_line(f"{target} written, {target.stat().st_size:,} bytes")
    return 0


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
