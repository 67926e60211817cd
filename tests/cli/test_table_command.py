import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.export.compiling import assert_compiles, needs_latex
from tests.unit.export.reading_back import read_bibtex

Program = Callable[..., subprocess.CompletedProcess[str]]

TELME, COSMIC = "2401.12987", "cosmic-commonsense-knowledge-for-emotion"


def test_papers_stand_beside_each_other_on_the_leaderboards_they_share(program: Program) -> None:
    run = program("table", TELME, COSMIC, "1706.03762", "--json")
    assert run.returncode == 0
    document = json.loads(run.stdout)
    boards = [column["board"]["id"] for column in document["columns"]]
    assert {"emotion-recognition-on-meld", "emotion-recognition-on-iemocap"} <= set(boards)
    assert [row["key"] for row in document["rows"]] == ["yun2024telme", "ghosal2020cosmic"]
    assert "1 of 3 papers" in run.stderr
    first, second = (row["values"][boards.index("emotion-recognition-on-meld")] for row in
                     document["rows"])  # fmt: skip
    assert (first["value"], first["place"], second["place"]) == ("67.37", 1, 2)


def test_boards_and_metrics_can_be_chosen(program: Program) -> None:
    run = program(
        "table", TELME, COSMIC, "--format", "csv", "--boards", "Emotion Recognition on MELD"
    )
    first, *_ = csv.DictReader(io.StringIO(run.stdout))
    assert first["MELD: Weighted-F1"] == "67.37"
    assert not [name for name in first if name.startswith("IEMOCAP")]


def test_models_that_a_search_finds_stand_in_a_table_with_the_papers_that_state_them(
    program: Program,
) -> None:
    found = program("search", "telme", "--kind", "model", "--json").stdout
    model = json.loads(found)["results"][0]["id"]
    run = program("table", COSMIC, "--models", model, "--json")
    assert run.returncode == 0, run.stderr
    rows = json.loads(run.stdout)["rows"]
    assert [row["key"] for row in rows] == ["ghosal2020cosmic", "yun2024telme"]
    assert program("table", "--models", model).returncode == 0
    missing = program("table", "--models", "no-such-model-at-all")
    assert missing.returncode == 1 and "no-such-model-at-all" in missing.stderr


def test_a_file_of_latex_has_its_entries_beside_it(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "related.tex"
    run = program("table", TELME, COSMIC, "--output", str(target))
    assert (run.returncode, run.stdout) == (0, "")
    cited = re.findall(r"\\cite\{(.*?)\}", target.read_text("utf-8"))
    entries = read_bibtex((tmp_path / "related.bib").read_text("utf-8"))
    assert cited == [entry.key for entry in entries] == ["yun2024telme", "ghosal2020cosmic"]
    assert program("table", TELME, COSMIC, "--output", str(target)).returncode == 2
    assert program("table", TELME, COSMIC, "--output", str(target), "--force").returncode == 0


def test_a_search_becomes_a_table_through_a_pipe(program: Program) -> None:
    found = program("search", "dialogue emotion", "--format", "{id}", "--limit", "9").stdout
    run = program("table", "--stdin", "--format", "markdown", stdin=found.encode())
    assert run.returncode == 0
    assert run.stdout.startswith("| Model | Year |")


@needs_latex
def test_a_table_of_the_demo_compiles(program: Program, tmp_path: Path) -> None:
    assert_compiles([program("table", TELME, COSMIC).stdout], tmp_path)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        ([TELME, "--stdin"], 2),
        ([TELME, "--boards", "no-such-board-at-all"], 1),
        ([TELME, "--format", "word"], 2),
        ([TELME, "--keys", "harvard"], 2),
        ([TELME, "--output", "x.bib"], 2),
        ([TELME, "--force"], 2),
        (["no-such-paper-at-all"], 1),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    program: Program, arguments: list[str], status: int
) -> None:
    run = program("table", *arguments)
    assert (run.returncode, run.stdout) == (status, "")
    assert "Traceback" not in run.stderr
    assert run.stderr.splitlines()[-1].startswith("pwc-tui: ")
