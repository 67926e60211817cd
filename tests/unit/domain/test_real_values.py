"""Values of the real archive, one sample of every shape, labelled by what a reader reads.

`real_values.csv`: a shape has 9 for digits and a for words; `count` is how many of the archive's
44,269 values with a digit have it; `beside` is another value of the same column where the reading
needs one. Words of remarks are made neutral.
"""

import csv
import math
import re
from collections import defaultdict
from pathlib import Path

from pwc_tui.domain.metrics.column_values import parse_column
from tests.unit.domain.real_boards import real_boards

SAMPLES = Path(__file__).parent / "real_values.csv"


def is_read_as(raw: str, beside: str, label: str) -> bool:
    number = parse_column([raw, beside] if beside else [raw])[0].number
    if number is None or not label:
        return number is None and not label
    return math.isclose(number, float(label))


def test_nearly_all_real_values_get_the_number_a_reader_reads() -> None:
    counts: dict[str, int] = {}
    right: defaultdict[str, list[bool]] = defaultdict(list)
    with SAMPLES.open(newline="", encoding="utf-8") as file:
        for sample in csv.DictReader(file):
            counts[sample["shape"]] = int(sample["count"])
            is_right = is_read_as(sample["raw"], sample["beside"], sample["number"])
            right[sample["shape"]].append(is_right)
            if not is_right:
                print("misread:", sample)
    share = sum(counts[shape] * sum(one) / len(one) for shape, one in right.items())
    assert share / sum(counts.values()) >= 0.995


def test_the_samples_are_of_nearly_all_values_of_the_archive() -> None:
    with SAMPLES.open(newline="", encoding="utf-8") as file:
        known = {sample["shape"] for sample in csv.DictReader(file)}
    shapes = [
        shape_of(value.raw)
        for board in real_boards().values()
        for row in board.rows
        for value in row.values
        if value and re.search(r"\d", value.raw)
    ]
    assert sum(shape in known for shape in shapes) >= 0.995 * len(shapes)


def test_what_has_no_number_says_why_not() -> None:
    values = [
        value.raw
        for board in real_boards().values()
        for row in board.rows
        for value in row.values
        if value and value.number is None
    ]
    assert values
    assert all(parse_column([raw])[0].note for raw in values)


def shape_of(raw: str) -> str:
    scaled = re.fullmatch(r"[\d.,]+([kKmMB])", raw)
    words = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", raw))
    return words.replace("a", scaled[1]) if scaled else words
