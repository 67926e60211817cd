"""Finding everything that is no paper by name."""

from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index.layout import NAMED_KINDS
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.text.highlight import spans

_ALL = NAMED_KINDS


@pytest.fixture(scope="module")
def names(engine: SearchEngine, database: Path) -> NameIndex:
    return NameIndex.open(engine.folder, database)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("iemocp", Kind.DATASET, "IEMOCAP"),
        ("meld", Kind.BOARD, "Emotion Recognition in Conversation on MELD"),
        ("emotoin recogniton", Kind.TASK, "Emotion Recognition in Conversation"),
        ("droput", Kind.METHOD, "Dropout"),
        ("translation english german", Kind.BOARD, "Machine Translation on WMT2014 English-German"),
        ("imagnet", Kind.DATASET, "ImageNet"),
        ("image net", Kind.DATASET, "ImageNet"),
        ("imagenetc", Kind.DATASET, "ImageNet-C"),
        ("imagenet c", Kind.DATASET, "ImageNet-C"),
        ("wmt14", Kind.DATASET, "WMT 2014"),
        ("wmt14 english", Kind.DATASET, "WMT2014 English-German"),
        ("wmt 14", Kind.VENUE, "WMT 2014"),
        ("neurips18", Kind.VENUE, "NeurIPS 2018"),
        ("nuerips 2017", Kind.VENUE, "NeurIPS 2017"),
        ("resnet50", Kind.MODEL, "ResNet-50"),
        ("resnet 101", Kind.MODEL, "ResNet-101"),
        ("hazarka", Kind.MODEL, "Hazarika et al."),
        ("vaswani", Kind.AUTHOR, "Ashish Vaswani"),
        ("vasvani ashish", Kind.AUTHOR, "Ashish Vaswani"),
        ("lukasz", Kind.AUTHOR, "Łukasz Kaiser"),
        ("小明", Kind.AUTHOR, "王小明"),
        ("maskedtrainer", Kind.REPOSITORY, "facebookresearch/MaskedTrainer"),
        ("masked trainer", Kind.REPOSITORY, "facebookresearch/MaskedTrainer"),
        ("facebookreserch/maskedtrainer", Kind.REPOSITORY, "facebookresearch/MaskedTrainer"),
    ],
)
def test_the_thing_that_is_meant_comes_first(
    names: NameIndex, text: str, kind: Kind, name: str
) -> None:
    hit = names.find(text, [kind])[0]
    assert (hit.ref.kind, hit.ref.name) == (kind, name)


@pytest.mark.parametrize("text", ["bilingual rendering", "bilingul rendring"])
def test_a_synonym_finds_its_task(names: NameIndex, text: str) -> None:
    assert names.find(text, [Kind.TASK])[0].ref.name == "Machine Translation"


def test_initials_find_their_task(names: NameIndex) -> None:
    assert names.find("erc", [Kind.TASK])[0].ref.name == "Emotion Recognition in Conversation"


def test_an_exact_name_goes_before_a_longer_one_that_is_used_more(names: NameIndex) -> None:
    found = [hit.ref.name for hit in names.find("imagenet", [Kind.DATASET])]
    assert found[:2] == ["ImageNet", "ImageNet-C"]


def test_of_equals_the_most_used_is_first(names: NameIndex) -> None:
    found = [hit.ref.name for hit in names.find("neurips", [Kind.VENUE])]
    assert found == ["NeurIPS 2018", "NeurIPS 2017"]


def test_numbers_are_not_taken_for_each_other(names: NameIndex) -> None:
    assert names.find("resnet 102", [Kind.MODEL]) == []
    assert names.find("resnet 101", [Kind.MODEL])[0].score > 1


def test_a_hit_has_what_a_row_shows(names: NameIndex) -> None:
    board = names.find("conversation meld", [Kind.BOARD])[0]
    assert (board.ref.slug, board.detail, board.use) == ("board-2", "The Leader", 3)
    assert {"conversation", "meld"} <= set(board.terms)
    assert names.find("machine translation", [Kind.TASK])[0].detail == "Natural Language Processing"
    repository = names.find("tensorflow models", [Kind.REPOSITORY])[0]
    assert repository.ref.slug == "https://github.com/tensorflow/models"


@pytest.mark.parametrize(
    ("text", "marked"), [("wmt14 english", ["WMT2014", "English"]), ("germn", ["German"])]
)
def test_the_words_that_were_meant_can_be_marked(
    names: NameIndex, text: str, marked: list[str]
) -> None:
    hits = names.find(text, [Kind.DATASET])
    hit = next(hit for hit in hits if hit.ref.name == "WMT2014 English-German")
    assert [hit.ref.name[a:b] for a, b in spans(hit.ref.name, hit.terms)] == marked


def test_scores_of_all_kinds_compare(names: NameIndex) -> None:
    hits = names.find("imagenet", _ALL)
    assert (hits[0].ref.kind, hits[0].ref.name) == (Kind.DATASET, "ImageNet")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert Kind.REPOSITORY in {hit.ref.kind for hit in hits}


def test_all_that_match_are_counted(names: NameIndex) -> None:
    found = names.matches("resnet", Kind.MODEL, 1)
    assert (len(found.hits), found.total) == (1, 2)
    assert len(names.matches("someone", Kind.AUTHOR, 2).hits) == 2
    assert names.matches("someone", Kind.AUTHOR, 1000).total >= 100
    assert len(names.matches("someone", Kind.AUTHOR, 1000).hits) >= 100


def test_only_the_kinds_asked_for_are_found(names: NameIndex) -> None:
    assert {hit.ref.kind for hit in names.find("meld", [Kind.DATASET])} == {Kind.DATASET}
    assert names.find("meld", []) == []


def test_methods_that_no_paper_uses_are_not_found(names: NameIndex) -> None:
    assert names.find("airline support number", _ALL) == []


def test_no_words_give_the_most_used(names: NameIndex) -> None:
    hits = names.find("  ", _ALL, limit=3)
    assert [hit.use for hit in hits] == [90, 80, 9]


@pytest.mark.parametrize("text", ["zzqxv kjhgq", "qqqq wwww zzzz"])
def test_nonsense_finds_nothing(names: NameIndex, text: str) -> None:
    assert names.find(text, _ALL) == []


def test_what_is_not_waited_for_is_given_up(names: NameIndex) -> None:
    with pytest.raises(Cancelled):
        names.matches("never asked before", Kind.TASK, is_cancelled=lambda: True)


@pytest.mark.parametrize(
    "text", ["\x00", "***", "a" * 5000, "\ud800", '"', "a b " * 400], ids=lambda t: ascii(t[:12])
)
def test_no_text_is_an_error(names: NameIndex, text: str) -> None:
    assert isinstance(names.find(text, _ALL), list)
