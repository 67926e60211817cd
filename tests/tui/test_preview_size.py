"""The preview is as large as the user makes it, by keys or by dragging its edge."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.tui.screens.papers.preview_size import PreviewSize, remembered_size
from pwc_tui.tui.widgets.search.preview import Preview
from tests.tui.driving import app_on, papers_screen, press, settled

BESIDE, BELOW = (120, 36), (100, 36)


def size(pilot: Pilot[None]) -> tuple[int, int]:
    """Return the columns and lines of the preview, its edge with them."""
    found = papers_screen(pilot).query_one(Preview).outer_size
    return found.width, found.height


@pytest.mark.parametrize(("terminal", "way"), [(BESIDE, 0), (BELOW, 1)])
async def test_keys_make_it_larger_and_smaller(
    demo_db: Path, terminal: tuple[int, int], way: int
) -> None:
    async with app_on(demo_db).run_test(size=terminal) as pilot:
        await settled(pilot)
        before = size(pilot)[way]
        await press(pilot, "right_square_bracket")
        larger = size(pilot)[way]
        assert larger > before
        await press(pilot, "left_square_bracket")
        assert size(pilot)[way] == before
        await press(pilot, *["right_square_bracket"] * 40)
        assert papers_screen(pilot).table.size.height >= 3
        assert papers_screen(pilot).table.size.width >= 30
        await press(pilot, *["left_square_bracket"] * 60)
        assert size(pilot)[way] >= 3


async def test_its_edge_is_dragged_and_stays_there(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=BESIDE) as pilot:
        await settled(pilot)
        edge = papers_screen(pilot).query_one(Preview).region.offset
        await pilot.mouse_down(offset=edge)
        await pilot.hover(offset=(edge.x - 10, edge.y))
        await pilot.mouse_up(offset=(edge.x - 10, edge.y))
        await settled(pilot)
        assert papers_screen(pilot).query_one(Preview).region.x == edge.x - 10
        width = size(pilot)[0]
        await press(pilot, "enter", "backspace")
        assert size(pilot)[0] == width
    again = app_on(demo_db)
    again.preview_size = remembered_size(again.backend.own, PreviewSize())
    async with again.run_test(size=BESIDE) as pilot:
        await settled(pilot)
        assert size(pilot)[0] == width


async def test_each_place_of_the_preview_has_a_size_of_its_own(demo_db: Path) -> None:
    async with app_on(demo_db, "[screen]\npreview = 'below'").run_test(size=BESIDE) as pilot:
        await settled(pilot)
        before = size(pilot)
        await press(pilot, "right_square_bracket")
        assert size(pilot) == (before[0], before[1] + 2)
