"""Records, the best row with code, and what a paper beat."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.ranking import is_better
from pwc_tui.domain.boards.records_over_time import best_with_code, records, staircase, story_of
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import PartialDate, day_only, month_of, partial_date, year_of
from pwc_tui.domain.refs import Kind, Link, Ref

HIGHER, LOWER, UNKNOWN = Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN
CODE = (Link("Code", "https://example.org"),)


def day(year: int | None) -> PartialDate | None:
    return None if year is None else day_only(date(year, 1, 1))


def board(*rows: tuple[str, float | None, int | None], direction: Direction = HIGHER) -> Board:
    """Return a board of rows with a paper's address, a number and a year each."""
    ref = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")
    built = tuple(
        BoardRow(
            result_id=place,
            position=place,
            model=f"model {place}",
            values=(None if number is None else Value(str(number), number, None),),
            paper=None,
            paper_title="",
            paper_url=paper,
            date=day(year),
            code=(),
            has_official_code=False,
            uses_extra_data=None,
        )
        for place, (paper, number, year) in enumerate(rows)
    )
    return Board(ref, ref, ref, "", (Metric(1, "Score", direction),), built)


def with_code(board: Board, *places: int, official: int | None = None) -> Board:
    rows = [
        row._replace(code=CODE if place in places else (), has_official_code=place == official)
        for place, row in enumerate(board.rows)
    ]
    return replace(board, rows=tuple(rows))


def test_a_record_beats_all_before_it() -> None:
    rows = [(day(2015), 70.0), (day(2014), 60.0), (day(2016), 65.0), (day(2017), 71.5)]
    steps = records(rows, HIGHER)
    assert [step.row_index for step in steps] == [1, 0, 3]


def test_less_is_a_record_where_lower_is_better() -> None:
    steps = records([(day(2014), 9.0), (day(2015), 9.5), (day(2016), 4.0)], LOWER)
    assert [step.row_index for step in steps] == [0, 2]


def test_equal_numbers_undated_rows_and_words_are_no_records() -> None:
    rows = [(day(2014), 9.0), (day(2015), 9.0), (None, 99.0), (day(2016), None)]
    assert [step.row_index for step in records(rows, HIGHER)] == [0]


def test_of_one_day_only_the_best_is_a_record() -> None:
    rows = [(day(2014), 8.0), (day(2014), 9.0), (day(2014), 9.0), (day(2015), 9.5)]
    assert [step.row_index for step in records(rows, HIGHER)] == [1, 3]


def test_of_dates_that_leave_open_who_was_first_only_the_best_is_a_record() -> None:
    year, month, day_ = (partial_date(text) for text in ("2014", "2014-05", "2014-05-03"))
    before, after = partial_date("2013"), partial_date("2015-01")
    rows = [(before, 7.0), (day_, 8.0), (year, 9.0), (after, 9.5)]
    assert [step.row_index for step in records(rows, HIGHER)] == [0, 2, 3]
    rows = [(before, 7.0), (day_, 9.0), (year, 8.0), (month, 9.0), (after, 8.5)]
    assert [step.row_index for step in records(rows, HIGHER)] == [0, 1]


def test_nobody_has_a_record_in_an_unknown_direction() -> None:
    assert records([(day(2014), 8.0)], UNKNOWN) == ()


def test_a_staircase_is_on_one_scale() -> None:
    rows = ("a", 90.1, 2014), ("b", 0.942, 2015), ("c", 91.5, 2016)
    steps = staircase(board(*rows), 0)
    assert [(step.row_index, step.number) for step in steps] == [(0, 90.1), (1, 94.2)]
    assert staircase(board(*rows, direction=UNKNOWN), 0) == ()


def test_what_the_metric_cannot_have_is_neither_a_record_nor_the_best_to_run() -> None:
    rows = ("a", 90.0, 2014), ("slip", 912.0, 2015), ("b", 91.0, 2016), ("c", 80.0, 2013)
    one = replace(board(*rows), metrics=(Metric(1, "Accuracy", HIGHER),))
    assert [step.row_index for step in staircase(one, 0)] == [3, 0, 2]
    best = best_with_code(with_code(one, 0, 1), 0)
    assert best is not None and (best.row_index, best.gap) == (0, 1.0)
    story = story_of(one, 0, 2)
    assert story is not None and story.was_record


def test_duplicates_push_nobody_down() -> None:
    one = board(("a", 90.0, 2014), ("", 90.0, 2014), ("b", 80.0, 2015))
    models = ("Alpha", "ALPHA", "Beta")
    rows = (row._replace(model=model) for row, model in zip(one.rows, models, strict=True))
    one = replace(one, rows=tuple(rows))
    best = best_with_code(with_code(one, 2), 0)
    assert best is not None and best.rank == 2
    story = story_of(one, 0, 2)
    assert story is not None and story.rank_then == 2


def test_the_best_with_code_has_its_rank_and_its_gap_to_the_first() -> None:
    one = board(("a", 90.0, None), ("b", 92.5, None), ("c", 80.0, None), ("d", 91.0, None))
    best = best_with_code(with_code(one, 0, 2, official=2), 0)
    assert best is not None
    assert (best.row_index, best.rank, best.gap) == (0, 3, 2.5)
    official = best_with_code(with_code(one, 0, 2, official=2), 0, is_official=True)
    assert official is not None
    assert (official.row_index, official.rank, official.gap) == (2, 4, 12.5)


def test_without_code_or_direction_no_row_is_the_best_to_run() -> None:
    one = board(("a", 90.0, None), ("b", None, None))
    assert best_with_code(one, 0) is None
    nobody_knows = board(("a", 90.0, None), direction=UNKNOWN)
    assert best_with_code(with_code(nobody_knows, 0), 0) is None
    assert best_with_code(with_code(one, 1), 0) is None


def test_a_paper_overtook_the_worse_and_was_beaten_by_the_later_and_better() -> None:
    one = board(
        ("mine", 80.0, 2016),
        ("mine", 82.0, 2016),
        ("old best", 81.0, 2015),
        ("old", 70.0, 2014),
        ("later, better", 85.0, 2018),
        ("next, better", 83.0, 2017),
        ("later, worse", 60.0, 2018),
        ("undated", 99.0, None),
    )
    story = story_of(one, 0, row_index=0)
    assert story is not None
    assert (story.row_index, story.rank_then, story.was_record) == (1, 1, True)
    assert (story.beaten, story.ahead, story.beaten_by) == ((2, 3), (), (5, 4))


def test_a_paper_that_was_behind_says_who_was_ahead() -> None:
    one = board(("first", 5.0, 2014), ("mine", 6.0, 2015), direction=LOWER)
    story = story_of(one, 0, row_index=1)
    assert story is not None
    assert (story.ahead, story.rank_then, story.was_record) == ((0,), 2, False)


@pytest.mark.parametrize("rows", [[("mine", None, 2014)], [("mine", 5.0, None)]])
def test_a_paper_without_a_dated_number_has_no_story(
    rows: list[tuple[str, float | None, int | None]],
) -> None:
    assert story_of(board(*rows), 0, 0) is None
    assert story_of(board(("mine", 5.0, 2014), direction=UNKNOWN), 0, 0) is None


def test_nobody_beats_anybody_of_the_same_day_or_of_a_year_that_leaves_it_open() -> None:
    one = board(("mine", 80.0, 2016), ("same day", 70.0, 2016), ("same day, better", 90.0, 2016),
                ("some day, worse", 60.0, 2016), ("some day, better", 95.0, 2016))  # fmt: skip
    rows = list(one.rows)
    rows[3:] = [row._replace(date=partial_date("2016")) for row in rows[3:]]
    story = story_of(replace(one, rows=tuple(rows)), 0, 0)
    assert story is not None
    assert (story.beaten, story.ahead, story.beaten_by) == ((), (4, 2), ())
    assert (story.was_record, story.rank_then) == (False, 3)


def test_rows_without_a_paper_are_not_one_paper() -> None:
    one = board(("", 5.0, 2014), ("", 9.0, 2015))
    story = story_of(one, 0, 0)
    assert story is not None
    assert (story.row_index, story.beaten_by) == (0, (1,))


DATED = st.tuples(
    st.none()
    | st.builds(
        lambda known, day: known(day),
        st.sampled_from([day_only, day_only, month_of, year_of]),
        st.dates(date(2010, 1, 1), date(2012, 1, 1)),
    ),
    st.none() | st.integers(0, 20).map(float),
)


@given(st.lists(DATED), st.sampled_from([HIGHER, LOWER]))
def test_records_go_forward_and_the_last_is_the_best(
    rows: list[tuple[PartialDate | None, float | None]], direction: Direction
) -> None:
    steps = records(rows, direction)
    assert all(a.day.is_before(b.day) for a, b in pairwise(steps))
    assert all(is_better(b.number, a.number, direction) for a, b in pairwise(steps))
    numbers = [number for when, number in rows if when is not None and number is not None]
    best = max if direction is HIGHER else min
    assert [step.number for step in steps[-1:]] == ([best(numbers)] if numbers else [])
