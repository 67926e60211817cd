"""Leaderboards as the database has them, without SQLModel."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pwc_tui.domain.boards.filter import BoardFilter
from pwc_tui.domain.boards.ranking import default_metric, standings
from pwc_tui.domain.boards.view import arrange, best_result, can_have_best
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.name_keys import twin_key
from pwc_tui.store.queries.boards import Boards
from tests.unit.domain.golden_boards import GOLDEN, Golden


@pytest.fixture
def boards(small_file: Path) -> Iterator[Boards]:
    opened = Boards(small_file)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def real_boards(real_db: Path) -> Iterator[Boards]:
    opened = Boards(real_db)
    yield opened
    opened.close()


def test_a_metric_says_what_it_is_and_why(boards: Boards) -> None:
    metric = boards.board("emotion-recognition-on-meld").metrics[0]
    assert (metric.direction, metric.confidence, metric.role) == (
        Direction.HIGHER,
        0.9,
        MetricRole.SCORE,
    )
    assert metric.reasons == ("Because.", "And so.")


def test_a_value_has_its_unit(boards: Boards) -> None:
    value = boards.board("emotion-recognition-on-meld").rows[0].values[0]
    assert value is not None
    assert (value.raw, value.number, value.rank, value.unit) == ("67.37%", 67.37, 1, "%")


def test_a_board_on_a_part_of_a_dataset_names_the_whole(boards: Boards) -> None:
    parent = boards.board("emotion-in-conversation-on-meld").parent
    assert parent is not None
    assert (parent.kind, parent.slug) == (Kind.DATASET, "meld")
    assert boards.board("emotion-recognition-on-meld").parent is None


def test_a_board_knows_those_on_the_whole_dataset_and_on_its_parts(real_boards: Boards) -> None:
    whole = real_boards.board("optical-flow-estimation-on-sintel-clean")
    (part,) = whole.parts
    assert part.name == "Optical Flow Estimation on Sintel Clean"
    assert real_boards.board(part.slug).whole == whole.ref
    assert whole.whole is None and whole.others == ()


def test_a_list_tells_rows_metrics_and_the_best(boards: Boards) -> None:
    first, _ = boards.entries()
    assert (first.ref.slug, first.result_count, first.paper_count) == (
        "emotion-recognition-on-meld",
        3,
        2,
    )
    assert boards.metric_names()[first.id] == ["Weighted-F1", "Latency"]
    assert first.best_model == "best of 1"
    assert (first.task.slug, first.dataset.slug) == ("emotion-recognition", "meld")


@pytest.mark.parametrize(
    "reference",
    [
        "emotion-recognition-on-meld",
        "https://paperswithcode.com/sota/emotion-recognition-on-meld",
        "Emotion Recognition on MELD",
        "EMOTION-RECOGNITION-ON-MELD",
    ],
)
def test_a_board_is_found_by_slug_address_and_name(boards: Boards, reference: str) -> None:
    assert boards.find(reference) == "emotion-recognition-on-meld"


@pytest.mark.parametrize("reference", ["", "nothing", "\0", "'"])
def test_what_names_no_board_finds_none(boards: Boards, reference: str) -> None:
    assert boards.find(reference) is None


def test_columns_are_counted_by_their_values(boards: Boards) -> None:
    columns = [(each.board_slug[:19], each.name, each.values) for each in boards.metric_columns()]
    assert columns == [
        ("emotion-recognition", "Weighted-F1", 2),
        ("emotion-recognition", "Latency", 1),
        ("emotion-in-conversa", "WER", 1),
    ]


def test_without_dated_results_the_import_is_the_day_of_the_archive(boards: Boards) -> None:
    assert boards.snapshot_day() == date(2025, 7, 28)


@pytest.mark.parametrize("golden", GOLDEN)
def test_known_boards_come_out_of_the_import_in_the_order_that_was_checked(
    real_boards: Boards, golden: Golden
) -> None:
    slug = real_boards.find(f"{golden.task} on {golden.dataset}")
    assert slug is not None
    shown = arrange(real_boards.board(slug), golden.metric, BoardFilter())
    chosen, place = shown.chosen, shown.metric
    assert chosen is not None and place is not None
    assert (chosen.name, chosen.direction) == (golden.metric, golden.direction)
    rows = [shown.board.rows[standing.row_index] for standing in shown.order]
    first = [value.raw for row in rows[: len(golden.raws)] if (value := row.values[place])]
    assert first == golden.raws
    assert shown.order[0].rank == 1
    is_painted = shown.places[place].get(shown.order[0].row_index) == 1
    assert is_painted == can_have_best(chosen)


def test_the_ranks_kept_are_those_of_the_rows_and_the_best_is_first(real_boards: Boards) -> None:
    for entry in real_boards.entries():
        board = real_boards.board(entry.slug)
        for place in range(len(board.metrics)):
            for standing in standings(board, place):
                value = board.rows[standing.row_index].values[place]
                assert (value.rank if value else None) == standing.rank
        first = default_metric(board)
        is_sure = first is not None and can_have_best(board.metrics[first])
        ranked = standings(board, first) if first is not None and is_sure else ()
        best = [board.rows[one.row_index] for one in ranked if one.rank == 1]
        named = (best[0].model or best[0].paper_title) if best else ""
        assert entry.best_model == named
        assert entry.best == best_result(board, {})


@pytest.mark.parametrize(
    "slug",
    [
        "image-classification-on-cifar-100",
        "3d-object-detection-on-nuscenes",
        "timex-normalisation-on-pnt",
    ],
)
def test_boards_whose_names_are_spelled_otherwise_know_each_other(
    real_boards: Boards, slug: str
) -> None:
    board = real_boards.board(slug)
    alike = [ref for ref in board.twins if twin_key(ref.name) == twin_key(board.ref.name)]
    assert alike
    for twin in alike:
        assert board.ref in real_boards.board(twin.slug).twins


@pytest.mark.parametrize(
    "reference",
    [
        "image-classification-on-cifar-100",
        "HTTPS://www.paperswithcode.com/sota/Image-Classification-on-CIFAR-100?metric=x",
        "Image Classification on CIFAR-100",
    ],
)
def test_a_board_that_is_named_exactly_is_found_before_its_twin(
    real_boards: Boards, reference: str
) -> None:
    assert real_boards.find(reference) == "image-classification-on-cifar-100"


def test_a_board_is_found_by_a_name_in_another_spelling(real_boards: Boards) -> None:
    found = real_boards.find("timex normalization ON pnt")
    assert found is not None and found.startswith("timex-normalisation-on-pnt")
