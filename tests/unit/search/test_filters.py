"""What passes a query's fields, years, marks, phrases and left-out words, in the demo archive."""

import sqlite3
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.query.tokens import quoted
from pwc_tui.domain.references import repository_name
from pwc_tui.domain.text.clean import title_key
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.lists.field_clauses import ClauseReader
from pwc_tui.search.lists.filters import Filters, Passing
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.own_clauses import OwnClauses
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards


@pytest.fixture(scope="module")
def filters(demo_engine: SearchEngine, demo_cards: Cards, demo_names: NameIndex) -> Filters:
    reader = ClauseReader(demo_engine.folder, demo_cards, lambda: demo_names)
    return Filters(demo_engine, reader, OwnClauses(demo_cards))


@pytest.fixture(scope="module")
def database(demo_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(demo_db)


def _ids(demo_lists: PaperLists, text: str) -> set[int]:
    return set(demo_lists.list(ListRequest(words=text)).ids)


def _sql(database: sqlite3.Connection, statement: str, *values: object) -> set[int]:
    return {number for (number,) in database.execute(statement, values) if number is not None}


_OF_EACH = {
    "task": (
        "SELECT id, name FROM task WHERE paper_count > 0",
        "SELECT paper_id FROM paper_task WHERE task_id = ?1",
    ),
    "method": (
        "SELECT id, name FROM method WHERE paper_count > 0",
        "SELECT paper_id FROM paper_method WHERE method_id = ?1",
    ),
    "author": (
        "SELECT id, name FROM author",
        "SELECT paper_id FROM paper_author WHERE author_id = ?1",
    ),
    "dataset": (
        "SELECT id, name FROM dataset",
        "SELECT paper_id FROM result JOIN benchmark ON benchmark.id = benchmark_id"
        " WHERE dataset_id = ?1 UNION SELECT paper_id FROM dataset WHERE id = ?1",
    ),
    "model": (
        "SELECT id, name FROM model",
        "SELECT paper_id FROM result WHERE model_id = ?1",
    ),
    "venue": (
        "SELECT id, name FROM venue",
        "SELECT id FROM paper WHERE venue_id = ?1",
    ),
    "repo": (
        "SELECT id, url FROM repository",
        "SELECT paper_id FROM code_link WHERE repository_id = ?1",
    ),
}


@pytest.mark.parametrize("field", _OF_EACH)
def test_a_name_as_it_is_finds_exactly_its_papers(
    field: str, demo_lists: PaperLists, database: sqlite3.Connection
) -> None:
    names, papers = _OF_EACH[field]
    rows = database.execute(f"{names} ORDER BY id LIMIT 40").fetchall()
    assert rows
    for number, name in rows:
        shown = repository_name(name) if field == "repo" else name
        found = _ids(demo_lists, f"{field}:{quoted(shown)}")
        assert _sql(database, papers, number) <= found, shown


def test_a_board_finds_the_papers_with_results_on_it(
    demo_lists: PaperLists, database: sqlite3.Connection
) -> None:
    wanted = _sql(
        database,
        "SELECT paper_id FROM result JOIN benchmark ON benchmark.id = benchmark_id"
        " WHERE benchmark.slug = 'image-classification-on-imagenet'",
    )
    assert wanted
    assert _ids(demo_lists, 'board:"Image Classification on ImageNet"') == wanted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("task:objetc", 'task:"object detection"'),
        ("author:sutskver", 'author:"Ilya Sutskever"'),
        ("dataset:imagnet", "dataset:imagenet"),
        ("task:translat", 'task:"machine translation"'),
        ("AUTHOR:HE", 'author:"kaiming he"'),
        ("venue:cvpr", 'venue:"CVPR 2018"'),
    ],
)
def test_values_need_not_be_right_or_whole(demo_lists: PaperLists, typed: str, meant: str) -> None:
    assert _ids(demo_lists, meant)
    assert _ids(demo_lists, meant) <= _ids(demo_lists, typed)


def test_a_value_may_be_an_address(demo_lists: PaperLists) -> None:
    url = "https://github.com/pytorch/fairseq"
    assert _ids(demo_lists, f"repo:{url}") == _ids(demo_lists, "repo:pytorch/fairseq")
    page = "https://paperswithcode.com/task/image-classification"
    assert _ids(demo_lists, f"task:{page}") == _ids(demo_lists, 'task:"image classification"')


def test_what_a_value_was_taken_for_is_said(filters: Filters) -> None:
    (hint,) = filters.passing(parse_query("author:sutskver")).hints
    assert hint.startswith("author: Ilya Sutskever")
    assert filters.passing(parse_query('author:"ilya sutskever"')).hints == ()


def test_a_value_that_names_nothing_finds_nothing_and_says_so(demo_lists: PaperLists) -> None:
    for value in ("xqzjkvv", '"***"'):
        listing = demo_lists.list(ListRequest(words=f"task:{value} attention"))
        assert list(listing.ids) == []
        assert listing.hints[0].startswith("No task has a name like")


def test_different_fields_must_hold_both_and_the_same_field_either(demo_lists: PaperLists) -> None:
    detection, segmentation = 'task:"object detection"', 'task:"semantic segmentation"'
    author = 'author:"Kaiming He"'
    both = _ids(demo_lists, f"{detection} {segmentation}")
    assert both == _ids(demo_lists, detection) | _ids(demo_lists, segmentation)
    assert _ids(demo_lists, f"{detection} {author}") == _ids(demo_lists, detection) & _ids(
        demo_lists, author
    )
    assert 0 < len(_ids(demo_lists, f"{detection} {author}")) < len(_ids(demo_lists, author))


def test_a_field_with_a_minus_leaves_out(demo_lists: PaperLists) -> None:
    author = 'author:"Kaiming He"'
    detection = 'task:"object detection"'
    left = _ids(demo_lists, f"{author} -{detection}")
    assert left == _ids(demo_lists, author) - _ids(demo_lists, detection)
    everything = _ids(demo_lists, "")
    assert _ids(demo_lists, f"-{detection}") == everything - _ids(demo_lists, detection)


def test_years_code_and_results_are_told_apart(
    demo_lists: PaperLists, database: sqlite3.Connection
) -> None:
    year = "CAST(substr(date, 1, 4) AS INTEGER)"
    for typed, where in (
        ("year:2017", f"{year} = 2017"),
        ("year:2016..2017", f"{year} BETWEEN 2016 AND 2017"),
        ("year:>2018", f"{year} > 2018"),
        ("year:..2010", f"{year} BETWEEN 1 AND 2010"),
        ("year:<2010", f"{year} BETWEEN 1 AND 2009"),
        ("has:code", "repository_count > 0"),
        ("-has:code", "repository_count = 0"),
        ("has:results year:2017", f"result_count > 0 AND {year} = 2017"),
    ):
        assert _ids(demo_lists, typed) == _sql(database, f"SELECT id FROM paper WHERE {where}"), (
            typed
        )


def test_a_phrase_stands_in_the_title_word_for_word(
    demo_lists: PaperLists, demo_cards: Cards
) -> None:
    found = demo_cards.pick(demo_lists.list(ListRequest(words='"object detection"')).ids)
    assert found
    assert all("object detection" in card.title.lower() for card in found)
    assert len(_ids(demo_lists, "object detection")) > len(found)
    assert not _ids(demo_lists, '"detection object"')


def test_left_out_words_and_phrases_are_in_no_title(
    demo_lists: PaperLists, demo_cards: Cards
) -> None:
    for typed, word in (
        ("detection -object", " object "),
        ('detection -"object detection"', " object detection "),
    ):
        found = demo_cards.pick(demo_lists.list(ListRequest(words=typed)).ids)
        assert found
        assert not any(word in f" {title_key(card.title)} " for card in found)


def test_words_alone_pass_everything(filters: Filters) -> None:
    assert filters.passing(parse_query("attention sort:date kind:paper")) == Passing(None, ())
