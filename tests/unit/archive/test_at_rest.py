"""What waits in files while an archive is read: it is the same as if all were in memory."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pwc_tui.ingest.match import group_ids as distinct
from pwc_tui.ingest.match.group_ids import grouped, numbered
from pwc_tui.ingest.registries import boards, models
from pwc_tui.ingest.registries.models import Models
from pwc_tui.ingest.sources import json_records as decoding
from pwc_tui.ingest.sources import json_splitter as splitting
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.sources.lazy_json import Parts, in_parts
from pwc_tui.ingest.tables import board_rows
from pwc_tui.spill import object_file as resting
from pwc_tui.spill import record_file as frames
from pwc_tui.spill.object_file import Resting
from pwc_tui.spill.record_file import Frames
from pwc_tui.spill.text_file import Texts
from tests.unit.archive.conftest import Importer

SITE = "https://paperswithcode.com"
TABLES = (
    "task",
    "task_area",
    "task_parent",
    "task_synonym",
    "dataset",
    "benchmark",
    "benchmark_link",
    "benchmark_year",
    "metric",
    "model",
    "result",
    "result_link",
    "value",
    "repository",
    "code_link",
    "part_account",
    "defect",
    "defect_example",
)


def some_tasks(count: int) -> Iterator[dict[str, Any]]:
    """Tasks with leaderboards drawn by chance, many of them more than once, with tasks below."""
    chosen = random.Random(21)
    for _ in range(count):
        yield {
            "task": f"Task {chosen.randint(1, 9)}",
            "description": chosen.choice(["", "What it is about"]),
            "categories": chosen.sample(["Vision", "Speech", "Games"], chosen.randint(0, 2)),
            "synonyms": [f"Synonym {chosen.randint(1, 30)}"],
            "datasets": [a_table(chosen) for _ in range(chosen.randint(0, 4))],
            "subtasks": [
                {"task": f"Task {chosen.randint(1, 20)}", "datasets": [a_table(chosen)]}
                for _ in range(chosen.randint(0, 2))
            ],
        }


def a_table(chosen: random.Random) -> dict[str, Any]:
    parts = [{"subdataset": "part", "sota": a_sota(chosen)}] * chosen.randint(0, 1)
    return {
        "dataset": f"Dataset {chosen.randint(1, 6)}",
        "dataset_links": [{"title": "", "url": f"{SITE}/sota/b-{chosen.randint(1, 99)}"}],
        "subdatasets": parts,
        "sota": a_sota(chosen),
    }


def a_sota(chosen: random.Random) -> dict[str, Any]:
    names = chosen.sample(["Accuracy", "F1", "WER", "Params"], 2)
    rows = [
        {
            "model_name": chosen.choice(["ResNet", "resnet", "Rés Net", "", "A", "a ", " B"]),
            "paper_url": f"{SITE}/paper/p-{chosen.randint(1, 30)}",
            "paper_date": f"20{chosen.randint(10, 20)}-01-01",
            "code_links": [{"title": "", "url": f"https://github.com/x/{chosen.randint(1, 3)}"}],
            "metrics": {name: str(chosen.randint(1, 3)) for name in names},
        }
        for _ in range(chosen.randint(0, 6))
    ]
    return {"metrics": ["Accuracy", "Unused"], "rows": rows}


def some_links(count: int) -> Iterator[dict[str, Any]]:
    """Links to papers, some of them unknown, some links and many repositories repeated."""
    chosen = random.Random(22)
    for _ in range(count):
        yield {
            "paper_url": f"{SITE}/paper/p-{chosen.randint(1, 60)}",
            "repo_url": f"https://github.com/x/{chosen.choice('abcDdE')}{chosen.randint(1, 9)}",
            "framework": chosen.choice(["pytorch", "tf", "none"]),
            "is_official": chosen.choice([True, False]),
        }


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as opened:
        return {table: opened.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def test_tables_are_the_same_however_little_is_in_memory(
    importing: Importer, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = {
        "papers": [{"paper_url": f"{SITE}/paper/p-{n}", "title": f"P {n}"} for n in range(40)],
        "evaluations": list(some_tasks(60)),
        "links": list(some_links(300)),
    }
    importing(**archive)
    at_once = rows(database)
    for module, name, value in (
        (resting, "_AWAKE", 1),
        (boards, "_SEEN", 1),
        (frames, "_AT_ONCE", 3),
        (distinct, "_SORTED_AT_ONCE", 50),
        (models, "_AT_ONCE", 7),
        (board_rows, "_VALUES_AT_ONCE", 5),
    ):
        monkeypatch.setattr(module, name, value)
    importing(**archive)
    assert rows(database) == at_once
    assert all(at_once.values())


def test_large_tasks_that_are_read_in_parts_give_the_same_tables(
    importing: Importer, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = list(some_tasks(60))
    everyone[7]["subtasks"] += [None, {"task": "Task 3", "subtasks": [{"task": "Deep"}]}, "odd"]
    everyone[8]["datasets"] = {"no": "list"}
    everyone[9]["description"] = "\ud800"  # which the fast decoder does not take
    importing(evaluations=everyone)
    at_once = rows(database)
    monkeypatch.setattr(splitting.Splitter, "whole_list", lambda *_: None)
    monkeypatch.setattr(decoding, "LARGE", 1)
    importing(evaluations=everyone)
    assert rows(database) == at_once


def test_a_task_that_cannot_be_decoded_as_a_whole_is_not_read_in_parts() -> None:
    whole = b'{"task": "T", "datasets": [{"dataset": "D"}, %s], "categories": ["C"]}'
    task = in_parts(memoryview(whole % b"2"))
    assert task is not None
    assert isinstance(task["datasets"], Parts)
    assert [*task["datasets"], *task["datasets"]] == 2 * [{"dataset": "D"}, 2]
    assert task["categories"] == ["C"]
    assert in_parts(memoryview(whole % b'"\xff"')) is None
    assert in_parts(memoryview(whole % b"1e999")) is None
    assert in_parts(memoryview(b"[1]")) is None


def test_a_value_that_rests_keeps_what_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "_AWAKE", 2)
    values: Resting[dict[str, int]] = Resting(tmp_path / "values", dict)
    for number in range(5):
        values.add({"first": number})
    for number in (3, 0, 4, 1):
        values.get(number)["second"] = number
    assert list(values.all()) == [
        {"first": 0, "second": 0},
        {"first": 1, "second": 1},
        {"first": 2},
        {"first": 3, "second": 3},
        {"first": 4, "second": 4},
    ]
    values.drop()
    assert not list(tmp_path.iterdir())


def test_a_value_that_is_only_looked_at_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "_AWAKE", 1)
    values: Resting[str] = Resting(tmp_path / "values", str)
    for text in ("one", "two", "three"):
        values.add(text)
    assert list(values.all()) == ["one", "two", "three"]
    size = (tmp_path / "values").stat().st_size
    for number in (0, 1, 2, 1, 0):
        values.get(number)
    assert list(values.all()) == ["one", "two", "three"]
    assert (tmp_path / "values").stat().st_size == size


@pytest.mark.parametrize("at_once", [7, 1000])
def test_equal_checksums_are_numbered_as_they_are_met(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distinct, "_SORTED_AT_ONCE", at_once)
    checksums = np.random.default_rng(5).integers(-20, 20, 100) * 2**40
    parts = [checksums[:30], checksums[30:]]
    met: dict[int, int] = {}
    expected = [met.setdefault(value, len(met) + 1) for value in checksums.tolist()]
    assert numbered(lambda: parts, 100).tolist() == expected
    seen = [set(values.tolist()) for values, _ in grouped(lambda: parts, 100)]
    assert sum(map(len, seen)) == len(met)


def test_nothing_is_numbered_without_checksums() -> None:
    assert numbered(lambda: [], 0).tolist() == []


def test_a_model_is_shown_as_it_is_spelled_most_often(tmp_path: Path) -> None:
    everyone = ["a", "B", " ", "b", "b", "A  x", "a"]
    found = Models(tmp_path)
    for name in everyone:
        found.look_at(name)
    found.settle()
    papers = [4, 7, 7, 7, None, None, 4]
    assert [found.next_number(paper) for paper in papers] == [1, 2, None, 2, 2, 3, 1]
    assert [row[2:] for row in found.rows()] == [("a", 2, 1), ("b", 3, 1), ("A x", 1, 0)]


def test_values_in_a_file_are_read_as_often_as_one_goes_through_them(tmp_path: Path) -> None:
    writing = Frames(tmp_path / "values", str)
    for text in "abc":
        writing.add(text)
    kept = writing.complete()
    assert [*kept, *kept] == list("abcabc")


def test_texts_are_read_in_any_order(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    for text in ("é", "", "three"):
        texts.add(text)
    assert [texts[place] for place in (2, 0, 1)] == ["three", "é", ""]


def test_a_batch_lets_go_of_the_records_it_hands_out() -> None:
    batch = Batch(5, ["a", None, "b"])
    taken = [(number, record, len(batch.records)) for number, record in batch.drained()]
    assert taken == [(5, "a", 2), (7, "b", 0)]
