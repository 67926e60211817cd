"""Commands as they stand in the help and in the documents, run in this process."""

import io
import shlex
import sys
from pathlib import Path

import pytest

from pwc_tui.cli import main


def arguments_of(line: str) -> list[str]:
    """Return the arguments of a command that a line of shell holds."""
    name, *arguments = shlex.split(line.partition(" > ")[0].partition(" < ")[0])
    assert name == "pwc-tui", line
    return arguments


def run_line(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run a command in this folder, with what `<` and `>` say, and see that it finds something."""
    before, _, target = line.partition(" > ")
    if source := before.partition(" < ")[2]:
        typed = io.TextIOWrapper(io.BytesIO(Path(source).read_bytes()), "utf-8")
        monkeypatch.setattr(sys, "stdin", typed)
    status = main(arguments_of(line))
    said = capsys.readouterr()
    assert status == 0, (line, said.err)
    if target:
        assert said.out, line
        Path(target).write_text(said.out, "utf-8")
