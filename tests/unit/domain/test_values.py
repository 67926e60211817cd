import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.metrics.values import parse_value


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("92.60", 92.6),
        ("95.4%", 95.4),
        ("95.4 %", 95.4),
        ("1.2E-03", 0.0012),
        (".95", 0.95),
        ("5.", 5.0),
        ("+3.1", 3.1),
        ("−0.5", -0.5),
        ("12,345", 12345.0),
        ("1,234,567.8", 1234567.8),
        ("0,953", 0.953),
        ("95,4", 95.4),
        ("~71", 71.0),
        ("95.4*", 95.4),
        ("95.4†", 95.4),
        ("**95.4**", 95.4),
        ("0.232 (!)", 0.232),
        ("31.69M", 31.69e6),
        ("1.5B", 1.5e9),
        ("12k", 12000.0),
        ("12 ms", 12.0),
        ("86.7/85.9", 86.7),
        ("84.3<br>85.9<sup>[\\*](#word)</sup>", 84.3),
        ("95.4 | 87.1", 95.4),
        ("٩٥", 95.0),
        ("９５.４", 95.4),
        ("\t95.4\n", 95.4),
        ("\ufeff95.4", 95.4),
        (r"30.50\*", 30.5),
        (r"95.4\%", 95.4),
        ("91.6/91.1*", 91.6),
        ("91.6* / 91.1†", 91.6),
        ("73.2 ± 0.4", 73.2),
        ("73.2±0.4", 73.2),
        ("73.2 +/- 0.4", 73.2),
        ("73.2 (0.4)", 73.2),
        ("73.2 (±0.4)", 73.2),
        ("73.2 (-0.4)", 73.2),
        ("73.2% ± 0.4%", 73.2),
        ("60.7+", 60.7),
        ("43B?", 43e9),
        ("71 (83)", 71.0),
        ("33.27 (uncased)", 33.27),
        (r"53.94\* (53.6)", 53.94),
        ("3.37<sup>\\</sup>", 3.37),
        ("32.86$", 32.86),
        ("½", 0.5),
        ("1.2 × 10^-3", 0.0012),
        ("1'234", 1234.0),
        ("12\u2009345", 12345.0),
        ("1.234,5", 1234.5),
        ("39.47 & 51.64", 39.47),
        ("58.17/87.00/69.30", 58.17),
        ("9.81, 11.29, 19.22, 47.79/22.03", 22.03),
    ],
)
def test_a_number_is_read_however_it_is_written(raw: str, number: float) -> None:
    parsed = parse_value(raw).number
    assert parsed is not None
    assert math.isclose(parsed, number)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "-",
        "–",
        "N/A",
        "Yes",
        "SOTA",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "1e400",
        "10-12",
        "0.1–0.2",
        ">90",
        "≥ 90",
        "< 0.001",
        "00:12:31",
        "[red]95[/red]",
        "0x1F",
        "1_000",
        "1,23,456",
        "3 models",
        "5²",
        "10⁻³",
        "1/2",
        "3/4/5",
        "256, 384, 512",
        "(16.97 15.58)",
        "12 345",
        "64x4",
        "9" * 100,
    ],
)
def test_what_leaves_the_number_open_is_none(raw: str) -> None:
    assert parse_value(raw).number is None


@pytest.mark.parametrize(
    ("raw", "uncertainty"),
    [
        ("73.2 ± 0.4", 0.4),
        ("73.2 +/- 0.4 %", 0.4),
        ("73.2 (0.4)", 0.4),
        ("73.2 (±0.4)", 0.4),
        ("1.5k ± 0.1", 100.0),
        ("73.2 (-0.4)", None),
        ("73.2 (+0.4)", None),
        ("71 (83)", None),
        ("53.94 (53.6)", None),
        ("73.2", None),
    ],
)
def test_what_stands_behind_is_the_uncertainty_when_it_can_be(
    raw: str, uncertainty: float | None
) -> None:
    assert parse_value(raw).uncertainty == uncertainty


@pytest.mark.parametrize(
    ("raw", "unit"),
    [("95%", "%"), ("95 ± 1 %", "%"), ("12 ms", "ms"), ("33.1 dB", "dB"), ("5M", ""), ("5", "")],
)
def test_the_unit_is_kept_as_it_is_written(raw: str, unit: str) -> None:
    assert parse_value(raw).unit == unit


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("-", "no value"),
        ("N/A", "no value"),
        ("Yes", "words"),
        ("nan", "not a number"),
        ("-inf", "infinite"),
        ("> 90", "a bound, not a number"),
        ("10-12", "a range"),
        ("00:12:31", "a time"),
        ("1/2", "a fraction or a pair, it is not clear which"),
        ("1e400", "not a number, or too large a number"),
        ("5²", "a power or an index"),
        ("x" * 100, "a remark, too long to be a number"),
        ("12,345", "comma read as a thousands separator"),
        ("0,953", "comma read as the decimal point"),
        ("~71", "about"),
        ("43B?", "marked as doubtful"),
        ("86.7/85.9", "the first of 2 numbers"),
        ("84.3<br>85.9<sup>[\\*](#word)</sup>", "the first of 2 numbers"),
        ("71 (83)", "in brackets, not read: 83"),
        ("95.4", ""),
    ],
)
def test_a_note_says_what_was_assumed_or_why_there_is_no_number(raw: str, note: str) -> None:
    assert parse_value(raw).note == note


ODD_TEXTS = st.text() | st.from_regex(r"[ ~+-]?[\d.,']+ ?[%kMBs±/|&()*e?+-]*[\d.,]*[%)]?")


@given(ODD_TEXTS)
def test_any_text_is_a_finite_number_or_none_with_a_note(raw: str) -> None:
    parsed = parse_value(raw)
    assert parsed.note if parsed.number is None else math.isfinite(parsed.number)
    assert parsed.uncertainty is None or parsed.uncertainty >= 0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(number: float) -> None:
    assert parse_value(repr(number)).number == number


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", "'", "\u2009", "\u202f"]))
def test_thousands_are_read_back_whatever_parts_them(number: int, separator: str) -> None:
    assert parse_value(f"{number:,}".replace(",", separator)).number == number


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 1, places=3))
def test_a_spread_does_not_change_the_number(number: Decimal, spread: Decimal) -> None:
    parsed = parse_value(f"{number} ± {spread}")
    assert (parsed.number, parsed.uncertainty) == (float(number), float(spread))


@given(st.decimals("0.001", 10**6, places=3), st.sampled_from("-−–—‑"))
def test_every_minus_sign_makes_the_opposite(number: Decimal, minus: str) -> None:
    positive = parse_value(str(number)).number
    assert positive is not None
    assert parse_value(f"{minus}{number}").number == -positive


@given(
    st.decimals(0, 1000, places=2),
    st.sampled_from(["{}*", "{}†", "**{}**", " {} ", "~{}", "{} (!)", "{}%", "${}$", "{} dB"]),
)
def test_what_stands_around_does_not_change_the_number(number: Decimal, around: str) -> None:
    assert parse_value(around.format(number)).number == float(number)


@given(st.decimals("0.1", 1000, places=1), st.sampled_from([("k", 3), ("M", 6), ("B", 9)]))
def test_a_letter_multiplies(number: Decimal, letter: tuple[str, int]) -> None:
    scaled = parse_value(f"{number}{letter[0]}").number
    assert scaled is not None
    assert math.isclose(scaled, float(number) * 10 ** letter[1])
