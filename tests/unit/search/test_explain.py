"""Why a paper is found, and what the engine tells about single words and phrases."""

import numpy as np
import pytest

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.text.tokenizer import query_words

ATTENTION, TELME, CHINESE, SEGMENTATION = 1, 2, 9, 6


@pytest.mark.parametrize(
    ("text", "term", "field", "how"),
    [
        ("attention", "attention", "title", "exact"),
        ("attent", "attention", "title", "beginning"),
        ("atention", "attention", "title", "typo"),
        ("vaswany", "vaswani", "author", "typo"),
        ("vaswani", "vaswani", "author", "exact"),
        ("translation", "translation", "task", "exact"),
        ("attentions", "attention", "title", "plural"),
        ("zzqxv", "", "", None),
    ],
)
def test_a_word_is_explained_by_what_it_became(
    engine: SearchEngine, text: str, term: str, field: str, how: str | None
) -> None:
    word = engine.explain(f"{text} need", ATTENTION).words[0]
    if text == "attent":
        word = engine.explain(text, ATTENTION).words[0]
    assert (word.typed, word.term, word.field, word.how) == (
        text,
        term,
        field,
        how,
    )
    assert (word.points > 0) is (how is not None)


def test_a_word_that_was_typed_as_one_is_explained_by_its_halves(engine: SearchEngine) -> None:
    word = engine.explain("deeplearning residual image", 10).words[0]
    assert (word.term, word.how) == ("deep learning", "split")


def test_a_word_that_a_title_has_with_hyphens_is_explained_as_it_stands_there(
    engine: SearchEngine,
) -> None:
    word = engine.explain("multiparty dataset", 5).words[0]
    assert (word.term, word.field, word.how) == ("multi party", "title", "apart")


def test_joined_words_are_explained(engine: SearchEngine) -> None:
    assert [word.how for word in engine.explain("tel me teacher", TELME).words[:2]] == [
        "joined"
    ] * 2


def test_the_parts_add_up_to_what_orders_the_answer(engine: SearchEngine) -> None:
    text = "attention is all you need"
    ids = list(engine.search(text).ids)
    explained = [engine.explain(text, paper) for paper in ids]
    totals = [each.total for each in explained]
    assert totals == sorted(totals, reverse=True)
    assert explained[0].share == 1
    assert sum(part.value for part in explained[0].parts) == pytest.approx(totals[0], abs=0.001)


def test_every_text_and_only_known_papers_can_be_explained(engine: SearchEngine) -> None:
    for text in ("", "\ud800", "a" * 10_000, "[" * 50):
        assert engine.explain(text, ATTENTION).share == 0
    for paper in (0, -1, len(engine) + 1):
        with pytest.raises(IndexError):
            engine.explain("attention", paper)


def test_near_words_are_the_nearest_spellings(engine: SearchEngine) -> None:
    assert engine.near_words("atention")[0] == "attention"
    assert "attention" not in engine.near_words("attention")
    assert len(engine.near_words("leaning", limit=1)) == 1
    assert engine.near_words("") == engine.near_words("two words") == []


def test_uses_count_exact_words(engine: SearchEngine) -> None:
    assert engine.uses("Attention") == 2
    assert engine.uses("atention") == engine.uses("") == 0


def test_papers_with_a_word_have_it_in_any_field(engine: SearchEngine) -> None:
    assert engine.papers_with_word("Vaswani").tolist() == [ATTENTION - 1]
    assert engine.papers_with_word("attention").tolist() == [ATTENTION - 1, SEGMENTATION - 1]
    assert engine.papers_with_word("translation").tolist() == [ATTENTION - 1]
    assert engine.papers_with_word("nothing of the kind").tolist() == []


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("all you need", [ATTENTION, SEGMENTATION]),
        ("you need for chinese", [SEGMENTATION]),
        ("need you all", []),
        ("need telme", []),
        ("深度学习", [CHINESE]),
        ("unheard of", []),
    ],
)
def test_a_phrase_is_consecutive_words_of_one_title(
    engine: SearchEngine, phrase: str, found: list[int]
) -> None:
    everything = np.arange(len(engine), dtype=np.int32)
    holds = engine.with_phrase(query_words(phrase), everything)
    assert (np.flatnonzero(holds) + 1).tolist() == found
    assert engine.with_phrase(query_words(phrase), everything[:0]).tolist() == []


def test_no_words_are_in_every_title(engine: SearchEngine) -> None:
    assert engine.with_phrase([], np.arange(3, dtype=np.int32)).all()


def test_the_years_of_papers_are_known(engine: SearchEngine) -> None:
    years = engine.orders.years
    assert (int(years[ATTENTION - 1]), int(years[TELME - 1])) == (2017, 2024)
    assert int(years[6]) == 0
