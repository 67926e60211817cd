"""`like:ID`: the papers that read like one, or like several together."""

from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.open import open_engine, open_names, open_vectors
from pwc_tui.store.queries.cards import Cards

GAN = "generative-adversarial-networks"
BERT = "bert-pre-training-of-deep-bidirectional"


@pytest.fixture(scope="module")
def lists(demo_db: Path) -> PaperLists:
    cards = Cards(demo_db)
    engine = open_engine(demo_db, cards.build().build_id)
    return PaperLists(
        engine,
        cards,
        lambda: open_names(demo_db, engine),
        lambda: open_vectors(demo_db, engine),
    )


def _titles(demo_db: Path, lists: PaperLists, words: str, order: Order = Order.RELEVANCE) -> str:
    ids = lists.list(ListRequest(words, order=order)).ids
    return " | ".join(card.title for card in Cards(demo_db).pick(ids[:8]))


def test_ids_are_read_as_a_part_of_the_query() -> None:
    query = parse_query(f"like:{GAN} like:1810.04805 year:2019")
    assert query.like == (GAN, "1810.04805")
    assert not query.words.strip()
    assert parse_query("-like:1810.04805").hints


def test_papers_like_one_are_of_the_same_things(demo_db: Path, lists: PaperLists) -> None:
    titles = _titles(demo_db, lists, f"like:{GAN}")
    assert titles.count("GAN") + titles.count("Adversarial") >= 3
    assert "Generative Adversarial Networks |" not in titles.split(" | ")[0]
    own = Cards(demo_db).find(GAN)
    assert own not in lists.list(ListRequest(f"like:{GAN}")).ids


def test_papers_like_several_are_between_them(demo_db: Path, lists: PaperLists) -> None:
    both = lists.list(ListRequest(f"like:{GAN} like:{BERT}")).ids
    one = lists.list(ListRequest(f"like:{GAN}")).ids
    assert both
    assert list(both[:8]) != list(one[:8])


def test_fields_and_words_narrow_and_turn_papers_like_another(
    demo_db: Path, lists: PaperLists
) -> None:
    ids = lists.list(ListRequest(f"like:{GAN} year:2018")).ids
    assert ids
    assert {card.date.year for card in Cards(demo_db).pick(ids) if card.date} == {2018}
    turned = lists.list(ListRequest(f"like:{GAN} speech recognition")).ids
    assert list(turned[:8]) != list(lists.list(ListRequest(f"like:{GAN}")).ids[:8])
    assert "Speech" in _titles(demo_db, lists, f"like:{GAN} speech recognition")


def test_papers_like_another_can_be_sorted(demo_db: Path, lists: PaperLists) -> None:
    ids = lists.list(ListRequest(f"like:{GAN} sort:date")).ids
    dates = [card.date.isoformat() for card in Cards(demo_db).pick(ids) if card.date]
    assert dates == sorted(dates, reverse=True)


def test_a_paper_that_there_is_not_is_said(lists: PaperLists) -> None:
    listing = lists.list(ListRequest("like:no-such-paper-at-all"))
    assert not listing.ids
    assert listing.hints == ("No paper is called “no-such-paper-at-all”",)


def test_without_vectors_it_is_said_how_to_get_them(demo_db: Path) -> None:
    cards = Cards(demo_db)
    engine = open_engine(demo_db, cards.build().build_id)
    lists = PaperLists(engine, cards, lambda: open_names(demo_db, engine))
    assert "pwc-tui index" in lists.list(ListRequest(f"like:{GAN}")).hints[0]
