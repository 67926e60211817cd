"""Leaderboards as the database has them, without SQLModel."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pwc_tui.domain.board_view import can_have_best
from pwc_tui.domain.metrics import Direction, MetricRole
from pwc_tui.domain.ranking import default_metric, standings
from pwc_tui.domain.refs import Kind
from pwc_tui.store.boards import Boards


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


def test_a_list_tells_rows_metrics_and_the_best(boards: Boards) -> None:
    first, _ = boards.summaries()
    assert (first.ref.slug, first.row_count, first.paper_count) == (
        "emotion-recognition-on-meld",
        3,
        2,
    )
    assert (first.metrics, first.best_model) == (("Weighted-F1", "Latency"), "best of 1")
    assert (first.task.slug, first.dataset.slug) == ("emotion-recognition", "meld")


def test_columns_are_counted_by_their_values(boards: Boards) -> None:
    columns = [(each.board_slug[:19], each.name, each.values) for each in boards.metric_columns()]
    assert columns == [
        ("emotion-recognition", "Weighted-F1", 2),
        ("emotion-recognition", "Latency", 1),
        ("emotion-in-conversa", "WER", 1),
    ]


def test_without_dated_results_the_import_is_the_day_of_the_archive(boards: Boards) -> None:
    assert boards.snapshot_day() == date(2025, 7, 28)


GOLDEN = [
    ("3d-human-pose-estimation-on-3dpw", "PA-MPJPE", "lower", ["34.0", "35.9", "37.8"]),
    ("node-property-prediction-on-ogbn-arxiv", "Test Accuracy", "higher", ["0.7426 ± 0.0017"]),
    ("Machine Translation on WMT 2014 EN-DE", "BLEU", "higher", ["35.0", "35.0"]),
    ("speech-recognition-on-librispeech", "WER test-clean", "lower", ["1.8%", "1.9%"]),
    ("Question Answering on SQuAD1.1", "F1", "higher", ["95.379", "95.080", "94.930"]),
]


@pytest.mark.parametrize(("name", "metric", "direction", "raws"), GOLDEN)
def test_known_boards_come_out_of_the_import_in_the_order_that_was_checked(
    real_boards: Boards, name: str, metric: str, direction: str, raws: list[str]
) -> None:
    slug = real_boards.find(name)
    assert slug is not None
    board = real_boards.board(slug)
    place = board.metric_index(metric)
    assert board.metrics[place].direction == direction
    first = [board.rows[one.row_index].values[place] for one in standings(board, place)]
    assert [value.raw for value in first[: len(raws)] if value] == raws


def test_the_ranks_kept_are_those_of_the_rows_and_the_best_is_first(real_boards: Boards) -> None:
    for summary in real_boards.summaries():
        board = real_boards.board(summary.ref.slug)
        for place in range(len(board.metrics)):
            for standing in standings(board, place):
                value = board.rows[standing.row_index].values[place]
                assert (value.rank if value else None) == standing.rank
        first = default_metric(board)
        is_sure = first is not None and can_have_best(board.metrics[first])
        ranked = standings(board, first) if first is not None and is_sure else ()
        best = [board.rows[one.row_index].model for one in ranked if one.rank == 1]
        assert summary.best_model == (best[0] if best else "")


@pytest.mark.parametrize(
    ("slug", "twin"),
    [
        ("image-classification-on-cifar-100", "image-classification-on-cifar100"),
        ("3d-object-detection-on-nuscenes", "3d-object-detection-on-nuscenes-1"),
        ("timex-normalisation-on-pnt", "timex-normalisation-on-pnt-1"),
    ],
)
def test_boards_whose_names_are_spelled_otherwise_know_each_other(
    real_boards: Boards, slug: str, twin: str
) -> None:
    assert twin in {ref.slug for ref in real_boards.board(slug).twins}
    assert slug in {ref.slug for ref in real_boards.board(twin).twins}


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
    assert real_boards.find("timex normalization ON pnt") in {
        "timex-normalisation-on-pnt",
        "timex-normalisation-on-pnt-1",
    }
