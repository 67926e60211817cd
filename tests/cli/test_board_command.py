import csv
import io
import json
import subprocess
from collections.abc import Callable

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

MELD = "emotion-recognition-on-meld"


def test_json_is_in_the_order_of_the_metric_with_all_of_them(program: Program) -> None:
    document = json.loads(program("board", MELD, "--json").stdout)
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["id"] == MELD
    assert document["sorted_by"] == document["metrics"][0]["name"]
    ranks = [row["rank"] for row in document["rows"] if row["rank"]]
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    models = {row["model"]: row for row in document["rows"]}
    assert models["TelME"]["paper"]["id"].startswith("telme")
    assert {"metric", "raw", "number", "rank"} == models["TelME"]["values"][0].keys()


def test_another_metric_is_another_order(program: Program) -> None:
    document = json.loads(program("board", MELD, "--metric", "ACCURACY", "--json").stdout)
    assert document["sorted_by"] == "Accuracy"
    numbers = [
        value["number"]
        for row in document["rows"]
        for value in row["values"]
        if value["metric"] == "Accuracy"
    ]
    assert numbers == sorted(numbers, reverse=True)


def test_an_unknown_metric_is_said_with_those_there_are(program: Program) -> None:
    run = program("board", MELD, "--metric", "BLEU")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Weighted-F1" in run.stderr.splitlines()[-1]


def test_csv_is_a_table_with_the_attribution_in_every_row(program: Program) -> None:
    run = program("board", MELD, "--csv")
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    document = json.loads(program("board", MELD, "--json").stdout)
    assert [row["model"] for row in rows] == [row["model"] for row in document["rows"]]
    assert rows[0]["rank"] == "1"
    assert {"Weighted-F1", "paper", "date", "code", "extra_data"} <= rows[0].keys()
    assert {row["licence"] for row in rows} == {"CC-BY-SA 4.0"}
    assert "Papers With Code" in rows[0]["source"]


def test_text_has_a_header_and_a_line_a_result(program: Program) -> None:
    run = program("board", MELD)
    header, *rows = run.stdout.splitlines()
    assert header.startswith("rank\tmodel\t")
    assert rows[0].startswith("1\t")
    assert "higher is better" in run.stderr
    assert "CC-BY-SA 4.0" in run.stderr


@pytest.mark.parametrize(
    "reference",
    ["https://paperswithcode.com/sota/emotion-recognition-on-meld", "Emotion Recognition on MELD"],
)
def test_a_board_is_found_by_address_and_name(program: Program, reference: str) -> None:
    assert program("board", *reference.split(" ")).returncode == 0


def test_an_unknown_board_is_status_1_with_the_nearest_ones(program: Program) -> None:
    run = program("board", "emotion-recognition-on-mled")
    assert (run.returncode, run.stdout) == (1, "")
    assert f"perhaps {MELD}" in run.stderr
