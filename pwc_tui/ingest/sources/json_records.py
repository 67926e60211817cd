"""From the text of a dump file to its records: at once where all is well, one by one elsewhere."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.report.ledger import SKIPPED, Ledger
from pwc_tui.ingest.sources.byte_stream import SourceReader
from pwc_tui.ingest.sources.errors import DamageError
from pwc_tui.ingest.sources.files import ArchiveFile
from pwc_tui.ingest.sources.json_splitter import MAX_DEPTH, PIECE, Splitter, cut
from pwc_tui.ingest.sources.lazy_json import LARGE
from pwc_tui.ingest.sources.prefetch import read_ahead

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """Some records in a row. A None is a record that was skipped and is counted already."""

    first: int
    """The number of the first one, from 1."""
    records: list[T | None]

    def drained(self) -> Iterator[tuple[int, T]]:
        """Yield the records that are there with their numbers, and let go of each of them.

        Those of the largest are ten times their text: they would wait for the next ones else.
        """
        self.records.reverse()
        number = self.first
        while self.records:
            record = self.records.pop()
            if record is not None:
                yield number, record
            del record
            number += 1


class RecordReader(Generic[T]):
    """Yields the records of a file as `T`.

    `repair` makes a `T` of a JSON object that is no `T` as it stands, noting in the ledger what it
    does; it is also given every record of a piece in which one record is wrong. `open_large` is
    tried first with what is `LARGE`, and returns None for what it does not take.
    """

    def __init__(
        self,
        file: ArchiveFile,
        ledger: Ledger,
        kind: type[T],
        repair: Callable[[dict[str, object], Ledger], T],
        on_read: Callable[[int, int], None],
        *,
        open_large: Callable[[memoryview], T | None] | None = None,
    ) -> None:
        self._open_large = open_large
        self._source = SourceReader(file.path, lambda done: on_read(done, ledger.records))
        self._file = file
        self._ledger = ledger
        self._repair = repair
        self._decoder = msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]
        self._decoder_of_one = msgspec.json.Decoder(kind)
        self._splitter = Splitter()

    @property
    def bytes_read(self) -> int:
        """How much of the file was read, as it lies on the disk."""
        return self._source.bytes_read

    @property
    def sha256(self) -> str:
        """The checksum of what was read."""
        return self._source.sha256

    def batches(self) -> Iterator[Batch[T]]:
        """Yield all records; raises UserError where the file as a whole is damaged."""
        try:
            for piece in read_ahead(cut(self._source.blocks())):
                yield from self._batches_of(piece)
            self._splitter.finish()
            self._refuse_single_object()
        except DamageError as damage:
            raise UserError(self._complaint(damage)) from damage
        self._note_warnings()

    def _batches_of(self, piece: bytes) -> Iterator[Batch[T]]:
        whole = self._splitter.whole_list(piece)
        records = self._decoded(whole) if whole else None
        if records is None:
            yield from self._one_by_one(piece)
        else:
            self._splitter.passed(piece)
            first = self._ledger.records + 1
            self._ledger.records += len(records)
            yield Batch(first, records)

    def _decoded(self, text: bytes) -> list[T | None] | None:
        try:
            return self._decoder.decode(text)
        except _NO_RECORDS:
            return None

    def _one_by_one(self, piece: bytes) -> Iterator[Batch[T]]:
        first, size = self._ledger.records + 1, 0
        records: list[T | None] = []
        for raw in self._splitter.feed(piece):
            self._ledger.records += 1
            self._ledger.record = self._ledger.records
            records.append(self._record(raw))
            size += len(raw)
            if size > _AT_ONCE:
                yield Batch(first, records)
                first, size, records = self._ledger.records + 1, 0, []
        yield Batch(first, records)

    def _record(self, raw: memoryview) -> T | None:
        if self._splitter.is_deep:
            self._ledger.skip(f"brackets nested deeper than {MAX_DEPTH}")
            return None
        if self._open_large and len(raw) >= LARGE:
            opened = self._open_large(raw)
            if opened is not None:
                return opened
        with suppress(*_NO_RECORDS):
            return self._decoder_of_one.decode(raw)
        try:
            value = tolerant_json(bytes(raw), self._ledger)
        except (ValueError, RecursionError):
            told = bytes(raw[:_TOLD]).decode("utf-8", "replace")
            self._ledger.skip("not valid JSON", value=told)
            return None
        if not isinstance(value, dict):
            self._ledger.skip(f"{_kind_of(value)} where a record should be", value=value)
            return None
        return self._repair(value, self._ledger)

    def _refuse_single_object(self) -> None:
        if self._splitter.is_lines and self._ledger.records == 1:
            raise UserError(
                f"{self._file.name} is a single object, not a list of records: download it again"
            )

    def _complaint(self, damage: DamageError) -> str:
        done = self._ledger.records
        place = f" after record {done:,}" if done else ""
        size = f"{self._file.path.stat().st_size:,} bytes"
        return f"{self._file.name} {damage}{place} (the file has {size}): download it again"

    def _note_warnings(self) -> None:
        self._ledger.record = 0
        for warning in self._source.warnings:
            self._ledger.note("", warning)
        if self._splitter.has_trailing_comma:
            self._ledger.note("", "comma after the last record")
        if self._splitter.is_lines:
            self._ledger.note("", "records without a list around them")


def tolerant_json(raw: bytes, ledger: Ledger) -> object:
    """Decode one record as Python's own decoder does, which takes more than JSON allows.

    It takes NaN, Infinity and lone surrogates; bytes that are not UTF-8 are replaced, and integers
    too long to be anything are None. Raises ValueError for what is no JSON even so.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        ledger.note("", "bytes that are not UTF-8")
        text = raw.decode("utf-8", "replace")

    def integer(digits: str) -> int | None:
        if len(digits) <= _LONGEST_INTEGER:
            return int(digits)
        ledger.note("", "integer that is too long", SKIPPED)
        return None

    value: object = json.loads(text, strict=False, parse_int=integer)
    return value


_NO_RECORDS = (msgspec.DecodeError, ValueError, RecursionError)
"""What decoding raises where the text is something else than it should be."""

_AT_ONCE = PIECE // 4
"""Bytes of the text of records that are found one by one and handed on together."""

_TOLD = 600
"""Bytes of a record that is none, of which the ledger tells the beginning."""

_LONGEST_INTEGER = 300
"""Digits. A double has at most 309 of them before its point."""


def _kind_of(value: object) -> str:
    names = {type(None): "null", bool: "true or false", str: "text", list: "a list"}
    return names.get(type(value), "a number")
