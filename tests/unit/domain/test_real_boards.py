"""Boards of the real archive, whose first rows and records were checked by eye."""

from itertools import pairwise

import pytest

from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.boards.ranking import default_metric, standings
from pwc_tui.domain.boards.records_over_time import best_with_code, staircase, story_of
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from tests.unit.domain.golden_boards import GOLDEN
from tests.unit.domain.real_boards import real_boards


def the_board(task: str, dataset: str, metric: str) -> tuple[Board, int]:
    board = real_boards()[task, dataset]
    return board, board.metric_index(metric)


@pytest.mark.parametrize(("task", "dataset", "metric", "direction", "raws"), GOLDEN)
def test_the_first_rows_are_the_best_results(
    task: str, dataset: str, metric: str, direction: Direction, raws: list[str]
) -> None:
    board, place = the_board(task, dataset, metric)
    assert board.metrics[place].direction is direction
    first = [board.rows[one.row_index].values[place] for one in standings(board, place)[:3]]
    assert [value.raw for value in first if value] == raws


def test_a_board_starts_with_a_score_where_the_file_has_a_size_first() -> None:
    board = real_boards()["Node Property Prediction", "ogbn-arxiv"]
    assert board.metrics[0].role is MetricRole.COST
    assert default_metric(board) == 1


def test_records_of_speech_recognition_fall() -> None:
    steps = staircase(*the_board("Speech Recognition", "LibriSpeech", "WER test-clean"))
    assert [step.number for step in steps] == [4.83, 4.28, 3.19, 2.5, 2.3, 2.2, 2.0, 1.9, 1.8]
    assert all(a.day < b.day for a, b in pairwise(steps))


def test_records_of_question_answering_rise() -> None:
    steps = staircase(*the_board("Question Answering", "SQuAD1.1", "F1"))
    assert [step.number for step in steps[:4]] == [70.695, 70.956, 77.022, 80.383]
    assert steps[-1].number == 95.379


def test_the_best_model_of_3dpw_that_can_be_run_is_second() -> None:
    board, place = the_board("3D Human Pose Estimation", "3DPW", "PA-MPJPE")
    best = best_with_code(board, place)
    assert best is not None
    assert (board.rows[best.row_index].model, best.rank) == ("WHAM (ViT)", 2)
    assert best.gap == pytest.approx(1.9)


def test_a_paper_of_3dpw_knows_what_it_beat_and_who_beat_it_first() -> None:
    board, place = the_board("3D Human Pose Estimation", "3DPW", "PA-MPJPE")
    models = [row.model for row in board.rows]
    story = story_of(board, place, models.index("TRACE"))
    assert story is not None
    assert story.was_record
    assert [board.rows[row].values[place].raw for row in story.beaten[:1]] == ["39.8"]  # type: ignore[union-attr]
    assert [models[row] for row in story.beaten_by] == ["WHAM (ViT)", "ExtPose (-a, T=16)"]


def test_every_metric_of_every_board_has_standings() -> None:
    for board in real_boards().values():
        for place, metric in enumerate(board.metrics):
            found = standings(board, place)
            assert sorted(one.row_index for one in found) == list(range(len(board.rows)))
            ranked = [one.rank for one in found if one.rank is not None]
            assert ranked == sorted(ranked)
            assert not ranked or metric.direction is not Direction.UNKNOWN
