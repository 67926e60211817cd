"""What makes a board less worth trusting."""

from dataclasses import replace
from datetime import date

import pytest

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.quality_marks import (
    TrustMark,
    board_marks,
    metric_marks,
    row_marks,
    swapped_with,
)
from pwc_tui.domain.boards.ranking import numbers_of
from pwc_tui.domain.metrics.metric_names import out_of_range
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.refs import Kind, Ref
from tests.unit.domain.real_boards import real_boards

TODAY = date(2025, 7, 28)
PAPER = Ref(Kind.PAPER, 1, "a-paper", "A paper")


def board(*raws: str, metric: Metric | None = None, last: date | None = TODAY) -> Board:
    ref = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")
    day = None if last is None else day_only(last)
    rows = tuple(
        BoardRow(n, n, f"m {n}", (value_of(raw),), PAPER, "", "", day, (), False, None)
        for n, raw in enumerate(raws)
    )
    metrics = (metric or Metric(1, "Accuracy", Direction.HIGHER, 0.97),)
    return Board(ref, ref, ref, "", metrics, rows)


def value_of(raw: str) -> Value:
    return Value(raw, float(raw), None)


def test_every_mark_has_an_explanation() -> None:
    assert all(mark.explanation.endswith(".") for mark in TrustMark)


def test_a_good_board_has_no_marks() -> None:
    one = board("90", "91")
    assert board_marks(one, TODAY) == metric_marks(one, 0) == ()
    assert row_marks(one, 0) == ((), ())


@pytest.mark.parametrize("confidence", [0.5, 0.8])
def test_an_unsure_direction_is_marked_with_its_reasons(confidence: float) -> None:
    metric = Metric(1, "Odd", Direction.HIGHER, confidence, reasons=("One.", "Two."))
    (mark,) = metric_marks(board("1", metric=metric), 0)
    assert (mark.kind, mark.detail) == (TrustMark.DIRECTION_UNSURE, "One. Two.")


def test_a_size_is_not_marked_for_having_no_direction() -> None:
    metric = Metric(1, "Params", Direction.UNKNOWN, role=MetricRole.COST)
    assert metric_marks(board("1", metric=metric), 0) == ()


def test_a_mixed_scale_is_marked() -> None:
    (mark,) = metric_marks(board("91.5", "0.942", "90.1"), 0)
    assert mark.kind is TrustMark.SCALE_MIXED
    assert "1 of 3 values" in mark.detail


def test_one_row_and_old_rows_are_marked() -> None:
    (single,) = board_marks(board("90"), TODAY)
    assert single.kind is TrustMark.SINGLE_ROW
    (stale,) = board_marks(board("90", "91", last=date(2020, 1, 1)), TODAY)
    assert stale.kind is TrustMark.STALE
    assert stale.detail == "The last result is of 2020-01-01, 5 years before the archive was made."
    assert board_marks(board("90", "91", last=date(2020, 1, 1)), TODAY, stale_after=6) == ()


def test_a_board_without_dates_or_with_future_ones_is_not_stale() -> None:
    assert board_marks(board("90", "91", last=None), TODAY) == ()
    assert board_marks(board("90", "91", last=date(2222, 12, 22)), TODAY) == ()


def test_a_day_in_the_future_does_not_hide_that_nothing_is_recent() -> None:
    one = board("90", "91", last=date(2019, 5, 1))
    future = one.rows[1]._replace(date=day_only(date(2222, 12, 22)))
    (stale,) = board_marks(replace(one, rows=(one.rows[0], future)), TODAY)
    assert "2019-05-01, 6 years" in stale.detail


def test_rows_are_marked_one_by_one() -> None:
    one = board("90", "90", "140", "88", "87")
    rows = list(one.rows)
    rows[1] = rows[1]._replace(model=rows[0].model)
    rows[3] = rows[3]._replace(paper=None, paper_url="https://example.org")
    marks = row_marks(replace(one, rows=tuple(rows)), 0)
    assert [[mark.kind for mark in of_row] for of_row in marks] == [
        [],
        [TrustMark.DUPLICATE_ROW],
        [TrustMark.OUT_OF_RANGE],
        [TrustMark.PAPER_MISSING],
        [],
    ]
    assert marks[2][0].detail == "Accuracy is between 0 and 100."
    assert marks[3][0].detail == "https://example.org"


def test_shares_of_one_are_one_at_most() -> None:
    assert list(out_of_range("SSIM", [0.9, 0.8, 30.98, 0.7])) == [2]


def test_what_has_no_range_is_never_out_of_it() -> None:
    assert not out_of_range("Score", [-1e9, 1e9])
    assert not out_of_range("WER", [130.0])
    assert list(out_of_range("WER", [-1.0, 5.0])) == [0]


def test_a_name_that_misleads_marks_nothing() -> None:
    assert not out_of_range("Accuracy", [150.0, 160.0, 170.0, 90.0])


def test_the_swapped_values_of_a_real_board_are_found_and_little_else() -> None:
    odd = {
        (board.ref.name, metric.name, board.rows[row].values[place].raw)  # type: ignore[union-attr]
        for board in real_boards().values()
        for place, metric in enumerate(board.metrics)
        for row in out_of_range(metric.name, numbers_of(board, place))
    }
    assert odd == {("Image Super-Resolution on Set14", "SSIM", "30.9808")}


def two_metrics(*pairs: tuple[str, str]) -> Board:
    one = board(*(first for first, _ in pairs), metric=Metric(1, "PSNR", Direction.HIGHER, 0.97))
    rows = tuple(
        row._replace(values=(*row.values, value_of(second)))
        for row, (_, second) in zip(one.rows, pairs, strict=True)
    )
    metrics = (*one.metrics, Metric(2, "SSIM", Direction.HIGHER, 0.97))
    return replace(one, metrics=metrics, rows=rows)


def test_both_values_are_marked_that_stand_in_each_others_columns() -> None:
    one = two_metrics(
        ("32.1", "0.91"), ("0.80", "30.98"), ("28.4", "0.79"), ("31", "0.88"), ("33", "0.92")
    )
    for metric in (0, 1):
        marks = row_marks(one, metric)
        swapped = [m for of_row in marks for m in of_row if m.kind is TrustMark.SWAPPED]
        assert [mark.detail for mark in swapped] == ["PSNR 0.80 beside SSIM 30.98."]
        assert swapped[0] in marks[1]


@pytest.mark.parametrize("odd", [("31.5", "30.98"), ("0.80", "0.90"), ("0.80", "99")])
def test_a_value_that_does_not_lie_among_the_others_values_is_not_swapped(
    odd: tuple[str, str],
) -> None:
    one = two_metrics(("32.1", "0.91"), odd, ("28.4", "0.79"), ("31", "0.88"), ("33", "0.92"))
    marks = [mark for metric in (0, 1) for of_row in row_marks(one, metric) for mark in of_row]
    assert TrustMark.SWAPPED not in {mark.kind for mark in marks}


def test_the_swapped_values_of_the_real_boards_are_marked_twice_and_no_others() -> None:
    swapped = {
        (board.ref.name, metric.name, board.rows[row].values[place].raw)  # type: ignore[union-attr]
        for board in real_boards().values()
        for place, metric in enumerate(board.metrics)
        for row in swapped_with(board, place)
    }
    about = "Image Super-Resolution on Set14"
    assert {(name, metric) for name, metric, _ in swapped} == {(about, "PSNR"), (about, "SSIM")}
