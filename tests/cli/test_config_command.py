"""`pwc-tui config`, and what commands say of settings that are wrong."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text('[screen]\ntheme = "light"\nstrat = "home"\n', encoding="utf-8")
    return path


def test_the_file_is_the_users_own_unless_another_is_named(
    quick_program: Program, tmp_path: Path
) -> None:
    home = tmp_path / "settings"
    own = {"XDG_CONFIG_HOME": str(home)}
    path = str(home / "pwc-tui" / "config.toml")
    assert quick_program("config", "path", env=own).stdout.strip() == path
    other = own | {"PWC_TUI_CONFIG": "/other.toml"}
    assert quick_program("config", "path", env=other).stdout.strip() == "/other.toml"
    for arguments in (
        ["--config", "a.toml", "config", "path"],
        ["config", "path", "--config=a.toml"],
    ):
        assert quick_program(*arguments, env=other).stdout.strip() == "a.toml"


def test_checking_says_all_that_is_wrong_and_fails(quick_program: Program, config: Path) -> None:
    run = quick_program("config", "check", "--config", str(config))
    assert run.returncode == 2
    assert (
        run.stderr
        == f'pwc-tui: {config}, line 3: [screen] has no "strat": perhaps start is meant\n'
    )
    assert run.stdout == ""
    run = quick_program("config", "check", "--json", "--config", str(config))
    assert len(json.loads(run.stdout)["problems"]) == 1
    config.write_text("", encoding="utf-8")
    assert quick_program("config", "check", "--config", str(config)).returncode == 0


def test_showing_says_what_holds_and_who_says_so(quick_program: Program, config: Path) -> None:
    run = quick_program("config", "--config", str(config))
    assert f'screen.theme\t"light"\t{config}, line 2' in run.stdout.splitlines()
    assert 'screen.start\t"papers"\tdefault' in run.stdout.splitlines()
    assert "strat" in run.stderr
    run = quick_program("config", "show", "--json", "--config", str(config))
    shown = {each["name"]: each for each in json.loads(run.stdout)["settings"]}
    assert shown["theme"] == {"section": "screen", "name": "theme", "value": "light", "line": 2}


def test_keys_and_commands_of_ones_own_are_shown(quick_program: Program, config: Path) -> None:
    config.write_text('[keys]\nquit = "x"\n[commands.zo]\nkey = "Z"\nrun = "zo {id}"\n')
    rows = quick_program("config", "--config", str(config)).stdout.splitlines()
    assert f'keys.quit\t["x"]\t{config}, line 2' in rows
    assert f'commands.zo.run\t["zo", "{{id}}"]\t{config}, line 5' in rows
    assert 'commands.zo.output\t"toast"\tdefault' in rows


def test_the_default_file_is_right(quick_program: Program, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(quick_program("config", "default").stdout, encoding="utf-8")
    assert quick_program("config", "check", "--config", str(path)).returncode == 0


def test_editing_makes_the_file_and_checks_what_was_written(
    quick_program: Program, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "[scren]" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    path = tmp_path / "folder" / "config.toml"
    env = {"PWC_TUI_CONFIG": str(path), "EDITOR": str(editor)}
    run = quick_program("config", "edit", env=env)
    assert run.returncode == 2
    assert "perhaps screen is meant" in run.stderr
    assert path.read_text(encoding="utf-8").startswith("# The settings of pwc-tui")
    without = quick_program("config", "edit", env={"PWC_TUI_CONFIG": str(path)})
    assert without.returncode == 2
    assert "EDITOR" in without.stderr


def test_a_command_that_needs_a_setting_says_what_is_wrong_and_goes_on(
    quick_program: Program, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "well said" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    config = tmp_path / "my.toml"
    config.write_text(f'[editor]\ncommand = ["{editor}"]\ncolour = 3\n', encoding="utf-8")
    env = {"PWC_TUI_USER": str(tmp_path / "user.db"), "PWC_TUI_CONFIG": str(config)}
    run = quick_program("note", "1706.03762", "--edit", env=env)
    assert run.returncode == 0
    assert 'line 3: [editor] has no "colour"' in run.stderr
    assert quick_program("note", "1706.03762", env=env).stdout == "well said\n"


def test_json_is_for_what_has_it(quick_program: Program) -> None:
    run = quick_program("config", "path", "--json")
    assert (run.returncode, run.stdout) == (2, "")
    assert "prints no JSON" in run.stderr
