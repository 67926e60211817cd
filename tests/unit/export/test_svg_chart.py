"""The chart of a leaderboard as a picture: whole, labelled, harmless."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.boards.view import ArrangedBoard, arrange
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.chart_png import png_of
from pwc_tui.export.chart_svg import board_svg

SVG = "{http://www.w3.org/2000/svg}"


def row(place: int, model: str, number: float | None, day: date | None) -> BoardRow:
    value = None if number is None else Value(f"{number}", number, None)
    code = (Link("code", "https://github.com/a/b"),) if place % 2 else ()
    known = None if day is None else day_only(day)
    return BoardRow(place, place, model, (value,), None, "", "", known, code, False, None)


def board(*rows: BoardRow, metric: str = "WER", direction: Direction = Direction.LOWER) -> Board:
    return Board(
        ref=Ref(Kind.BOARD, 1, "speech-on-x", "Speech on X"),
        task=Ref(Kind.TASK, 1, "speech", "Speech"),
        dataset=Ref(Kind.DATASET, 1, "x", "X"),
        description="",
        metrics=(Metric(1, metric, direction),),
        rows=rows,
    )


def whole(of: Board) -> ArrangedBoard:
    return arrange(of, None, BoardFilter())


def texts(svg: str) -> Iterator[str]:
    return (each.text or "" for each in Xml.fromstring(svg).iter(f"{SVG}text"))


SPEECH = board(
    row(1, "first", 7.0, date(2019, 1, 1)),
    row(2, "worse", 8.0, date(2020, 1, 1)),
    row(3, "best", 5.0, date(2021, 1, 1)),
    row(4, "undated", 4.0, None),
)


def test_every_dated_row_is_a_point_and_the_records_are_named() -> None:
    svg = board_svg(whole(SPEECH), "2025-07-28")
    points = [each.text or "" for each in Xml.fromstring(svg).iterfind(f"{SVG}circle/{SVG}title")]
    assert set(points) == {
        "first, 7.0, 2019-01-01",
        "worse, 8.0, 2020-01-01",
        "best, 5.0, 2021-01-01",
    }
    said = list(texts(svg))
    assert "best" in said
    assert "worse" not in said
    assert "Speech on X: WER ↓ over time" in said
    assert any("1 without a date" in text for text in said)


def test_only_rows_that_are_shown_are_said_to_be_left_out() -> None:
    svg = board_svg(arrange(SPEECH, None, BoardFilter(text="best")), "")
    assert not any("without a date" in text for text in texts(svg))


def test_the_metric_against_a_cost_is_drawn_with_its_front() -> None:
    size = Metric(2, "Params", Direction.LOWER, role=MetricRole.COST)
    amounts = (Value("10M", 1e7, None), Value("5M", 5e6, None), None, None)
    rows = tuple(
        row._replace(values=(*row.values, amount))
        for row, amount in zip(SPEECH.rows, amounts, strict=True)
    )
    weighed = replace(SPEECH, metrics=(*SPEECH.metrics, size), rows=rows)
    svg = board_svg(whole(weighed), "archive imported 2025-07-28", "Params")
    points = [each.text or "" for each in Xml.fromstring(svg).iterfind(f"{SVG}circle/{SVG}title")]
    assert sorted(points) == ["first, 7.0, 2019-01-01", "worse, 8.0, 2020-01-01"]
    said = list(texts(svg))
    assert "Speech on X: WER ↓ against Params (cost)" in said
    assert any("2 without Params not drawn" in text for text in said)
    assert any("CC-BY-SA" in text for text in said)
    assert 'stroke-width="2"' in svg


def test_the_axes_have_values_and_years() -> None:
    said = set(texts(board_svg(whole(SPEECH), "")))
    assert {"5", "6", "7", "8"} <= {text.removesuffix(".0") for text in said}
    assert {"2020", "2021"} <= {text[:4] for text in said}


def test_source_snapshot_and_licence_are_named() -> None:
    last = list(texts(board_svg(whole(SPEECH), "archive imported 2025-07-28")))
    (credit,) = [text for text in last if "CC-BY-SA" in text]
    assert "paperswithcode.com (archive imported 2025-07-28)" in credit


def test_only_the_rows_shown_are_points() -> None:
    svg = board_svg(arrange(SPEECH, None, BoardFilter(code=CodeWanted.SOME)), "")
    assert len(list(Xml.fromstring(svg).iter(f"{SVG}circle"))) == 2
    assert any("2 of 4 results, with code" in text for text in texts(svg))


def test_an_unsure_direction_has_a_question_mark_and_no_staircase() -> None:
    rows = board(*SPEECH.rows, metric="Odd", direction=Direction.UNKNOWN)
    svg = board_svg(whole(rows), "")
    assert "Speech on X: Odd ? over time" in set(texts(svg))
    assert 'stroke-width="2"' not in svg


@pytest.mark.parametrize(
    "rows", [(), (row(1, "undated", 1.0, None),), (row(1, "mute", None, date(2020, 1, 1)),)]
)
def test_a_board_without_a_dated_number_says_so_in_place_of_a_chart(
    rows: tuple[BoardRow, ...],
) -> None:
    svg = board_svg(whole(board(*rows)), "2025-07-28")
    said = set(texts(svg))
    assert "There is nothing to draw: no result has a number and a date" in said
    assert any("2025-07-28" in text for text in said)


@pytest.mark.parametrize("day", [date.min, date(2999, 12, 31), date.max])
@pytest.mark.parametrize("number", [0.0, -5.0, 1e-300, 1e290])
def test_odd_days_and_numbers_are_drawn(day: date, number: float) -> None:
    svg = board_svg(whole(board(row(1, "m", number, day), row(2, "n", 3.0, date(2020, 1, 1)))), "")
    Xml.fromstring(svg)
    assert "nan" not in svg
    assert "inf" not in svg.replace("information", "")


@given(model=st.text(), metric=st.text())
def test_any_name_is_text_and_nothing_else(model: str, metric: str) -> None:
    svg = board_svg(whole(board(row(1, model, 1.0, date(2020, 1, 1)), metric=metric)), "")
    known = {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "text", "path", "circle")}
    assert {each.tag for each in Xml.fromstring(svg).iter()} <= known


@pytest.mark.skipif(importlib.util.find_spec("resvg_py") is None, reason="no pwc-tui[png]")
def test_a_png_is_a_picture_of_it() -> None:
    assert png_of(board_svg(whole(SPEECH), "")).startswith(b"\x89PNG\r\n")


def test_without_the_library_for_png_the_user_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UserError, match=r"pwc-tui\[png\]"):
        png_of("<svg/>")
