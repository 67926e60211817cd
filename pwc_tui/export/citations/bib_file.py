"""A user's own BibTeX file, read by bibtexparser, and written with some entries changed."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.domain.citations.bib_entry import BibEntry
from pwc_tui.domain.errors import UserError
from pwc_tui.system.regular_file import require_regular

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_LARGEST = 100_000_000
"""Bytes: a hundred times the ACL Anthology's part that most people cite from."""


@dataclass(frozen=True, slots=True)
class DamagedBlock:
    """What in a file is no entry although it begins like one; `line` is counted from 1."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class BibFile:
    """A file with its entries, in order."""

    text: str
    encoding: str
    entries: tuple[BibEntry, ...]
    damaged: tuple[DamagedBlock, ...]


def read_bib_file(path: Path) -> BibFile:
    """Return the entries of a file; raises UserError where it cannot be read.

    A file that is no UTF-8 is Latin-1, as BibTeX files were for long.
    """
    require_regular(path, "name a BibTeX file")
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise UserError(f"{path} has {size:,} bytes, more than a bibliography: name another")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror})") from error
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
        text = content.decode(encoding)
    entries, damaged = _parse(text)
    return BibFile(text, encoding, tuple(entries), tuple(damaged))


def with_changes(file: BibFile, changed: Mapping[int, str]) -> str:
    """Return the text of a file with the entries at these places as they are given.

    All else stays byte for byte. An entry that becomes "" goes, with the blank lines behind it.
    """
    parts, end = [], 0
    for place, entry in enumerate(file.entries):
        start = file.text.index(entry.text, end)
        parts.append(file.text[end:start])
        end = start + len(entry.text)
        parts.append(changed.get(place, entry.text))
        if changed.get(place) == "":
            end += len(file.text[end:]) - len(file.text[end:].lstrip("\r\n"))
    return "".join([*parts, file.text[end:]])


def _parse(text: str) -> tuple[list[BibEntry], list[DamagedBlock]]:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - 60 ms: pylatexenc
    from bibtexparser.model import Entry, ParsingFailedBlock  # noqa: PLC0415

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it is all in the report
    library = parse_string(text, parse_stack=[])
    strings = {string.key.lower(): _value(string.value, {}) for string in library.strings}
    entries, damaged = [], []
    for block in library.blocks:
        entry = _entry_of(block)
        if isinstance(entry, Entry):
            entries.append(_read(entry, block, strings))
        elif isinstance(block, ParsingFailedBlock):
            problem = " ".join(getattr(block.error, "abort_reason", str(block.error)).split())
            damaged.append(DamagedBlock((block.start_line or 0) + 1, problem))
    return entries, damaged


def _entry_of(block: "Block") -> "Block | None":
    """Return the entry in a block, also where its key or one of its fields stands twice."""
    return getattr(block, "ignore_error_block", None) or block


def _read(entry: "Entry", block: "Block", strings: Mapping[str, str]) -> BibEntry:
    fields = {field.key.lower(): str(field.value) for field in reversed(entry.fields)}
    fields = dict(reversed(fields.items()))  # of a field that stands twice the first counts
    return BibEntry(
        kind=entry.entry_type.lower(),
        key=entry.key,
        line=(block.start_line or 0) + 1,
        fields=fields,
        values={name: _value(text, strings) for name, text in fields.items()},
        text=str(block.raw or entry.raw or ""),
    )


_SPACES = re.compile(r"\s+")


def _value(written: str, strings: Mapping[str, str]) -> str:
    """Return what a field says: `"In " # cvpr` is `In` and what the text `cvpr` stands for."""
    pieces = _pieces(written) if "#" in written else [written]
    found = "".join(_piece(piece.strip(), strings) for piece in pieces)
    return _SPACES.sub(" ", found).strip()


def _piece(piece: str, strings: Mapping[str, str]) -> str:
    if piece[:1] + piece[-1:] in ("{}", '""') and len(piece) > 1:
        return piece[1:-1]
    return strings.get(piece.lower(), piece)


def _pieces(written: str) -> Iterator[str]:
    """Yield what stands between the `#` that join texts, which are in no braces or quotes."""
    depth, is_quoted, start = 0, False, 0
    for place, char in enumerate(written):
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif char == '"' and depth == 0:
            is_quoted = not is_quoted
        elif char == "#" and depth == 0 and not is_quoted:
            yield written[start:place]
            start = place + 1
    yield written[start:]
