"""The section about the state of the art, and the pages of tasks."""

import re
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from pwc_tui.domain.boards.notable import NOTABLE
from pwc_tui.domain.pages.entity_pages import TaskPage
from pwc_tui.domain.refs import BestResult, Kind, Ref
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.places.trail import (
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    NotablePlace,
    PapersPlace,
    TreePlace,
)
from pwc_tui.tui.screens.board.board_list_cells import entry_cells
from pwc_tui.tui.screens.browse.task_tree import TreeScreen
from tests.tui.driving import (
    SIZES,
    app_on,
    database,
    here,
    place_screen,
    press,
    screen_text,
    settled,
    table,
    type_text,
)


def tree(pilot: Pilot[None]) -> TreeScreen:
    screen = place_screen(pilot)
    assert isinstance(screen, TreeScreen)
    return screen


def task_page(pilot: Pilot[None], task: Ref) -> TaskPage:
    view = database(pilot).pages.known_view(task)
    assert view is not None and isinstance(view.page, TaskPage)
    return view.page


async def open_task(pilot: Pilot[None], name: str) -> Ref:
    await press(pilot, "T", "slash")
    await type_text(pilot, name)
    await press(pilot, "enter", "enter")
    place = here(pilot)
    assert isinstance(place, EntityPlace)
    return place.ref


async def test_s_shows_the_notable_boards_and_how_they_are_chosen(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S")
        first = database(pilot).sota.notable().boards[0].entry
        assert 0 < table(pilot).row_count <= NOTABLE
        assert first.ref.name in screen_text(pilot)
        assert "by results, papers and latest result combined" in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BoardPlace)
        assert place.slug == first.ref.slug


async def test_tab_goes_round_the_views_with_the_words_typed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "slash")
        await type_text(pilot, "emotion")
        await press(pilot, "tab")
        place = here(pilot)
        assert isinstance(place, TreePlace)
        assert (place.words, place.is_typing) == ("emotion", True)
        await press(pilot, "tab")
        assert isinstance(here(pilot), BrowsePlace)
        await press(pilot, "tab")
        assert isinstance(here(pilot), NotablePlace)
        await press(pilot, "escape", "escape", "backspace")
        assert isinstance(here(pilot), PapersPlace)


async def test_a_view_can_be_clicked(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S")
        row = next(n for n, row in enumerate(screen_text(pilot).splitlines()) if "By task" in row)
        await pilot.click(offset=(screen_text(pilot).splitlines()[row].index("By task") + 1, row))
        await settled(pilot)
        assert isinstance(here(pilot), TreePlace)


async def test_right_opens_and_left_closes_a_branch(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "tab")
        areas = table(pilot).row_count
        await press(pilot, "right")
        assert table(pilot).row_count > areas
        await press(pilot, "right")
        line = tree(pilot).highlighted
        assert line is not None and line.task is not None
        await press(pilot, "left", "left")
        if tree(pilot).table.cursor:
            await press(pilot, "left", "left")
        assert table(pilot).row_count == areas


async def test_back_restores_what_was_open(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "tab", "enter", "down")
        left, looked = here(pilot), screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(here(pilot), EntityPlace)
        await press(pilot, "backspace")
        assert here(pilot) == left
        assert screen_text(pilot) == looked


async def test_a_filter_shows_hits_below_their_areas(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "tab", "slash")
        await type_text(pilot, "meld")
        await press(pilot, "enter")
        line = tree(pilot).highlighted
        assert line is not None and line.board is not None
        assert "meld" in line.board.ref.name.casefold()
        assert len(line.key) > 2
        await press(pilot, "slash")
        await type_text(pilot, "qqzzxxyy")
        assert "No match for “qqzzxxyy”" in screen_text(pilot)


async def test_a_tasks_page_leads_to_its_papers_and_boards(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        task = await open_task(pilot, "image classification")
        page = task_page(pilot, task)
        assert page.activity.boards[0].entry.dataset_name in screen_text(pilot)
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.scope == task
        assert table(pilot).row_count == page.usage.papers
        await press(pilot, "backspace", "B")
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert place.scope == task


async def test_a_tasks_board_opens_and_back_is_on_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        task = await open_task(pilot, "image classification")
        place_screen(pilot).query_one("#boards").focus()
        await press(pilot, "j", "enter")
        page = task_page(pilot, task)
        place = here(pilot)
        assert isinstance(place, BoardPlace)
        assert place.slug == page.activity.boards[1].entry.ref.slug
        await press(pilot, "backspace")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert (place.focus, place.cursor) == ("boards", 1)


@pytest.mark.parametrize("size", SIZES)
async def test_a_task_that_is_not_there_says_so(demo_db: Path, size: tuple[int, int]) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await press(pilot, "S")
        pilot.app.post_message(OpenScope(Ref(Kind.TASK, 10**6, "gone", "Gone")))
        await settled(pilot)
        assert "The archive has no task “Gone”" in screen_text(pilot)


async def test_all_views_show_the_best_model_with_score_metric_and_year_in_one_order(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(160, 36)) as pilot:
        await settled(pilot)
        heads = ["Best model", "Score", "Metric", "Year", "Results"]
        for keys in (["S"], ["tab"], ["tab"]):
            await press(pilot, *keys)
            columns = [column.heading.plain for column in table(pilot).columns]
            assert columns[1:6] == heads
        entry = database(pilot).sota.notable().boards[0].entry
        assert entry.best_value and entry.best_metric
        await press(pilot, "tab", "S")
        text = screen_text(pilot)
        assert entry.best_value in text and entry.best_metric[:8] in text


async def test_a_branch_counts_what_is_below_it_beside_its_name(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "tab")
        row = next(row for row in screen_text(pilot).splitlines() if "Computer Vision" in row)
        assert re.search(r"Computer Vision +\d+ leaderboards · \d+ tasks", row)


def test_a_score_in_a_list_is_short_and_without_its_spread() -> None:
    def shown(value: str) -> str:
        return entry_cells(Content(), BestResult("A", "F1", value), 1, 1)[2].plain

    assert shown("0.7426 ± 0.0024") == "0.7426"
    assert shown("77.289999999") == "77.29"
    assert shown("90.056%") == "90.056%"
    assert shown("1,234,567.89") == "1,234,567.89"
