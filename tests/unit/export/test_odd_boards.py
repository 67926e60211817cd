"""Every board of the odd files, and the oddest one can think of, leaves in every form."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from pwc_tui.domain.boards.board import Value
from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.view import ArrangedBoard, arrange
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.export.board_csv import board_csv
from pwc_tui.export.board_latex import board_latex
from pwc_tui.export.board_markdown import board_markdown
from pwc_tui.export.chart_png import png_of
from pwc_tui.export.chart_svg import board_svg
from pwc_tui.export.json.boards import board_document
from pwc_tui.export.json.encode import to_list
from pwc_tui.ingest.importer import import_archive
from pwc_tui.store.queries.boards import Boards
from tests.unit.export.compiling import assert_compiles, needs_latex

SHARED = Path(__file__).parents[4] / "shared" / "data"
ODD = Path(os.environ.get("PWC_TUI_TEST_DATA", SHARED)) / "odd"
MANY_BYTES = 500_000
"""A board of 6,000 rows is packed in twice that; `two thousand rows` stands in for it."""

FILES = sorted(path for path in ODD.glob("eval--*.json.gz") if path.stat().st_size < MANY_BYTES)

TODAY = date(2025, 7, 28)
Export = Callable[[ArrangedBoard], None]


def as_json(shown: ArrangedBoard) -> None:
    document = json.loads(to_list(board_document(shown, TODAY)), parse_constant=no_number)
    assert len(document["rows"]) == len(shown.order)


def as_csv(shown: ArrangedBoard) -> None:
    rows = list(csv.DictReader(io.StringIO(board_csv(shown, "snapshot"))))
    assert len(rows) == len(shown.order)
    assert all(None not in row and None not in row.values() for row in rows)


def as_latex(shown: ArrangedBoard) -> None:
    text = board_latex(shown, "snapshot")
    columns = len(shown.board.metrics) + 3
    body = text.split("\\midrule\n")[-1].splitlines()
    body = [line for line in body if line.endswith(r"\\")]
    assert len(body) == len(shown.order)
    assert all(line.replace("\\&", "").count("&") == columns - 1 for line in body)


def as_markdown(shown: ArrangedBoard) -> None:
    table = [x for x in board_markdown(shown, "snapshot").splitlines() if x.startswith("| ")]
    assert len(table) == len(shown.order) + 2


def as_svg(shown: ArrangedBoard) -> None:
    text = board_svg(shown, "snapshot")
    Xml.fromstring(text)
    assert ("nothing to draw" in text) != any(
        shown.metric is not None and is_drawn(row.values[shown.metric], row.date)
        for row in shown.board.rows
    )


def as_png(shown: ArrangedBoard) -> None:
    assert png_of(board_svg(shown, "snapshot")).startswith(b"\x89PNG")


def is_drawn(value: Value | None, day: PartialDate | None) -> bool:
    return bool(day and value and value.number is not None and abs(value.number) < 1e300)


def no_number(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def boards_in(database: Path) -> Iterator[ArrangedBoard]:
    opened = Boards(database)
    for entry in opened.entries():
        board = opened.board(entry.slug)
        yield arrange(board, None, BoardFilter())
        for metric in board.metrics[: 70 if len(board.rows) < MANY else 0]:
            yield arrange(board, metric.name, BoardFilter(as_of=date(2100, 1, 1)))
    opened.close()


MANY = 500
EXPORTS = (as_json, as_csv, as_latex, as_markdown, as_svg)


@pytest.mark.skipif(
    not FILES, reason="no odd files here; PWC_TUI_TEST_DATA names the folder that holds odd/"
)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split(".")[0])
def test_every_board_of_an_odd_file_leaves_in_every_form(path: Path, tmp_path: Path) -> None:
    database = tmp_path / "odd.db"
    renamed = tmp_path / "evaluation-tables.json.gz"
    renamed.write_bytes(path.read_bytes())
    try:
        import_archive([renamed], database)
    except UserError:
        return  # refused as a whole, which other tests look at
    for place, shown in enumerate(boards_in(database)):
        for export in EXPORTS if place < 40 else EXPORTS[:2]:
            export(shown)


ODD_BOARDS: dict[str, list[dict[str, Any]]] = {
    "one row": [{"Acc": "1"}],
    "no number": [{"Acc": "yes"}, {"Acc": "-"}, {"Acc": "NaN"}, {"Acc": "inf"}],
    "no metric": [{}, {}],
    "sixty metrics": [{f"M{n}": f"{n + row}" for n in range(60)} for row in range(5)],
    "two thousand rows": [
        {"Acc": f"{row % 97}.{row % 10}", "Params": f"{row}M"} for row in range(2000)
    ],
    "metric without a name": [{"": "1", " ": "2", "\t ACCURACY": "3"}],
    "names like ours": [{"rank": "1", "model": "2", "date": "3"}],
    "huge numbers": [{"Acc": "1e308"}, {"Acc": "-1e308"}, {"Acc": "1e-320"}, {"Acc": "9" * 50}],
}
DAYS = ("2019-01-01", "2999-12-31", "9999-12-31", None)


@pytest.mark.parametrize("rows", ODD_BOARDS.values(), ids=list(ODD_BOARDS))
def test_an_odd_board_leaves_in_every_form(rows: list[dict[str, Any]], tmp_path: Path) -> None:
    shown = list(boards_in(odd_database(rows, tmp_path)))
    assert shown
    for each in shown[:12]:
        for export in EXPORTS:
            export(each)
    if find_spec("resvg_py"):
        as_png(shown[0])


@needs_latex
def test_odd_boards_compile(tmp_path: Path) -> None:
    tables = []
    for name, rows in ODD_BOARDS.items():
        folder = tmp_path / name
        folder.mkdir()
        tables.append(board_latex(next(boards_in(odd_database(rows, folder))), "snapshot"))
    assert_compiles(tables, tmp_path)


def odd_database(rows: list[dict[str, Any]], folder: Path) -> Path:
    table = [
        {"model_name": f"m{n}", "metrics": metrics, "paper_date": DAYS[n % len(DAYS)]}
        for n, metrics in enumerate(rows)
    ]
    dataset = {"dataset": "D", "sota": {"metrics": [], "rows": table}}
    path = folder / "evaluation-tables.json"
    path.write_text(json.dumps([{"task": "T", "datasets": [dataset]}]), encoding="utf-8")
    import_archive([path], folder / "odd.db")
    return folder / "odd.db"
