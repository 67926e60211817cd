"""The text of a dump file as a stream of bytes, unzipped, with the damage a download can have."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from isal import igzip_lib

from pwc_tui.ingest.sources.errors import DamageError

_READ = 256 * 1024
_BLOCK = 1024 * 1024
"""Bytes of text at once: large enough for few Python steps, small enough for the cache."""

_BLANKS = 1024 * 1024
"""Bytes of white space a file may begin with."""

FREE_TEXT = 32 * 1024 * 1024
MOST_TIMES = 250
"""How many times its size a file may unpack to, after the first 32 MB. Deflate reaches 1,032 with
one byte repeated (https://zlib.net/zlib_tech.html); the real archive is packed to a fifth."""

_GZIP = b"\x1f\x8b"
_UTF8_MARK = b"\xef\xbb\xbf"
_FOREIGN_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


class SourceReader:
    """Reads one file once, from its beginning to its end.

    `bytes_read` and `sha256` are about the file as it lies on the disk. `warnings` names what was
    put right on the way.
    """

    def __init__(self, path: Path, on_read: Callable[[int], None] | None = None) -> None:
        self.bytes_read = 0
        self.warnings: list[str] = []
        self._path = path
        self._on_read = on_read
        self._hash = hashlib.sha256()
        self._text_bytes = 0

    @property
    def sha256(self) -> str:
        """The checksum of what was read so far."""
        return self._hash.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """Yield the text in pieces, without a byte order mark.

        Raises DamageError where the file is cut off, corrupt, empty or obviously something else.
        """
        with self._path.open("rb") as file:
            first = self._read(file)
            if first.startswith(_GZIP):
                text = self._unzipped(file, first)
            else:
                text = self._plain(file, first)
            yield from self._checked(text)

    def _read(self, file: BinaryIO) -> bytes:
        data = file.read(_READ)
        self._hash.update(data)
        self.bytes_read += len(data)
        if self._on_read is not None:
            self._on_read(self.bytes_read)
        return data

    def _plain(self, file: BinaryIO, first: bytes) -> Iterator[bytes]:
        if first and self._path.suffix.lower() == ".gz":
            self.warnings.append("not compressed although named .gz")
        data = first
        while data:
            yield data
            data = self._read(file)

    def _unzipped(self, file: BinaryIO, first: bytes) -> Iterator[bytes]:
        """Yield the text of every gzip member (RFC 1952 lets a file have several)."""
        data = first
        while data.startswith(_GZIP):
            member = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
            while not member.eof:
                if member.needs_input and not data:
                    data = self._read(file)
                    if not data:
                        raise DamageError("is cut off")
                yield self._inflate(member, data)
                data = b""
            data = member.unused_data
            if len(data) < len(_GZIP):
                data += self._read(file)
        if data:
            self._skip_rest(file, data)

    def _inflate(self, member: igzip_lib.IgzipDecompressor, data: bytes) -> bytes:
        try:
            text: bytes = member.decompress(data, _BLOCK)
        except igzip_lib.IsalError as error:  # type: ignore[misc]  # a class, its stub says otherwise
            raise DamageError(
                f"is corrupt: its compressed data does not add up, at or before byte "
                f"{self.bytes_read:,}"
            ) from error
        self._text_bytes += len(text)
        if self._text_bytes > max(FREE_TEXT, self.bytes_read * MOST_TIMES):
            raise DamageError(
                f"is not a real file: {self.bytes_read:,} bytes of it unpack to more than "
                f"{self._text_bytes >> 20} MB"
            )
        return text

    def _skip_rest(self, file: BinaryIO, data: bytes) -> None:
        """Read what follows the compressed data, so that size and checksum are the file's."""
        self.warnings.append("unexpected bytes after the end of the compressed data")
        while data:
            data = self._read(file)

    def _checked(self, text: Iterator[bytes]) -> Iterator[bytes]:
        head = b""
        for block in text:
            head += block
            if len(head.lstrip()) >= 64 or len(head) > _BLANKS:
                break
        if head.startswith(_UTF8_MARK):
            self.warnings.append("byte order mark at the beginning")
            head = head[len(_UTF8_MARK) :]
        _refuse_foreign(head)
        yield head
        yield from text


def _refuse_foreign(head: bytes) -> None:
    """Raise DamageError, saying what it is, where the beginning shows a file that is no JSON."""
    for mark, encoding in _FOREIGN_MARKS:
        if head.startswith(mark):
            raise DamageError(f"is {encoding} text, not UTF-8")
    if b"\0" in head[:2]:
        raise DamageError("is UTF-16 text, not UTF-8")
    start = head.lstrip()[:200]
    if not start:
        raise DamageError("begins with a megabyte of blanks" if len(head) > _BLANKS else "is empty")
    if start.startswith(b"version https://git-lfs"):
        raise DamageError("is a Git LFS pointer, not the file itself")
    if re.match(rb"<(!doctype|html|\?xml)", start, re.IGNORECASE):
        raise DamageError("is a web page, not the file itself")
    if start[:1] not in (b"[", b"{"):
        shown = start[:40].decode("utf-8", "replace").split("\n")[0]
        raise DamageError(f"is not a list of records: it begins with {shown!r}")
