"""The notable leaderboards, the tree and a task's boards as the database has them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.boards.notable import NOTABLE
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.pages.entity_pages import TaskPage
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.store.queries.boards import Boards
from pwc_tui.store.queries.pages.pages import Pages
from pwc_tui.store.queries.sota import SotaReader

FIRST = Ref(Kind.TASK, 1, "", "")
FLIP = {("emotion-recognition-on-meld", "Weighted-F1"): Direction.LOWER}


@pytest.fixture
def sota(small_file: Path) -> Iterator[SotaReader]:
    opened = SotaReader(small_file)
    yield opened
    opened.close()


@pytest.fixture
def pages(small_file: Path) -> Iterator[Pages]:
    with closing(Pages(small_file)) as opened:
        yield opened


@pytest.fixture(scope="module")
def real_pages(real_db: Path) -> Iterator[Pages]:
    with closing(Pages(real_db)) as opened:
        yield opened


def task_page(pages: Pages, task: Ref | None, flips: Flips | None = None) -> TaskPage:
    assert task is not None
    page = pages.page(task, flips or {})
    assert isinstance(page, TaskPage)
    return page


@pytest.fixture(scope="module")
def real_sota(real_db: Path) -> Iterator[SotaReader]:
    opened = SotaReader(real_db)
    yield opened
    opened.close()


def test_notable_boards_are_those_of_the_best_ranks_with_their_years(real_sota: SotaReader) -> None:
    found = real_sota.notable({})
    assert len(found.boards) == NOTABLE
    assert len({board.entry.id for board in found.boards}) == NOTABLE
    imagenet = {board.entry.slug: board for board in found.boards}
    board = imagenet["image-classification-on-imagenet"]
    span = found.last_year - found.first_year + 1
    assert len(board.per_year) == len(board.trend) == span
    assert 0 < sum(board.per_year) <= board.entry.result_count
    known = [best for best in board.trend if best is not None]
    assert known == sorted(known)


def test_records_of_an_error_rate_fall(real_pages: Pages) -> None:
    task = task_page(real_pages, real_pages.find(Kind.TASK, "speech recognition"))
    boards = {board.entry.dataset_name: board for board in task.activity.boards}
    known = [best for best in boards["LibriSpeech"].trend if best is not None]
    assert known == sorted(known, reverse=True) and known[0] > known[-1]


def test_a_flip_decides_who_is_best_everywhere(sota: SotaReader, pages: Pages) -> None:
    for flips, best in (({}, "best of 1"), (FLIP, "SDT")):
        listed = [board.entry for board in sota.notable(flips).boards]
        listed += [board.entry for board in task_page(pages, FIRST, flips).activity.boards]
        listed += sota.tree(flips).tasks[1].boards
        found = [entry.best_model for entry in listed if entry.task_id == 1]
        assert found == [best] * 3


def test_a_flip_decides_how_records_went(pages: Pages) -> None:
    told = (task_page(pages, FIRST, flips) for flips in ({}, FLIP))
    (before,), (after,) = (page.activity.boards for page in told)
    assert before.trend == ()
    assert after.trend[-1] == 66.6


def test_a_task_is_found_by_name_id_and_address(pages: Pages) -> None:
    for reference in (
        "emotion-recognition",
        "EMOTION recognition",
        "https://paperswithcode.com/task/Emotion-Recognition",
    ):
        found = pages.find(Kind.TASK, reference)
        assert found is not None and found.name == "Emotion Recognition"
    assert pages.find(Kind.TASK, "no such task") is None


def test_what_a_task_counts_is_what_its_papers_have(real_pages: Pages) -> None:
    ref = real_pages.find(Kind.TASK, "image classification")
    told = task_page(real_pages, ref).usage
    assert told.with_code and told.with_results and told.years
    assert told.papers > told.with_code > told.with_results > 0
    assert 0.9 * told.papers < sum(year.papers for year in told.years) <= told.papers


def test_the_years_of_a_board_are_those_of_its_rows(real_sota: SotaReader, real_db: Path) -> None:
    boards, found = Boards(real_db), real_sota.notable({})
    for active in found.boards[:30]:
        days = [row.date for row in boards.board(active.entry.slug).rows]
        years = [day.year for day in days if day and found.first_year <= day.year]
        assert sum(active.per_year) == sum(year <= found.last_year for year in years)
    boards.close()
