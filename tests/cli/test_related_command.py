import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

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


def test_the_mark_at_the_beginning_of_a_file_of_ids_does_not_count(program: Program) -> None:
    run = program("related", "--stdin", "--limit", "1", stdin=b"\xef\xbb\xbf1706.03762\n")
    assert json.loads(run.stdout)["query"] == "1706.03762"
    assert json.loads(run.stdout)["paper"] is not None


def test_a_shelf_and_less_evidence_can_be_asked_for(program: Program) -> None:
    run = program("related", "2401.12987", "--shelf", "rivals", "--json")
    document = json.loads(run.stdout)
    assert document["shelf"] == "rivals"
    kinds = [{reason["kind"] for reason in entry["reasons"]} for entry in document["results"]]
    assert kinds and all("board" in each for each in kinds)
    run = program("related", "2401.12987", "--ignore", "boards,text", "--json")
    kinds = [
        {reason["kind"] for reason in entry["reasons"]}
        for entry in json.loads(run.stdout)["results"]
    ]
    assert kinds and not any(each & {"board", "text", "beats", "beaten"} for each in kinds)


def test_evidence_that_is_none_is_refused_in_one_sentence(program: Program) -> None:
    run = program("related", "2401.12987", "--ignore", "boards,luck")
    assert run.returncode == 2
    assert "'luck'" in run.stderr and "boards, lines" in run.stderr


def test_what_related_papers_are_found_by_is_built_where_it_is_missing(
    program: Program, demo_db: Path, tmp_path: Path
) -> None:
    alone = str(shutil.copy(demo_db, tmp_path / "alone.db"))
    program("index", "--db", alone, "--only", "search")
    (path,) = tmp_path.glob("alone.*.index/related.bin")
    path.unlink()
    run = program("related", "2401.12987", "--db", alone, "--json")
    assert len(json.loads(run.stdout)["results"]) == 8
    assert "the search index is not complete yet: building it" in run.stderr
    assert path.exists()
    path.unlink()
    report = json.loads(program("index", "--db", alone, "--only", "related", "--json").stdout)
    assert report["built"] == ["related"]
