"""The list of papers, driven by keys on the demo archive."""

import asyncio
from pathlib import Path

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.tui.places.trail import PapersPlace
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.widgets.search.preview import Preview
from tests.tui.driving import (
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


async def test_the_first_screen_lists_every_paper(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        count = database(pilot).count()
        assert table(pilot).row_count == count
        assert f"1 of {count:,}" in screen_text(pilot)


async def test_the_demo_says_so_with_the_key_that_gets_the_whole_archive(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        count = database(pilot).count()
        said = f"Demo ({count:,} papers). W gets all 576,261: 650 MB, CC-BY-SA 4.0, some minutes"
        assert said in screen_text(pilot)


async def test_last_and_first_row_are_one_key_away(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        count = database(pilot).count()
        await press(pilot, "G")
        assert table(pilot).cursor == count - 1
        last = database(pilot).cards([count])[0]
        assert last.title[:20] in screen_text(pilot)
        await press(pilot, "g")
        assert table(pilot).cursor == 0


async def test_typing_finds_a_paper_despite_a_typing_error(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "telmee")
        first = place_screen(pilot).subject()
        assert first is not None
        assert database(pilot).cards([first])[0].title.startswith("TelME")


async def test_enter_goes_from_the_search_bar_to_the_list_and_again_to_the_paper(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "attention")
        paper_id = place_screen(pilot).subject()
        await press(pilot, "enter")
        assert pilot.app.focused is table(pilot)
        await press(pilot, "enter")
        assert place_screen(pilot).subject() == paper_id
        assert not isinstance(place_screen(pilot), PapersScreen)


async def test_letters_that_are_keys_are_typed_in_the_search_bar(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "qsfrvPSTG? jk")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request == ListRequest("qsfrvPSTG? jk")


async def test_escape_clears_then_leaves(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "graph")
        await press(pilot, "escape")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.words == ""
        assert place.is_typing
        await press(pilot, "escape")
        assert pilot.app.focused is table(pilot)


async def test_sorting_keeps_the_cursor_on_its_paper(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j", "j")
        paper_id = place_screen(pilot).subject()
        for order in (Order.DATE, Order.TITLE, Order.RESULTS, Order.RELEVANCE):
            await press(pilot, "s")
            place = here(pilot)
            assert isinstance(place, PapersPlace)
            assert place.request.order is order
            assert place.cursor_id == paper_id
            assert place.scroll <= place.cursor < place.scroll + table(pilot).page


async def test_the_newest_paper_is_first_when_sorted_by_date(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "s", "g")
        backend = database(pilot)
        cards = backend.cards(backend.listing(ListRequest(order=Order.DATE)).ids[:20])
        dates = [card.date for card in cards if card.date]
        assert dates == sorted(dates, reverse=True)
        assert place_screen(pilot).subject() == cards[0].id


async def test_filters_show_as_chips_and_narrow_the_list(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        everything = table(pilot).row_count
        await press(pilot, "f")
        with_code = table(pilot).row_count
        assert 0 < with_code < everything
        assert "● code only" in screen_text(pilot)
        await press(pilot, "r")
        assert 0 < table(pilot).row_count <= with_code
        assert "★ results only" in screen_text(pilot)
        await press(pilot, "escape")
        assert table(pilot).row_count == everything
        assert "only" not in screen_text(pilot).splitlines()[-2]


async def test_nothing_found_says_what_to_do(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "qqzzxxyy")
        assert "No paper matches “qqzzxxyy”" in screen_text(pilot)
        assert "esc" in screen_text(pilot)
        await press(pilot, "escape", "escape", "j")
        assert table(pilot).cursor == 1


async def test_the_preview_follows_the_cursor_and_can_be_turned_off(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        paper_id = place_screen(pilot).subject()
        assert paper_id is not None
        abstract = database(pilot).paper(paper_id).abstract
        assert abstract.split()[0] in screen_text(pilot)
        await press(pilot, "v")
        assert not pilot.app.screen.query_one(Preview).display
        await press(pilot, "v")
        assert pilot.app.screen.query_one(Preview).display


async def test_the_preview_is_right_when_wide_below_when_narrow_and_off_when_small(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        preview = pilot.app.screen.query_one(Preview)
        assert preview.region.x > table(pilot).region.x
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert preview.region.y > table(pilot).region.y
        assert 6 <= preview.region.height <= 9
        await pilot.resize_terminal(60, 14)
        await settled(pilot)
        assert not preview.display


async def test_any_text_can_be_searched_for(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        screen = place_screen(pilot)
        assert isinstance(screen, PapersScreen)
        await settled(pilot)
        for text in (
            '"',
            "***",
            "((",
            "[/]",
            "[red]x",
            "\\",
            "a" * 10_000,
            "日本",
            "é" * 300,
            "$x",
        ):
            screen.bar.query_one("Input").value = text  # type: ignore[attr-defined]
            await settled(pilot)
            assert screen.request.words == text


async def test_a_click_selects_and_a_second_one_opens(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click(table(pilot), offset=(10, 4))
        await settled(pilot)
        assert table(pilot).cursor == 3
        await pilot.click(table(pilot), offset=(10, 4))
        await settled(pilot)
        assert not isinstance(place_screen(pilot), PapersScreen)


async def test_q_quits_from_the_list(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_the_list_keeps_the_focus_while_a_notice_covers_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = place_screen(pilot)
        assert isinstance(screen, PapersScreen)
        screen.show_notice("Opening the archive …")
        await settled(pilot)
        assert "Opening the archive …" in screen_text(pilot)
        screen.show_notice("")
        await press(pilot, "j")
        assert table(pilot).cursor == 1


async def test_a_database_that_cannot_be_opened_is_said_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("no database at all, only some words that are long enough", "utf-8")
    async with app_on(path).run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        assert "is not a database of pwc-tui" in screen_text(pilot)
        await asyncio.sleep(0.4)  # longer than it takes until a list says that it is loading
        assert "is not a database of pwc-tui" in screen_text(pilot)
        await press(pilot, "j", "s", "enter", "question_mark", "escape")
