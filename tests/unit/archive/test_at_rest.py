"""What waits in files while an archive is read: it is the same as if all were in memory."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.ingest.readers import board_drafts
from pwc_tui.ingest.sources import json_records as decoding
from pwc_tui.ingest.sources import json_splitter as splitting
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.sources.lazy_json import Parts, in_parts
from pwc_tui.store.write import row_buffer
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
        (board_drafts, "_REMEMBERED", 1),
        (row_buffer, "ROWS_AT_ONCE", 5),
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


def test_a_model_is_shown_as_it_is_spelled_most_often(importing: Importer, database: Path) -> None:
    names = ["a", "B", " ", "b", "b", "A  x", "a"]
    papers = [4, 7, 7, 7, None, None, 4]
    results = [
        {
            "model_name": name,
            "paper_url": paper and f"{SITE}/paper/p-{paper}",
            "metrics": {"F1": str(number)},
        }
        for number, (name, paper) in enumerate(zip(names, papers, strict=True))
    ]
    sota = {"dataset": "D", "sota": {"metrics": [], "rows": results}}
    everyone = [{"paper_url": f"{SITE}/paper/p-{n}", "title": f"P {n}"} for n in range(9)]
    importing(papers=everyone, evaluations=[{"task": "T", "datasets": [sota]}])
    found = rows(database)
    assert [row[4] for row in found["result"]] == [1, 2, None, 2, 2, 3, 1]
    assert [row[2:] for row in found["model"]] == [("a", 2, 1), ("b", 3, 1), ("A x", 1, 0)]


def test_a_batch_lets_go_of_the_records_it_hands_out() -> None:
    batch = Batch(5, ["a", None, "b"])
    taken = [(number, record, len(batch.records)) for number, record in batch.drained()]
    assert taken == [(5, "a", 2), (7, "b", 0)]
