import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Program = Callable[..., subprocess.CompletedProcess[str]]


def test_json_tells_place_counts_files_and_versions(program: Program, demo_db: Path) -> None:
    document = json.loads(program("info", "--json").stdout)
    assert document["database"] == str(demo_db)
    assert document["bytes"] == demo_db.stat().st_size
    assert document["is_demo"] is True
    assert document["counts"]["papers"] > 200
    assert document["counts"]["leaderboards"] >= 40
    assert {"papers", "links", "evaluations", "methods", "datasets"} == {
        file["section"] for file in document["files"]
    }
    assert all(len(file["sha256"]) == 64 for file in document["files"])
    assert {"pwc-tui", "python", "sqlite", "textual"} <= document["versions"].keys()


def test_text_tells_the_same(program: Program, demo_db: Path) -> None:
    run = program("info")
    assert run.returncode == 0
    assert str(demo_db) in run.stdout
    assert "CC-BY-SA 4.0" in run.stdout


def test_without_an_import_the_demo_is_used_and_said(new_program: Program, tmp_path: Path) -> None:
    run = new_program("info", "--json")
    document = json.loads(run.stdout)
    assert document["is_demo"] is True
    assert document["snapshot"] == "demo archive"
    assert Path(document["database"]).is_relative_to(tmp_path / "cache")
    assert "pwc-tui fetch" in run.stderr


def test_the_demo_is_built_once(new_program: Program) -> None:
    builds = {json.loads(new_program("info", "--json").stdout)["build_id"] for _ in range(2)}
    assert len(builds) == 1
