"""The evaluation tables as parquet, whose rows hold one field for every metric of the whole file.

Nearly all of the 3,468 fields, at every depth of the tree of tasks, are null. They are read some
columns at a time, and only what is not null becomes a value of a row.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pwc_tui.ingest.sources.arrow_values import flat_lists, is_list, records_of, values_of
from pwc_tui.ingest.sources.parquet_bounds import BoundedRows

Json = dict[str, Any]

_COLUMNS_AT_ONCE = 32
"""Metrics that are read together: 3 MB with 20,000 rows."""

_RECORDS_AT_ONCE = 10
"""Tasks at the top: as objects, all of a group of rows take 60 MB, of which Python keeps half."""

_METRICS_AT_ONCE = 10_000
"""Tasks at the top whose metrics are read together: a whole group of rows of the hub's files."""

_ITEM = None
"""The step from a list to its items."""

Steps = tuple[str | None, ...]
"""The way from a record to a value: names of fields, and `_ITEM`."""


class _Leaf(NamedTuple):
    """A column of the file: its number, and the way to it."""

    number: int
    steps: Steps

    @property
    def is_metric(self) -> bool:
        """Whether it is a metric of the rows of a leaderboard."""
        return self.steps[-4:-1] == ("rows", _ITEM, "metrics")


class _Value(NamedTuple):
    """A value that is there, and where: rows count from the beginning of their group."""

    row: int
    metric: str
    value: Any


def has_wide_rows(schema: "pa.Schema") -> bool:
    """Return whether a file has leaderboards in which every metric is a field."""
    return any(leaf.is_metric for leaf in _leaves(schema))


def wide_records(file: "pq.ParquetFile", rows: BoundedRows) -> Iterator[list[Json]]:
    """Yield the records of a file, some at a time; metrics are the values that are there.

    Raises ArrowException where the file is damaged.
    """
    leaves = _leaves(file.schema_arrow)
    others = _other_columns(leaves)
    for group in range(file.metadata.num_row_groups):
        wanted = [leaf for leaf in leaves if leaf.is_metric and _has_values(file, group, leaf)]
        by_rows: dict[Steps, list[_Leaf]] = {}
        for leaf in wanted:
            by_rows.setdefault(leaf.steps[:-2], []).append(leaf)
        metrics = [_Metrics(rows, group, *each) for each in by_rows.items()]
        for batch in rows.batches(group, _RECORDS_AT_ONCE, others):
            records = records_of(batch)
            _mend_flags(records)
            for of_rows in metrics:
                of_rows.fill(records)
            yield records


class _Metrics:
    """The values of all rows that stand at the end of one way, for these to take in turn."""

    def __init__(
        self, rows: BoundedRows, group: int, steps: Steps, leaves: Sequence[_Leaf]
    ) -> None:
        parts = range(0, len(leaves), _COLUMNS_AT_ONCE)
        found = [
            value
            for start in parts
            for value in _values(rows, group, leaves[start : start + _COLUMNS_AT_ONCE])
        ]
        found.sort(key=lambda value: value.row)
        self._steps = steps
        self._values = deque(found)
        self._rows = 0

    def fill(self, records: list[Json]) -> None:
        """Put the values into the rows of the next records of the group."""
        rows = _walk(records, self._steps)
        first, self._rows = self._rows, self._rows + len(rows)
        while self._values and self._values[0].row < self._rows:
            value = self._values.popleft()
            row = rows[value.row - first]
            row["metrics"] = row.get("metrics") or {}
            row["metrics"][value.metric] = value.value


def _other_columns(leaves: Sequence[_Leaf]) -> list[int]:
    """Return the columns that are no metrics, and one where rows have nothing but metrics."""
    others = [leaf for leaf in leaves if not leaf.is_metric]
    rows = {leaf.steps[:place] for leaf in others for place in range(len(leaf.steps))}
    for leaf in leaves:
        if leaf.steps[:-2] not in rows:
            rows.add(leaf.steps[:-2])
            others.append(leaf)
    return sorted({leaf.number for leaf in others})


def _leaves(schema: "pa.Schema") -> list[_Leaf]:
    """Return the columns of a file, which are numbered depth first."""
    ways = (way for field in schema for way in _ways(field, ()))
    return [_Leaf(number, way) for number, way in enumerate(ways)]


def _ways(field: "pa.Field", before: Steps) -> Iterator[Steps]:
    steps, kind = (*before, field.name), field.type
    while is_list(kind):
        steps, kind = (*steps, _ITEM), kind.value_type
    if pa.types.is_struct(kind):
        for child in kind:
            yield from _ways(child, steps)
    elif pa.types.is_map(kind):
        yield from (steps, steps)  # keys and values, which nothing here tells apart
    else:
        yield steps


def _has_values(file: "pq.ParquetFile", group: int, leaf: _Leaf) -> bool:
    column = file.metadata.row_group(group).column(leaf.number)
    statistics = column.statistics
    if statistics is None or not statistics.has_null_count:
        return True
    return bool(statistics.null_count < column.num_values)


def _values(rows: BoundedRows, group: int, metrics: Sequence[_Leaf]) -> Iterator[_Value]:
    """Yield the values of these metrics, which are all of the same rows."""
    before = 0
    for batch in rows.batches(group, _METRICS_AT_ONCE, [leaf.number for leaf in metrics]):
        column = batch.column(0)
        for step in metrics[0].steps[1:-1]:
            column = flat_lists(column) if step is _ITEM else pc.struct_field(column, step)
        for field, values in zip(column.type, column.flatten(), strict=True):
            places = np.flatnonzero(values.is_valid().to_numpy(zero_copy_only=False))
            stated = values_of(values.take(pa.array(places)))
            for place, value in zip(places.tolist(), stated, strict=True):
                yield _Value(before + place, field.name, value)
        before += len(column)


def _walk(records: list[Json], steps: Steps) -> list[Json]:
    """Return the objects at the end of a way, in the order of the file."""
    found: list[Any] = list(records)
    for step in steps:
        if step is _ITEM:
            found = [item for items in found if items for item in items]
        else:
            found = [value.get(step) for value in found if value]
    return found


def _mend_flags(records: list[Json]) -> None:
    """Make true and false of the texts that the hub's files have for them."""
    flags = {"True": True, "False": False}
    waiting: list[Any] = list(records)
    while waiting:
        item = waiting.pop()
        if not isinstance(item, dict):
            continue
        for row in _listed(item.get("sota"), "rows"):
            if isinstance(row, dict) and isinstance(flag := row.get(_FLAG), str):
                row[_FLAG] = flags.get(flag, flag)
        for field in ("datasets", "subtasks", "subdatasets"):
            waiting.extend(_listed(item, field))


def _listed(value: Any, field: str) -> list[Any]:
    """Return the list in a field; an empty one where the file has something else there."""
    found = value.get(field) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


_FLAG = "uses_additional_data"
