"""Records of the archive as parquet files, as the hub has them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Json = dict[str, Any]

FOLDERS = {
    "papers": "papers-with-abstracts",
    "links": "links-between-paper-and-code",
    "evaluations": "evaluation-tables",
    "methods": "methods",
    "datasets": "datasets",
}


def write_parquet(
    folder: Path,
    section: str,
    records: Sequence[Json],
    *,
    parts: int = 1,
    rows_a_group: int = 1_000,
    date: "pa.DataType | None" = None,
) -> list[Path]:
    """Write records below `folder` as the hub lays them out, every metric a field of each row.

    `date` is the type of the papers' date, a timestamp of microseconds if none is named.
    """
    rows = [_as_on_the_hub(record) for record in records]
    schema = _schema(section, rows, date or pa.timestamp("us"))
    target = folder / FOLDERS[section] / "data"
    target.mkdir(parents=True, exist_ok=True)
    paths = [target / f"train-{part:05}-of-{parts:05}.parquet" for part in range(parts)]
    size = -(-len(rows) // parts)
    for part, path in enumerate(paths):
        with pq.ParquetWriter(path, schema) as writer:
            of_part = rows[part * size : (part + 1) * size]
            for start in range(0, max(len(of_part), 1), rows_a_group):
                group = of_part[start : start + rows_a_group]
                writer.write_table(_table(group, schema), row_group_size=rows_a_group)
    return paths


def _schema(section: str, rows: Sequence[Json], date: "pa.DataType") -> "pa.Schema":
    kinds = {name: _kind([row.get(name) for row in rows]) for name in _keys(rows)}
    if section == "papers":
        kinds["date"], kinds["nips_id"] = date, pa.float64()
    return pa.schema(list(kinds.items()))


def _table(rows: Sequence[Json], schema: "pa.Schema") -> "pa.Table":
    arrays = []
    for field in schema:
        values: list[Any] = [row.get(field.name) for row in rows]
        if field.name == "date" and not pa.types.is_string(field.type):
            days = pa.array(values, pa.string()).cast(pa.date32())
            arrays.append(days.cast(field.type))
        elif field.name == "nips_id":
            arrays.append(pa.array([None if v is None else float(v) for v in values], field.type))
        else:
            arrays.append(pa.array(values, field.type))
    return pa.table(arrays, schema=schema)


def _as_on_the_hub(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _as_on_the_hub(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_on_the_hub(item) for item in value]
    if name == "uses_additional_data" and value is not None:
        return str(value)
    return value


def _keys(rows: Sequence[Json]) -> Iterator[str]:
    yield from dict.fromkeys(key for row in rows for key in row)


def _kind(values: Sequence[Any]) -> "pa.DataType":
    """Return the type that takes all of these values."""
    stated = [value for value in values if value is not None]
    if not stated:
        return pa.null()
    if isinstance(stated[0], dict):
        fields = [(key, _kind([value.get(key) for value in stated])) for key in _keys(stated)]
        # Parquet has no objects without fields.
        return pa.struct(fields or [("nothing", pa.string())])
    if isinstance(stated[0], list):
        return pa.list_(pa.field("element", _kind([item for value in stated for item in value])))
    plain = (
        (pa.bool_(), bool),
        (pa.int64(), int),
        (pa.float64(), int | float),
    )
    fitting = (kind for kind, of in plain if all(isinstance(value, of) for value in stated))
    return next(fitting, pa.string())
