"""Finding words like a typed one."""

from pathlib import Path

import pytest

from pwc_tui.search.index import vocabulary_build as build_vocabulary
from pwc_tui.search.index.array_store import ArrayFile, write_arrays
from pwc_tui.search.index.vocabulary import Vocabulary
from pwc_tui.search.index.vocabulary_build import spooled_vocabulary_arrays, vocabulary_arrays

_WORDS = """
attend attention attentive intention inattention detention optimal optimization optical option
zebra 深度 度学 łodz ñandu a ab 4 2020
"""
WORDS = sorted(_WORDS.split())


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    write_arrays(tmp_path / "words.bin", "x", vocabulary_arrays(WORDS))
    return Vocabulary(ArrayFile(tmp_path / "words.bin"))


def test_every_word_is_found_by_itself(vocabulary: Vocabulary) -> None:
    assert [vocabulary.term(vocabulary.find(word)) for word in WORDS] == WORDS
    assert vocabulary.terms(range(len(WORDS))) == WORDS


@pytest.mark.parametrize("word", ["", "aa", "zzz", "attentio", "\U0010ffff", "0"])
def test_other_words_are_not_found(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.find(word) == -1


@pytest.mark.parametrize("prefix", ["att", "a", "深", "z", "opti", "nothing", "é"])
def test_a_beginning_gives_the_words_that_have_it(vocabulary: Vocabulary, prefix: str) -> None:
    found = WORDS[slice(*vocabulary.beginning_with(prefix))]
    assert found == [word for word in WORDS if word.startswith(prefix)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("atention", "attention"), ("ttention", "attention"), ("zbera", "zebra"), ("nandu", "ñandu")],
)
def test_words_that_share_pairs_of_letters_are_similar(
    vocabulary: Vocabulary, typed: str, meant: str
) -> None:
    assert meant in vocabulary.terms(vocabulary.similar(typed))


def test_a_typed_beginning_is_similar_to_longer_words(vocabulary: Vocabulary) -> None:
    assert "optimization" in vocabulary.terms(vocabulary.similar("optimzat", is_start=True))


def test_abbreviations_hold_the_letters_in_order(vocabulary: Vocabulary) -> None:
    found = vocabulary.terms(list(vocabulary.holding_letters("optm")))
    assert found == ["optimal", "optimization"]


def test_an_empty_vocabulary_finds_nothing(tmp_path: Path) -> None:
    write_arrays(tmp_path / "words.bin", "x", vocabulary_arrays([]))
    empty = Vocabulary(ArrayFile(tmp_path / "words.bin"))
    assert (empty.find("a"), empty.beginning_with("a"), empty.similar("abc")) == (-1, (0, 0), [])
    assert list(empty.holding_letters("abc")) == []


@pytest.mark.parametrize("at_once", [1, 4, 1_000])
def test_a_vocabulary_is_the_same_in_files_and_some_words_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    words = sorted([*WORDS, "\U0010fffd\U0010fffd", "aaaa", "b" * 300])
    write_arrays(tmp_path / "words.bin", "x", vocabulary_arrays(words))
    expected = (tmp_path / "words.bin").read_bytes()
    monkeypatch.setattr(build_vocabulary, "_TERMS_AT_ONCE", at_once)
    for arrays in (vocabulary_arrays(words), spooled_vocabulary_arrays(words, tmp_path)):
        write_arrays(tmp_path / "words.bin", "x", arrays)
        assert (tmp_path / "words.bin").read_bytes() == expected
