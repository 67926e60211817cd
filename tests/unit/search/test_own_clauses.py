"""Queries for what the user keeps: lists, tags, notes, read marks, in the demo archive."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.query.parser import OwnField
from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Subject
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.own_clauses import OwnClauses
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.suggest.completion import Completer
from pwc_tui.store.queries.cards import Cards
from pwc_tui.store.user.user_file import UserFile


@pytest.fixture
def user(tmp_path: Path, demo_cards: Cards) -> Iterator[UserFile]:
    """Return a file that keeps the first five papers of the demo in many ways."""
    one, two, three, four, five = (subject_of(card) for card in demo_cards.span(1, 5))
    user = UserFile(tmp_path / "user.db")
    user.add_bookmarks([one, two])
    user.add_bookmarks([two, three], "Survey 2026")
    user.add_bookmarks([Subject(Kind.PAPER, "no-archive-has-it"), four], "Gone")
    user.remove_bookmarks([four], "Gone")
    user.add_tag([three], "baseline")
    user.set_read([two, five], is_read=True)
    user.set_note(four, "A **weak\nbaseline**, but a database of note")
    user.set_note(five, "nothing")
    user.set_note(five, "")
    yield user
    user.close()


@pytest.fixture
def own(user: UserFile, tmp_path: Path, demo_cards: Cards) -> OwnClauses:
    return OwnClauses(demo_cards, lambda: tmp_path / "user.db")


@pytest.fixture
def lists(
    own: OwnClauses, demo_engine: SearchEngine, demo_cards: Cards, demo_names: NameIndex
) -> PaperLists:
    return PaperLists(demo_engine, demo_cards, lambda: demo_names, own=own)


def subject_of(card: PaperCard) -> Subject:
    return Subject(Kind.PAPER, card.slug, card.title)


def _ids(lists: PaperLists, text: str) -> list[int]:
    return sorted(lists.list(ListRequest(words=text)).ids)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("is:bookmarked", [1, 2, 3]),
        ("is:read", [2, 5]),
        ("is:noted", [4]),
        ("is:bookmarked is:read", [2]),
        ("is:bookmarked -is:read", [1, 3]),
        ('list:"To read"', [1, 2]),
        ('list:"to READ"', [1, 2]),
        ("list:survey", [2, 3]),
        ('list:"To read" list:survey', [1, 2, 3]),
        ('list:"To read" -list:survey', [1]),
        ("list:gone", []),
        ("tag:baseline", [3]),
        ("tag:base", [3]),
        ('note:"weak baseline"', [4]),
        ("note:aseline", []),
        ("note:weak", [4]),
        ('note:"but a data"', [4]),
        ("note:base", [4]),
        ("note:nothing", []),
        ("is:noted note:weak -tag:baseline", [4]),
    ],
)
def test_papers_are_found_by_what_is_kept_of_them(
    lists: PaperLists, text: str, ids: list[int]
) -> None:
    assert _ids(lists, text) == ids


def test_what_is_not_kept_are_all_others(lists: PaperLists, demo_cards: Cards) -> None:
    assert len(_ids(lists, "-is:bookmarked")) == demo_cards.count() - 3


def test_words_rank_what_is_kept(lists: PaperLists, demo_cards: Cards) -> None:
    title = demo_cards.span(2, 1)[0].title
    assert lists.list(ListRequest(words=f"{title} is:bookmarked")).ids[0] == 2


def test_a_change_is_found_at_once(lists: PaperLists, user: UserFile, demo_cards: Cards) -> None:
    assert 7 not in _ids(lists, "is:bookmarked")
    user.add_bookmarks([subject_of(demo_cards.span(7, 1)[0])])
    assert 7 in _ids(lists, "is:bookmarked")
    user.undo()
    assert 7 not in _ids(lists, "is:bookmarked")


def test_a_name_that_is_not_whole_is_told(lists: PaperLists) -> None:
    def hints(text: str) -> tuple[str, ...]:
        return lists.list(ListRequest(words=text)).hints

    assert hints("list:surv") == ("list: Survey 2026",)
    assert hints('list:"survey 2026"') == ()
    assert hints("tag:unknown") == ("No tag of yours is called “unknown”",)
    assert "is:bookmarked" in hints("is:starred")[0]


def test_a_paper_is_found_by_its_arxiv_id_where_its_public_id_is_another(
    lists: PaperLists, user: UserFile, demo_cards: Cards
) -> None:
    paper = next(each for each in range(1, 50) if demo_cards.page(each).arxiv_id)
    arxiv_id = demo_cards.page(paper).arxiv_id
    user.add_tag([Subject(Kind.PAPER, "another-slug", "A title", arxiv_id)], "moved")
    assert _ids(lists, "tag:moved") == [paper]


def test_nothing_is_kept_where_there_is_no_file(
    demo_engine: SearchEngine, demo_cards: Cards, demo_names: NameIndex, tmp_path: Path
) -> None:
    path = tmp_path / "none" / "user.db"
    lists = PaperLists(
        demo_engine, demo_cards, lambda: demo_names, own=OwnClauses(demo_cards, lambda: path)
    )
    assert _ids(lists, "is:bookmarked") == []
    assert not path.exists()
    user = UserFile(path)
    user.add_bookmarks([subject_of(demo_cards.span(1, 1)[0])])
    assert _ids(lists, "is:bookmarked") == [1]


def test_a_file_that_cannot_be_read_is_told(
    demo_engine: SearchEngine, demo_cards: Cards, demo_names: NameIndex, tmp_path: Path
) -> None:
    path = tmp_path / "user.db"
    UserFile(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    own = OwnClauses(demo_cards, lambda: path)
    lists = PaperLists(demo_engine, demo_cards, lambda: demo_names, own=own)
    found = lists.list(ListRequest(words="is:read"))
    assert (list(found.ids), len(found.hints)) == ([], 1)
    assert "newer pwc-tui" in found.hints[0]
    assert own.names(OwnField.LIST) == []


def test_lists_and_tags_are_completed(
    own: OwnClauses, demo_engine: SearchEngine, demo_names: NameIndex
) -> None:
    completer = Completer(demo_engine, demo_names, own)

    def completed(text: str) -> list[str]:
        return [each.text for each in completer.complete(text, len(text))]

    assert completed("list:") == ['"Survey 2026"', '"To read"', "Gone"]
    assert completed("list:sur") == ['"Survey 2026"']
    assert completed("tag:b") == ["baseline"]
    assert completed("is:b") == ["bookmarked"]
    assert completed("note:we") == []
    assert own.names(OwnField.TAG) == [("baseline", 1)]
