"""The query language on the screen: completions, hints, colours, addresses."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.refs import Kind
from pwc_tui.tui.places.trail import EntityPlace, PaperPlace
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.widgets.search.query_input import CompletionList, QueryInput
from tests.tui.driving import (
    app_on,
    database,
    here,
    place_screen,
    press,
    screen_text,
    search,
    settled,
    table,
    type_text,
)


def words(pilot: Pilot[None]) -> str:
    """Return what stands in the search bar."""
    screen = place_screen(pilot)
    assert isinstance(screen, SearchableScreen)
    return screen.bar.words


def offers(pilot: Pilot[None]) -> CompletionList:
    """Return the list of completions."""
    return place_screen(pilot).query_one(CompletionList)


async def test_a_value_is_completed_as_the_list_and_the_ghost_say(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:emot")
        first = offers(pilot).current
        assert first is not None
        assert offers(pilot).display
        before = table(pilot).region
        await press(pilot, "right")
        assert first.text in words(pilot)
        assert offers(pilot).current is None
        assert table(pilot).region == before
        assert table(pilot).row_count > 0


async def test_the_ghost_goes_on_with_a_value_that_will_need_quotation_marks(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        for typed, shown in (("task:emot", "task:emotion"), ('task:"emot', 'task:"emotion')):
            await search(pilot, typed)
            first = offers(pilot).current
            assert first is not None
            assert first.text.startswith('"Emotion')
            assert shown in screen_text(pilot).splitlines()[2]
            await press(pilot, "right")
            assert words(pilot) == f"task:{first.text} "
            await press(pilot, "ctrl+u", "escape")


async def test_the_alternatives_are_gone_through_and_taken_with_enter(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:")
        assert offers(pilot).marked is None
        await press(pilot, "down")
        first = offers(pilot).marked
        await press(pilot, "ctrl+n")
        second = offers(pilot).marked
        assert second != first
        await press(pilot, "up")
        assert offers(pilot).marked == first
        await press(pilot, "down", "enter")
        assert second is not None
        assert second.text in words(pilot)
        screen = place_screen(pilot)
        assert isinstance(screen, PapersScreen)
        assert screen.bar.is_typing


async def test_enter_goes_to_the_list_while_nothing_was_chosen(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:emotion")
        assert offers(pilot).display
        await press(pilot, "enter")
        assert pilot.app.focused is table(pilot)
        assert words(pilot) == "task:emotion"
        assert not offers(pilot).display


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_the_beginning_of_a_value_is_completed_by_a_key(demo_db: Path, key: str) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:emot")
        first = offers(pilot).marked
        assert first is not None
        await press(pilot, key)
        assert words(pilot) == f"task:{first.text} "


async def test_tab_takes_the_first_where_none_is_marked(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "graph au")
        await press(pilot, "tab")
        assert words(pilot) == "graph author:"


async def test_up_and_down_leave_the_bar_where_nothing_is_offered(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:emotion")
        await press(pilot, "escape", "down")
        assert pilot.app.focused is table(pilot)


async def test_escape_closes_the_list_of_completions_first(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "task:emot")
        await press(pilot, "escape")
        assert not offers(pilot).display
        assert words(pilot) == "task:emot"
        await press(pilot, "escape")
        assert words(pilot) == ""


async def test_right_moves_the_cursor_and_the_palette_opens_without_completions(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "zebra")
        await press(pilot, "left", "left", "right")
        field = place_screen(pilot).query_one(QueryInput)
        assert field.cursor_position == len("zebra") - 1
        await press(pilot, "ctrl+p")
        assert "Go to anything" in screen_text(pilot)


async def test_an_unknown_field_is_a_quiet_hint_and_the_words_are_searched(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await search(pilot, "autor:poria emotion")
        assert "autor" in screen_text(pilot).splitlines()[-2]
        assert table(pilot).row_count > 0
        assert not pilot.app._notifications


async def test_a_hint_leaves_room_for_the_order(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "task:emotoin year:>2021")
        status = screen_text(pilot).splitlines()[-2]
        assert "by relevance" in status
        assert "? task:" in status


async def test_conditions_narrow_the_list(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion")
        count = len(place_screen(pilot).rows.ids)  # type: ignore[attr-defined]
        await type_text(pilot, " year:2023")
        narrowed = place_screen(pilot).rows.ids  # type: ignore[attr-defined]
        assert 0 < len(narrowed) < count
        cards = database(pilot).cards(narrowed)
        assert all(card.date is not None and card.date.year == 2023 for card in cards)


async def test_the_order_that_is_typed_is_the_order_that_is_told(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion sort:date")
        assert "by newest" in screen_text(pilot).splitlines()[-2]


async def test_a_kind_that_is_typed_is_shown(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "emotion kind:task")
        screen = place_screen(pilot)
        assert isinstance(screen, PapersScreen)
        first = screen.rows.item_at(0)
        assert first is not None
        assert first.ref is not None
        assert first.ref.kind is Kind.TASK


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_an_address_is_the_one_thing_and_opens_with_enter(
    demo_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        paper = database(pilot).paper(1)
        await search(pilot, f"https://paperswithcode.com/paper/{paper.card.slug}")
        assert table(pilot).row_count == 1
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == 1


async def test_the_address_of_a_task_leads_to_its_page(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await search(pilot, "https://paperswithcode.com/task/emotion-recognition")
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert place.ref.slug == "emotion-recognition"
