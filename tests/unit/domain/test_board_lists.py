from pwc_tui.domain.boards.summaries import MetricColumn, metric_uses, under_their_wholes
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from tests.unit.domain.boards import board_entry

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


def column(
    board: str, name: str, values: int, direction: Direction, confidence: float = 0.9
) -> MetricColumn:
    reasons = (f"as on {board}",)
    return MetricColumn(board, name, values, direction, confidence, MetricRole.SCORE, reasons)


def test_a_name_has_the_direction_of_most_values_and_the_reasons_of_its_largest_board() -> None:
    dev = [
        column("a", "Dev", 10, LOWER, 0.8),
        column("b", "Dev", 20, HIGHER, 0.9),
        column("c", "Dev", 30, HIGHER, 1.0),
    ]
    (use,) = metric_uses(dev, {})
    assert (use.boards, use.values, use.direction) == (3, 60, HIGHER)
    assert use.confidence == 0.96
    assert use.reasons == ("as on c",)
    assert use.directions == ((HIGHER, 2), (LOWER, 1))


def test_metrics_with_most_values_come_first() -> None:
    columns = [
        column("a", "rare", 1, HIGHER),
        column("a", "", 5, HIGHER),
        column("b", "F1", 5, LOWER),
    ]
    assert [use.name for use in metric_uses(columns, {})] == ["", "F1", "rare"]


def test_the_users_word_wins() -> None:
    columns = [column("a", "Score", 5, HIGHER, 0.6)]
    (use,) = metric_uses(columns, {("a", "Score"): LOWER, ("b", "Score"): HIGHER})
    assert (use.direction, use.confidence) == (LOWER, 1.0)
    assert use.reasons == ("You set it.",)


def test_boards_on_a_part_of_a_dataset_stand_under_the_one_on_the_whole() -> None:
    boards = [
        board_entry(4, whole=2),
        board_entry(1),
        board_entry(2),
        board_entry(3, whole=2),
        board_entry(5, whole=3),
        board_entry(6, whole=99),
    ]
    found = [(board.id, depth) for board, depth in under_their_wholes(boards)]
    assert found == [(1, 0), (2, 0), (4, 1), (3, 1), (5, 2), (6, 0)]


def test_datasets_that_are_parts_of_each_other_are_all_listed() -> None:
    boards = [board_entry(1, whole=2), board_entry(2, whole=1), board_entry(3, whole=3)]
    assert sorted(board.id for board, _ in under_their_wholes(boards)) == [1, 2, 3]
