"""What a search finds, in which order, and what it does with text that is no query."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled

ATTENTION, TELME, POINCARE, LUKASZ, CHINESE, BERT = 1, 2, 7, 8, 9, 11
RERANKING, OPTIMIZATION = 12, 13


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("attention is all you need", ATTENTION),
        ("atention is al you ned", ATTENTION),
        ("attention is all you ne", ATTENTION),
        ("need you all is attention", ATTENTION),
        ("vaswani attention", ATTENTION),
        ("vaswany atention", ATTENTION),
        ("atetnion", ATTENTION),
        ("telmee", TELME),
        ("TELME", TELME),
        ("tel me teacher", TELME),
        ("poincare", POINCARE),
        ("Poincaré", POINCARE),
        ("lukasz angstrom", LUKASZ),
        ("深度学习", CHINESE),
        ("情感", CHINESE),
        ("析", CHINESE),
        ("王小明", CHINESE),
        ("[BERT]", BERT),
        ("re ranking documents", RERANKING),
        ("optm methods", OPTIMIZATION),
        ("leon bottou", OPTIMIZATION),
    ],
)
def test_the_paper_that_is_meant_comes_first(engine: SearchEngine, text: str, first: int) -> None:
    assert engine.search(text).ids[0] == first


def test_of_equal_titles_the_more_important_paper_comes_first(engine: SearchEngine) -> None:
    ids = list(engine.search("attention is all you need").ids)
    assert ids.index(ATTENTION) < ids.index(6)


@pytest.mark.parametrize(
    ("letters", "first"), [("aiayn", ATTENTION), ("drlfir", 10), ("DRLIR", 10), ("rw2wtm", 415)]
)
def test_the_first_letters_of_a_title_find_it(
    engine: SearchEngine, letters: str, first: int
) -> None:
    assert engine.search(letters).ids[0] == first


def test_fields_of_less_weight_find_papers_too(engine: SearchEngine) -> None:
    assert engine.search("a model telme").ids[0] == TELME
    assert ATTENTION in engine.search("machine translation attention").ids


@pytest.mark.parametrize("text", ["zzqxv kjhgq", "qqqqqqqq", "ѐѐѐѐѐѐ", "龘龘龘", "wpfwwgttzs"])
def test_nonsense_finds_nothing(engine: SearchEngine, text: str) -> None:
    answer = engine.search(text)
    assert len(answer.ids) == 0
    assert answer.terms == ()


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "\x00", "\ud800", "\U0001f600", "\u202eabc", "ﷺ", "%_%"),
        *('"', "***", "(((", '"unbalanced AND (NEAR', "title:x -y", "'; DROP TABLE paper"),
        *("a" * 10_000, "a " * 5_000, "attention " * 1_000, "ab" * 5_000, "ａ１" * 5_000),
        *("\U0001f600" * 10_000, "\ud800" * 10_000, "\x00" * 10_000, "深" * 10_000, "ѐ" * 10_000),
        *(
            "\u0301" * 10_000,
            "ß" * 10_000,
            "ﷺ" * 10_000,
            "1" * 10_000,
            "a1 " * 3_000,
            "\n" * 10_000,
        ),
        *("внимание", "注意", "🤖 attention", "[/red]x[@click=a]", "year:abc", "author:"),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_no_text_is_an_error_or_slow(engine: SearchEngine, text: str) -> None:
    answer = engine.search(text)
    assert 0 <= answer.share <= 1


@settings(max_examples=100)
@given(text=st.text(st.characters(codec=None), max_size=80))
def test_any_text_is_answered(engine: SearchEngine, text: str) -> None:
    answer = engine.search(text, limit=20)
    assert len(answer.ids) <= 20
    assert len(set(answer.ids)) == len(answer.ids)


def test_matched_words_are_told_as_they_stand_in_the_index(engine: SearchEngine) -> None:
    assert "attention" in engine.search("atention").terms
    assert engine.search("att").terms == ("attention",)
    assert engine.search("me").terms == ("me*",)
    assert set(engine.search("vaswany attention").terms) >= {"vaswani", "attention"}
    assert set(engine.search("poincare embeddings").terms) >= {"poincare", "embeddings"}


def test_no_more_than_the_limit_is_found(engine: SearchEngine) -> None:
    assert len(engine.search("learning", limit=5).ids) == 5


def test_only_allowed_papers_are_found(engine: SearchEngine) -> None:
    allowed = np.ones(len(engine), np.bool_)
    allowed[ATTENTION - 1] = False
    assert engine.search("attention is all you need", allowed=allowed).ids[0] == 6


def test_weak_matches_are_left_out_when_strict(engine: SearchEngine) -> None:
    text = "deep image recognition"
    loose, strict = engine.search(text), engine.search(text, is_strict=True)
    assert list(strict.ids) == [10]
    assert len(loose.ids) > 1


def test_typing_on_gives_the_same_as_typing_anew(folder_engine: Callable[[], SearchEngine]) -> None:
    typing, text = folder_engine(), "emotion recognition in conversaton"
    for end in range(len(text) + 1):
        typed = typing.search(text[:end])
        assert list(typed.ids) == list(folder_engine().search(text[:end]).ids)


@pytest.fixture
def folder_engine(engine: SearchEngine) -> Callable[[], SearchEngine]:
    return lambda: SearchEngine.open(engine.folder)


def test_a_stale_search_gives_up(engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        engine.search("attention is all", is_cancelled=lambda: True)


def test_staleness_is_asked_before_every_word_and_before_the_second_look(
    folder_engine: Callable[[], SearchEngine],
) -> None:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(True)
        return False

    folder_engine().search("attention need all", is_cancelled=is_cancelled)
    assert len(asked) == 4


def test_several_threads_get_what_one_gets(engine: SearchEngine) -> None:
    texts = ["atention is al you ned", "telmee", "deep learning", "graph neural", "poincare"] * 8
    alone = [list(engine.search(text).ids) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: list(engine.search(text).ids), texts))
    assert together == alone
