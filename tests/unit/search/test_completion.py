"""Completions while a query is typed, in the demo archive."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwc_tui.domain.query.parser import parse_query
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.own_clauses import OwnClauses
from pwc_tui.search.suggest.completion import Completer
from pwc_tui.store.queries.cards import Cards


@pytest.fixture(scope="module")
def completer(demo_engine: SearchEngine, demo_names: NameIndex, demo_cards: Cards) -> Completer:
    return Completer(demo_engine, demo_names, OwnClauses(demo_cards))


def _completed(completer: Completer, typed: str) -> list[str]:
    """Return what the text (`|` is the cursor) would become, for each completion."""
    cursor = typed.index("|")
    text = typed.replace("|", "")
    return [
        text[: each.start] + each.text + text[each.end :]
        for each in completer.complete(text, cursor)
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ta|", "task:"),
        ("graph au|", "graph author:"),
        ("-tas|", "-task:"),
        ("bench|", "board:"),
        ("task:objec|", 'task:"Object Detection"'),
        ("task:objetc|", 'task:"Object Detection"'),
        ('author:"Kaiming H|', 'author:"Kaiming He"'),
        ("author:kaiming h|", 'author:"Kaiming He"'),
        ("-author:suts| bert", '-author:"Ilya Sutskever" bert'),
        ("by:suts|", 'by:"Ilya Sutskever"'),
        ("author: sutske|", 'author: "Ilya Sutskever"'),
        ("dataset:imagen|", "dataset:ImageNet"),
        ("dataset:imagn|", "dataset:ImageNet"),
        ('task:"objetc det|', 'task:"Object Detection"'),
        ("dataset:ima|genet has:code", "dataset:ImageNet has:code"),
        ("dataset:|", 'dataset:"Penn Treebank"'),
        ("task:|", 'task:"Image Classification"'),
        ("repo:fairs|", "repo:pytorch/fairseq"),
        ("has:|", "has:code"),
        ("kind:b|", "kind:board"),
        ("sort:d|", "sort:date"),
        ("year:201|", "year:2019"),
        ("year:>201|", "year:>2019"),
        ("year:2015..2|", "year:2015..2025"),
        ("author:kaim|", 'author:"Kaiming He"'),
    ],
)
def test_the_likeliest_completion(completer: Completer, typed: str, first: str) -> None:
    assert _completed(completer, typed)[0] == first


@pytest.mark.parametrize(
    "typed",
    [
        "|",
        "t|",
        "graph |",
        "task:object |",
        "attention is|",
        '"ta|',
        "foo:b|",
        "a-ta|",
        "-|",
        "has:code|",
        "like:att|",
        "note:att|",
        'task:"object" det|',
    ],
)
def test_plain_words_are_left_alone(completer: Completer, typed: str) -> None:
    assert _completed(completer, typed) == []


def test_completed_values_are_read_as_values(completer: Completer) -> None:
    for typed in ("method:|", "model:|", "venue:|", "board:|", "repo:|", "author:x|", "task:re|"):
        for text in _completed(completer, typed):
            query = parse_query(text)
            assert len(query.clauses) == 1
            assert query.hints == ()
            assert query.words == ""


def test_a_completion_says_what_it_is(completer: Completer) -> None:
    (task, *_) = completer.complete("ta", 2)
    assert "tagged" in task.detail
    (author, *_) = completer.complete("author:sutsk", 12)
    assert author.detail == "14 papers"


def test_no_more_than_asked_for(completer: Completer) -> None:
    assert len(completer.complete("task:", 5, limit=3)) == 3


@given(
    text=st.lists(
        st.sampled_from(
            ["task:", "by:", "-", '"', " ", "year:", ">", "ta", "has:", "e", "20", "深"]
        ),
        max_size=6,
    ).map("".join),
    part=st.floats(0, 1),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_completed(completer: Completer, text: str, part: float) -> None:
    cursor = int(part * len(text))
    for each in completer.complete(text, cursor):
        assert 0 <= each.start <= cursor <= each.end <= len(text)
        assert each.text


def test_a_range_of_years_ends_behind_its_beginning_and_is_counted_whole(
    completer: Completer,
) -> None:
    found = completer.complete("year:2015..", 11)
    years = [int(each.text.removeprefix("2015..")) for each in found]
    assert min(years) >= 2015
    counts = [int(each.detail.split()[0].replace(",", "")) for each in found]
    assert counts == sorted(counts, reverse=True)
    assert years == sorted(years, reverse=True)


def test_years_before_the_beginning_of_a_range_are_not_offered(completer: Completer) -> None:
    found = completer.complete("year:2023..", 11)
    assert found
    assert all(each.text >= "2023..2023" for each in found)


@pytest.mark.parametrize(
    ("typed", "is_part"),
    [
        ("task:emot", True),
        ("task:emotion", False),
        ("task:emotoin", False),
        ("task:", False),
        ("has:co", True),
        ("au", False),
    ],
)
def test_what_is_no_value_yet_is_told(completer: Completer, typed: str, is_part: bool) -> None:
    assert completer.complete(typed, len(typed))[0].is_part is is_part
