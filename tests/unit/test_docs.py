"""The reference in `docs/` says what the code says, and what the README names is there."""

import re
import shlex
from pathlib import Path

import pytest

from pwc_tui.cli import main
from pwc_tui.domain.query.help import QUERY_HELP
from tests.conftest import CHECKOUT
from tools.make_docs import DOCS, documents


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_as_new_as_the_code(path: Path) -> None:
    assert path.read_text("utf-8") == documents()[path], "run: python -m tools.make_docs"


def test_the_language_is_shown_as_the_help_does() -> None:
    text = (DOCS / "searching.md").read_text("utf-8")
    for shown in QUERY_HELP:
        assert f"| `{shown.example}` | {shown.meaning} |" in text


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/recipes.md"]
)
def test_links_between_the_files_lead_somewhere(name: str) -> None:
    path = CHECKOUT / name
    text = path.read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    linked += re.findall(r'src(?:set)?="([^"]+)"', text)
    assert linked
    assert [each for each in linked if not (path.parent / each).exists()] == []


def test_the_commands_that_the_readme_has_one_try_find_something_in_the_demo(
    demo_db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (CHECKOUT / "README.md").read_text("utf-8").splitlines()
    tried = [line.rsplit("`", 2)[1] for line in lines if re.search(r"\| `pwc-tui .*` \|$", line)]
    assert len(tried) >= 10
    for command in tried:
        _, *arguments = shlex.split(command.split(" > ")[0])
        if arguments[0] != "open":  # which needs a terminal
            assert main([*arguments, "--db", str(demo_db)]) == 0, command
            assert capsys.readouterr().out, command


def test_the_readme_is_short() -> None:
    assert len((CHECKOUT / "README.md").read_text("utf-8").splitlines()) <= 150
