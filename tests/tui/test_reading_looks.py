"""What makes a screen easy to read and to use: lines that are not too long, heads that sort."""

from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import Order
from tests.tui.driving import app_on, papers_screen, press, screen_text, settled, table

MEASURE = 100


@pytest.mark.parametrize("width", [80, 120, 139])
async def test_an_abstract_is_never_wider_than_one_reads_with_ease(
    demo_db: Path, width: int
) -> None:
    async with app_on(demo_db).run_test(size=(width, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        _, _, below = screen_text(pilot).partition("Abstract")
        text = below.partition("Results")[0].splitlines()[1:-1]
        assert text
        assert max(map(len, text)) <= MEASURE + 2  # and the margin


async def test_a_preview_below_the_list_is_not_wider_either(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(119, 36)) as pilot:
        await settled(pilot)
        assert papers_screen(pilot).has_class("-normal")
        lines = screen_text(pilot).splitlines()[-12:-2]
        assert max(map(len, lines)) <= MEASURE + 2


async def test_a_click_on_a_head_orders_by_its_column_and_a_second_one_takes_it_back(
    demo_db: Path,
) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        heads = screen_text(pilot).splitlines()[table(pilot).region.y]
        for head, order in (("Date", Order.DATE), ("Title", Order.TITLE), ("★", Order.RESULTS)):
            await pilot.click("#papers", offset=(heads.index(head), 0))
            await settled(pilot)
            assert papers_screen(pilot).request.order is order
        await pilot.click("#papers", offset=(heads.index("★"), 0))
        await settled(pilot)
        assert papers_screen(pilot).request.order is Order.RELEVANCE
        await pilot.click("#papers", offset=(heads.index("Authors"), 0))
        await settled(pilot)
        assert papers_screen(pilot).request.order is Order.RELEVANCE
