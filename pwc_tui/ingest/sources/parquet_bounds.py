"""How much of a parquet file may be decoded at once, told from its sizes before any of it is.

A few bytes can be gigabytes: pages are packed, and a value that a dictionary has once may stand in
every row. What a file unfolds to in the end is counted while it is read, see `Allowance`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pwc_tui.ingest.sources.arrow_values import flat_lists, is_list
from pwc_tui.ingest.sources.byte_stream import FREE_TEXT, MOST_TIMES

_MOST_AT_ONCE = 512 * 1024 * 1024
"""Bytes that the rows decoded together may take at the worst."""

_MEASURED_AT_ONCE = 100
"""Rows whose dictionaries' numbers are read together."""

_PAGE_HEADER = 24
"""Bytes in which the two numbers wanted of a page's header stand."""


class Allowance:
    """Counts what a file unfolds to, and refuses to go on where that is more than records are."""

    def __init__(self, size: int) -> None:
        """Begin with what a file of `size` bytes may unfold to."""
        self._left = max(FREE_TEXT, size * MOST_TIMES)

    @property
    def at_once(self) -> int:
        """The bytes that may be decoded together."""
        return min(_MOST_AT_ONCE, self._left)

    def refuse_stated(self, metadata: "pq.FileMetaData") -> None:
        """Raise ArrowInvalid where the pages alone unpack to more."""
        groups = map(metadata.row_group, range(metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > self._left:
            raise pa.ArrowInvalid(_TOO_MUCH)

    def take(self, batch: "pa.RecordBatch") -> None:
        """Count a batch; raises ArrowInvalid where that is too much."""
        self._left -= batch.nbytes
        if self._left < 0:
            raise pa.ArrowInvalid(_TOO_MUCH)


class BoundedRows:
    """Reads rows of an open file, as many at once as fit into memory whatever they hold."""

    def __init__(self, file: "pq.ParquetFile", path: Path) -> None:
        """Read from `file`, which is open; `path` is where it lies."""
        self._file = file
        self._path = path
        self._allowance = Allowance(path.stat().st_size)
        self._allowance.refuse_stated(file.metadata)

    def batches(
        self, group: int, most: int, columns: Sequence[int] | None = None
    ) -> Iterator["pa.RecordBatch"]:
        """Yield the rows of a group, at most so many at once, all columns or some by number.

        Raises ArrowException where the file is damaged or unfolds to too much.
        """
        # By number, because names of metrics hold the dot that would separate names here.
        wanted = range(self._file.metadata.num_columns) if columns is None else columns
        a_row, at_once = self._a_row(group, wanted), self._allowance.at_once
        if a_row > at_once:
            self._refuse_long_rows(group, wanted)
        rows = min(most, max(1, int(at_once / max(a_row, 1))))
        for batch in self._file.reader.iter_batches(
            rows, row_groups=[group], column_indices=list(wanted), use_threads=False
        ):
            self._allowance.take(batch)
            yield batch

    def _a_row(self, group: int, columns: Sequence[int]) -> float:
        metadata = self._file.metadata.row_group(group)
        with self._path.open("rb") as raw:
            return sum(_longest(raw, metadata, metadata.column(number)) for number in columns)

    def _refuse_long_rows(self, group: int, columns: Sequence[int]) -> None:
        """Raise ArrowInvalid where a single row unfolds to more than may be decoded at once.

        What a dictionary has once is read as its numbers here, and takes memory once.
        """
        metadata, at_once = self._file.metadata.row_group(group), self._allowance.at_once
        texts = [
            column
            for column in map(metadata.column, columns)
            if column.physical_type == "BYTE_ARRAY"
        ]
        if any("DELTA_BYTE_ARRAY" in column.encodings for column in texts):
            raise pa.ArrowInvalid(_TOO_MUCH)
        names = [column.path_in_schema for column in texts]
        with pq.ParquetFile(self._path, read_dictionary=names, pre_buffer=False) as folded:
            for batch in folded.reader.iter_batches(
                _MEASURED_AT_ONCE,
                row_groups=[group],
                column_indices=list(columns),
                use_threads=False,
            ):
                if _unfolded_size(batch) > at_once and any(
                    _unfolded_size(batch.slice(row, 1)) > at_once for row in range(len(batch))
                ):
                    raise pa.ArrowInvalid(_TOO_MUCH)


def _longest(
    raw: BinaryIO, group: "pq.RowGroupMetaData", column: "pq.ColumnChunkMetaData"
) -> float:
    """Return the bytes a row of a column can have: the whole dictionary in each of its values."""
    rows: int = max(group.num_rows, 1)
    unpacked: int = column.total_uncompressed_size
    plain = unpacked / rows
    if column.physical_type != "BYTE_ARRAY":
        return plain
    if column.has_dictionary_page:
        raw.seek(column.dictionary_page_offset)
        longest = _unpacked_size(raw.read(_PAGE_HEADER)) or unpacked
    elif _UNFOLDING.isdisjoint(column.encodings):
        return plain
    else:
        longest = unpacked
    values: int = column.num_values
    return max(plain, longest * values / rows)


def _unfolded_size(column: "pa.Array | pa.RecordBatch") -> int:
    """Return the bytes of all values, those of a dictionary counted wherever they stand."""
    kind = None if isinstance(column, pa.RecordBatch) else column.type
    if kind is None:
        return sum(map(_unfolded_size, column.columns))
    if pa.types.is_struct(kind):
        return sum(map(_unfolded_size, column.flatten()))
    if is_list(kind):
        return _unfolded_size(flat_lists(column))
    if not pa.types.is_dictionary(kind):
        return int(column.nbytes)
    sizes = pc.binary_length(column.dictionary).cast(pa.int64()).take(column.indices)
    return pc.sum(sizes).as_py() or 0


def _unpacked_size(header: bytes) -> int | None:
    """Return the second number of a page's header, Thrift's compact form; None for anything else.

    Two fields of 32 bits, each `0x15` and a zigzag varint: the kind of page and its bytes unpacked.
    """
    place = 0
    number = 0
    for _ in range(2):
        if header[place : place + 1] != b"\x15":
            return None
        place, shift, number = place + 1, 0, 0
        while place < len(header):
            byte = header[place]
            number |= (byte & 0x7F) << shift
            place, shift = place + 1, shift + 7
            if byte < 0x80:
                break
    return number >> 1


_UNFOLDING = frozenset(("RLE_DICTIONARY", "PLAIN_DICTIONARY", "DELTA_BYTE_ARRAY"))
"""Encodings whose values can be longer than what they take in the file."""

_TOO_MUCH = "it unfolds to more than real records do"
