"""Leaderboards and links are read in a process of its own as they are in this one."""

import gzip
import json
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.ingest.demo import demo_files
from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.worker import process as beside
from pwc_tui.system.progress import ProgressEvent, Step


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_WORTH_A_PROCESS", 0)


def rows(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(database) as opened:
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(opened.execute(f'SELECT * FROM "{name}"'), key=repr)
            for (name,) in tables
            if name != "build"
        }


def test_another_process_makes_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_archive(demo_files(), tmp_path / "here.db")
    monkeypatch.setattr(beside, "_WORTH_A_PROCESS", 0)
    steps: list[Step] = []

    class Listener:
        def update(self, event: ProgressEvent, /) -> None:
            assert isinstance(event, Step)
            steps.append(event)

    import_archive(demo_files(), tmp_path / "elsewhere.db", progress=Listener())
    assert rows(tmp_path / "elsewhere.db") == rows(tmp_path / "here.db")
    ended = {step.name for step in steps if step.done == step.total}
    assert {"papers", "evaluations", "links"} <= ended
    assert "beside" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.usefixtures("elsewhere")
def test_damage_that_the_other_process_finds_is_one_sentence(tmp_path: Path) -> None:
    whole = gzip.compress(json.dumps([{"task": str(n)} for n in range(9_999)]).encode())
    (tmp_path / "evaluation-tables.json.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match=r"evaluation-tables.json.gz is cut off after record"):
        import_archive([tmp_path], tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.usefixtures("elsewhere")
def test_an_interrupt_while_the_other_process_works_leaves_nothing(tmp_path: Path) -> None:
    class Interrupting:
        def update(self, event: ProgressEvent, /) -> None:
            if isinstance(event, Step) and event.name == "evaluations":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_archive(demo_files(), tmp_path / "x.db", progress=Interrupting())
    assert {path.name for path in tmp_path.iterdir()} <= {"x.db.lock"}


@pytest.mark.usefixtures("elsewhere")
def test_that_the_other_process_was_ended_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_PROGRAM", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(UserError, match=r"^The process .* was ended .* Nothing was changed"):
        import_archive(demo_files(), tmp_path / "x.db")
    assert {path.name for path in tmp_path.iterdir()} <= {"x.db.lock"}
