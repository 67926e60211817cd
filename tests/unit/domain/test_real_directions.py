"""The inferred directions against our own judgement of the 300 most used metric names.

`metric_directions.csv` was labelled before the inference was written, from what the field says:
higher, lower, or none for what is no score. `board` narrows a name that means different things.
"""

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from time import process_time

import pytest

from pwc_tui.domain.metrics.direction_evidence import gather
from pwc_tui.domain.metrics.metric_names import read_name
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from tests.conftest import REAL
from tests.unit.domain.real_boards import board_columns, boards_of, real_boards

LABELS = Path(__file__).parent / "metric_directions.csv"
EXPECTED = {
    "higher": Direction.HIGHER,
    "lower": Direction.LOWER,
    "none": Direction.UNKNOWN,
}


def labels() -> Mapping[str, list[tuple[str, Direction, int]]]:
    """Return by name what boards (part of their names) it is about, direction, and values."""
    found: defaultdict[str, list[tuple[str, Direction, int]]] = defaultdict(list)
    with LABELS.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            label = (row["board"], EXPECTED[row["direction"]], int(row["values"]))
            found[row["name"]].append(label)
    for of_name in found.values():
        of_name.sort(key=lambda label: not label[0])
    return found


def test_the_table_has_300_names_with_a_source_each() -> None:
    with LABELS.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({row["name"] for row in rows}) == 300
    assert all(row["source"] for row in rows)


def test_names_alone_are_right_for_most_values() -> None:
    right: Counter[bool] = Counter()
    for name, of_name in labels().items():
        _, expected, count = of_name[-1]
        right[read_name(name).direction is expected] += count
    assert right[True] >= 0.98 * right.total()


def test_inferred_directions_are_right_for_98_in_100_values() -> None:
    known = labels()
    right: Counter[bool] = Counter()
    misses: Counter[tuple[str, str, str]] = Counter()
    for (_, dataset), board in real_boards().items():
        for place, metric in enumerate(board.metrics):
            if metric.name not in known:
                continue
            count = sum(row.values[place] is not None for row in board.rows)
            expected = next(
                direction
                for part, direction, _ in known[metric.name]
                if part in dataset.casefold().replace(" ", "")
            )
            right[metric.direction is expected] += count
            if metric.direction is not expected:
                misses[metric.name, dataset, metric.direction.value] += count
    print(right, *misses.most_common(), sep="\n")
    assert right[True] >= 0.98 * right.total()
    frequent = {"Number of params", "Top 1 Accuracy", "Top 5 Accuracy"}
    assert not frequent & {name for name, _, _ in misses}
    rest = right.total() - sum(of[-1][2] for name, of in known.items() if name in frequent)
    assert right[False] <= 0.02 * rest, "also without the three names of ImageNet"


def test_columns_that_are_no_scores_are_known() -> None:
    expected = {name for name, of in labels().items() if of[-1][1] is Direction.UNKNOWN}
    for board in real_boards().values():
        for place, metric in enumerate(board.metrics):
            numbers = [value.number for row in board.rows if (value := row.values[place])]
            if metric.name in expected and any(numbers) and metric.name != "-":
                assert metric.role in {MetricRole.COST, MetricRole.FACT}, metric


def test_every_metric_of_the_lower_is_better_file_is_lower() -> None:
    path = REAL.parent / "odd" / "eval--lower-is-better.json.gz"
    if not path.is_file():
        pytest.skip("no odd files here")
    boards = boards_of(json.loads(gzip.decompress(path.read_bytes())))
    metrics = [metric for board in boards.values() for metric in board.metrics]
    assert len(metrics) == 5
    assert all(metric.direction is Direction.LOWER for metric in metrics)


def test_all_boards_are_gathered_at_once_and_soon() -> None:
    real_boards()
    tasks = json.loads(gzip.decompress((REAL / "evaluation-tables.json.gz").read_bytes()))
    columns = [
        board_columns(f"{task['task']} on {dataset['dataset']}", dataset["sota"])
        for task in tasks
        for dataset in task["datasets"]
        if (dataset.get("sota") or {}).get("rows")
    ]
    began = process_time()
    assert len(gather(columns)) == len(columns)
    assert process_time() - began < 2, "0.1 s when the machine is quiet"
