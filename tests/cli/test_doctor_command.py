"""`pwc-tui doctor` tells what a report needs, and `--debug` what was done, and neither a secret."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Program = Callable[..., subprocess.CompletedProcess[str]]

UTF_8 = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}


def _values(document: dict[str, list[dict[str, str]]], section: str) -> dict[str, str]:
    return {each["name"]: each["value"] for each in document[section]}


def test_a_sound_installation_has_no_problems(program: Program, demo_db: Path) -> None:
    run = program("doctor", "--json", env=UTF_8 | {"COLORTERM": "truecolor"})
    document = json.loads(run.stdout)
    assert (run.returncode, document["problems"]) == (0, [])
    assert _values(document, "terminal")["TERM"] == "xterm-256color"
    assert "16 million" in _values(document, "terminal")["colours"]
    assert str(demo_db) in _values(document, "files")["database"]
    assert {_values(document, "files")[f"index of {part}"] for part in ("search", "meaning")} == {
        "whole"
    }
    assert "textual" in _values(document, "libraries")


def test_what_is_wrong_is_said_with_what_to_do(new_program: Program, tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("no database")
    user = tmp_path / "mine.db"
    user.write_text("no database either")
    env = {"TERM": "dumb", "PWC_TUI_DB": str(tmp_path / "not.db"), "PWC_TUI_USER": str(user)}
    run = new_program("doctor", env=env)
    assert run.returncode == 1
    _, _, wrong = run.stdout.partition("## What is wrong\n")
    assert len(wrong.splitlines()) == 3
    assert "TERM" in wrong
    assert "not.db" in wrong
    assert "mine.db" in wrong


def test_the_report_shows_neither_the_home_nor_a_password(
    new_program: Program, tmp_path: Path
) -> None:
    env = {"PWC_TUI_DB": "postgresql+psycopg://me:hidden@localhost:1/papers"}
    printed = new_program("doctor", env=UTF_8 | env).stdout
    assert "hidden" not in printed
    assert "localhost" in printed
    assert str(tmp_path) not in printed


def test_the_log_has_what_is_done_and_nothing_that_is_said(
    program: Program, tmp_path: Path
) -> None:
    assert program("--debug", "search", "attention").returncode == 0
    assert program("note", "1706.03762", "--set", "a secret", "--debug").returncode == 0
    assert program("--debug", "paper", "a secret").returncode == 1
    (log,) = (tmp_path / "state").rglob("pwc-tui.log")
    written = log.read_text("utf-8")
    assert "start command=search.run" in written
    assert "end status=0" in written
    assert "refused NotFoundError" in written
    assert "cli/run.py" in written
    assert "secret" not in written
    assert "attention" not in written
    assert log.stat().st_mode & 0o077 == 0


def test_without_debug_there_is_no_log(program: Program, tmp_path: Path) -> None:
    assert program("search", "attention").returncode == 0
    assert not (tmp_path / "state").exists()


def test_settings_that_do_not_hold_are_a_problem(program: Program, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[screen]\nthem = 1\n", encoding="utf-8")
    run = program("doctor", env=UTF_8 | {"PWC_TUI_CONFIG": str(config)})
    assert run.returncode == 1
    assert "pwc-tui config check" in run.stdout
