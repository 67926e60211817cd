"""Results side by side: what is shared, and who is ahead."""

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.comparison import results_on, side_by_side
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import Kind, Ref


def result(
    board: int, metric: str, value: str, rank: int | None = None, row: int = 1
) -> PaperResult:
    ref = Ref(Kind.BOARD, board, f"board-{board}", f"Board {board}")
    return PaperResult(row, ref, "Task", "Dataset", metric, value, f"model {row}", rank, 9)


def test_only_what_two_have_is_shown_and_the_most_shared_first() -> None:
    lines = side_by_side([
        [result(1, "F1", "70", 2), result(2, "BLEU", "20", 1), result(3, "EM", "1", 1)],
        [result(2, "BLEU", "21", 2)],
        [result(1, "F1", "80", 1), result(2, "BLEU", "19", 3)],
    ])  # fmt: skip
    assert [(line.board.id, line.metric) for line in lines] == [(2, "BLEU"), (1, "F1")]
    assert [None if r is None else r.value for r in lines[1].results] == ["70", None, "80"]
    assert [line.best for line in lines] == [{0}, {2}]


def test_the_best_ranked_of_several_results_counts() -> None:
    several = [
        result(1, "F1", value, rank, row)
        for row, (value, rank) in enumerate([("60", 9), ("70", 2), ("65", 4)])
    ]
    (line,) = side_by_side([several, [result(1, "F1", "50", 12)]])
    first = line.results[0]
    assert first is not None and first.value == "70"


def test_all_values_of_one_on_a_board_are_of_its_best_model() -> None:
    several = [
        result(1, "Accuracy", "90", 1, row=1),
        result(1, "Params", "100M", row=1),
        result(1, "F1", "50", 9, row=1),
        result(1, "Accuracy", "80", 5, row=2),
        result(1, "Params", "1M", row=2),
        result(1, "F1", "88", 1, row=2),
    ]
    other = [result(1, name, "1", 7, row=3) for name in ("Accuracy", "Params", "F1")]
    lines = side_by_side([several, other])
    stated = [first.value for line in lines if (first := line.results[0]) is not None]
    assert stated == ["90", "100M", "50"]


def test_nobody_is_best_where_ranks_are_not_known() -> None:
    (line,) = side_by_side([[result(1, "Size", "60")], [result(1, "Size", "70")]])
    assert line.best == frozenset()


def test_ties_are_best_together() -> None:
    (line,) = side_by_side([[result(1, "F1", "60", 3)], [result(1, "F1", "60.0", 3)]])
    assert line.best == {0, 1}


def test_nothing_is_shared_by_one() -> None:
    assert side_by_side([[result(1, "F1", "60", 3)]]) == ()
    assert side_by_side([]) == ()


def board_with(confidence: float) -> Board:
    """Return a board on which the second row repeats the first."""
    ref = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")
    stated = (("Alpha", "90"), ("ALPHA", "90"), ("Beta", "80"))
    rows = tuple(
        BoardRow(place, place, model, (Value(raw, float(raw), None),), None, "", "",
                 None, (), False, None)
        for place, (model, raw) in enumerate(stated, 1)
    )  # fmt: skip
    return Board(ref, ref, ref, "", (Metric(1, "F1", Direction.HIGHER, confidence),), rows)


def test_results_have_the_ranks_of_their_board() -> None:
    (found,) = results_on(board_with(0.99), {3})
    assert (found.model, found.rank, found.of) == ("Beta", 2, 2)


def test_results_have_no_rank_where_the_direction_is_unsure() -> None:
    assert [found.rank for found in results_on(board_with(0.8), {1, 3})] == [None, None]
