import csv
import errno
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pwc_tui.api.leaderboard import metric_named
from pwc_tui.domain.boards.board import Board, Metric
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind, Ref

Program = Callable[..., subprocess.CompletedProcess[str]]

MELD = "emotion-recognition-on-meld"


def test_json_is_in_the_order_of_metric_named_with_all_of_them(program: Program) -> None:
    document = json.loads(program("board", MELD, "--json").stdout)
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["id"] == MELD
    assert document["sorted_by"] == document["metrics"][0]["name"]
    ranks = [row["rank"] for row in document["rows"] if row["rank"]]
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    models = {row["model"]: row for row in document["rows"]}
    assert models["TelME"]["paper"]["id"].startswith("telme")
    assert {"metric", "raw", "number", "rank"} <= models["TelME"]["values"][0].keys()
    assert document["metrics"][0]["direction"] == "higher"
    assert document["metrics"][0]["reasons"]


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


def test_a_board_is_found_by_task_and_dataset(program: Program) -> None:
    run = program("board", "Emotion Recognition", "MELD", "--json")
    assert json.loads(run.stdout)["id"] == MELD


def test_the_board_as_of_a_day_is_ranked_by_what_was_there(program: Program) -> None:
    whole = json.loads(program("board", MELD, "--json").stdout)["rows"]
    then = json.loads(program("board", MELD, "--as-of", "2021", "--json").stdout)["rows"]
    assert 0 < len(then) < len(whole)
    assert max(row["date"] for row in then) <= "2021-12-31"
    assert then[0]["rank"] == 1


def test_filters_leave_ranks_as_they_are(program: Program) -> None:
    whole = json.loads(program("board", MELD, "--json").stdout)["rows"]
    ranks = {(row["model"], row["paper"]["title"]): row["rank"] for row in whole}
    run = program("board", MELD, "--with-code", "--since", "2022", "--top", "3", "--json")
    rows = json.loads(run.stdout)["rows"]
    assert 0 < len(rows) <= 3
    for row in rows:
        assert row["code"] or row["has_official_code"]
        assert row["date"] >= "2022"
        assert row["rank"] == ranks[row["model"], row["paper"]["title"]]


@pytest.mark.parametrize("day", ["tomorrow", "2021-13", "2021-02-30", "21"])
def test_what_is_no_date_is_said(program: Program, day: str) -> None:
    run = program("board", MELD, "--as-of", day)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"{day!r} is not a date" in run.stderr


@pytest.mark.parametrize(
    ("form", "first", "inside"),
    [
        ("--markdown", "## Emotion Recognition on MELD", "| --: |"),
        ("--latex", "% Data: Papers With Code", r"\toprule"),
        ("--svg", "<svg ", "CC-BY-SA 4.0"),
    ],
)
def test_documents_for_papers_and_pages_are_printed_whole(
    program: Program, form: str, first: str, inside: str
) -> None:
    run = program("board", MELD, form)
    assert run.returncode == 0
    assert run.stdout.startswith(first)
    assert inside in run.stdout
    assert run.stderr == ""


def test_a_chart_is_written_as_a_picture(program: Program, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    run = program("board", MELD, "--png", "meld.png")
    assert run.returncode == 0
    assert (tmp_path / "meld.png").read_bytes().startswith(b"\x89PNG")
    assert program("board", MELD, "--png", "no/folder.png").returncode == 2


def test_two_forms_at_once_are_refused(program: Program) -> None:
    assert program("board", MELD, "--csv", "--latex").returncode == 2


def test_a_flip_turns_the_board_until_it_is_cleared(program: Program) -> None:
    def models() -> list[str]:
        document = json.loads(program("board", MELD, "--json").stdout)
        return [row["model"] for row in document["rows"] if row["rank"]]

    best_first = models()
    said = program("flip", MELD, "weighted-f1", "lower")
    assert (said.returncode, said.stdout) == (0, f"{MELD}: Weighted-F1: lower\n")
    assert models()[0] == best_first[-1]
    metric = json.loads(program("board", MELD, "--json").stdout)["metrics"][0]
    assert (metric["is_flipped"], metric["confidence"]) == (True, 1.0)
    assert metric["reasons"][0] == "You set it."
    uses = json.loads(program("metrics", "--json").stdout)["metrics"]
    assert {each["name"]: each for each in uses}["Weighted-F1"]["directions"]["lower"] == 1
    assert best_models(program)[MELD] == best_first[-1]
    program("flip", MELD, "Weighted-F1", "clear")
    assert models() == best_first
    assert best_models(program)[MELD] == best_first[0]


def best_models(program: Program) -> dict[str, str]:
    found = json.loads(program("boards", "--json").stdout)["boards"]
    return {board["id"]: board["best_model"] for board in found}


def test_the_page_of_a_paper_has_the_ranks_of_the_flipped_board(program: Program) -> None:
    def result() -> tuple[int, int]:
        results = json.loads(program("paper", "2401.12987", "--json").stdout)["results"]
        (found,) = [each for each in results if each["board"] == MELD]
        return found["rank"], found["of"]

    rank, of = result()
    program("flip", MELD, "Weighted-F1", "lower")
    assert result() == (of + 1 - rank, of)


def test_a_users_file_that_cannot_be_read_hides_no_board(program: Program, tmp_path: Path) -> None:
    broken = tmp_path / "newer.db"
    with sqlite3.connect(broken) as opened:
        opened.execute("PRAGMA user_version = 9999")
    run = program("board", MELD, "--json", env={"PWC_TUI_USER": str(broken)})
    assert run.returncode == 0
    assert json.loads(run.stdout)["rows"]


def test_a_flip_of_what_is_not_there_is_refused(program: Program) -> None:
    assert program("flip", MELD, "BLEU", "lower").returncode == 2
    assert program("flip", "no-such-board", "BLEU", "lower").returncode == 1
    assert program("flip", MELD, "Weighted-F1", "sideways").returncode == 2


def test_boards_are_listed_by_task_and_dataset(program: Program) -> None:
    document = json.loads(program("boards", "--json").stdout)
    assert document["licence"] == "CC-BY-SA 4.0"
    papers = [board["paper_count"] for board in document["boards"]]
    assert papers == sorted(papers, reverse=True)
    run = program("boards", "--task", "emotion recognition", "--dataset", "meld", "--json")
    found = json.loads(run.stdout)["boards"]
    (meld,) = [board for board in found if board["id"] == MELD]
    assert meld["metrics"][0] == "Weighted-F1"
    assert meld["best_model"]
    assert meld["first_date"] < meld["last_date"]
    assert program("boards", "--task", "no such task").returncode == 1


def test_a_task_is_told_with_its_boards_and_how_their_records_went(program: Program) -> None:
    run = program("task", "https://paperswithcode.com/task/emotion-recognition", "--json")
    task = json.loads(run.stdout)
    assert (task["id"], task["licence"]) == ("emotion-recognition", "CC-BY-SA 4.0")
    (meld,) = [board for board in task["boards"] if board["id"] == MELD]
    best = list(meld["best_by_year"].values())
    assert best == sorted(best) and len(best) > 1
    text = program("task", "emotion", "recognition").stdout.splitlines()
    assert text[0] == task["name"]
    (row,) = [line for line in text if line.endswith(f"\t{MELD}")]
    assert "█" in row


def test_an_unknown_task_is_status_1_with_the_nearest_ones(program: Program) -> None:
    run = program("task", "emotion recogntion")
    assert run.returncode == 1
    assert "emotion-recognition" in run.stderr


def test_a_chart_is_drawn_against_a_column_that_is_there(program: Program) -> None:
    run = program("board", MELD, "--svg", "--against", "no such")
    assert run.returncode == 2 and "has no metric" in run.stderr


def test_boards_and_metrics_piped_are_tables_with_a_header(program: Program) -> None:
    boards = program("boards").stdout.splitlines()
    assert boards[0].split("\t")[-1] == "board"
    assert any(line.endswith(f"\t{MELD}") for line in boards)
    metrics = program("metrics").stdout.splitlines()
    assert metrics[0].startswith("metric\tboards\tvalues\trole\tdirection\tconfidence")
    assert any(line.startswith("Weighted-F1\t") for line in metrics)


def test_metrics_say_why_they_go_which_way(program: Program) -> None:
    uses = json.loads(program("metrics", "--json").stdout)["metrics"]
    accuracy = {each["name"]: each for each in uses}["Accuracy"]
    assert (accuracy["direction"], accuracy["role"]) == ("higher", "score")
    assert accuracy["confidence"] > 0.9
    assert accuracy["reasons"]
    assert sum(accuracy["directions"].values()) == accuracy["board_count"]


def test_exports_of_boards_load_no_sqlmodel(environment: dict[str, str]) -> None:
    code = (
        "import sys; from pwc_tui.cli import main; status = main(sys.argv[1:]); "
        "sys.exit(status or any(m in sys.modules for m in ('sqlmodel', 'rich', 'textual')))"
    )
    for form in ("--json", "--csv", "--markdown", "--latex", "--svg"):
        command = [sys.executable, "-c", code, "board", MELD, form]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_boards_most_like_an_unknown_address_are_named(program: Program) -> None:
    run = program("board", "https://paperswithcode.com/sota/emotion-recognition-on-mled")
    assert run.returncode == 1
    assert MELD in run.stderr


def test_a_picture_that_cannot_be_written_is_said_in_a_sentence(program: Program) -> None:
    run = program("board", MELD, "--png", "/nowhere/meld.png")
    assert run.returncode == 2
    assert f"/nowhere/meld.png cannot be written: {os.strerror(errno.ENOENT)}" in run.stderr


def test_of_many_metrics_the_one_spelled_most_like_it_is_named() -> None:
    ref = Ref(Kind.BOARD, 1, "task-on-data", "Task on Data")
    names = ["FID50k", "Recall", *(f"Quality {number}" for number in range(40))]
    metrics = tuple(Metric(number, name, Direction.LOWER) for number, name in enumerate(names))
    with pytest.raises(UserError, match=r"no metric 'fid5k'; perhaps FID50k$"):
        metric_named(Board(ref, ref, ref, "", metrics, ()), "fid5k")
