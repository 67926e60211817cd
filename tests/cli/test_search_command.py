import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_a_misspelt_title_is_found(program: Program) -> None:
    run = program("search", "atention", "is", "al", "you", "ned")
    assert run.returncode == 0
    first = run.stdout.splitlines()[0].split("\t")
    assert first[0] == "attention-is-all-you-need"
    assert first[1:3] == ["2017-06-12", "Attention Is All You Need"]
    assert "\x1b" not in run.stdout


def test_nothing_found_is_silent_and_status_1(program: Program) -> None:
    run = program("search", "qqqqzzzzxxxx")
    assert (run.returncode, run.stdout) == (1, "")


def test_json_is_one_document_with_its_attribution(program: Program) -> None:
    run = program("search", "emotion", "--json", "--limit", "3")
    document = json.loads(run.stdout)
    assert list(document)[:3] == ["source", "licence", "snapshot"]
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["query"] == "emotion"
    assert document["took_ms"] > 0
    assert len(document["results"]) == 3
    entry = document["results"][0]
    assert entry["kind"] == "paper"
    assert entry["url"] == f"https://paperswithcode.com/paper/{entry['id']}"
    assert {"title", "authors", "date", "tasks", "has_official_code"} <= entry.keys()


def test_json_of_nothing_is_a_document_too(program: Program) -> None:
    run = program("search", "qqqqzzzzxxxx", "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["results"] == []


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "***", "((", "a" * 10_000, "[/]", "\x1b[31m", "%s"]
)
def test_no_query_is_an_error(program: Program, query: str) -> None:
    run = program("search", "--json", "--", query)
    assert run.returncode in (0, 1)
    assert json.loads(run.stdout)["query"] == query
    assert run.stdout.rstrip("\n").isprintable()


def test_queries_from_the_input_are_answered_line_by_line(program: Program) -> None:
    lines = [b"telmee", b"", b"\xff\xfe emotion", b"nul\0nul", b"\xe2\x80\xae rtl", b"bert"]
    run = program("search", "--stdin", "--limit", "2", stdin=b"\n".join(lines))
    assert run.returncode == 0
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert answers[0]["results"][0]["title"].startswith("TelME")
    assert (answers[1]["query"], answers[1]["results"]) == ("", [])
    assert answers[2]["query"] == "\ufffd\ufffd emotion"
    assert all(len(answer["results"]) <= 2 for answer in answers)


def test_no_lines_are_no_answers(program: Program) -> None:
    run = program("search", "--stdin", stdin=b"")
    assert (run.returncode, run.stdout) == (0, "")


def test_windows_line_ends_are_no_part_of_a_query(program: Program) -> None:
    run = program("search", "--stdin", stdin=b"emotion\r\n")
    assert json.loads(run.stdout)["query"] == "emotion"


def test_a_missing_index_is_built_and_said(program: Program, demo_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(demo_db, copy)
    first = program("search", "emotion", "--db", str(copy))
    second = program("search", "emotion", "--db", str(copy))
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout
    assert "index is missing" in first.stderr
    assert "index" not in second.stderr
