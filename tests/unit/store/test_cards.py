from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy
import pytest

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.partial_dates import day_only
from pwc_tui.store.queries.cards import CARD_COLUMNS, Cards
from pwc_tui.store.schema.papers import PaperRow


@pytest.fixture
def cards(small_file: Path) -> Iterator[Cards]:
    opened = Cards(small_file)
    yield opened
    opened.close()


def test_a_card_holds_what_a_list_shows(cards: Cards) -> None:
    assert cards.pick([1]) == [
        PaperCard(
            id=1,
            slug="telme",
            title="TelME",
            authors=("Taeyang Yun", "Hyunkuk Lim", "Jeonghwan Lee"),
            author_count=4,
            date=day_only(date(2024, 1, 16)),
            tasks=("Emotion Recognition", "Knowledge Distillation"),
            result_count=2,
            repository_count=2,
            has_official_code=True,
        )
    ]


def test_a_paper_without_authors_tasks_and_date_has_none(cards: Cards) -> None:
    (card,) = cards.pick([3])
    assert (card.authors, card.tasks, card.date) == ((), (), None)


def test_a_span_is_in_the_order_of_importance_and_ends_with_the_last_paper(cards: Cards) -> None:
    assert [card.id for card in cards.span(2, 50)] == [2, 3]
    assert cards.span(4, 1) == []


def test_picking_keeps_the_order_asked_for_and_leaves_out_unknown_ids(cards: Cards) -> None:
    assert [card.id for card in cards.pick([3, 99, 1, 3])] == [3, 1, 3]


def test_numbers_of_numpy_are_picked_too(cards: Cards) -> None:
    ids = numpy.array([2, 1], dtype=numpy.int32)
    assert [card.id for card in cards.pick(ids.tolist())] == [2, 1]
    assert [card.id for card in cards.pick(list(ids))] == [2, 1]


def test_more_ids_than_one_statement_takes_are_picked(cards: Cards) -> None:
    assert len(cards.pick([1, 2, 3] * 1000)) == 3000


def test_the_count_is_the_last_number(cards: Cards) -> None:
    assert cards.count() == 3


def test_the_build_is_told(cards: Cards) -> None:
    build = cards.build()
    assert (build.build_id, build.is_demo) == ("abc123", False)
    assert build.snapshot == "archive imported 2025-07-28"


def test_cards_come_to_many_threads_at_once(cards: Cards) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: cards.span(1, 3), range(200)))
    assert all(answer == answers[0] for answer in answers)


def test_the_columns_of_a_card_are_columns_of_the_table() -> None:
    assert set(CARD_COLUMNS) <= set(PaperRow.model_fields)
