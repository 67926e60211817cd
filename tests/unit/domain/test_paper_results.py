"""The results of a paper, a line for each leaderboard."""

from pwc_tui.domain.boards.comparison import by_board
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import Kind, Ref


def result(row: int, board: str, metric: str, rank: int | None, *, of: int = 10) -> PaperResult:
    ref = Ref(Kind.BOARD, len(board), board, board)
    return PaperResult(row, ref, "Task", board, metric, "1", f"model {row}", rank, of)


def test_the_best_rank_comes_first_and_of_equal_ranks_the_largest_board() -> None:
    found = by_board([
        result(1, "last", "A", 9),
        result(2, "unranked", "A", None),
        result(3, "second", "A", 1, of=3),
        result(4, "first", "A", 1, of=900),
    ])  # fmt: skip
    assert [one.best.dataset for one in found] == ["first", "second", "last", "unranked"]


def test_the_best_model_speaks_for_a_board_and_its_values_stand_together() -> None:
    found = by_board([
        result(1, "board", "Params", None),
        result(2, "board", "Params", None),
        result(3, "board", "Params", None),
        result(1, "board", "Accuracy", 7),
        result(2, "board", "Accuracy", 2),
        result(2, "board", "F1", 1),
        result(3, "board", "F1", 3),
    ])  # fmt: skip
    assert len(found) == 1
    assert (found[0].best.result_id, found[0].best.metric) == (2, "Accuracy")
    others = [(one.result_id, one.metric) for one in found[0].others]
    assert others == [(2, "Params"), (2, "F1"), (1, "Params"), (1, "Accuracy"),
                      (3, "Params"), (3, "F1")]  # fmt: skip
