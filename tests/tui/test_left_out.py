"""What lists leave out: advertisements and further records of a paper, and how one gets there."""

import json
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.tui.places.trail import BrowsePlace, PaperPlace
from tests.tui.driving import app_on, database, here, press, screen_text, settled, table, type_text

SITE = "https://paperswithcode.com"
TITLE = "On the Analytical Engine of Mister Babbage"
ADS = ("How do I get a refund from Expedia?", "KLM customer service 24/7 toll free number")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with two advertisements, a paper of two records, and tasks that are one."""
    folder = tmp_path_factory.mktemp("left-out")
    authors = ["Ada Lovelace"]
    papers = [
        {"paper_url": f"{SITE}/paper/engine", "title": TITLE, "authors": authors, "abstract": "A."},
        {"paper_url": f"{SITE}/paper/engine-1", "title": TITLE, "authors": authors},
        {"paper_url": f"{SITE}/paper/other", "title": "Something Else", "tasks": ["Parsing"]},
    ]
    tasks = [{"task": name} for name in ("Language Modelling", "Language Modeling")]
    methods = [{"name": name} for name in ("BERT", *ADS)]
    for name, records in (
        ("papers-with-abstracts", papers),
        ("evaluation-tables", tasks),
        ("methods", methods),
        ("datasets", [{"name": "Pairs"}]),
    ):
        (folder / f"{name}.json").write_text(json.dumps(records))
    import_archive([folder], folder / "archive.db")
    return folder / "archive.db"


async def test_hidden_methods_are_counted_and_shown_with_the_reason(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        assert table(pilot).row_count == 1
        assert "2 hidden as advertisements" in screen_text(pilot)
        await press(pilot, "X")
        assert here(pilot) == BrowsePlace(Kind.METHOD, cursor_id=2, of_hidden=True)
        assert table(pilot).row_count == 2
        assert "offer of service" in screen_text(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "klm")
        assert table(pilot).row_count == 1
        await press(pilot, "escape", "escape", "X")
        assert table(pilot).row_count == 1
        assert "BERT" in screen_text(pilot)


async def test_where_nothing_is_hidden_nothing_is_said(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 24)) as pilot:
        await press(pilot, "D")
        assert "hidden" not in screen_text(pilot)
        await press(pilot, "X")
        assert "nothing to list here" in screen_text(pilot)


async def test_the_search_finds_no_advertisement(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 24)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "expedia refund")
        assert "How do I get" not in screen_text(pilot)
        assert database(pilot).finding.hits("expedia", Kind.METHOD, 9) == []


async def test_a_list_has_a_paper_once_and_its_page_leads_to_its_versions(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert table(pilot).row_count == 2
        await press(pilot, "slash")
        await type_text(pilot, "analytical engine")
        await press(pilot, "enter", "enter")
        assert "Also as" in screen_text(pilot)
        known = database(pilot).paper(1).versions or database(pilot).paper(2).versions
        assert [version.slug for version in known] == ["engine-1"]


async def test_a_version_is_reached_by_its_own_id_and_names_the_paper(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 30)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, f"{SITE}/paper/engine-1")
        await press(pilot, "enter", "enter")
        place = here(pilot)
        assert isinstance(place, PaperPlace)
        assert place.paper_id == 3
        assert "Shown as" in screen_text(pilot)


async def test_a_task_names_its_twins(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 30)) as pilot:
        await press(pilot, "T", "j", "enter")
        assert "Language Modelling" in screen_text(pilot)
        assert "Language Modeling" in screen_text(pilot)
        assert "Also" in screen_text(pilot)


async def test_about_tells_what_is_left_out(archive: Path) -> None:
    async with app_on(archive).run_test(size=(120, 60)) as pilot:
        await press(pilot, "A")
        text = screen_text(pilot)
        assert "2 methods and 0 datasets look like advertisements" in text
        assert "1 records are versions of a paper" in text


async def test_about_is_read_by_the_keys_of_a_list(archive: Path) -> None:
    async with app_on(archive).run_test(size=(80, 16)) as pilot:
        await press(pilot, "A")
        top = screen_text(pilot)
        assert "versions of a paper" not in top
        await press(pilot, "G")
        assert "versions of a paper" in screen_text(pilot)
        for on, back in (("j", "k"), ("ctrl+d", "ctrl+u"), ("ctrl+f", "pageup"), ("down", "up")):
            await press(pilot, "g")
            assert screen_text(pilot) == top
            await press(pilot, on)
            assert screen_text(pilot) != top
            await press(pilot, back)
            assert screen_text(pilot) == top
