"""What the search by meaning finds, when it is silent, what filters do, and what it says."""

import zipfile
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter
from pwc_tui.search.lists.by_meaning import MeaningLists
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.meaning.reasons import MeaningReason, ReasonTeller, telling_words
from pwc_tui.search.meaning.word_vectors import (
    SHIPPED,
    SHIPPED_CHECKSUM,
    WordVectors,
    shipped_vectors,
)
from pwc_tui.search.meaning.words import forms, stem, stems
from pwc_tui.search.upkeep.folders import vectors_of
from pwc_tui.store.queries.cards import Cards
from tests.unit.search.meaning_of import meaning_lists

_DESCRIPTION = "upscale low resolution photos so that they look realistic"


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return shipped_vectors()


@pytest.fixture(scope="module")
def lists(demo_db: Path) -> MeaningLists:
    return meaning_lists(demo_db)


def test_the_model_card_is_of_the_table_that_is_shipped(vectors: WordVectors) -> None:
    card = SHIPPED.with_name("MODEL_CARD.md").read_text("utf-8")
    assert vectors.checksum == SHIPPED_CHECKSUM
    assert vectors.checksum in card
    assert f"{len(vectors):,} words" in card
    assert SHIPPED.stat().st_size < 5_000_000
    assert zipfile.is_zipfile(SHIPPED)


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("networks", "network"),
        ("studies", "study"),
        ("classes", "class"),
        ("boxes", "box"),
        ("analysis", "analysis"),
        ("gas", "gas"),
        ("vs", "vs"),
    ],
)
def test_plurals_are_one_word_with_their_singular(word: str, singular: str) -> None:
    assert stem(word) == singular
    assert word in forms(singular)


def test_words_are_folded_to_plain_letters() -> None:
    assert stems("Naïve Erdős–Rényi graphs, 模型") == ["naive", "erdo", "renyi", "graph"]


def test_near_words_are_those_of_the_same_things(vectors: WordVectors) -> None:
    values = vectors.values(vectors.numbers(["photo", "photograph", "parsing"]))
    near, far = values[0] @ values[1], values[0] @ values[2]
    assert near > far


def test_a_description_comes_first_where_no_title_has_its_words(lists: MeaningLists) -> None:
    found = lists.find(ListRequest(_DESCRIPTION), ())
    assert found is not None
    assert found.leads
    assert list(found.ids[:5]) == list(found.papers.ids[:5])
    assert found.papers.scores == tuple(sorted(found.papers.scores, reverse=True))
    assert all(0 <= score <= 1 for score in found.papers.scores)


def test_a_list_whose_titles_have_the_words_stays_as_it_is(lists: MeaningLists) -> None:
    found = lists.find(ListRequest("attention is all you need"), (7, 5, 3))
    assert found is not None
    assert not found.leads
    assert list(found.ids) == [7, 5, 3]
    assert found.papers.ids


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("training deep networks with less labels", True),
        ("atention is all you need", False),
        ("deep networks", False),
    ],
)
def test_known_words_that_titles_have_in_part_are_a_description(
    lists: MeaningLists, words: str, *, leads: bool
) -> None:
    found = lists.find(ListRequest(words), ())
    assert found is not None
    assert found.leads is leads


@pytest.mark.parametrize(
    "words",
    [
        "",
        "1706.03762",
        "https://arxiv.org/abs/1706.03762",
        '"attention is all you need"',
        "qqzzxx wwvvkk",
        "the of and",
        "2019 2020",
        "深度学习",
        "глубокое обучение",
        "kind:task emotion",
        "emotion sort:date",
        "year:2019",
    ],
)
def test_what_describes_nothing_finds_nothing(lists: MeaningLists, words: str) -> None:
    assert lists.find(ListRequest(words), ()) is None


def test_a_list_in_an_order_has_no_papers_by_meaning(lists: MeaningLists) -> None:
    assert lists.find(ListRequest(_DESCRIPTION, order=Order.DATE), ()) is None


def test_fields_and_filters_hold_for_papers_by_meaning(demo_db: Path, lists: MeaningLists) -> None:
    words = f"{_DESCRIPTION} year:2018"
    found = lists.find(ListRequest(words, filter=PaperFilter(has_code=True)), ())
    assert found is not None
    cards = Cards(demo_db).pick(found.papers.ids)
    assert cards
    assert {card.date.year for card in cards if card.date} == {2018}
    assert all(card.repository_count for card in cards)


@pytest.mark.parametrize(
    "text",
    [
        "deep learning " * 7_000,
        "x" * 100_000,
        'Model\tTop-1\tTop-5\nResNet-50 & 76.1 & 92.9 \\\\ \\hline\nours: -0.3 (n.s.) "\n',
        "\x00\x1b[31m learning of representations \u202e images",
        'we propose a "simple" method: -not- only for images, but for speech, text and graphs too, '
        "which is trained on pairs of them and outperforms all others by a large margin",
    ],
)
def test_any_text_is_answered(lists: MeaningLists, text: str) -> None:
    found = lists.find(ListRequest(text), ())
    assert found is None or found.papers.ids


def test_a_pasted_text_is_read_beyond_what_the_query_language_reads(lists: MeaningLists) -> None:
    filler = "we study this problem and show that our approach works well in practice . " * 14
    assert len(filler) > 1_000
    plain = lists.find(ListRequest(filler), ())
    named = lists.find(ListRequest(f"{filler} emotion recognition in conversations " * 2), ())
    assert plain is not None
    assert named is not None
    assert plain.papers.ids[:5] != named.papers.ids[:5]


def _reason(query: str, vectors: WordVectors, title: str, abstract: str) -> MeaningReason:
    (reason,) = ReasonTeller(query, vectors).reasons([(title, abstract)])
    return reason


def test_a_reason_names_near_words_and_the_sentence_that_fits(vectors: WordVectors) -> None:
    reason = _reason(
        "sharper pictures",
        vectors,
        "A Network",
        "We thank all reviewers. Our images are sharp and have a high resolution. Code is there.",
    )
    told = {near.typed: near.found for near in reason.near}
    assert told["pictures"] == "images"
    assert "images" in reason.sentence
    assert "thank" not in reason.sentence
    assert "images" in reason.terms
    assert "pictures → images" in reason.said()


def test_a_reason_names_no_function_words(vectors: WordVectors) -> None:
    reason = _reason(
        "making small models learn from all the big ones",
        vectors,
        "Big Birds",
        "They are all the same, and every one of the models is made small.",
    )
    assert {near.typed for near in reason.near} == {"big", "small", "models"}
    assert not {"all", "one", "same", "every", "made"} & set(reason.terms)


def test_a_typed_word_that_stands_there_is_told_once(vectors: WordVectors) -> None:
    reason = _reason("graphs", vectors, "On Graph Walks", "")
    assert reason.said() == "graphs"
    assert not reason.sentence


def test_vectors_are_of_150_bytes_a_paper_at_most(demo_db: Path) -> None:
    opened = _opened(demo_db)
    assert len(opened) == Cards(demo_db).count()
    folder = next(demo_db.parent.glob("*.index"))
    size = (folder / "meaning.bin").stat().st_size
    assert size < 150 * len(opened) + 80_000  # what is there once: the turn, the header


def test_words_that_were_let_go_of_are_read_again(demo_db: Path) -> None:
    opened = _opened(demo_db)
    before = opened.words.checksum
    opened.rest()
    assert opened.words.checksum == before


def _opened(demo_db: Path) -> PaperVectors:
    opened = vectors_of(demo_db, Cards(demo_db).build().build_id)
    assert opened is not None
    return opened


def test_the_rarest_words_tell_most(vectors: WordVectors) -> None:
    telling = telling_words("What are the methods of Dropout for images?", vectors, 2)
    assert telling == ["dropout", "images"]
