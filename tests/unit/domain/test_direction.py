"""What is inferred of a column from its name, its rows and its neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW
from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.direction import DirectionEvidence, Judgement, Vote, infer
from pwc_tui.domain.metrics.direction_evidence import gather
from pwc_tui.domain.metrics.direction_hints import BoardColumns, MetricValues
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.partial_dates import day_only

HIGHER, LOWER, UNKNOWN = Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN
FALLING = ("9.5", "9.1", "8.0", "7.7", "6.2", "5.1")
RISING = tuple(reversed(FALLING))
SHUFFLED = ("7.7", "9.5", "5.1", "9.1", "6.2", "8.0")


def column(name: str, *raws: str) -> MetricValues:
    return MetricValues(name, parse_column(raws))


def board(*columns: MetricValues, about: str = "Some Task on Data") -> BoardColumns:
    return BoardColumns(about, columns)


def judged(boards: list[BoardColumns]) -> list[list[Judgement]]:
    return [
        [infer(column.name, evidence) for column, evidence in zip(one.columns, of_one, strict=True)]
        for one, of_one in zip(boards, gather(boards), strict=True)
    ]


def sorted_archive() -> list[BoardColumns]:
    """Return boards whose rows are sorted, which tells that the order of this file is a hint."""
    high = [board(column("Accuracy", *FALLING)) for _ in range(20)]
    return [*high, *(board(column("WER", *RISING)) for _ in range(20))]


@pytest.mark.parametrize(
    ("name", "direction"),
    [("Top 1 Accuracy", HIGHER), ("WER", LOWER), ("FID50k", LOWER), ("Attack success", UNKNOWN)],
)
def test_a_name_alone_is_judged_by_the_lexicons(name: str, direction: Direction) -> None:
    judgement = infer(name)
    assert judgement.direction is direction
    assert judgement.role is MetricRole.SCORE
    assert len(judgement.reasons) == 1


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Number of params", MetricRole.COST),
        ("Params (M)", MetricRole.COST),
        ("GFLOPs", MetricRole.COST),
        ("GPU memory", MetricRole.COST),
        ("Extra Training Data", MetricRole.FACT),
        ("Date", MetricRole.FACT),
        ("Hardware", MetricRole.FACT),
        ("Batch size", MetricRole.FACT),
        ("FID Version", MetricRole.FACT),
    ],
)
def test_what_is_no_score_has_no_direction_whatever_is_said(name: str, role: MetricRole) -> None:
    judgement = infer(name, DirectionEvidence(votes=(Vote(HIGHER, 9.0, "Said."),)))
    assert (judgement.direction, judgement.role) == (UNKNOWN, role)
    assert judgement.confidence >= 0.9


@pytest.mark.parametrize(
    ("name", "direction"), [("FPS", HIGHER), ("Inference time (ms)", LOWER), ("Latency", LOWER)]
)
def test_speeds_have_a_direction_of_their_own(name: str, direction: Direction) -> None:
    judgement = infer(name)
    assert (judgement.direction, judgement.role) == (direction, MetricRole.SPEED)


def test_an_energy_that_is_predicted_is_an_error_not_a_cost() -> None:
    assert infer("Energy MAE").direction is LOWER


def test_the_order_of_rows_tells_in_a_sorted_archive() -> None:
    boards = [
        *sorted_archive(),
        board(column("Flumph", *FALLING)),
        board(column("Glorp", *RISING)),
    ]
    *_, (high,), (low,) = judged(boards)
    assert (high.direction, low.direction) == (HIGHER, LOWER)
    assert high.reasons == ("Its rows are sorted as if higher were better.",)


def test_the_order_of_rows_tells_nothing_in_an_archive_that_is_not_sorted() -> None:
    wrong = [board(column("Accuracy", *RISING)) for _ in range(20)]
    boards = [*sorted_archive()[:20], *wrong, board(column("Flumph", *FALLING))]
    assert judged(boards)[-1][0].direction is UNKNOWN


def test_a_chronicle_is_no_order() -> None:
    days = [day_only(date(2010 + year, 1, 1)) for year in range(len(RISING))]
    chronicle = BoardColumns("Task on Data", (column("Flumph", *RISING),), days)
    assert judged([*sorted_archive(), chronicle])[-1][0].direction is UNKNOWN


def test_the_first_score_is_ordered_even_behind_a_size() -> None:
    sized = board(column("Params", "5M", "3M", "4M", "9M", "1M", "2M"), column("Flumph", *FALLING))
    assert judged([*sorted_archive(), sized])[-1][1].direction is HIGHER


def test_other_boards_with_the_name_tell() -> None:
    boards = [*sorted_archive(), *(board(column("Flumph", *RISING)) for _ in range(4))]
    boards.append(board(column("flumph ", "1", "2")))
    judgement = judged(boards)[-1][0]
    assert judgement.direction is LOWER
    assert judgement.reasons == (
        "4 of 4 other leaderboards with such a metric are sorted as if lower were better.",
    )


def test_one_other_board_is_told_as_one() -> None:
    boards = [
        *sorted_archive(),
        board(column("Flumph", *RISING)),
        board(column("flumph", "1", "2")),
    ]
    (said,) = judged(boards)[-1][0].reasons
    assert said == "Another leaderboard with such a metric is sorted as if lower were better."


def test_columns_that_are_known_tell_of_those_that_move_with_them() -> None:
    pairs = [board(column("BLEU", *SHUFFLED), column("METEOR", *SHUFFLED)) for _ in range(20)]
    with_score = board(column("BLEU", *SHUFFLED), column("Flumph", *SHUFFLED))
    against = board(column("WER", *SHUFFLED), column("Glorp", *SHUFFLED))
    results = judged([*pairs, with_score, against])
    assert results[-2][1].direction is HIGHER
    assert results[-1][1].direction is LOWER


def test_a_term_of_art_stands_against_one_board_in_the_wrong_order() -> None:
    judgement = judged([*sorted_archive(), board(column("Error rate", *FALLING))])[-1][0]
    assert judgement.direction is LOWER
    assert UNSURE_BELOW <= judgement.confidence < infer("Error rate").confidence
    assert "as if higher were better" in judgement.reasons[1]


def test_an_everyday_word_gives_way_to_unknown_when_the_rows_disagree() -> None:
    judgement = judged([*sorted_archive(), board(column("Score", *RISING))])[-1][0]
    assert judgement.direction is UNKNOWN


def test_lengths_are_errors_and_decibels_are_signals() -> None:
    (lengths,), (levels,) = judged(
        [
            board(column("Flumph", "3 mm", "5 mm", "4 mm")),
            board(column("Glorp", "30 dB", "29 dB", "31 dB")),
        ]
    )
    assert (lengths.direction, levels.direction) == (LOWER, HIGHER)


def test_a_part_of_the_data_is_measured_as_its_task_is() -> None:
    (books,), (clean,), (far,) = judged(
        [
            board(column("Books", "74.8", "72.9"), about="Sentiment Analysis on Reviews"),
            board(column("clean", "3.3%", "6.3%"), about="Speech Recognition on CHiME"),
            board(column("Books", "748", "729"), about="Sentiment Analysis on Reviews"),
        ]
    )
    assert (books.direction, clean.direction, far.direction) == (HIGHER, LOWER, UNKNOWN)


def test_joints_of_the_body_are_measured_as_the_pose_is() -> None:
    values = "94.7", "93.1", "90.2"
    (flat,), (deep,) = judged(
        [
            board(column("Ank", *values), about="2D Human Pose Estimation on JHMDB"),
            board(column("Ank", *values), about="3D Human Pose Estimation on Human3.6M"),
        ]
    )
    assert flat.direction is HIGHER
    assert flat.confidence >= UNSURE_BELOW
    assert deep.direction is UNKNOWN


def test_a_board_named_after_an_error_is_about_it() -> None:
    judgement = judged([board(column("Dev", "4", "5"), about="Some Task on X word error rate")])
    assert judgement[0][0].direction is LOWER


def test_a_sum_goes_the_way_of_what_it_sums_up() -> None:
    one = board(column("WER x", "9"), column("WER y", "8"), column("Average", "8.5"))
    assert judged([one])[0][2].direction is LOWER


def test_a_file_sorted_wrong_casts_doubt_on_a_term_of_art_but_does_not_turn_it() -> None:
    boards = [*sorted_archive(), *(board(column("FID", *FALLING)) for _ in range(9))]
    judgement = judged(boards)[-1][0]
    assert judgement.direction is LOWER
    assert judgement.confidence < 0.9


def test_likeness_among_generated_images_is_to_be_low() -> None:
    about = "Image Generation on CelebA"
    assert infer("MS-SSIM", DirectionEvidence(about)).direction is LOWER
    assert infer("MS-SSIM", DirectionEvidence("Image Compression on Kodak")).direction is HIGHER


def test_columns_of_words_are_facts() -> None:
    judgement = judged([board(column("Flumph", "large", "-", "small"))])[0][0]
    assert (judgement.direction, judgement.role) == (UNKNOWN, MetricRole.FACT)


def test_no_board_and_no_column_and_no_value_are_no_error() -> None:
    assert gather([]) == []
    assert judged([board()]) == [[]]
    empty = board(column(""), column("\t ACCURACY"), MetricValues("..", []))
    assert [one.direction for one in judged([empty])[0]] == [UNKNOWN, HIGHER, UNKNOWN]


def test_a_board_whose_columns_are_not_of_one_length_is_an_error() -> None:
    with pytest.raises(ValueError):
        gather([board(column("BLEU", "1", "2"), column("Flumph", "1"))])


NAMES = st.text(max_size=20) | st.sampled_from(["WER", "Accuracy", "Params", "Score", "Dev"])
VALUES = st.lists(st.from_regex(r"\d{1,3}(\.\d)?%?|-|Yes", fullmatch=True), min_size=4, max_size=4)


@given(st.lists(st.lists(st.tuples(NAMES, VALUES), max_size=3), max_size=4))
def test_every_column_of_any_board_is_judged(boards: list[list[tuple[str, list[str]]]]) -> None:
    given_boards = [board(*(column(name, *raws) for name, raws in one)) for one in boards]
    for of_board in judged(given_boards):
        for judgement in of_board:
            assert 0.5 <= judgement.confidence <= 1
            assert judgement.reasons
            if judgement.role in {MetricRole.COST, MetricRole.FACT}:
                assert judgement.direction is UNKNOWN


@pytest.mark.parametrize(
    ("names", "direction"),
    [
        (
            ["AEE", "AIC", "Failure rate", "AURC", "bpp", "RMSD", "1-F1", "Accuracy reduction"],
            LOWER,
        ),
        (["-log likelihood", "Negative log-likelihood", "False negative rate"], LOWER),
        (
            [
                "-NLL",
                "Negative MSE",
                "1-EER",
                "1 - LPIPS",
                "1-LPIPS",
                "WER reduction",
                "Error-free rate",
            ],
            HIGHER,
        ),
        (["Reduction in WER", "WER improvement", "Neg. MAE", "Collision-free"], HIGHER),
        (["δ<1.25", "BWT", "GDT_TS", "Q3", "AutoAttack", "top1"], HIGHER),
        (["- Accuracy", "Negative F1", "True negative rate", "1-shot Accuracy"], HIGHER),
        (["1-NN accuracy", "Stereotype score"], UNKNOWN),
    ],
)
def test_names_that_say_the_opposite_are_turned_round(
    names: list[str], direction: Direction
) -> None:
    assert {name: infer(name).direction for name in names} == dict.fromkeys(names, direction)


def test_what_is_best_in_the_middle_stays_so_whatever_is_said() -> None:
    judgement = infer("Stereotype Score", DirectionEvidence(votes=(Vote(HIGHER, 9.0, "Said."),)))
    assert (judgement.direction, judgement.role) == (UNKNOWN, MetricRole.SCORE)


@pytest.mark.parametrize(("name", "rows"), [("AP", RISING), ("Error rate", FALLING)])
def test_one_contrary_order_leaves_a_term_of_art_sure(name: str, rows: tuple[str, ...]) -> None:
    said = judged([*sorted_archive(), board(column(name, *rows))])[-1][0]
    assert said.direction is infer(name).direction
    assert said.confidence >= UNSURE_BELOW
    assert len(said.reasons) == 2


def test_a_contrary_order_and_contrary_company_cast_doubt_on_a_term_of_art() -> None:
    contrary = (
        Vote(LOWER, 2.0, "Its rows say so.", source="order"),
        Vote(LOWER, 1.0, "Others say so.", source="company"),
    )
    said = infer("AP", DirectionEvidence(votes=contrary))
    assert said.direction is HIGHER and said.confidence < UNSURE_BELOW


def test_boards_that_are_all_sorted_wrong_are_one_slip() -> None:
    wrong = [board(column("AP", *RISING)) for _ in range(3)]
    for said in judged([*sorted_archive(), *wrong])[-3:]:
        assert said[0].direction is HIGHER and said[0].confidence >= UNSURE_BELOW


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ("Dialogue State Tracking on Rooms", "Joint"),
        ("Common Sense on SWAG", "Test"),
        ("Document Dating on Papers", "APW Dataset"),
        ("Document Dating on Papers", "NYT Dataset"),
    ],
)
def test_a_task_that_has_one_measure_tells_of_its_columns_even_sorted_wrong(
    about: str, name: str
) -> None:
    said = judged([*sorted_archive(), board(column(name, *RISING), about=about)])[-1][0]
    assert said.direction is HIGHER and said.confidence >= UNSURE_BELOW
