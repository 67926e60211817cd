"""The lists of leaderboards, tasks, datasets and methods."""

import json
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.tui.places.trail import BoardPlace, BrowsePlace, PapersPlace
from pwc_tui.tui.screens.browse.entity_list import BrowseScreen
from tests.tui.driving import (
    app_on,
    database,
    here,
    place_screen,
    press,
    rows_of,
    screen_text,
    settled,
    table,
    type_text,
)


def browse(screen: object) -> BrowseScreen:
    assert isinstance(screen, BrowseScreen)
    return screen


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("S", "shift+tab"), Kind.BOARD),
        (("T",), Kind.TASK),
        (("D",), Kind.DATASET),
        (("M",), Kind.METHOD),
    ],
)
async def test_a_section_lists_everything_of_its_kind(
    demo_db: Path, keys: tuple[str, ...], kind: Kind
) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        rows = rows_of(database(pilot), kind)
        assert table(pilot).row_count == len(rows)
        assert rows[0].ref.name in screen_text(pilot)


async def test_names_are_found_despite_typing_errors(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "shift+tab", "slash")
        await type_text(pilot, "imagnet")
        row = browse(place_screen(pilot)).highlighted
        assert row is not None
        assert "imagenet" in row.ref.name.casefold()
        assert table(pilot).row_count < len(rows_of(database(pilot), Kind.BOARD))


async def test_a_board_opens(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "shift+tab", "j")
        row = browse(place_screen(pilot)).highlighted
        assert row is not None
        await press(pilot, "enter")
        place = here(pilot)
        assert isinstance(place, BoardPlace)
        assert place.slug == row.ref.slug


async def test_a_task_leads_to_its_papers_with_a_chip_and_back(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "j", "j")
        left = here(pilot)
        row = browse(place_screen(pilot)).highlighted
        assert row is not None
        await press(pilot, "enter", "enter")
        assert table(pilot).row_count == row.paper_count
        assert f"task: {row.ref.name}"[:30] in screen_text(pilot).splitlines()[2]
        await press(pilot, "backspace", "backspace")
        assert here(pilot) == left


async def test_a_method_leads_to_its_papers(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "M", "enter", "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.scope is not None
        assert place.request.scope.kind is Kind.METHOD
        assert table(pilot).row_count > 0


async def test_searching_within_a_task_stays_within_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "enter", "enter")
        everything = table(pilot).row_count
        await press(pilot, "slash")
        await type_text(pilot, "deep")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.scope is not None
        assert table(pilot).row_count <= everything


async def test_b_leads_from_a_dataset_in_the_list_to_its_boards(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", "slash")
        await type_text(pilot, "MELD")
        await press(pilot, "enter", "B")
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert place.kind is Kind.BOARD
        assert place.scope is not None
        assert place.scope.name == "MELD"
        assert table(pilot).row_count >= 1


async def test_b_leads_from_a_task_to_its_boards(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "slash")
        await type_text(pilot, "image classification")
        await press(pilot, "enter", "B")
        place = here(pilot)
        assert isinstance(place, BrowsePlace)
        assert place.kind is Kind.BOARD
        assert table(pilot).row_count >= 1


async def test_every_row_shows_what_matched_in_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "slash")
        await type_text(pilot, "clasification")
        found = browse(place_screen(pilot))._found
        assert len(found.numbers) > 1
        assert all(found.terms[number] for number in found.numbers)


async def test_a_long_list_reads_the_rows_that_are_seen_and_all_can_be_opened(
    tmp_path: Path,
) -> None:
    names = [f"Dataset {number:03}" for number in range(300)]
    (tmp_path / "datasets.json").write_text(json.dumps([{"name": name} for name in names]))
    import_archive([tmp_path], tmp_path / "long.db")
    async with app_on(tmp_path / "long.db").run_test(size=(80, 24)) as pilot:
        await press(pilot, "D")
        screen = browse(place_screen(pilot))
        assert table(pilot).row_count == len(screen._found.numbers) == 300
        assert len(screen._found.rows) < 300
        await press(pilot, "G")
        assert names[-1] in screen_text(pilot)
        await press(pilot, "g", "G", "enter")
        assert here(pilot).title == names[-1]
        await press(pilot, "backspace")
        assert names[-1] in screen_text(pilot)


async def test_a_name_that_is_not_there_says_so(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", "slash")
        await type_text(pilot, "qqzzxxyy")
        assert "No match in Datasets for “qqzzxxyy”" in screen_text(pilot)


async def test_back_restores_filter_and_highlight(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "shift+tab", "slash")
        await type_text(pilot, "emotion")
        await press(pilot, "enter", "j")
        left, looked = here(pilot), screen_text(pilot)
        await press(pilot, "enter", "backspace")
        assert here(pilot) == left
        assert screen_text(pilot) == looked
