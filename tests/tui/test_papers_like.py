"""`~`: the papers that read like the highlighted one, or like the marked ones."""

from pathlib import Path

from pwc_tui.tui.places.trail import PapersPlace
from tests.tui.driving import app_on, here, press, search, settled

SIZE = (120, 36)


async def test_papers_like_the_highlighted_one_are_listed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await search(pilot, "generative adversarial networks")
        await press(pilot, "enter", "tilde")
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.words == "like:generative-adversarial-networks"


async def test_papers_like_the_marked_ones_are_listed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "P", "space", "space", "tilde")
        await settled(pilot)
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.words.count("like:") == 2
