import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.values import parse_value


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
        "½",
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
        "60.7+",
        "71 (83)",
        "0.5 (1/2)",
        "9" * 100,
    ],
)
def test_what_leaves_the_number_open_is_none(raw: str) -> None:
    assert parse_value(raw).number is None


@given(st.text() | st.from_regex(r"[ ~+-]?[\d.,]+ ?[%kMBs±/()*e-]*[\d.,]*"))
def test_any_text_is_a_finite_number_or_none(raw: str) -> None:
    number = parse_value(raw).number
    assert number is None or math.isfinite(number)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(number: float) -> None:
    assert parse_value(repr(number)).number == number
