"""Results of the user's own: on leaderboards, and as others read them."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.store.queries.boards import Boards
from pwc_tui.store.user.user_file import UserFile

Program = Callable[..., subprocess.CompletedProcess[str]]

MELD = "emotion-recognition-on-meld"
OURS = ("--board", MELD, "--model", "Ours", "--value", "Weighted-F1=67")


@pytest.fixture
def program(quick_program: Program) -> Program:
    """Return the program: each test runs it many times."""
    return quick_program


def _json(program: Program, *arguments: str, **more: Any) -> dict[str, Any]:
    run = program(*arguments, "--json", **more)
    assert run.returncode == 0, run.stderr
    document: dict[str, Any] = json.loads(run.stdout)
    return document


def _rows(program: Program, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _json(program, "board", MELD, *more)["rows"]
    return rows


def test_a_result_of_ones_own_stands_at_its_rank_and_is_marked(program: Program) -> None:
    before = _rows(program)
    assert not any(row["is_own"] for row in before)
    added = program("submit", *OURS, "--paper", "2401.12987", "--no-extra-data")
    assert added.returncode == 0
    assert added.stdout.split("\t")[1:] == [MELD, "Ours", "Weighted-F1", "67", "2 of 7\n"]
    rows = _rows(program)
    (own,) = (row for row in rows if row["is_own"])
    assert (own["rank"], own["model"]) == (2, "Ours (own result)")
    assert own["paper"]["id"] == "telme-teacher-leading-multimodal-fusion"
    assert (own["date"], own["uses_extra_data"]) == ("2024-01-16", False)
    assert own["marks"] == [{"mark": "your own result", "detail": ""}]
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert _rows(program, "--without-own") == before


@pytest.mark.parametrize("form", [[], ["--csv"], ["--markdown"], ["--latex"], ["--svg"]])
def test_every_form_says_whose_result_it_is(program: Program, form: list[str]) -> None:
    program("submit", *OURS, "--date", "2026-01-02")
    shown = program("board", MELD, *form)
    document, said = shown.stdout.replace("\\", ""), shown.stderr
    assert "Ours (own result)" in document
    if form not in (["--csv"], ["--svg"]):  # which have no caption
        assert "(1 of your own)" in document + said
    assert "Ours" not in program("board", MELD, *form, "--without-own").stdout


def test_it_is_never_the_best_of_the_archive_in_lists(program: Program) -> None:
    before = program("boards", "--task", "emotion recognition").stdout
    program("submit", "--board", MELD, "--model", "Ours", "--value", "Weighted-F1=99")
    assert program("boards", "--task", "emotion recognition").stdout == before


def test_what_is_odd_is_told_in_words(program: Program, tmp_path: Path) -> None:
    odd = _json(
        program,
        *("submit", "--check", "--board", MELD, "--model", "Ours", "--paper", "A Title of Ours"),
        *("--value", "Accuracy=981", "--value", "Weighted-F1=best", "--value", "Mood=3"),
        *("--date", "2999-01-01"),
    )["results"][0]["doubts"]
    assert "Accuracy is between 0 and 100 here; 981 would be marked" in odd
    assert any("“best” is no number" in doubt for doubt in odd)
    assert any("has no metric Mood yet" in doubt for doubt in odd)
    assert any("“A Title of Ours”" in doubt for doubt in odd)
    assert "2999-01-01 is still to come" in odd
    assert program("submit").returncode == 1  # nothing was kept


@pytest.mark.parametrize(
    "arguments",
    [
        ["--model", "Ours"],
        ["--board", MELD, "--value", "F1=1"],
        ["--board", MELD, "--model", "Ours"],
        [*OURS, "--value", "F1"],
        [*OURS, "--date", "yesterday"],
        ["--hub"],
    ],
)
def test_what_no_result_can_be_without_is_one_sentence(
    program: Program, arguments: list[str]
) -> None:
    run = program("submit", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.splitlines()[-1].startswith("pwc-tui: ")


def test_a_leaderboard_that_is_not_there_is_made(program: Program) -> None:
    run = program(
        *("submit", "--task", "Emotion Recognition", "--dataset", "Our Data", "--model", "Ours"),
        *("--value", "Error=0.2"),
    )
    assert "makes a new one" in run.stderr
    program(
        *("submit", "--task", "emotion recognition", "--dataset", "our data", "--model", "Theirs"),
        *("--value", "Error=0.1", "--value", "F1=70"),
    )
    for name in (["Emotion Recognition on Our Data"], ["emotion-recognition-on-our-data"]):
        board = _json(program, "board", *name)
        assert [row["model"] for row in board["rows"]] == [
            "Theirs (own result)",
            "Ours (own result)",
        ]
        assert board["metrics"][0]["direction"] == "lower"
    assert program("board", "emotion-recognition-on-our-data", "--without-own").returncode == 1


def test_results_are_changed_copied_removed_and_brought_back(program: Program) -> None:
    program("submit", *OURS, "--note", "seed 7")
    (own,) = _json(program, "submit")["results"]
    changed = _json(program, "submit", "--edit", own["id"][:8], "--value", "Accuracy=66")
    assert changed["results"][0]["id"] == own["id"]
    assert changed["results"][0]["values"] == {"Weighted-F1": "67", "Accuracy": "66"}
    program("submit", "--edit", own["id"], "--value", "Accuracy=")
    program("submit", "--copy", own["id"], "--model", "Ours, larger")
    results = _json(program, "submit")["results"]
    assert [each["model"] for each in results] == ["Ours, larger", "Ours"]
    assert {each["note"] for each in results} == {"seed 7"}
    assert [each["values"] for each in results] == [{"Weighted-F1": "67"}] * 2
    assert program("submit", "--remove", own["id"]).returncode == 0
    assert program("submit", "--remove", own["id"]).returncode == 1
    assert len(_json(program, "submit")["results"]) == 1
    program("undo")
    assert len(_json(program, "submit")["results"]) == 2


def test_many_are_read_as_json_and_undone_at_once(program: Program, tmp_path: Path) -> None:
    results = [
        {"board": MELD, "model": f"Ours {number}", "values": {"Weighted-F1": 60 + number}}
        for number in range(3)
    ]
    lines = "\n".join(map(json.dumps, results)).encode()
    assert program("submit", "--stdin", stdin=lines).returncode == 0
    assert sum(row["is_own"] for row in _rows(program)) == 3
    assert program("undo").stdout == "undone: added 3 results of your own\n"
    again = program("submit", "--stdin", stdin=json.dumps(results).encode())
    assert len(again.stdout.splitlines()) == 3
    wrong = program("submit", "--stdin", stdin=b'{"model": "x", "metric": 3}')
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
    assert "'metric' is unknown" in wrong.stderr


def test_what_is_exported_is_imported_as_it_was(program: Program, tmp_path: Path) -> None:
    hostile = 'A "model" \\ with <b>, ümlauts: and ± [x]'
    program(
        *("submit", "--board", MELD, "--model", hostile, "--paper", "2401.12987"),
        *("--value", "Weighted-F1=70.1 ± 0.2", "--value", "Accuracy=71%"),
        *("--date", "2026-01-02", "--code", "https://github.com/a/b", "--extra-data"),
    )
    program(*("submit", "--task", "T", "--dataset", "D", "--model", "M", "--value", "F1=1"))
    tables = tmp_path / "out" / "evaluation-tables.json"
    tables.parent.mkdir()
    tables.write_text(program("submit", "--export").stdout, encoding="utf-8")
    database = tmp_path / "own.db"
    imported = program("import", str(tables.parent), "--db", str(database))
    assert imported.returncode == 0, imported.stderr
    (row,) = Boards(database).board(MELD).rows
    assert (row.model, str(row.date), row.uses_extra_data) == (hostile, "2026-01-02", True)
    assert {value.raw for value in row.values if value} == {"70.1 ± 0.2", "71%"}
    assert (
        row.paper_url == "https://paperswithcode.com/paper/telme-teacher-leading-multimodal-fusion"
    )
    assert [link.url for link in row.code] == ["https://github.com/a/b"]
    assert [each.model for each in Boards(database).board("t-on-d").rows] == ["M"]


def test_the_hub_reads_what_is_written_for_a_model(program: Program) -> None:
    yaml = pytest.importorskip("yaml")
    program(
        *("submit", *OURS, "--value", "Accuracy=71%", "--date", "2026-01-02"),
        *("--paper", "https://arxiv.org/abs/2601.00001", "--note", "seed: 7 # not a comment"),
    )
    run = program("submit", "--hub", "--hub-dataset", "org/meld", "--hub-task", "default")
    entries = yaml.safe_load(run.stdout)
    assert [entry["value"] for entry in entries] == [67.0, 71.0]
    for entry, metric in zip(entries, ("Weighted-F1", "Accuracy"), strict=True):
        assert entry["dataset"] == {"id": "org/meld", "task_id": "default"}
        assert entry["date"] == "2026-01-02"
        assert entry["source"] == {"url": "https://arxiv.org/abs/2601.00001", "name": "Ours"}
        assert entry["notes"] == f"{metric}, seed: 7 # not a comment"


def test_a_result_that_is_damaged_in_the_file_hides_no_leaderboard(
    program: Program, tmp_path: Path
) -> None:
    program("submit", *OURS)
    path = tmp_path / "data" / "pwc-tui" / "user.db"
    assert UserFile(path).results()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE submitted_result SET metric_values = 'no JSON'")
    assert len(_rows(program)) == 6
