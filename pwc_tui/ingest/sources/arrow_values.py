"""Columns of Arrow as the values JSON has: texts, numbers, lists and objects, and no others."""

import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Json = dict[str, Any]


def records_of(batch: "pa.RecordBatch") -> list[Json]:
    """Return the rows of a batch as objects.

    Days and times become the text of their day; whole numbers that are stored as doubles become
    whole again, and what is no number becomes null: doubles stand for both in files that were made
    of tables with gaps. Raises ArrowException for what cannot be a value of JSON.
    """
    names = batch.schema.names
    columns = [values_of(column) for column in batch.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def values_of(column: "pa.Array") -> list[Any]:
    """Return the values of a column; ten times as fast as Arrow's own way for texts and lists."""
    kind = column.type
    if column.null_count == len(column):
        return [None] * len(column)
    if pa.types.is_struct(kind):
        return list(_objects(column))
    if _is_list(kind):
        return list(_lists(column))
    plain = _plain(column)
    if pa.types.is_string(plain.type):
        texts: list[Any] = plain.to_numpy(zero_copy_only=False).tolist()
        return texts
    values: list[Any] = plain.to_pylist()
    return [_number(value) for value in values] if pa.types.is_floating(plain.type) else values


def flat_lists(column: "pa.Array") -> "pa.Array":
    """Return the items of all lists of a column, one after the other."""
    return pc.list_flatten(column)


def is_list(kind: "pa.DataType") -> bool:
    """Return whether a column holds lists, of any kind Arrow has."""
    return _is_list(kind)


def _objects(column: "pa.StructArray") -> Iterator[Json | None]:
    names = [field.name for field in column.type]
    columns = [values_of(field) for field in column.flatten()]
    present = column.is_valid().to_pylist()
    rows = zip(*columns, strict=True) if columns else iter([()] * len(column))
    for is_there, row in zip(present, rows, strict=True):
        yield dict(zip(names, row, strict=True)) if is_there else None


def _lists(column: "pa.Array") -> Iterator[list[Any] | None]:
    items = values_of(flat_lists(column))
    at = 0
    for size in pc.list_value_length(column).to_pylist():
        if size is None:
            yield None
        else:
            yield items[at : at + size]
            at += size


def _plain(column: "pa.Array") -> "pa.Array":
    """Return a column with the type JSON would have for it."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _plain(column.cast(kind.value_type))
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return column.cast(pa.date32()).cast(pa.string())
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64())
    if pa.types.is_large_string(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return column.cast(pa.string())
    if pa.types.is_time(kind) or pa.types.is_duration(kind):
        return column.cast(pa.int64())
    return column


def _number(value: float | None) -> float | int | None:
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _is_list(kind: "pa.DataType") -> bool:
    types = pa.types
    return bool(types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind))
