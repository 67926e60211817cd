"""The user's own data as a JSON document, and back."""

import re
from dataclasses import dataclass

import msgspec

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.user import UserData
from pwc_tui.export.json_text import to_text

FORMAT = "pwc-tui user data"
"""What the document says it is, in `format`."""

_VERSION = 1
"""Raised when a field changes its meaning. New fields need no new version: readers skip them."""

_PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_INDEX = re.compile(r"\[(\d+)\]")
_ENDS_EARLY = "Input data was truncated"


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
        head = msgspec.json.decode(document, type=_Head)
        if head.format == FORMAT and head.version == _VERSION:
            return msgspec.json.decode(document, type=UserData)
    except msgspec.ValidationError as error:
        raise UserError(f"{source} is no export of pwc-tui: {_in_words(str(error))}") from error
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8, no end of brackets
        reason = str(error)
        if reason == _ENDS_EARLY:
            reason = f"it ends early, after {len(document):,} bytes"
        raise UserError(
            f"{source} is no whole JSON ({reason}): export it again with `pwc-tui export-user`"
        ) from error
    if head.format != FORMAT:
        raise UserError(f"{source} is no export of pwc-tui: its `format` is not {FORMAT!r}")
    raise UserError(
        f"{source} was exported by another pwc-tui (version {head.version}, this program reads "
        f"{_VERSION}): update the program"
    )


def _in_words(problem: str) -> str:
    """Return a message of msgspec with its place as a person counts, from 1."""
    found = _PLACE.search(problem)
    if found is None:
        return problem
    place = _INDEX.sub(lambda index: f" number {int(index[1]) + 1}", found["path"])
    return f"{problem[: found.start()]} in {place.replace('.', ', ')}"
