"""Words cut by the batch are those that cutting text by text gives, and so are their numbers."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwc_tui.search.text.bulk_tokenizer import LONGEST, WordTable, cut

TEXTS = st.lists(
    st.one_of(st.text(), st.text("aB3-é \n\0深"), st.text("ab", min_size=LONGEST - 2)), max_size=6
)


def words_of(text: bytes) -> list[bytes]:
    """Return the words of a text in their order, cut letter by letter."""
    letters = [
        bytes([code]).lower() if code >= 0x80 or chr(code).isalnum() else b" " for code in text
    ]
    return [word[:LONGEST] for word in b"".join(letters).split()]


@settings(max_examples=200)
@given(TEXTS)
def test_the_words_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    raw = [text.encode() for text in texts]
    words = cut(raw)
    expected = [(at, word) for at, text in enumerate(raw) for word in words_of(text)]
    spelled = words.spelled(np.arange(len(words.starts)))
    assert list(zip(words.owners.tolist(), spelled, strict=True)) == expected
    by_hash = dict(zip(words.hashes.tolist(), spelled, strict=True))
    assert [by_hash[each] for each in words.hashes.tolist()] == spelled
    assert len(by_hash) == len(set(spelled))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Self-Attention, attention\n[BERT]", [b"self", b"attention", b"attention", b"bert"]),
        ("Poincaré 3D", ["poincaré".encode(), b"3d"]),
        ("", []),
        ("深度学习", ["深度学习".encode()]),
    ],
)
def test_words_are_letters_and_digits_in_lower_case(text: str, expected: list[bytes]) -> None:
    words = cut([text.encode()])
    assert words.spelled(np.arange(len(words.starts))) == expected


def test_a_word_has_the_same_hash_wherever_it_stands() -> None:
    words = cut([b" " * before + b"recognition of emotions" for before in range(20)])
    assert len(set(words.hashes.tolist())) == 3


def test_200_000_words_that_resemble_each_other_have_different_hashes() -> None:
    words = cut([b"%d word%d conversational%d" % (at, at, at) for at in range(70_000)])
    assert len(np.unique(words.hashes)) == 210_000


def test_words_keep_the_numbers_they_are_given() -> None:
    chance = random.Random(1)
    table, numbers = WordTable(cut([b"zero one two"]).hashes), dict[int, int]()
    for _ in range(40):
        hashes = cut([b"%d" % chance.randrange(9_000) for _ in range(500)]).hashes
        known = len(table)
        rows = table.add(hashes)
        numbers |= zip(hashes[rows].tolist(), range(known, len(table)), strict=True)
        assert table.find(hashes).tolist() == [numbers[each] for each in hashes.tolist()]
    assert table.find(cut([b"one unknown two zero"]).hashes).tolist() == [1, -1, 2, 0]
    assert len(table) == len(numbers) + 3
