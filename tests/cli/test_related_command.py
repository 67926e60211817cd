import json
import subprocess
from collections.abc import Callable

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_rivals_are_related_and_the_reason_is_the_board(program: Program) -> None:
    run = program("related", "2401.12987", "--json")
    document = json.loads(run.stdout)
    assert run.returncode == 0
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["paper"]["title"].startswith("TelME")
    assert len(document["results"]) == 8
    boards = [
        name
        for entry in document["results"]
        for reason in entry["reasons"]
        if reason["kind"] == "board"
        for name in reason["names"]
    ]
    assert any("MELD" in name for name in boards)
    assert all(entry["why"] for entry in document["results"])


def test_text_says_why(program: Program) -> None:
    run = program("related", "2401.12987", "--limit", "3")
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    assert len(rows) == 3
    assert "MELD" in rows[0][4]


def test_several_papers_are_answered_one_by_one(program: Program) -> None:
    run = program("related", "2401.12987", "no-such-paper", "1706.03762", "--json")
    papers = [json.loads(line)["paper"] for line in run.stdout.splitlines()]
    assert [paper and paper["id"] for paper in papers][1:] == [None, "attention-is-all-you-need"]
    assert "'no-such-paper'" in run.stderr
    assert run.returncode == 0


def test_an_unknown_paper_is_status_1(program: Program) -> None:
    run = program("related", "no-such-paper")
    assert (run.returncode, run.stdout) == (1, "")


def test_papers_from_the_input_are_answered_line_by_line(program: Program) -> None:
    run = program("related", "--stdin", "--limit", "1", stdin=b"1706.03762\n\n\xff\n")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [len(answer["results"]) for answer in answers] == [1, 0, 0]
    assert answers[0]["query"] == "1706.03762"
    assert answers[1]["paper"] is None
