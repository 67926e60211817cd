"""The user's own data as a JSON document, and back."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.user_data import UserData
from pwc_tui.export.json.encode import to_text

FORMAT = "pwc-tui user data"
"""What the document says it is, in `format`."""

_VERSION = 1
"""Raised when a field changes its meaning. New fields need no new version: readers skip them."""

_OTHER = f"its `format` is not {FORMAT!r}"


@dataclass(frozen=True, slots=True)
class _Head:
    """What tells whether the rest can be read."""

    format: str = ""
    version: int = 0


def user_document(data: UserData) -> str:
    """Return all of the user's data as JSON; the same data gives the same text."""
    head = {"format": FORMAT, "version": _VERSION}
    return to_text(head | msgspec.to_builtins(data))


def read_user_document(document: bytes, source: str) -> UserData:
    """Return the data in a document of `user_document`; `source` is its name for people.

    Raises UserError, with the place in the document, when it is none, damaged, or of a version
    that this program does not know.
    """
    try:
        found = msgspec.json.decode(document)
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8, no end of brackets
        raise UserError(
            f"{source} is not complete JSON ({_what_is_wrong(document)}): "
            "export it again with `pwc-tui export-user`"
        ) from error
    try:
        head = msgspec.convert(found, _Head)
        if head.format == FORMAT and head.version == _VERSION:
            return msgspec.convert(found, UserData)
    except msgspec.ValidationError as error:
        place = "".join(_wrong_place(found, UserData)).lstrip(", ")
        reason = f"it has something that does not belong there in {place}" if place else _OTHER
        raise UserError(f"{source} is not an export of pwc-tui: {reason}") from error
    if head.format != FORMAT:
        raise UserError(f"{source} is not an export of pwc-tui: {_OTHER}")
    raise UserError(
        f"{source} was exported by another pwc-tui (version {head.version}, this program reads "
        f"{_VERSION}): update the program"
    )


def _wrong_place(value: object, kind: Any) -> Iterator[str]:
    """Yield the way to what is wrong in a value that is none of `kind`, counted from 1.

    Found here, because how msgspec words it is another matter in each of its versions.
    """
    if is_dataclass(kind) and isinstance(value, dict):
        hints = get_type_hints(kind).items()
        parts = [(f", {name}", value[name], hint) for name, hint in hints if name in value]
    elif isinstance(value, list) and get_origin(kind) is tuple:
        parts = [(f" number {at}", item, get_args(kind)[0]) for at, item in enumerate(value, 1)]
    else:
        return
    for name, part, hint in parts:
        if not _fits(part, hint):
            yield name
            yield from _wrong_place(part, hint)
            return


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _what_is_wrong(document: bytes) -> str:
    """Return what is wrong with a document that cannot be decoded."""
    try:
        text = document.decode()
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 from byte {error.start:,} on"
    if not text.rstrip().endswith("}"):
        return f"it ends early, after {len(document):,} bytes"
    try:
        with suppress(RecursionError):
            json.loads(text)
    except json.JSONDecodeError as error:
        return f"from line {error.lineno:,}, column {error.colno:,} on"
    return "it is nested too deeply, or has half a character"
