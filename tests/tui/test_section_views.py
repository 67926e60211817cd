"""Datasets narrowed by what they are filed under, and methods by area and collection."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.pages.facets import Facet, FacetKind
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.messages import OpenScope
from pwc_tui.tui.places.trail import BrowsePlace, EntityPlace, MethodTreePlace, Place, TreePlace
from pwc_tui.tui.widgets.page.facts import Facts
from tests.tui.driving import (
    app_on,
    database,
    here,
    press,
    screen_text,
    settled,
    table,
    type_text,
)


def facets_here(pilot: Pilot[None]) -> tuple[Facet, ...]:
    place = here(pilot)
    assert isinstance(place, BrowsePlace)
    return place.facets


async def test_datasets_are_narrowed_by_a_modality_that_is_typed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "D")
        everything = table(pilot).row_count
        await press(pilot, "f")
        await type_text(pilot, "texts")
        await press(pilot, "enter")
        assert facets_here(pilot) == (Facet(FacetKind.MODALITY, "Texts"),)
        assert 0 < table(pilot).row_count < everything
        assert "modality: Texts" in screen_text(pilot)


async def test_several_filters_must_all_hold_and_escape_takes_them_away(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "D")
        everything = table(pilot).row_count
        for typed in ("texts", "english"):
            await press(pilot, "f")
            await type_text(pilot, typed)
            await press(pilot, "down", "enter") if facets_here(pilot) else await press(
                pilot, "enter"
            )
        assert len(facets_here(pilot)) == 2
        rows = database(pilot).pages.store().datasets(facets_here(pilot))
        assert table(pilot).row_count == len(rows)
        await press(pilot, "escape")
        assert facets_here(pilot) == ()
        assert table(pilot).row_count == everything


async def test_a_filter_in_use_comes_first_to_be_taken_away(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", "f", "enter", "f")
        assert "without " in screen_text(pilot)
        await press(pilot, "enter")
        assert facets_here(pilot) == ()


async def test_tab_shows_tasks_by_area_in_their_own_section(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "T", "tab")
        assert here(pilot) == TreePlace(Kind.TASK, cursor_key=(1,))
        await press(pilot, "l")
        assert here(pilot).title == "Tasks"
        assert "By area" in screen_text(pilot) and "Notable" not in screen_text(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "emotion")
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace) and "Emotion" in place.title
        await press(pilot, "backspace")
        assert here(pilot).title == "Tasks"


async def test_tab_shows_methods_by_area_and_branches_open(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "M", "tab")
        assert isinstance(here(pilot), MethodTreePlace)
        areas = table(pilot).row_count
        await press(pilot, "l")
        collections = table(pilot).row_count
        assert collections > areas
        await press(pilot, "j", "enter", "j")
        assert table(pilot).row_count > collections
        await press(pilot, "enter")
        assert isinstance(here(pilot), EntityPlace)
        await press(pilot, "backspace")
        place = here(pilot)
        assert isinstance(place, MethodTreePlace)
        assert len(place.cursor_key) == 3


async def test_a_filter_of_methods_shows_the_ways_to_what_it_finds(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await press(pilot, "M", "tab", "slash")
        await type_text(pilot, "transfomer")
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert "Transformer" in place.ref.name


@pytest.mark.parametrize(
    ("kind", "name", "label", "place"),
    [
        (Kind.METHOD, "resnet", "Family", MethodTreePlace),
        (Kind.TASK, "language-modelling", "Area", TreePlace),
        (Kind.DATASET, "penn-treebank", "Modality", BrowsePlace),
    ],
)
async def test_what_a_thing_is_filed_under_leads_to_the_list_of_it(
    demo_db: Path, kind: Kind, name: str, label: str, place: type[Place]
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        ref = database(pilot).pages.store().find(kind, name)
        assert ref is not None
        pilot.app.post_message(OpenScope(ref))
        await settled(pilot)
        facts = pilot.app.screen.query_one(Facts)
        lines = screen_text(pilot).splitlines()
        while not lines[facts.content_region.y + facts.cursor_region.y].strip().startswith(label):
            await press(pilot, "j")
        await press(pilot, "enter")
        assert isinstance(here(pilot), place)
        assert table(pilot).row_count > 1


async def test_a_second_filter_adds_to_the_first(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "D", "f", *"texts", "enter", "f", *"english")
        highlighted = screen_text(pilot).splitlines()[4]
        assert "English" in highlighted
        assert "without" not in highlighted
        await press(pilot, "enter")
        assert [facet.value for facet in facets_here(pilot)] == ["Texts", "English"]


async def test_a_filter_picked_before_it_is_found_is_the_one_typed(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "D", "f", *"texts", "enter", "f")
        await pilot.press(*"english", "enter")
        await settled(pilot)
        assert [facet.value for facet in facets_here(pilot)] == ["Texts", "English"]


async def test_filters_count_what_is_left_by_those_in_use(demo_db: Path) -> None:
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "D", "f", *"texts", "enter", "f", *"english")
        counted = int(screen_text(pilot).splitlines()[4].split("│")[1].split()[-1])
        await press(pilot, "enter")
        assert counted == len(database(pilot).pages.store().datasets(facets_here(pilot)))
        assert counted < len(database(pilot).pages.store().datasets(facets_here(pilot)[1:]))
