"""Lists of papers: words, scope, order and filter in every combination."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards

_SCOPE = Ref(Kind.TASK, 2, "t-2", "Emotion Recognition in Conversation")


@pytest.fixture
def lists(engine: SearchEngine, cards: Cards, database: Path) -> PaperLists:
    return PaperLists(engine, cards, lambda: NameIndex.open(engine.folder, database))


@pytest.fixture
def everything(cards: Cards) -> list[PaperCard]:
    return cards.span(1, cards.count())


def test_no_request_lists_all_papers_by_importance(lists: PaperLists, cards: Cards) -> None:
    assert lists.list(ListRequest()).ids == range(1, cards.count() + 1)
    assert lists.list(ListRequest(words=' " ')).ids == range(1, cards.count() + 1)


@pytest.mark.parametrize("text", ["!!!", "( ) …", "\U0001f642"])
def test_marks_alone_list_all_papers_and_that_is_told(
    lists: PaperLists, cards: Cards, text: str
) -> None:
    listing = lists.list(ListRequest(text))
    assert len(listing.ids) == cards.count()
    assert "no letter or digit" in listing.hints[0]


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
        (ListRequest(scope=Ref(Kind.TASK, 99, "t-99", "None")), []),
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
    demo_lists: PaperLists, demo_cards: Cards
) -> None:
    slug = "convolutional-neural-networks-for-sentence"
    listing = demo_lists.list(ListRequest(words=slug))
    assert demo_cards.pick(listing.ids[:1])[0].slug == slug
    assert len(listing.ids) == len(set(listing.ids)) > 5


def test_an_unknown_id_is_searched_as_words(lists: PaperLists) -> None:
    assert 1 not in lists.list(ListRequest(words="1706.03762")).ids


def test_an_address_of_a_thing_lists_its_papers(demo_lists: PaperLists, demo_cards: Cards) -> None:
    for address, kind, count in (
        ("https://paperswithcode.com/task/image-classification", Kind.TASK, 71),
        ("https://paperswithcode.com/dataset/penn-treebank", Kind.DATASET, 51),
        ("https://github.com/pytorch/fairseq", Kind.REPOSITORY, 8),
    ):
        listing = demo_lists.list(ListRequest(words=address))
        assert listing.named is not None
        assert listing.named.kind is kind
        assert len(listing.ids) >= count // 2
    (only,) = demo_lists.list(ListRequest(words="https://arxiv.org/abs/1706.03762v5")).ids
    assert demo_cards.pick([only])[0].title == "Attention Is All You Need"


def test_an_address_of_the_old_search_searches(demo_lists: PaperLists) -> None:
    address = "https://paperswithcode.com/search?q_meta=&q_type=&q=object+detection"
    found = demo_lists.list(ListRequest(words=address)).ids
    assert list(found) == list(demo_lists.list(ListRequest(words="object detection")).ids)


def test_the_host_of_an_unknown_address_is_not_searched(demo_lists: PaperLists) -> None:
    address = "https://paperswithcode.com/conference/object-detection"
    found = demo_lists.list(ListRequest(words=address)).ids
    assert list(found) == list(demo_lists.list(ListRequest(words="object-detection")).ids)
    assert found


def test_an_unknown_address_is_said_and_searched(demo_lists: PaperLists) -> None:
    listing = demo_lists.list(ListRequest(words="https://example.org/object-detection"))
    hint = "Nothing in the archive has this address, so its last part is searched for"
    assert listing.hints == (hint,)


def test_sort_overrules_the_order_that_is_asked_for(demo_lists: PaperLists) -> None:
    by_date = demo_lists.list(ListRequest(words="detection", order=Order.DATE)).ids
    asked = ListRequest(words="detection sort:date", order=Order.TITLE)
    assert list(demo_lists.list(asked).ids) == list(by_date)
    assert list(demo_lists.list(ListRequest(words="sort:title")).ids) == list(
        demo_lists.list(ListRequest(order=Order.TITLE)).ids
    )


def test_conditions_without_words_list_all_that_pass(demo_lists: PaperLists) -> None:
    listing = demo_lists.list(ListRequest(words="year:2017 has:code"))
    assert len(listing.ids) > 10
    assert list(listing.ids) == sorted(listing.ids)
    assert (listing.terms, listing.hints) == ((), ())


def test_what_is_not_understood_changes_nothing_else(demo_lists: PaperLists) -> None:
    plain = demo_lists.list(ListRequest(words="detection"))
    listing = demo_lists.list(ListRequest(words="detection year:abc author: "))
    assert list(listing.ids) == list(plain.ids)
    assert len(listing.hints) == 2


def test_conditions_go_with_scope_and_filter(demo_lists: PaperLists) -> None:
    task = Ref(Kind.TASK, 0, "", "")
    listing = demo_lists.list(ListRequest(words='task:"object detection"'))
    wanted = PaperFilter(has_code=True)
    with_code = demo_lists.list(ListRequest(words='task:"object detection"', filter=wanted))
    assert 0 < len(with_code.ids) < len(listing.ids)
    assert not demo_lists.list(ListRequest(words="has:code", scope=task)).ids


def test_a_stale_request_gives_up(lists: PaperLists, engine: SearchEngine) -> None:
    engine.rest()  # what is remembered takes no time, so nobody need give up
    with pytest.raises(Cancelled):
        lists.list(ListRequest(words="attention"), is_cancelled=lambda: True)


def test_an_unknown_arxiv_id_finds_no_titles_with_numbers(demo_lists: PaperLists) -> None:
    listing = demo_lists.list(ListRequest(words="https://arxiv.org/abs/2401.99999"))
    assert not listing.ids and listing.hints
