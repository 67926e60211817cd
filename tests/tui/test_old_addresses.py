"""Old addresses of the site, pasted into the search bar or the palette, or given at the start."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from pwc_tui.domain.references import old_section
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.places.trail import (
    BoardPlace,
    BrowsePlace,
    EntityPlace,
    HomePlace,
    NotablePlace,
    PaperPlace,
    PapersPlace,
    Place,
    TreePlace,
)
from tests.tui.board_driving import current
from tests.tui.driving import app_on, database, here, press, settled, table

SITE = "https://paperswithcode.com"
MELD = "emotion-recognition-on-meld"
BADGE = f"https://img.shields.io/endpoint.svg?url={SITE}/badge/x/{MELD}"
THINGS = {
    f"{SITE}/paper/attention-is-all-you-need": (Kind.PAPER, "attention-is-all-you-need"),
    "arxiv.org/abs/1706.03762v5": (Kind.PAPER, "attention-is-all-you-need"),
    f"{SITE}/sota/{MELD}": (Kind.BOARD, MELD),
    f"{SITE}/sota/{MELD}?metric=Accuracy": (Kind.BOARD, MELD),
    BADGE: (Kind.BOARD, MELD),
    f"{SITE}/task/emotion-recognition": (Kind.TASK, "emotion-recognition"),
    f"{SITE}/task/emotion-recognition/latest": (Kind.TASK, "emotion-recognition"),
    f"http://www.{SITE[8:]}/dataset/meld": (Kind.DATASET, "meld"),
    f"{SITE}/method/transformer": (Kind.METHOD, "transformer"),
    f"{SITE}/author/ashish-vaswani": (Kind.AUTHOR, "ashish-vaswani"),
    "https://github.com/yuntaeyang/TelME": (
        Kind.REPOSITORY,
        "https://github.com/yuntaeyang/TelME",
    ),
}
SECTIONS: dict[str, type[Place]] = {
    f"{SITE}/": HomePlace,
    f"{SITE}/sota": NotablePlace,
    f"{SITE}/datasets": BrowsePlace,
    f"{SITE}/methods": BrowsePlace,
    f"{SITE}/area/computer-vision": TreePlace,
    f"{SITE}/latest": PapersPlace,
}


def named(pilot: Pilot[None]) -> tuple[Kind, str]:
    """Return what the place shows."""
    place, app = here(pilot), pilot.app
    assert isinstance(app, PwcApp)
    match place:
        case PaperPlace():
            return Kind.PAPER, app.backend.cards([place.paper_id])[0].slug
        case BoardPlace():
            return Kind.BOARD, place.slug
        case EntityPlace():
            return place.ref.kind, place.ref.slug
    raise AssertionError(place)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text where one types."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(Paste(text))
    await settled(pilot)


async def test_addresses_in_the_palette_lead_to_what_they_name(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        for address, thing in list(THINGS.items())[1::2]:
            await press(pilot, "ctrl+p")
            await paste(pilot, address)
            await press(pilot, "enter")
            assert named(pilot) == thing


async def test_addresses_in_the_search_bar_lead_to_what_they_name(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        for address, thing in list(THINGS.items())[::2]:
            await press(pilot, "P", "slash")
            await paste(pilot, address)
            await press(pilot, "enter", "enter")
            assert named(pilot) == thing


async def test_the_paper_that_an_address_of_a_leaderboard_names_is_highlighted(
    demo_db: Path,
) -> None:
    sdt = f"{SITE}/sota/{MELD}?p=a-transformer-based-model-with-self"
    cosmic = f"{SITE}/badge/cosmic-commonsense-knowledge-for-emotion/{MELD}"
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await paste(pilot, sdt)
        await press(pilot, "enter")
        assert (current(pilot), table(pilot).marked) == ("SDT", 2)
        await press(pilot, "P", "slash")
        await paste(pilot, cosmic)
        await press(pilot, "enter", "enter")
        assert (current(pilot), table(pilot).marked) == ("COSMIC", 3)
        await press(pilot, "ctrl+p")
        await paste(pilot, f"{SITE}/sota/{MELD}?p=nobodys-paper")
        await press(pilot, "enter")
        assert (current(pilot), table(pilot).marked) == ("TelME", None)


async def test_addresses_of_sections_lead_to_them(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        for address, place in SECTIONS.items():
            await press(pilot, "ctrl+p")
            await paste(pilot, address)
            await press(pilot, "enter")
            assert isinstance(here(pilot), place)
        await press(pilot, "P", "slash")
        await paste(pilot, f"{SITE}/sota")
        await press(pilot, "enter")
        assert isinstance(here(pilot), NotablePlace)


async def test_the_address_of_a_search_is_that_search(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        await paste(pilot, f"{SITE}/search?q=emotion+recognition")
        assert 0 < table(pilot).row_count < database(pilot).count()


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("paperswithcode.com", ""),
        ("http://www.paperswithcode.com/SOTA?x=1", "sota"),
        ("https://paperswithcode.com/area/natural-language-processing", "area"),
        ("https://paperswithcode.com/sota/a-board", None),
        ("https://paperswithcode.com/datasets?task=x", "datasets"),
        ("papers with code", None),
        ("", None),
    ],
)
def test_an_address_of_a_section_is_told_from_others(text: str, section: str | None) -> None:
    assert old_section(text) == section
