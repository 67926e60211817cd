import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

_ASK = """
source "$1"
COMP_WORDS=("${@:2}")
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
eval "$(complete -p pwc-tui | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Does what bash does when Tab is pressed after the words."""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_the_commands_and_options(new_program: Program, shell: str) -> None:
    run = new_program("completion", shell)
    assert (run.returncode, run.stderr) == (0, "")
    for word in ("search", "related", "limit", "stdin", "db"):
        assert word in run.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["sea"], {"search", "searches"}),
        (["board", "--c"], {"--csv"}),
        (["completion", ""], {"bash", "zsh", "fish"}),
        (["import", "arch"], {"archive.json"}),
        (["--db", "arch"], {"archive.json"}),
    ],
)
def test_bash_completes_commands_options_and_files(
    new_program: Program, tmp_path: Path, typed: list[str], expected: set[str]
) -> None:
    script = tmp_path / "script.bash"
    script.write_text(new_program("completion", "bash").stdout, encoding="utf-8")
    (tmp_path / "archive.json").touch()
    done = subprocess.run(
        ["bash", "-c", _ASK, "bash", str(script), "pwc-tui", *typed],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert set(done.stdout.split()) == expected
