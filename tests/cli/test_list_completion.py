"""The names of lists, completed in real shells as one types them."""

import os
import pty
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

Program = Callable[..., subprocess.CompletedProcess[str]]

LISTS = "To read\\t0\\nSurvey 2026\\t2\\nIt'\"'\"'s $odd\\t1\\n"
"""What `pwc-tui lists` prints, as a word of sh."""

needs = {
    shell: pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")
    for shell in ("bash", "zsh", "fish")
}


@pytest.fixture
def shell_environment(tmp_path: Path, bare_environment: dict[str, str]) -> dict[str, str]:
    """Return an environment whose `pwc-tui` has some lists, and writes what else it is told."""
    command = tmp_path / "bin" / "pwc-tui"
    command.parent.mkdir()
    told = tmp_path / "told"
    command.write_text(
        f"#!/bin/sh\ncase \"$1\" in lists) printf '{LISTS}' ;;\n"
        f"*) printf '<%s>' \"$@\" >> '{told}' ;; esac\n"
    )
    command.chmod(0o700)
    path = f"{command.parent}{os.pathsep}{bare_environment['PATH']}"
    return bare_environment | {"PATH": path, "TERM": "dumb", "ZDOTDIR": str(tmp_path)}


@needs["bash"]
def test_bash_completes_the_names_of_lists(
    new_program: Program, shell_environment: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "completion.bash"
    script.write_text(new_program("completion", "bash").stdout)
    typed = "COMP_WORDS=(pwc-tui bookmark add x --list Sur); COMP_CWORD=5"
    line = f'. {script}; {typed}; _shtab_pwc_tui; printf "%s" "${{COMPREPLY[0]}}"'
    assert _said("bash", line, shell_environment) == "Survey\\ 2026"


@needs["fish"]
def test_fish_completes_the_names_of_lists(
    new_program: Program, shell_environment: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "pwc-tui.fish"
    script.write_text(new_program("completion", "fish").stdout)

    def completed(typed: str) -> list[str]:
        said = _said("fish", f"source {script}; complete -C '{typed}'", shell_environment)
        return [line.split("\t")[0] for line in said.splitlines()]

    assert completed("pwc-tui bookmark add x --list Sur") == ["Survey 2026"]
    assert completed("pwc-tui list ") == ["To read", "Survey 2026", "It's $odd"]


@needs["zsh"]
def test_zsh_completes_the_names_of_lists(
    new_program: Program, shell_environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "_pwc-tui").write_text(new_program("completion", "zsh").stdout)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["zsh", "-f", "-i"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=shell_environment,
        cwd=tmp_path,
        start_new_session=True,
    ):
        os.close(theirs)
        for typed in (
            "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D",
            "pwc-tui bookmark add x --list Sur\t",
            "pwc-tui list It\t",
            "exit",
        ):
            os.write(ours, f"{typed}\n".encode())
        with suppress(OSError):  # how a terminal says that nobody is there any more
            while os.read(ours, 4096):
                pass
        os.close(ours)
    told = (tmp_path / "told").read_text()
    assert told == "<bookmark><add><x><--list><Survey 2026><list><It's $odd>"


def _said(shell: str, line: str, environment: dict[str, str]) -> str:
    """Return what a shell writes that is told to run a line."""
    done = subprocess.run(
        [shell, "-c", line], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
