"""The query language: what a typed text asks for, and that no text is too odd for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.paper_list import Order
from pwc_tui.domain.query.help import QUERY_HELP, help_of
from pwc_tui.domain.query.parser import Clause, OwnField, Query, QueryField, parse_query
from pwc_tui.domain.query.tokens import FIELDS, quoted
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import words


def _clauses(text: str) -> list[tuple[QueryField, str, bool]]:
    return [(each.field, each.value, each.is_excluded) for each in parse_query(text).clauses]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("task:emotoin", (QueryField.TASK, "emotoin", False)),
        ("TASK:Emotion", (QueryField.TASK, "Emotion", False)),
        ("-task:speech", (QueryField.TASK, "speech", True)),
        ('author:"Geoffrey Hinton"', (QueryField.AUTHOR, "Geoffrey Hinton", False)),
        ("author: hinton", (QueryField.AUTHOR, "hinton", False)),
        ('task: "speech recognition"', (QueryField.TASK, "speech recognition", False)),
        ("by:hinton", (QueryField.AUTHOR, "hinton", False)),
        ("in:NeurIPS", (QueryField.VENUE, "NeurIPS", False)),
        ("repo:pytorch/fairseq", (QueryField.REPOSITORY, "pytorch/fairseq", False)),
        ("benchmark:mnist", (QueryField.BOARD, "mnist", False)),
        ("model:C++", (QueryField.MODEL, "C++", False)),
        ("dataset:a:b", (QueryField.DATASET, "a:b", False)),
        ('method:"the ""best"" one"', (QueryField.METHOD, 'the "best" one', False)),
    ],
)
def test_a_field_has_a_value(text: str, clause: tuple[QueryField, str, bool]) -> None:
    query = parse_query(text)
    assert _clauses(text) == [clause]
    assert (query.words, query.hints) == ("", ())


def test_what_the_user_keeps_is_asked_for_by_fields_of_its_own() -> None:
    query = parse_query('is:read -IS:Bookmarked list:"To read" -tag:weak note:"so so" graph')
    assert query.words == "graph"
    assert [(each.field, each.value, each.is_excluded) for each in query.own] == [
        (OwnField.IS, "read", False),
        (OwnField.IS, "bookmarked", True),
        (OwnField.LIST, "To read", False),
        (OwnField.TAG, "weak", True),
        (OwnField.NOTE, "so so", False),
    ]
    assert parse_query("What this is: A List: Note: on Tag: clouds").own == ()


def test_words_and_fields_stand_in_any_order() -> None:
    query = parse_query('graph author:"Yann LeCun" nets task:vision')
    assert query.words == "graph nets"
    assert query.clauses == (
        Clause(QueryField.AUTHOR, "Yann LeCun", False, 6, 25),
        Clause(QueryField.TASK, "vision", False, 31, 42),
    )


def test_a_phrase_is_searched_by_its_words_too() -> None:
    query = parse_query('"all you" need')
    assert (query.words, query.phrases, query.hints) == ("all you need", ("all you",), ())


def test_words_and_phrases_are_left_out() -> None:
    query = parse_query('emotion -survey -"a review" -state-of-the-art')
    assert query.words == "emotion"
    assert query.excluded == ("survey", "a review", "state-of-the-art")


def test_a_word_is_left_out_behind_a_whole_title_too() -> None:
    query = parse_query("teaching social behavior for ad hoc teamwork in robots -survey")
    assert query.excluded == ("survey",)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("year:2021", (2021, 2021)),
        ("year:2020..2023", (2020, 2023)),
        ("year:2023..2020", (2020, 2023)),
        ("year:2020-2023", (2020, 2023)),
        ("year:>2021", (2022, None)),
        ("year:>=2021", (2021, None)),
        ("year:<2020", (None, 2019)),
        ("year:<=2020", (None, 2020)),
        ("year:2020..", (2020, None)),
        ("year:..2019", (None, 2019)),
        ("year: 2020", (2020, 2020)),
        ("year:>2018 year:<2021", (2019, 2020)),
    ],
)
def test_years_are_ranges(text: str, years: tuple[int | None, int | None]) -> None:
    query = parse_query(text)
    assert (query.years, query.words, query.hints) == (years, "", ())


def test_the_rest_of_the_language() -> None:
    assert parse_query("has:code -has:results sort:date kind:papers") == Query(
        has_code=True, has_results=False, order=Order.DATE, kind=Kind.PAPER
    )
    assert parse_query("kind:boards mnist") == Query(words="mnist", kind=Kind.BOARD)
    assert parse_query("kind:leaderboard").kind is Kind.BOARD
    assert parse_query("kind:repositories").kind is Kind.REPOSITORY


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("auther:hinton", "did you mean author:?"),
        ("taks:emotion", "did you mean task:?"),
        ("foo:bar", "the fields are task:, dataset:"),
        ("author:", "author: needs a value after it"),
        ("author: task:x", "author: needs a value after it"),
        ("year:abc", "year:abc is not a year"),
        ("year:20", "year:20 is not a year"),
        ("-year:2020", "Years cannot be excluded"),
        ("year:2020 year:2022", "No year is in all"),
        ("has:money", "has:money is unknown"),
        ("kind:thing", "kind:thing is unknown"),
        ("-kind:task", "-kind:task is unknown"),
        ("sort:size", "sort:size is unknown"),
        ("kind:task", "Only papers are filtered and sorted: kind:task uses the words only"),
        ('"all you year:2020', "A quotation mark is not closed"),
        ('"all you -survey', "A quotation mark is not closed"),
        ("-word " * 40, "Only the first 16 conditions are used"),
        ("-", "A minus needs a word"),
        ("graph -", "A minus needs a word"),
    ],
)
def test_what_is_not_understood_is_a_hint_and_the_rest_holds(text: str, hint: str) -> None:
    query = parse_query(f"method:gan {text}")
    assert len(query.hints) == 1
    assert query.hints[0].startswith(hint) or hint in query.hints[0]
    assert query.clauses[0].field is QueryField.METHOD


@pytest.mark.parametrize("text", ['"', '"all you ne', 'task:"speech rec', 'graph "all you '])
def test_a_phrase_that_is_being_typed_needs_no_hint(text: str) -> None:
    assert parse_query(text).hints == ()


def test_hints_are_few_whatever_is_typed() -> None:
    many = " ".join(f"{a}{b}c:x" for a in "abcdefg" for b in "hijklmn")
    assert len(parse_query(many).hints) == 5


def test_an_unknown_field_is_searched_as_words() -> None:
    assert words(parse_query("deep foo:bar").words) == ["deep", "foo", "bar"]


def test_a_hint_repeats_no_more_than_needed_and_nothing_dangerous() -> None:
    (hint,) = parse_query("sort:\x1b[31m" + "x" * 500).hints
    assert len(hint) < 160
    assert "\x1b" not in hint


@pytest.mark.parametrize(
    "title",
    [
        "BERT: Pre-training of Deep Bidirectional Transformers",
        "state-of-the-art",
        "The LAMBADA dataset: Word prediction requiring a broad discourse context",
        "the lambada dataset: word prediction",
        "A New Task: Emotion Causes",
        "Model: A Case Study",
        "The FineView Dataset:A 3D Scanned Multi-View Object Dataset",
        "Thanks for Stopping By: A Study of Usage",
        "Phone-ing it in: Towards Flexible Multi-Modal Language Model Training",
        "The acute: chronic workload ratio",
        "CLMLF:A Contrastive Learning",
        "https://github.com/a/b",
        "C++ and C# - a study",
        "On the $L_1$-norm -- and a:b, 1:2 and 12:30",
        'Schr\\"odinger\'s L\\"{u}ttgen 6" wafers',
        "On human motion -iCART-",
        "as --option",
        "Teaching Social Behavior for Ad hoc Teamwork -The STAR Framework",
    ],
)
def test_a_title_is_plain_words_without_a_hint(title: str) -> None:
    assert parse_query(title) == Query(words=title)


def test_every_field_of_the_help_is_understood_and_every_field_is_in_the_help() -> None:
    for each in QUERY_HELP:
        query = parse_query(each.example)
        assert not query.hints
        assert not query.is_plain or each.name in each.example
    helped = {FIELDS.get(each.name.rstrip(":")) for each in QUERY_HELP}
    assert helped >= set(FIELDS.values())
    assert all(help_of(name) for name in FIELDS.values())


_ODD = st.text(st.sampled_from('"":- \t\n<>.aAtask:20é\x00\ud800文'), max_size=60)
_PIECES = st.lists(
    st.sampled_from(
        ["task:", "-", '"', '""', " ", "author:", "year:", "2020", "..", "a b", "sort:date", "foo:"]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(st.text(), _ODD, _PIECES))
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    at = 0
    for clause in query.clauses:
        assert at <= clause.start < clause.end <= len(text)
        at = clause.end
        assert clause.value
        assert clause.value.split()[0].split('"')[0] in text[clause.start : clause.end]
    assert all("\n" not in hint for hint in query.hints)


@given(st.lists(st.from_regex(r"[^\W_]{1,12}", fullmatch=True), max_size=8).map(" ".join))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert parse_query(text) == Query(words=text)


@given(st.text(min_size=1).map(str.strip).filter(bool), st.sampled_from(list(QueryField)))
def test_a_quoted_value_is_read_as_it_was(value: str, field: QueryField) -> None:
    assert _clauses(f"words {field}:{quoted(value)} more") == [(field, value, False)]


def test_a_long_text_is_read_at_once() -> None:
    for piece in ('"', '" ', '""', 'a"', "task:", "task: ", "- ", 'task:"', "-", "x:"):
        assert isinstance(parse_query(piece * 10_000), Query)


def test_with_and_without_the_same_is_told() -> None:
    (hint,) = parse_query("has:code -has:code").hints
    assert "has:code" in hint
    assert parse_query("has:code has:code -has:results").hints == ()
