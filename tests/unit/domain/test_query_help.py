"""The help of the query language: every example is understood."""

import pytest

from pwc_tui.domain.query.help import QUERY_HELP, FieldHelp
from pwc_tui.domain.query.parser import parse_query


@pytest.mark.parametrize("shown", QUERY_HELP, ids=lambda shown: shown.example)
def test_every_example_is_understood(shown: FieldHelp) -> None:
    query = parse_query(shown.example)
    assert query.hints == ()
    assert query != parse_query("")
