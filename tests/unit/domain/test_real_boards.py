"""Boards of the real archive, whose first rows and records were checked by eye."""

from itertools import pairwise

import pytest

from pwc_tui.domain.boards import Board
from pwc_tui.domain.metrics import Direction, MetricRole
from pwc_tui.domain.progress import best_with_code, staircase, story_of
from pwc_tui.domain.ranking import default_metric, standings
from tests.unit.domain.real_boards import real_boards

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
HUB5 = "Hub5'00 Evaluation (Switchboard / CallHome)"
SWITCHBOARD = "Word error rate on Switchboard trained against the Hub5'00 dataset"

FIRST_ROWS = [
    ("Image Classification", "ImageNet", "Top 1 Accuracy", HIGHER, ["90.056%", "89.956%", "89.83"]),
    ("Question Answering", "SQuAD2.0", "EM", HIGHER, ["90.871", "90.758", "90.724"]),
    ("Question Answering", "SQuAD1.1", "F1", HIGHER, ["95.379", "95.080", "94.930"]),
    ("Speech Recognition", "LibriSpeech", "WER test-clean", LOWER, ["1.8%", "1.9%", "1.9%"]),
    ("Speech Recognition", HUB5, "WER (SWB)", LOWER, ["4.9%", "5.0%", "5.1%"]),
    ("Speech Recognition", SWITCHBOARD, "Percentage error", LOWER, ["5.5", "5.8", "6.2"]),
    ("Word Level Models", "Penn Treebank", "Test perplexity", LOWER, ["42.9", "44.8", "44.8"]),
    (
        "Character Level Models",
        "Hutter Prize",
        "Bit per Character (BPC)",
        LOWER,
        ["0.935", "0.94", "0.94"],
    ),
    (
        "Node Property Prediction",
        "ogbn-arxiv",
        "Test Accuracy",
        HIGHER,
        ["0.7426 ± 0.0017", "0.7420 ± 0.0004", "0.7416 ± 0.0008"],
    ),
    ("3D Human Pose Estimation", "3DPW", "PA-MPJPE", LOWER, ["34.0", "35.9", "37.8"]),
    ("Machine Translation", "WMT 2014 EN-DE", "BLEU", HIGHER, ["35.0", "35.0", "35.0"]),
    ("Natural Language Inference", "MultiNLI", "Matched", HIGHER, ["90.8", "90.8", "90.2"]),
    ("Natural Language Inference", "SNLI", "% Test Accuracy", HIGHER, ["91.1", "90.1", "89.9"]),
    (
        "Named Entity Recognition (NER)",
        "CoNLL 2003 (English)",
        "F1",
        HIGHER,
        ["94.6", "94.3", "93.85"],
    ),
    ("Simple Video Games", "Atari 2600 Pong", "Score", HIGHER, ["21", "21.0", "21.0"]),
    ("Optical Flow Estimation", "KITTI2015", "EPE", LOWER, ["0.58", "0.58", "0.61"]),
    ("Text Classification", "AG News", "Error", LOWER, ["4.49", "4.49", "5.01"]),
    (
        "Image Classification",
        "Imagenet Image Recognition",
        "Error rate",
        LOWER,
        ["0.02251", "0.02991", "0.03567"],
    ),
]


def the_board(task: str, dataset: str, metric: str) -> tuple[Board, int]:
    board = real_boards()[task, dataset]
    return board, board.metric_index(metric)


@pytest.mark.parametrize(("task", "dataset", "metric", "direction", "raws"), FIRST_ROWS)
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
