"""One box for everything: which kinds come first, and with what."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.lists.all_kinds import FederatedSearch, KindHits
from pwc_tui.search.lists.name_index import NameIndex


@pytest.fixture(scope="module")
def box(engine: SearchEngine, database: Path) -> FederatedSearch:
    return FederatedSearch(engine, NameIndex.open(engine.folder, database))


def _of(groups: tuple[KindHits, ...], kind: Kind) -> KindHits:
    return next(group for group in groups if group.kind is kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("imagnet", Kind.DATASET),
        ("vaswani", Kind.AUTHOR),
        ("attention is all you need", Kind.PAPER),
        ("attention is al you ned", Kind.PAPER),
        ("emotion recognition in conversation", Kind.TASK),
        ("emotion recognition in conversation on meld", Kind.BOARD),
        ("dropout", Kind.METHOD),
        ("neurips 2018", Kind.VENUE),
        ("resnet 101", Kind.MODEL),
        ("maskedtrainer", Kind.REPOSITORY),
        ("poria emotion", Kind.PAPER),
    ],
)
def test_the_kind_that_is_meant_comes_first(box: FederatedSearch, text: str, kind: Kind) -> None:
    assert box.groups(text)[0].kind is kind


def test_a_task_is_followed_by_its_boards(box: FederatedSearch) -> None:
    groups = box.groups("emotion recognition in conversation")
    assert _of(groups, Kind.TASK).hits[0].ref.name == "Emotion Recognition in Conversation"
    assert {hit.ref.name.rpartition(" ")[2] for hit in _of(groups, Kind.BOARD).hits} == {
        "MELD",
        "IEMOCAP",
    }


def test_papers_have_a_place_among_the_groups_but_no_hits(box: FederatedSearch) -> None:
    papers = _of(box.groups("multimodal emotion"), Kind.PAPER)
    assert papers.hits == ()
    assert papers.total >= 2


def test_groups_are_sorted_and_never_empty(box: FederatedSearch) -> None:
    groups = box.groups("wmt 2014")
    assert [group.score for group in groups] == sorted((g.score for g in groups), reverse=True)
    assert all(group.total for group in groups)
    assert all(len(group.hits) <= 1 for group in box.groups("wmt 2014", limit=1))


def test_a_kind_that_is_asked_for_is_alone(box: FederatedSearch) -> None:
    assert [group.kind for group in box.groups("kind:board meld")] == [Kind.BOARD]
    assert [group.kind for group in box.groups("kind:paper attention")] == [Kind.PAPER]


def test_one_letter_is_no_name_of_the_many(box: FederatedSearch) -> None:
    kinds = {group.kind for group in box.groups("a")}
    assert not kinds & {Kind.AUTHOR, Kind.MODEL, Kind.REPOSITORY}


def test_only_plain_words_are_asked_for(box: FederatedSearch) -> None:
    assert box.groups("imagenet year:2020") == box.groups("imagenet")


@pytest.mark.parametrize("text", ["", "  ", "zzqxv kjhgq", "year:2020", "https://e.org/imagenet"])
def test_nothing_is_found_where_nothing_is_named(box: FederatedSearch, text: str) -> None:
    assert box.groups(text) == ()


def test_hits_of_one_kind_are_those_of_its_group(box: FederatedSearch) -> None:
    group = _of(box.groups("imagenet"), Kind.DATASET)
    assert tuple(box.hits("imagenet", Kind.DATASET, 5)) == group.hits
    assert [hit.ref.name for hit in box.hits("", Kind.DATASET, 2)] == ["ImageNet-C", "ImageNet"]


def test_a_stale_query_is_given_up(box: FederatedSearch) -> None:
    with pytest.raises(Cancelled):
        box.groups("anything at all", is_cancelled=lambda: True)


@given(st.text(max_size=60))
def test_no_text_is_an_error(box: FederatedSearch, text: str) -> None:
    assert isinstance(box.groups(text), tuple)
