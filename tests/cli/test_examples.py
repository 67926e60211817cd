"""The examples in the help of the commands, and the recipes: they work on the demo."""

from pathlib import Path

import pytest

from pwc_tui.cli.arguments.examples import EXAMPLES
from pwc_tui.cli.parser import build_parser, command_parsers
from tests.cli.example_runs import arguments_of, run_line
from tests.conftest import CHECKOUT

NOT_RUN = {"fetch", "import", "open", "serve"}
"""They need a network, files that are no part of the project, a terminal, or never end."""


@pytest.fixture(autouse=True)
def place(demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with the demo as the archive and no settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PWC_TUI_DB", str(demo_db))
    monkeypatch.setenv("PWC_TUI_CONFIG", "")


def test_every_command_has_three() -> None:
    counts = {name: len(EXAMPLES.get(name, ())) for name in command_parsers()}
    assert counts == dict.fromkeys(EXAMPLES, 3)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_help_is_a_sentence_and_groups_and_the_examples(name: str) -> None:
    parser = command_parsers()[name]
    text, sentence = parser.format_help(), str(parser.description)
    assert sentence[0].isupper() and sentence[-1] == "." and ". " not in sentence
    assert "positional arguments" not in text
    assert all(f"  {example}\n" in text for example in EXAMPLES[name])


def test_the_examples_work_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, examples in EXAMPLES.items():
        for example in examples:
            arguments = arguments_of(example)
            assert arguments[0] == name
            if name in NOT_RUN:
                build_parser().parse_args(arguments)
            else:
                run_line(example, monkeypatch, capsys)


def test_the_recipes_work_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (CHECKOUT / "docs" / "recipes.md").read_text("utf-8").splitlines()
    commands = [line for line in lines if line.startswith("pwc-tui ")]
    assert len(commands) >= 15
    for command in commands:
        run_line(command, monkeypatch, capsys)
