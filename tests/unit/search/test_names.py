"""Finding boards, tasks, datasets and methods by name."""

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.names import NameIndex

_ALL = (Kind.BOARD, Kind.TASK, Kind.DATASET, Kind.METHOD)


@pytest.fixture(scope="module")
def names(engine: SearchEngine) -> NameIndex:
    return NameIndex.open(engine.folder)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("iemocp", Kind.DATASET, "IEMOCAP"),
        ("meld", Kind.BOARD, "Emotion Recognition in Conversation on MELD"),
        ("emotoin recogniton", Kind.TASK, "Emotion Recognition in Conversation"),
        ("droput", Kind.METHOD, "Dropout"),
        ("translation english german", Kind.BOARD, "Machine Translation on WMT2014 English-German"),
    ],
)
def test_the_thing_that_is_meant_comes_first(
    names: NameIndex, text: str, kind: Kind, name: str
) -> None:
    hit = names.find(text, [kind])[0]
    assert (hit.ref.kind, hit.ref.name) == (kind, name)


def test_a_hit_has_what_a_row_shows(names: NameIndex) -> None:
    board = names.find("conversation meld", [Kind.BOARD])[0]
    assert (board.ref.slug, board.detail) == ("board-2", "The Leader")
    assert {"conversation", "meld"} <= set(board.terms)
    assert names.find("machine translation", [Kind.TASK])[0].detail == "Natural Language Processing"


def test_only_the_kinds_asked_for_are_found(names: NameIndex) -> None:
    assert {hit.ref.kind for hit in names.find("meld", [Kind.DATASET])} == {Kind.DATASET}
    assert names.find("meld", []) == []


def test_methods_that_no_paper_uses_are_not_found(names: NameIndex) -> None:
    assert names.find("airline support number", _ALL) == []


def test_no_words_give_the_most_used(names: NameIndex) -> None:
    hits = names.find("  ", _ALL, limit=3)
    assert [hit.ref.kind for hit in hits] == [Kind.TASK] * 3


@pytest.mark.parametrize(
    "text", ["\x00", "***", "a" * 5000, "\ud800", '"'], ids=lambda text: ascii(text[:12])
)
def test_no_text_is_an_error(names: NameIndex, text: str) -> None:
    assert isinstance(names.find(text, _ALL), list)
