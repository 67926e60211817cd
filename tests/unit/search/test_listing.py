"""Lists of papers: words, scope, order and filter in every combination."""

from collections.abc import Sequence

import pytest

from pwc_tui.domain.listing import ListRequest, Order, PaperFilter
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.search.engine import SearchEngine, Stale
from pwc_tui.search.listing import PaperLists
from pwc_tui.store.cards import Cards

_SCOPE = Ref(Kind.TASK, 2, "t-2", "Emotion Recognition in Conversation")
_IN_SCOPE = [2, 3, 4, 5]


@pytest.fixture
def lists(engine: SearchEngine, cards: Cards) -> PaperLists:
    return PaperLists(engine, lambda scope: _IN_SCOPE if scope == _SCOPE else [], cards.find)


@pytest.fixture
def everything(cards: Cards) -> list[PaperCard]:
    return cards.span(1, cards.count())


def test_no_request_lists_all_papers_by_importance(lists: PaperLists, cards: Cards) -> None:
    assert lists.list(ListRequest()).ids == range(1, cards.count() + 1)
    assert lists.list(ListRequest(words=' " ')).ids == range(1, cards.count() + 1)


def test_the_order_by_date_begins_with_the_newest(
    lists: PaperLists, everything: list[PaperCard]
) -> None:
    ids = lists.list(ListRequest(order=Order.DATE)).ids
    dates = [everything[number - 1].date for number in ids]
    dated = [day for day in dates if day is not None]
    assert dates == sorted(dated, reverse=True) + [None] * (len(dates) - len(dated))


def test_the_order_by_title_and_by_results(lists: PaperLists, everything: list[PaperCard]) -> None:
    by_title = lists.list(ListRequest(order=Order.TITLE)).ids
    by_results = lists.list(ListRequest(order=Order.RESULTS)).ids
    counts = [everything[number - 1].result_count for number in by_results]
    assert sorted(by_title) == sorted(by_results) == [card.id for card in everything]
    assert counts == sorted(counts, reverse=True)
    assert list(by_results[:3]) == [2, 3, 4]


def test_filters_leave_only_what_passes(lists: PaperLists, everything: list[PaperCard]) -> None:
    wanted = PaperFilter(has_code=True, has_results=True)
    assert list(lists.list(ListRequest(filter=wanted)).ids) == [1, 2]
    with_code = lists.list(ListRequest(filter=PaperFilter(has_code=True))).ids
    assert list(with_code) == [card.id for card in everything if card.repository_count]


@pytest.mark.parametrize(
    ("request_", "ids"),
    [
        (ListRequest(scope=_SCOPE), [2, 3, 4, 5]),
        (ListRequest(scope=_SCOPE, order=Order.DATE), [2, 3, 4, 5]),
        (ListRequest(scope=_SCOPE, order=Order.TITLE), [3, 4, 5, 2]),
        (ListRequest(scope=_SCOPE, filter=PaperFilter(has_code=True)), [2]),
        (ListRequest(words="teecher leading", scope=_SCOPE), [2]),
        (ListRequest(words="attention is all you need", scope=_SCOPE), []),
        (ListRequest(words="attention is all you need", order=Order.DATE), [6, 1]),
        (ListRequest(scope=Ref(Kind.TASK, 9, "t-9", "None")), []),
    ],
)
def test_words_scope_order_and_filter_go_together(
    lists: PaperLists, request_: ListRequest, ids: Sequence[int]
) -> None:
    assert list(lists.list(request_).ids) == ids


def test_numbers_are_plain_ones_that_the_database_takes(lists: PaperLists, cards: Cards) -> None:
    ids = lists.list(ListRequest(words="attention")).ids
    assert {type(number) for number in ids[:5]} == {int}
    assert [card.id for card in cards.pick(ids[:5])] == list(ids[:5])


def test_an_id_or_address_goes_straight_to_its_paper(lists: PaperLists) -> None:
    address = "https://paperswithcode.com/paper/paper-7"
    assert list(lists.list(ListRequest(words=address)).ids) == [7]


def test_what_looks_like_a_slug_is_searched_as_words_too(
    engine: SearchEngine, cards: Cards
) -> None:
    lists = PaperLists(engine, lambda scope: [], lambda text: 9)
    ids = lists.list(ListRequest(words="attention-is-all-you-need")).ids
    assert list(ids[:2]) == [9, 1]


def test_an_unknown_id_is_searched_as_words(lists: PaperLists) -> None:
    assert 1 not in lists.list(ListRequest(words="1706.03762")).ids


def test_a_stale_request_gives_up(lists: PaperLists) -> None:
    with pytest.raises(Stale):
        lists.list(ListRequest(words="attention"), is_stale=lambda: True)
