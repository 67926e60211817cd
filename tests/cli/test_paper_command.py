import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def telme(program: Program) -> Any:
    run = program("paper", "2401.12987", "--json")
    assert run.returncode == 0
    return json.loads(run.stdout)


def test_json_holds_the_whole_page(telme: Any) -> None:
    assert telme["title"].startswith("TelME")
    assert telme["authors"] == ["Taeyang Yun", "Hyunkuk Lim", "Jeonghwan Lee", "Min Song"]
    assert telme["arxiv_id"] == "2401.12987"
    assert "Emotion Recognition in Conversation" in [task["name"] for task in telme["tasks"]]
    assert telme["code"][0]["is_official"] is True
    assert telme["links"][0]["label"] == "Paper"
    assert telme["abstract"]
    assert telme["licence"] == "CC-BY-SA 4.0"


def test_results_carry_rank_and_board(telme: Any) -> None:
    by_dataset = {result["dataset"]: result for result in telme["results"]}
    assert {"MELD", "IEMOCAP"} <= by_dataset.keys()
    meld = by_dataset["MELD"]
    assert (meld["metric"], meld["value"]) == ("Weighted-F1", "67.37")
    assert 1 <= meld["rank"] <= meld["of"]
    assert meld["board"].endswith("-on-meld")


@pytest.mark.parametrize(
    "reference",
    [
        "attention-is-all-you-need",
        "https://paperswithcode.com/paper/attention-is-all-you-need",
        "https://arxiv.org/abs/1706.03762v5",
        "attention is all you need",
    ],
)
def test_a_paper_is_found_by_all_its_names(program: Program, reference: str) -> None:
    run = program("paper", *reference.split(" "))
    assert run.returncode == 0
    assert run.stdout.splitlines()[0] == "Attention Is All You Need"


def test_text_names_authors_links_and_results(program: Program) -> None:
    lines = program("paper", "1706.03762").stdout.splitlines()
    assert lines[1].startswith("Ashish Vaswani, Noam Shazeer")
    assert any(line.startswith("PDF: https://arxiv.org/pdf/1706.03762") for line in lines)
    assert "task\tdataset\tmetric\tvalue\trank\tmodel\tboard" in lines
    assert any("WMT 2014 EN-DE\tBLEU\t28.4" in line for line in lines)


def test_an_unknown_paper_is_status_1_with_the_nearest_ones(program: Program) -> None:
    run = program("paper", "atention is al you ned")
    assert (run.returncode, run.stdout) == (1, "")
    assert "perhaps attention-is-all-you-need" in run.stderr


def test_the_other_records_of_a_paper_are_named(new_program: Program, tmp_path: Path) -> None:
    title = "On the Analytical Engine of Mister Babbage"
    site = "https://paperswithcode.com/paper/"
    papers = [
        {"paper_url": f"{site}engine", "title": title, "authors": ["Ada"], "abstract": "Text."},
        {"paper_url": f"{site}engine-1", "title": title, "authors": ["Ada"]},
    ]
    (tmp_path / "papers-with-abstracts.json").write_text(json.dumps(papers))
    told = new_program("import", str(tmp_path))
    assert "2 papers = 1 imported + 1 hidden" in told.stdout
    shown = json.loads(new_program("paper", "engine", "--json").stdout)
    assert shown["versions"] == [{"id": "engine-1", "name": title}]
    assert shown["version_of"] is None
    version = json.loads(new_program("paper", f"{site}engine-1", "--json").stdout)
    assert version["version_of"] == {"id": "engine", "name": title}
    assert "Also as" in new_program("paper", "engine").stdout
    assert "2 papers = 1 imported + 1 hidden" in new_program("info").stdout
    report = json.loads(new_program("info", "--json").stdout)
    assert report["files"][0]["hidden"] == 1
    assert report["defects"][0]["examples"] == [{"record": 2, "value": "of the paper in record 1"}]
