"""A leaderboard as it is looked at: who is first and second, and which rows a filter holds."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.boards.ranking import ranks_of
from pwc_tui.domain.boards.view import arrange, as_it_stood
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import partial_date
from pwc_tui.domain.refs import Kind, Link, Ref
from pwc_tui.export.caption import caption

JUNE_1 = date(2020, 6, 1)


def row(number: float | None, *, day: str = "2020-01-01", **fields: Any) -> BoardRow:
    plain = BoardRow(
        result_id=0,
        position=1,
        model="model",
        values=(None if number is None else Value(f"{number}", number, None),),
        paper=None,
        paper_title="",
        paper_url="",
        date=partial_date(day),
        code=(),
        has_official_code=False,
        uses_extra_data=None,
    )
    return plain._replace(**fields)


def board(rows: list[BoardRow], *metrics: Metric) -> Board:
    ref = Ref(Kind.BOARD, 1, "a-on-b", "A on B")
    own = metrics or (Metric(1, "Skill", Direction.HIGHER),)
    numbered = [one._replace(result_id=at, model=f"m{at}") for at, one in enumerate(rows)]
    return Board(ref, ref, ref, "", own, tuple(numbered))


@given(st.lists(st.one_of(st.none(), st.integers(0, 6).map(float))), st.booleans())
def test_first_and_second_are_those_of_the_ranks(
    numbers: list[float | None], is_higher: bool
) -> None:
    way = Direction.HIGHER if is_higher else Direction.LOWER
    shown = arrange(board([row(n) for n in numbers], Metric(1, "Skill", way)), None, BoardFilter())
    ranks = ranks_of(numbers, way)
    assert shown.places[0] == {at: rank for at, rank in enumerate(ranks) if rank in {1, 2}}


def test_nobody_is_best_where_the_direction_is_not_sure_or_it_is_no_score() -> None:
    for metric in (
        Metric(1, "Skill", Direction.UNKNOWN),
        Metric(1, "Skill", Direction.HIGHER, confidence=0.8),
        Metric(1, "Size", Direction.LOWER, role=MetricRole.COST),
    ):
        assert arrange(board([row(1), row(2)], metric), None, BoardFilter()).places == ({},)


def test_what_the_metric_cannot_be_is_not_best_and_leaves_that_to_the_next() -> None:
    shown = arrange(
        board(
            [row(98.1), row(981.0), row(97.2), row(96.0)], Metric(1, "Accuracy", Direction.HIGHER)
        ),
        None,
        BoardFilter(),
    )
    assert shown.places[0] == {0: 1, 2: 2}
    assert [standing.rank for standing in shown.order] == [1, 2, 3, None]


def test_a_flip_wins_and_is_sure() -> None:
    flips = {("a-on-b", "Skill"): Direction.LOWER, ("other", "Skill"): Direction.HIGHER}
    shown = arrange(board([row(2), row(1)]), None, BoardFilter(), flips)
    assert [standing.row_index for standing in shown.order] == [1, 0]
    assert shown.flipped == {0} and shown.places[0] == {1: 1, 0: 2}


def test_rows_are_held_by_code_data_years_and_words() -> None:
    link = Link("code", "https://github.com/a/a")
    rows = {
        "code": row(1, code=(link,)),
        "official": row(1, has_official_code=True, code=(link,)),
        "extra": row(1, uses_extra_data=True),
        "old": row(1, day="2001-01-01"),
        "undated": row(1, day=""),
        "named": row(1, model="Émile", paper_title="On Things"),
    }

    def held(wanted: BoardFilter) -> set[str]:
        return {name for name, one in rows.items() if wanted.holds(one)}

    assert held(BoardFilter()) == set(rows)
    assert held(BoardFilter(code=CodeWanted.SOME)) == {"code", "official"}
    assert held(BoardFilter(code=CodeWanted.OFFICIAL)) == {"official"}
    assert held(BoardFilter(is_without_extra=True)) == set(rows) - {"extra"}
    assert held(BoardFilter(last_year=2010)) == {"old"}
    assert held(BoardFilter(first_year=2010)) == set(rows) - {"old", "undated"}
    assert held(BoardFilter(text="things emile")) == {"named"}


def test_a_board_of_a_day_ranks_those_who_were_there() -> None:
    later = board([row(3, day="2021-01-01"), row(2), row(1, day="")])
    shown = arrange(later, None, BoardFilter(as_of=date(2020, 6, 1)))
    assert [(s.row_index, s.rank) for s in shown.order] == [(1, 1)]
    assert len(as_it_stood(later, date(2020, 6, 1)).rows) == 1


def test_a_board_of_a_day_says_what_it_leaves_out_as_nobody_knows() -> None:
    rows = [row(3, day="2020-06-02"), row(2, day="2020"), row(1, day=""), row(0, day="2020-05")]
    shown = arrange(board([*rows, row(4, day="2020-06")]), None, BoardFilter(as_of=JUNE_1))
    assert [standing.row_index for standing in shown.order] == [3]
    assert shown.as_of_left_out == (1, 2)
    said = "1 undated left out, 2 without an exact date left out"
    assert f"as of 2020-06-01, {said}" in caption(shown)
    assert arrange(board(rows), None, BoardFilter()).as_of_left_out.said() == ()


def test_what_narrows_is_said_in_chips() -> None:
    wanted = BoardFilter(CodeWanted.OFFICIAL, True, 2019, 2021, "vit", date(2022, 1, 1), True)
    assert wanted.chips() == (
        "as of 2022-01-01",
        "official code",
        "no extra data",
        "2019–2021",
        "“vit”",
        "one row per paper",
    )
    assert BoardFilter(first_year=2019).chips() == ("since 2019",)
    assert BoardFilter(last_year=2019).chips() == ("until 2019",)
    assert BoardFilter().chips() == ()
