"""The papers that belong to a paper, and why."""

from pathlib import Path

import pytest

from pwc_tui.domain.related import Reason, ReasonKind
from pwc_tui.search.engine import SearchEngine
from pwc_tui.search.ready import ready_folder
from pwc_tui.search.related import RelatedPapers
from pwc_tui.store.cards import Cards

TELME = 2


@pytest.fixture(scope="module")
def related(engine: SearchEngine, cards: Cards) -> RelatedPapers:
    return RelatedPapers(engine, cards)


def test_papers_on_the_same_boards_come_first(related: RelatedPapers) -> None:
    assert {found.card.id for found in related.related(TELME, 3)} == {3, 4, 5}


def test_every_reason_is_told_strongest_first(related: RelatedPapers) -> None:
    found = {each.card.id: each for each in related.related(TELME)}
    boards, tasks, words = found[4].reasons
    assert boards == Reason(ReasonKind.BOARD, ("IEMOCAP", "MELD"))
    assert tasks == Reason(ReasonKind.TASK, ("Emotion Recognition in Conversation",))
    assert words.kind is ReasonKind.TEXT
    assert {"emotion", "fusion"} <= set(words.names)


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
    found = related.related(TELME, ignored=[ReasonKind.BOARD, ReasonKind.TEXT])
    kinds = {reason.kind for each in found for reason in each.reasons}
    assert kinds == {ReasonKind.TASK}


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
