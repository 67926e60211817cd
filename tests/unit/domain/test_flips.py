"""What the user's directions change in what was counted for all leaderboards."""

from dataclasses import replace

from pwc_tui.domain.boards.board import Board, BoardRow, Metric, Value
from pwc_tui.domain.boards.view import results_as_told
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.papers import PaperResult
from pwc_tui.domain.refs import Kind, Ref

REF = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")


def board() -> Board:
    """Return a board on which the second row repeats the first."""
    stated = (("Alpha", "90"), ("ALPHA", "90"), ("Beta", "80"))
    rows = tuple(
        BoardRow(place, place, model, (Value(raw, float(raw), None),), None, "", "",
                 None, (), False, None)
        for place, (model, raw) in enumerate(stated, 1)
    )  # fmt: skip
    return Board(REF, REF, REF, "", (Metric(1, "F1", Direction.UNKNOWN),), rows)


def test_a_flipped_result_is_ranked_among_those_that_take_a_place() -> None:
    stated = PaperResult(3, REF, "Task", "Data", "F1", "80", "Beta", None, 0)
    flips = {(REF.slug, "F1"): Direction.HIGHER}
    (found,) = results_as_told([stated], flips, lambda _: board())
    assert found == replace(stated, rank=2, of=2)
