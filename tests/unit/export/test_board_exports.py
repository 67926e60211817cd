import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.boards.view import ArrangedBoard, arrange
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.board_csv import board_csv
from pwc_tui.export.board_table import board_table
from pwc_tui.export.json.boards import board_document

PAPER = Ref(Kind.PAPER, 1, "telme", "TelME")


def _row(position: int, model: str, *values: Value | None, paper: Ref | None = None) -> BoardRow:
    return BoardRow(
        result_id=position,
        position=position,
        model=model,
        values=values,
        paper=paper,
        paper_title="as the table has it",
        paper_url="https://arxiv.org/abs/1",
        date=day_only(date(2024, 1, 2)) if paper else None,
        code=(Link("code", "https://github.com/a/b"),) if paper else (),
        has_official_code=paper is not None,
        uses_extra_data=None,
    )


def _board(*rows: BoardRow, metrics: tuple[Metric, ...] = ()) -> Board:
    return Board(
        ref=Ref(Kind.BOARD, 1, "a-on-b", "A on B"),
        task=Ref(Kind.TASK, 1, "a", "A"),
        dataset=Ref(Kind.DATASET, 1, "b", "B"),
        description="",
        metrics=metrics,
        rows=rows,
    )


ERRORS = _board(
    _row(1, "worse", Value("12%", 12.0, 2, unit="%"), paper=PAPER),
    _row(2, "better", Value("3%", 3.0, 1, unit="%")),
    _row(3, "silent", None),
    metrics=(Metric(1, "WER", Direction.LOWER),),
)
NO_METRICS = _board(_row(1, "first"), _row(2, "second"))


TODAY = date(2024, 6, 1)


def shown(board: Board, metric: str | None = None, **wanted: Any) -> ArrangedBoard:
    return arrange(board, metric, BoardFilter(**wanted))


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_table_is_best_first_and_rows_without_a_value_last() -> None:
    table = board_table(shown(ERRORS))
    assert [row[:3] for row in table.rows] == [
        ("1", "better", "3%"),
        ("2", "worse", "12%"),
        ("", "silent", ""),
    ]


def test_a_row_names_the_papers_own_title_where_the_archive_has_the_paper() -> None:
    rows = _rows(board_csv(shown(ERRORS), "demo"))
    assert (rows[1]["paper"], rows[1]["paper_id"], rows[1]["date"]) == (
        "TelME",
        "telme",
        "2024-01-02",
    )
    assert (rows[0]["paper"], rows[0]["paper_id"]) == ("as the table has it", "")


def test_every_row_of_csv_names_source_and_licence() -> None:
    for row in _rows(board_csv(shown(ERRORS), "demo archive")):
        assert row["licence"] == "CC-BY-SA 4.0"
        assert "demo archive" in row["source"]


@pytest.mark.parametrize("model", ["=1+1", "@SUM(A1)", "+cmd", "-2+3", "＝1+1", "＠x"])
def test_a_cell_that_a_spreadsheet_would_run_is_text_in_csv(model: str) -> None:
    rows = _rows(board_csv(shown(_board(_row(1, model))), "demo"))
    assert rows[0]["model"] == f"'{model}"


@pytest.mark.parametrize(
    ("model", "cell"),
    [
        ("GPT;=1+1", "GPT;'=1+1"),
        ("GPT; @SUM(A1);-3", "GPT; '@SUM(A1);-3"),
        ("two\nlines\r\nof = it", "two lines of = it"),
    ],
)
def test_a_cell_is_one_cell_on_one_line_whatever_separates_cells(model: str, cell: str) -> None:
    text = board_csv(shown(_board(_row(1, model))), "demo")
    assert _rows(text)[0]["model"] == cell
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("raw", ["-1.5", "+3", "-", "95.4%", "a,b", 'say "x"'])
def test_other_cells_are_kept_as_they_are(raw: str) -> None:
    board = _board(
        _row(1, "m", Value(raw, None, None)), metrics=(Metric(1, "F1", Direction.HIGHER),)
    )
    assert _rows(board_csv(shown(board), "demo"))[0]["F1"] == raw


def test_a_metric_called_like_a_column_of_ours_is_told_apart() -> None:
    board = _board(_row(1, "m", Value("7", 7.0, 1)), metrics=(Metric(1, "rank", Direction.HIGHER),))
    row = _rows(board_csv(shown(board), "demo"))[0]
    assert (row["rank"], row["rank (metric)"]) == ("1", "7")


def test_a_board_without_metrics_keeps_the_archives_order() -> None:
    document = board_document(shown(NO_METRICS), TODAY)
    assert document["sorted_by"] is None
    assert [(row["rank"], row["model"]) for row in document["rows"]] == [
        (None, "first"),
        (None, "second"),
    ]


def test_json_keeps_raw_value_number_and_rank_and_leaves_out_what_is_not_stated() -> None:
    rows = board_document(shown(ERRORS), TODAY)["rows"]
    assert rows[0]["values"] == [
        {
            "metric": "WER",
            "raw": "3%",
            "number": 3.0,
            "rank": 1,
            "uncertainty": None,
            "unit": "%",
            "note": "",
        }
    ]
    assert rows[2]["values"] == []
    assert rows[0]["paper"] == {
        "id": None,
        "title": "as the table has it",
        "url": "https://arxiv.org/abs/1",
    }


def test_json_holds_the_links_of_the_board_and_of_its_rows() -> None:
    row = _row(1, "m", paper=PAPER)._replace(models=(Link("weights", "https://a.org/w"),))
    board = replace(
        _board(row),
        links=(Link("home", "https://a.org"),),
        citations=(Link("", "https://b.org"),),
        description="What it measures.",
    )
    document = board_document(shown(board), TODAY)
    assert document["description"] == "What it measures."
    assert document["links"] == [{"title": "home", "url": "https://a.org"}]
    assert document["citations"] == [{"title": "", "url": "https://b.org"}]
    assert document["rows"][0]["code"] == [{"title": "code", "url": "https://github.com/a/b"}]
    assert document["rows"][0]["models"] == [{"title": "weights", "url": "https://a.org/w"}]


def test_metrics_whose_names_differ_by_space_only_are_told_apart() -> None:
    metrics = (Metric(1, "Acc ", Direction.HIGHER), Metric(2, " Acc", Direction.HIGHER))
    board = _board(_row(1, "m", None, None), metrics=metrics)
    columns = board_table(shown(board)).columns
    assert columns[2:4] == ("'Acc '", "' Acc'")
    assert len(set(columns)) == len(columns)


def test_a_metric_is_quoted_only_where_it_must_be() -> None:
    metrics = (Metric(1, "Acc", Direction.HIGHER), Metric(2, "Acc ", Direction.HIGHER))
    columns = board_table(shown(_board(metrics=metrics))).columns
    assert columns[2:4] == ("Acc", "'Acc '")


def test_json_tells_what_a_metric_is_and_why() -> None:
    metric = Metric(1, "WER", Direction.LOWER, 0.8, MetricRole.SCORE, ("So it is.",))
    board = replace(ERRORS, metrics=(metric,))
    (entry,) = board_document(shown(board), TODAY)["metrics"]
    assert entry == {
        "name": "WER",
        "direction": "lower",
        "is_sure": False,
        "confidence": 0.8,
        "role": "score",
        "reasons": ["So it is."],
        "is_flipped": False,
        "scale_note": "",
    }


def test_json_names_twins_the_whole_and_marks_of_board_and_rows() -> None:
    twin, whole = Ref(Kind.BOARD, 2, "a-on-b-1", "A on b"), Ref(Kind.DATASET, 3, "bs", "Bs")
    board = replace(ERRORS, rows=ERRORS.rows[1:2], twins=(twin,), parent=whole)
    document = board_document(shown(board), TODAY)
    url = "https://paperswithcode.com/sota/a-on-b-1"
    assert document["also"] == [{"id": "a-on-b-1", "name": "A on b", "url": url}]
    assert document["part_of"] == {"id": "bs", "name": "Bs"}
    assert [mark["mark"] for mark in document["marks"]] == ["single row"]
    marks = [mark["mark"] for mark in document["rows"][0]["marks"]]
    assert marks == ["paper not in the archive"]


def test_ranks_are_those_of_the_whole_board_whatever_is_shown() -> None:
    narrowed = shown(ERRORS, code=CodeWanted.SOME)
    document = board_document(narrowed, TODAY)
    assert document["row_count"] == 3
    (row,) = document["rows"]
    assert (row["rank"], row["values"][0]["rank"]) == (2, 2)
    assert [cells[0] for cells in board_table(narrowed).rows] == ["2"]


def test_as_of_a_day_ranks_only_what_was_there() -> None:
    document = board_document(shown(ERRORS, as_of=date(2024, 3, 1)), TODAY)
    (row,) = document["rows"]
    assert (row["model"], row["rank"], row["values"][0]["rank"]) == ("worse", 1, 1)
    assert document["filter"]["as_of"] == "2024-03-01"


def test_a_metric_without_a_name_has_a_column() -> None:
    board = _board(_row(1, "m", Value("7", 7.0, 1)), metrics=(Metric(1, "", Direction.HIGHER),))
    assert board_table(shown(board)).columns[2] == "''"
