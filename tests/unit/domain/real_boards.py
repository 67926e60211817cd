"""The leaderboards of the real archive's file, judged as the import judges them."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.ranking import ranks_of
from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.direction import infer
from pwc_tui.domain.metrics.direction_evidence import gather
from pwc_tui.domain.metrics.direction_hints import BoardColumns, MetricValues
from pwc_tui.domain.metrics.metric_names import credible
from pwc_tui.domain.metrics.mixed_scale import rescaled, scale_of
from pwc_tui.domain.metrics.values import ParsedValue
from pwc_tui.domain.partial_dates import PartialDate, partial_date
from pwc_tui.domain.refs import Kind, Link, Ref
from tests.conftest import REAL

Json = Mapping[str, Any]


@cache
def real_boards() -> Mapping[tuple[str, str], Board]:
    """Return all boards with rows by (task, dataset); skips the test where the file is not."""
    path = REAL / "evaluation-tables.json.gz"
    if not path.is_file():
        pytest.skip("no real archive here; PWC_TUI_TEST_DATA names the folder that holds archive/")
    return boards_of(json.loads(gzip.decompress(path.read_bytes())))


def boards_of(tasks: Sequence[Json]) -> dict[tuple[str, str], Board]:
    """Return the boards of a file, the first of every name, with their directions."""
    found: dict[tuple[str, str], Json] = {}
    for task, dataset, table in _tables(tasks):
        found.setdefault((task, dataset), table)
    columns = [board_columns(f"{t} on {d}", table) for (t, d), table in found.items()]
    evidence = gather(columns)
    return {
        key: _board(key, table, of_board, [infer(c.name, e) for c, e in pairs])
        for (key, table), of_board, proof in zip(found.items(), columns, evidence, strict=True)
        if (pairs := list(zip(of_board.columns, proof, strict=True)))
    }


def board_columns(about: str, table: Json) -> BoardColumns:
    """Return a table of the file as the inference takes it."""
    rows = [row for row in table["rows"] if isinstance(row, dict)]
    stated = [row.get("metrics") or {} for row in rows]
    names = dict.fromkeys([*table["metrics"], *(name for row in stated for name in row)])
    used = [name for name in names if any(isinstance(row.get(name), str) for row in stated)]
    return BoardColumns(
        about,
        [MetricValues(name, _parsed([row.get(name) for row in stated])) for name in used],
        [_day(row) for row in rows],
    )


def _parsed(raws: Sequence[object]) -> list[ParsedValue | None]:
    parsed = iter(parse_column([raw for raw in raws if isinstance(raw, str)]))
    return [next(parsed) if isinstance(raw, str) else None for raw in raws]


def _tables(tasks: Sequence[Json]) -> Iterator[tuple[str, str, Json]]:
    for task in tasks:
        for dataset in task["datasets"]:
            yield from _of_dataset(task["task"], dataset)
        yield from _tables(task["subtasks"])


def _of_dataset(task: str, dataset: Json) -> Iterator[tuple[str, str, Json]]:
    table = dataset.get("sota") or {}
    if table.get("rows"):
        yield task, dataset.get("dataset") or dataset.get("subdataset") or "", table
    for part in dataset.get("subdatasets") or []:
        yield from _of_dataset(task, part)


def _board(
    key: tuple[str, str], table: Json, columns: BoardColumns, judgements: Sequence[Any]
) -> Board:
    metrics = tuple(
        Metric(n, column.name, j.direction, j.confidence, j.role, j.reasons)
        for n, (column, j) in enumerate(zip(columns.columns, judgements, strict=True))
    )
    ranks = [
        ranks_of(
            credible(column.name, rescaled(column.values, scale_of(column.values))),
            metric.direction,
        )
        for column, metric in zip(columns.columns, metrics, strict=True)
    ]
    rows = [row for row in table["rows"] if isinstance(row, dict)]
    ref = Ref(Kind.BOARD, 1, "board", " on ".join(key))
    return Board(
        ref,
        Ref(Kind.TASK, 1, "task", key[0]),
        Ref(Kind.DATASET, 1, "dataset", key[1]),
        "",
        metrics,
        tuple(_row(place, row, columns, ranks) for place, row in enumerate(rows)),
    )


def _row(
    place: int, row: Json, columns: BoardColumns, ranks: Sequence[Sequence[int | None]]
) -> BoardRow:
    stated = row.get("metrics") or {}
    values = tuple(
        None
        if (parsed := column.values[place]) is None
        else Value(stated[column.name], parsed.number, ranks[number][place], unit=parsed.unit)
        for number, column in enumerate(columns.columns)
    )
    code = tuple(Link(link["title"], link["url"]) for link in row.get("code_links") or [])
    return BoardRow(
        place + 1,
        place + 1,
        row["model_name"],
        values,
        None,
        row.get("paper_title") or "",
        row.get("paper_url") or "",
        _day(row),
        code,
        False,
        bool(row.get("uses_additional_data")),
    )


def _day(row: Json) -> PartialDate | None:
    return partial_date(row.get("paper_date") or "")
