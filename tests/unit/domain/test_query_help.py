"""The help of the query language: every example is understood, and the README shows them all."""

from pathlib import Path

import pytest

from pwc_tui.domain.query.help import QUERY_HELP, FieldHelp
from pwc_tui.domain.query.parser import parse_query

README = Path(__file__).parents[3] / "README.md"


@pytest.mark.parametrize("shown", QUERY_HELP, ids=lambda shown: shown.example)
def test_every_example_is_understood(shown: FieldHelp) -> None:
    query = parse_query(shown.example)
    assert query.hints == ()
    assert query != parse_query("")


def test_the_readme_shows_the_language_as_the_help_does() -> None:
    text = README.read_text("utf-8")
    table = text.partition("<!-- language -->\n")[2].partition("<!-- /language -->")[0]
    rows = [f"| `{shown.example}` | {shown.meaning} |" for shown in QUERY_HELP]
    assert table.splitlines()[2:] == rows
