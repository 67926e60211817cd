"""The hub's form of the archive: parquet files, as the same records that the JSON files hold."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.arrow_values import records_of
from pwc_tui.ingest.sources.files import ArchiveFile
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.sources.parquet_bounds import BoundedRows
from pwc_tui.ingest.sources.parquet_metrics import has_wide_rows, wide_records
from pwc_tui.ingest.sources.prefetch import read_ahead
from pwc_tui.system.allocator import give_back

T = TypeVar("T")
Json = dict[str, Any]

_AT_ONCE = 500
"""Records: as much text as a piece of a JSON file has."""

_BUFFER = 1 << 16
"""Bytes of each column that are read ahead, instead of whole groups of rows."""


class ParquetReader(Generic[T]):
    """Yields the records of a file, which may have several parts, as `T`; see `RecordReader`."""

    def __init__(
        self,
        file: ArchiveFile,
        ledger: Ledger,
        kind: type[T],
        repair: Callable[[Json, Ledger], T],
        on_read: Callable[[int, int], None],
    ) -> None:
        self.bytes_read = file.size
        self.sha256 = ""
        """The checksum of the file, when all records are read."""
        self._file = file
        self._ledger = ledger
        self._kind = kind
        self._repair = repair
        self._on_read = on_read

    def batches(self) -> Iterator[Batch[T]]:
        """Yield all records; raises UserError where a part is damaged or cannot be read."""
        hashing = threading.Thread(target=self._hash, name="checksum", daemon=True)
        hashing.start()
        before = 0
        for part in self._file.parts:
            try:
                yield from self._batches_of(part, before)
            except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
                raise UserError(self._complaint(part, error)) from error
            _let_go()
            before += part.stat().st_size
        hashing.join()

    def _batches_of(self, part: Path, before: int) -> Iterator[Batch[T]]:
        """Yield the records of a part; `before` are the bytes of those before it."""
        with pq.ParquetFile(part, buffer_size=_BUFFER, pre_buffer=False) as opened:
            share = part.stat().st_size / max(opened.metadata.num_rows, 1)
            rows = 0
            for records in read_ahead(_records(opened, part)):
                rows += len(records)
                yield self._batch(records)
                self._on_read(before + int(rows * share), self._ledger.records)

    def _hash(self) -> None:
        self.sha256 = self._file.sha256()

    def _batch(self, records: list[Json]) -> Batch[T]:
        first = self._ledger.records + 1
        self._ledger.records += len(records)
        if self._kind is dict:
            return Batch(first, records)  # type: ignore[arg-type]  # a T is a dict
        try:
            return Batch(first, msgspec.convert(records, list[self._kind]))  # type: ignore[name-defined]
        except msgspec.ValidationError:
            return Batch(first, [self._one(*pair) for pair in enumerate(records, first)])

    def _one(self, number: int, record: Json) -> T:
        try:
            return msgspec.convert(record, self._kind)
        except msgspec.ValidationError:
            self._ledger.record = number
            return self._repair(record, self._ledger)

    def _complaint(self, part: Path, error: Exception) -> str:
        done = self._ledger.records
        place = f" after record {done:,}" if done else ""
        what = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        return (
            f"{self._file.name}: {part.name} is damaged or not a parquet file{place} ({what}; it "
            f"has {part.stat().st_size:,} bytes): download it again"
        )


def _let_go() -> None:
    """Give back what a part took: 80 MB where it has thousands of columns.

    What describes these stands in cycles, which nothing looks for while an import runs.
    """
    gc.collect()
    give_back()


def _records(file: "pq.ParquetFile", path: Path) -> Iterator[list[Json]]:
    """Yield the records of a file; raises ArrowException where it unfolds to too much."""
    rows = BoundedRows(file, path)
    if has_wide_rows(file.schema_arrow):
        yield from wide_records(file, rows)
        return
    for group in range(file.metadata.num_row_groups):
        for batch in rows.batches(group, _AT_ONCE):
            yield records_of(batch)
