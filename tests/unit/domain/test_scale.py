"""Shares written both ways in one column."""

from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.metrics.column_values import parse_column
from pwc_tui.domain.metrics.mixed_scale import rescaled, scale_of
from tests.unit.domain.real_boards import real_boards


def on_one_scale(*raws: str) -> list[float | None]:
    values = parse_column(raws)
    numbers = rescaled(values, scale_of(values))
    return [None if number is None else round(number, 6) for number in numbers]


def is_mixed(*raws: str) -> bool:
    return scale_of(parse_column(raws)).is_mixed


def test_a_fraction_among_percentages_is_ranked_as_one() -> None:
    assert on_one_scale("95.3", "0.941", "90.2", "-") == [95.3, 94.1, 90.2, None]


def test_a_percentage_among_fractions_is_ranked_as_one() -> None:
    assert on_one_scale("0.953", "0.941", "92.1", "0.887") == [0.953, 0.941, 0.921, 0.887]


def test_a_board_of_good_and_bad_models_is_ranked_on_one_scale_too() -> None:
    assert on_one_scale("95.1", "0.953", "45.0", "0.44", "13.2", "0.12") == [
        *(95.1, 95.3, 45.0, 44.0, 13.2, 12.0),
    ]


def test_the_note_says_how_many_values_and_which_scale() -> None:
    scale = scale_of(parse_column(["95.3", "0.941", "90.2"]))
    assert scale.note == "1 of 3 values are on another scale; all are ranked as parts of 100"


def test_a_percent_sign_says_that_a_small_value_is_no_fraction() -> None:
    assert not is_mixed("95.3%", "0.941%", "90.2%")


def test_small_errors_beside_larger_ones_stay_what_they_are() -> None:
    assert not is_mixed("0.21", "0.23", "1.5", "1.01", "0.95")


def test_bad_scores_measured_as_finely_as_the_others_stay_what_they_are() -> None:
    assert not is_mixed("64.188", "70.112", "10.848", "0.449")
    assert not is_mixed("90.871", "80.005", "4.83", "0.068")


def test_what_would_lie_elsewhere_stays_what_it_is() -> None:
    assert not is_mixed("34.41", "18.13", "29.9", "0.8039"), "PSNR with an SSIM among it"
    assert not is_mixed("0.92", "0.89", "0.85", "30.98"), "SSIM with a PSNR among it"


def test_unbounded_numbers_are_never_shares() -> None:
    assert not is_mixed("1520", "760.0", "0.612")
    assert not is_mixed("-21", "20.9", "0.85")


def test_the_sample_of_the_archive_has_no_mixed_column() -> None:
    mixed = [
        (board.ref.name, metric.name)
        for board in real_boards().values()
        for place, metric in enumerate(board.metrics)
        if is_mixed(*(value.raw for row in board.rows if (value := row.values[place])))
    ]
    assert mixed == []


def test_a_real_board_with_fractions_put_in_is_found_and_ranked_as_before() -> None:
    board = real_boards()["Natural Language Inference", "SNLI"]
    raws = [value.raw for row in board.rows if (value := row.values[0])]
    spoiled = [str(round(float(raw) / 100, 4)) if n % 9 == 0 else raw for n, raw in enumerate(raws)]
    assert on_one_scale(*spoiled) == on_one_scale(*raws)
    assert is_mixed(*spoiled)


@given(st.lists(st.none() | st.floats(-200, 200).map(lambda number: f"{number:.3f}")))
def test_a_scale_has_a_factor_per_value_and_keeps_signs(raws: list[str | None]) -> None:
    values = [None if raw is None else parse_column([raw])[0] for raw in raws]
    scale = scale_of(values)
    assert set(scale.factors) <= {1.0, 100.0, 0.01}
    for value, number in zip(values, rescaled(values, scale), strict=True):
        assert (number is None) == (value is None or value.number is None)
        if number is not None and value is not None and value.number is not None:
            assert number * value.number >= 0
