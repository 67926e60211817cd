"""Cutting the text of a JSON array into records without reading it whole.

Two ways work together. `cut` finds borders that are very likely right at the speed of a substring
search: it cuts before `{` and the first record's first key. A nested object can begin with the
same key; then the piece is no whole list, decoding it fails, and `Splitter` goes through the
brackets one by one, which is exact and ten times as slow.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

from pwc_tui.ingest.sources.errors import DamageError

PIECE = 1024 * 1024
"""Bytes of text that are decoded at once. Several times this is alive in the pipeline."""

_LONGEST_PIECE = 8 * PIECE
"""Bytes after which a piece ends anywhere. Nearly all records are shorter."""

MAX_RECORD = 64 * 1024 * 1024
"""Bytes a record may have. The largest of the real archive has under ten million."""

_LONGEST_LITERAL = PIECE
"""Bytes of a number, or of what is none."""

MAX_DEPTH = 500
"""Brackets within brackets. The real archive has about 20; Python's decoder gives up near 1,000."""


def cut(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the text in pieces that end, where possible, behind a record's comma.

    The first piece begins with the array's bracket and the last one ends with the file. Text read
    before a DamageError is yielded before it is raised.
    """
    buffer = b""
    border: bytes | None = None
    try:
        for block in blocks:
            buffer += block
            if len(buffer) < PIECE:
                continue
            border = border or _border(buffer)
            place = buffer.rfind(border, 1) + 1 if border else len(buffer)
            if not place and len(buffer) > _LONGEST_PIECE:
                place = len(buffer)
            if place:
                yield buffer[:place]
                buffer = buffer[place:]
    except DamageError:
        yield buffer
        raise
    if buffer:
        yield buffer


_FIRST_KEY = re.compile(rb'\s*\[\s*\{\s*("(?:[^"\\]|\\.){1,100}")')


def _border(head: bytes) -> bytes | None:
    """Return what stands between two records: a comma and the beginning of the next one."""
    first = _FIRST_KEY.match(head)
    if first is None:
        return None
    found = re.search(rb",\s*\{\s*" + re.escape(first[1]), head)
    return found[0] if found else None


class _Expected(Enum):
    LIST = auto()
    VALUE = auto()
    COMMA = auto()
    NOTHING = auto()


class Splitter:
    """Finds the records of an array, or of JSON lines, however the text is cut into pieces."""

    def __init__(self) -> None:
        self.is_lines = False
        """Whether the records stand one after the other without a list around them."""
        self.has_trailing_comma = False
        self.is_deep = False
        """Whether the record that was yielded last is nested deeper than any real one."""
        self._text = b""
        self._offset = 0
        self._begin: int | None = None
        self._at = 0
        self._depth = 0
        self._expected = _Expected.LIST

    def whole_list(self, piece: bytes) -> bytes | None:
        """Return `piece` as a list that could be decoded at once, or None if it cannot be one."""
        if self._begin is not None or self._text or self.is_lines:
            return None
        if self._expected not in (_Expected.LIST, _Expected.VALUE):
            return None
        opened = piece if self._expected is _Expected.LIST else b"[" + piece
        return opened[:-1] + b"]" if opened.endswith(b",") else opened

    def passed(self, piece: bytes) -> None:
        """Take note that a piece was decoded at once, as `whole_list` gave it."""
        self._offset += len(piece)
        self.has_trailing_comma = False
        self._expected = _Expected.VALUE if piece.endswith(b",") else _Expected.NOTHING

    def feed(self, piece: bytes) -> Iterator[memoryview]:
        """Yield every record that is complete with `piece`; raises DamageError at nonsense.

        The records are views of the text: the largest have tens of megabytes.
        """
        self._text += piece
        while self._find_begin() and self._find_end():
            yield memoryview(self._text)[self._begin : self._at]
            self._begin = None
        done = self._at if self._begin is None else self._begin
        self._text = self._text[done:]
        self._offset += done
        self._at -= done
        if self._begin is not None:
            self._begin = 0
            if len(self._text) > MAX_RECORD:
                raise DamageError(
                    f"has a record of more than {MAX_RECORD >> 20} MB from byte {self._offset:,} "
                    "of its text on"
                )

    def finish(self) -> None:
        """Raise DamageError unless the text ended where it may end."""
        if self._begin is None and (self.is_lines or self._expected is _Expected.NOTHING):
            return
        raise DamageError("is cut off")

    def _find_begin(self) -> bool:
        """Go to where the next record begins; return False when that is not in the text yet."""
        while self._begin is None:
            self._at = _end(_SPACE.match(self._text, self._at))
            if self._at == len(self._text):
                return False
            self._step(self._text[self._at : self._at + 1])
        return True

    def _step(self, char: bytes) -> None:
        """Go over the one character between records that stands here, or begin a record."""
        if self._expected is _Expected.LIST and char == b"{":
            self.is_lines = True
        elif self._expected is _Expected.COMMA and self.is_lines:
            self._at += char == b","
        elif self._expected is _Expected.LIST and char == b"[":
            self._at += 1
        elif self._expected is _Expected.COMMA and char == b",":
            self._at += 1
            self.has_trailing_comma = True
        elif self._closes(char):
            self._at += 1
            self._expected = _Expected.NOTHING
            return
        elif self._expected is _Expected.VALUE and char not in b",:}]":
            self._begin = self._at
            self.is_deep = False
            self._expected = _Expected.COMMA
            self.has_trailing_comma = False
            return
        else:
            raise DamageError(
                f"{self._complaint()} at byte {self._offset + self._at:,} of its text"
            )
        self._expected = _Expected.VALUE

    def _closes(self, char: bytes) -> bool:
        return char == b"]" and not self.is_lines and self._expected is not _Expected.NOTHING

    def _complaint(self) -> str:
        if self._expected is _Expected.NOTHING:
            return "goes on after the end of its list,"
        if self._expected is _Expected.COMMA:
            return "lacks a comma between two records,"
        return "is not valid JSON,"

    def _find_end(self) -> bool:
        """Go behind the record that has begun; return False when its end is not in the text yet."""
        if self._depth == 0 and self._text[self._at : self._at + 1] not in (b"{", b"[", b'"'):
            end = _end(_LITERAL.match(self._text, self._at))
            if end == len(self._text):
                if end - self._at > _LONGEST_LITERAL:
                    raise DamageError(
                        f"is not valid JSON, at byte {self._offset + self._at:,} of its text"
                    )
                return False
            self._at = end
            return True
        for token in _TOKEN.finditer(self._text, self._at):
            char = token[0]
            if char == b'"':
                # A text that is not complete yet: look at it again with the next piece.
                self._at = token.start()
                return False
            if char in b"[{":
                self._depth += 1
                if self._depth > MAX_DEPTH:
                    self._note_depth(token.start())
            elif char in b"]}":
                self._depth -= 1
            if self._depth == 0:
                self._at = token.end()
                return True
        self._at = len(self._text)
        return False

    def _note_depth(self, place: int) -> None:
        """Take note of a record that is nested too deeply; where it is none, raise DamageError."""
        assert self._begin is not None  # brackets are counted in records only
        if not self._text.startswith(b"{", self._begin):
            raise DamageError(
                f"has brackets nested deeper than {MAX_DEPTH} at byte "
                f"{self._offset + place:,} of its text"
            )
        self.is_deep = True


_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]|"', re.DOTALL)
_SPACE = re.compile(rb"[ \t\r\n\0]*+")
_LITERAL = re.compile(rb'[^\s,\[\]{}":]*+')


def _end(match: re.Match[bytes] | None) -> int:
    assert match is not None  # the patterns match the empty text
    return match.end()
