"""The papers that belong to a paper, and why."""

from datetime import date
from pathlib import Path

import pytest

from pwc_tui.domain.partial_dates import day_only
from pwc_tui.domain.related import EVIDENCE, ReasonKind, Shelf
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.related.related import RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.search.upkeep.folders import vectors_of
from pwc_tui.store.queries.cards import Cards

TELME = 2


@pytest.fixture(scope="module")
def related(engine: SearchEngine, cards: Cards) -> RelatedPapers:
    return RelatedPapers(engine, cards)


def test_papers_on_the_same_boards_come_first(related: RelatedPapers) -> None:
    assert {found.card.id for found in related.related(TELME, 3)} == {3, 4, 5}


def test_every_reason_is_told_with_what_it_adds(related: RelatedPapers) -> None:
    found = {each.card.id: each for each in related.related(TELME)}
    reasons = {reason.kind: reason for reason in found[4].reasons}
    assert reasons[ReasonKind.BOARD].names == ("IEMOCAP", "MELD")
    assert reasons[ReasonKind.TASK].names == ("Emotion Recognition in Conversation",)
    assert {"emotion", "fusion"} <= set(reasons[ReasonKind.TEXT].names)
    assert reasons[ReasonKind.DATE].detail == "6 months earlier"
    assert sum(reason.points for reason in found[4].reasons) == pytest.approx(
        found[4].score, abs=1e-3
    )


def test_a_paper_without_boards_is_related_by_tasks_authors_and_words(
    related: RelatedPapers,
) -> None:
    found = related.related(100)
    assert len(found) == 8
    assert all(each.reasons for each in found)


def test_the_paper_itself_is_never_among_them(related: RelatedPapers, cards: Cards) -> None:
    for paper_id in range(1, cards.count() + 1):
        assert paper_id not in [found.card.id for found in related.related(paper_id)]


def test_best_first_and_the_same_every_time(related: RelatedPapers) -> None:
    once, again = related.related(50, 20), related.related(50, 20)
    assert once == again
    assert len({found.card.id for found in once}) == 20
    assert once[0].score > once[-1].score


def test_ignored_evidence_neither_counts_nor_is_told(related: RelatedPapers) -> None:
    ignored = EVIDENCE["boards"] | EVIDENCE["text"] | EVIDENCE["dates"]
    found = related.related(TELME, ignored=ignored)
    kinds = {reason.kind for each in found for reason in each.reasons}
    assert kinds == {ReasonKind.TASK}


def test_shelves_hold_what_their_names_say(related: RelatedPapers) -> None:
    shelves = related.shelves(TELME)
    own = day_only(date(2024, 1, 16))
    assert {each.card.id for each in shelves[Shelf.RIVALS]} == {3, 4, 5}
    assert {each.card.id for each in shelves[Shelf.BEFORE]} >= {3, 4}
    assert all(each.card.date and each.card.date < own for each in shelves[Shelf.BEFORE])
    assert all(each.card.date and each.card.date > own for each in shelves[Shelf.AFTER])
    assert shelves[Shelf.BEST] == related.related(TELME)


def test_the_sites_list_is_the_newest_of_each_task_by_date(related: RelatedPapers) -> None:
    newest = related.related(TELME, shelf=Shelf.NEWEST)
    days = [each.card.date for each in newest]
    assert days == sorted(days, key=lambda day: day or day_only(date.min), reverse=True)
    assert None not in days
    assert [each.card.id for each in newest] == [3, 4]


@pytest.mark.parametrize(
    "title",
    [
        "A Transformer-Based Model With Self-Distillation for Multimodal Emotion Recognition in"
        " Conversations",
        "CFN-ESA: A Cross-Modal Fusion Network with Emotion-Shift Awareness for Dialogue Emotion"
        " Recognition",
    ],
)
def test_the_newest_in_task_are_those_of_the_pages_of_the_site(demo_db: Path, title: str) -> None:
    """Both pages list the same eight, more than five of which have only one task in common."""
    cards = Cards(demo_db)
    engine = SearchEngine.open(ready_folder(demo_db, cards.build().build_id))
    paper_id = cards.find(title)
    assert paper_id is not None
    newest = RelatedPapers(engine, cards).related(paper_id, shelf=Shelf.NEWEST)
    assert [" ".join(each.card.title.split()[:3]) for each in newest] == [
        "Long-Short Distance Graph",
        "Camera-based implicit mind",
        "A Robust Incomplete",
        "Dynamic Parameter Memory:",
        "CAST-Phys: Contactless Affective",
        "Exploring Remote Physiological",
        "How to Retrieve",
        "MATER: Multi-level Acoustic",
    ]


def test_a_list_of_none_is_empty(related: RelatedPapers) -> None:
    assert related.related(TELME, 0) == []


@pytest.mark.parametrize("paper_id", [0, -1, 10**9])
def test_an_unknown_paper_has_none(related: RelatedPapers, paper_id: int) -> None:
    assert related.related(paper_id) == []


def test_a_paper_that_shares_nothing_has_none(related: RelatedPapers) -> None:
    assert related.related(14) == []


def test_the_rivals_of_telme_are_found_in_the_demo(demo_db: Path) -> None:
    cards = Cards(demo_db)
    engine = SearchEngine.open(ready_folder(demo_db, cards.build().build_id))
    paper_id = int(engine.search("telmee").ids[0])
    found = RelatedPapers(engine, cards).related(paper_id)
    titles = " ".join(each.card.title for each in found)
    assert "CFN-ESA" in titles
    assert "Self-distillation" in titles or "Self-Distillation" in titles
    assert "Transfer Learning" in titles or "Hierarchical" in titles


def test_papers_that_read_alike_say_so_and_come_before_others(demo_db: Path) -> None:
    cards = Cards(demo_db)
    build_id = cards.build().build_id
    engine = SearchEngine.open(ready_folder(demo_db, build_id))
    related = RelatedPapers(engine, cards, vectors_of(demo_db, build_id))
    paper = cards.find("a-style-based-generator-architecture-for")
    assert paper is not None
    without = EVIDENCE["boards"]
    for found in related.related(paper, ignored=without):
        reasons = {reason.kind: reason for reason in found.reasons}
        assert reasons[ReasonKind.MEANING].points > 0
        points = sum(reason.points for reason in found.reasons)
        assert points == pytest.approx(found.score, abs=1e-3)
    assert any("reads alike" in found.why() for found in related.related(paper, ignored=without))
    ignored = related.related(paper, ignored=without | EVIDENCE["meaning"])
    assert all(reason.kind is not ReasonKind.MEANING for each in ignored for reason in each.reasons)
