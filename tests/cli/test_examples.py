"""The examples in the help of the commands: three each, and they work on the demo."""

import io
import shlex
import sys
from pathlib import Path

import pytest

from pwc_tui.cli import main
from pwc_tui.cli.arguments.examples import EXAMPLES
from pwc_tui.cli.parser import build_parser, command_parsers

NOT_RUN = {"fetch", "import", "open", "serve"}
"""They need a network, files that are no part of the project, a terminal, or never end."""


def test_every_command_has_three() -> None:
    assert {name: len(EXAMPLES.get(name, ())) for name in command_parsers()} == dict.fromkeys(
        EXAMPLES, 3
    )


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_help_is_a_sentence_and_groups_and_the_examples(name: str) -> None:
    text = command_parsers()[name].format_help()
    sentence = str(command_parsers()[name].description)
    assert sentence[0].isupper() and sentence[-1] in ".…" and ". " not in sentence
    assert "positional arguments" not in text
    assert all(f"  {example}\n" in text for example in EXAMPLES[name])


def test_they_work_on_the_demo_one_after_the_other(
    demo_db: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PWC_TUI_DB", str(demo_db))
    monkeypatch.setenv("PWC_TUI_CONFIG", "")
    for name, examples in EXAMPLES.items():
        for example in examples:
            command, _, target = example.partition(" > ")
            command, _, source = command.partition(" < ")
            _, *arguments = shlex.split(command)
            assert arguments[0] == name
            build_parser().parse_args([each for each in arguments if each != "--help"])
            if name in NOT_RUN:
                continue
            if source:
                typed = io.TextIOWrapper(io.BytesIO(Path(source).read_bytes()), "utf-8")
                monkeypatch.setattr(sys, "stdin", typed)
            status = main(arguments)
            said = capsys.readouterr()
            assert status == 0, (example, said.err)
            if target:
                assert said.out, example
                Path(target).write_text(said.out, "utf-8")
