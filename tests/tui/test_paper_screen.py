"""The page of a paper, gone through by keys, on the demo archive."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.boards.comparison import by_board
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.places.trail import BoardPlace, EntityPlace, PaperPlace, PapersPlace
from pwc_tui.tui.screens.page.paper import PaperScreen
from pwc_tui.tui.widgets.page.facts import Facts
from pwc_tui.tui.widgets.table.folding_table import FoldingTable
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.driving import (
    SIZES,
    app_on,
    database,
    focus,
    here,
    place_screen,
    press,
    screen_text,
    search,
    settled,
    until,
)

SITE_PAGES = {
    "TelME: Teacher-leading Multimodal Fusion Network": {
        ("MELD", "Weighted-F1", "67.37", "TelME"),
        ("IEMOCAP", "Weighted-F1", "70.48", "TelME"),
    },
    "A Transformer-Based Model With Self-Distillation": {
        ("MELD", "Accuracy", "67.55", "SDT"),
        ("MELD", "Weighted-F1", "66.6", "SDT"),
        ("IEMOCAP", "Accuracy", "73.95", "SDT"),
        ("IEMOCAP", "Weighted-F1", "74.08", "SDT"),
    },
    "Conversational Transfer Learning for Emotion Recognition": {
        ("DailyDialog", "Micro-F1", "48.4", "VHRED"),
        ("IEMOCAP", "Weighted-F1", "59.56", "VHRED"),
    },
    "CFN-ESA: A Cross-Modal Fusion Network": {
        ("MELD", "Accuracy", "67.85", "CFN-ESA"),
        ("MELD", "Weighted-F1", "66.7", "CFN-ESA"),
        ("IEMOCAP", "Accuracy", "70.78", "CFN-ESA"),
        ("IEMOCAP", "Weighted-F1", "71.04", "CFN-ESA"),
    },
}
"""What the site's own pages of four papers had as results."""


async def open_paper(pilot: Pilot[None], words: str) -> Paper:
    """Search for a paper and open the best match."""
    await search(pilot, words)
    await press(pilot, "enter", "enter")
    return shown(pilot)


def shown(pilot: Pilot[None]) -> Paper:
    place = here(pilot)
    assert isinstance(place, PaperPlace)
    paper = database(pilot).known_paper(place.paper_id)
    assert paper is not None
    return paper


async def unfold_all(pilot: Pilot[None]) -> None:
    """Show all values of all leaderboards of a page."""
    results = pilot.app.screen.query_one("#results", VirtualTable)
    row = 0
    while row < results.row_count:
        results.cursor = row
        await press(pilot, "l")
        row += 1


async def test_pages_show_what_the_site_showed(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        cards = backend.cards(range(1, backend.count() + 1))
        for title, site_results in SITE_PAGES.items():
            paper_id = next(card.id for card in cards if card.title.startswith(title))
            pilot.app.post_message(OpenPaper(paper_id))
            await settled(pilot)
            await unfold_all(pilot)
            paper, text = shown(pilot), screen_text(pilot)
            assert paper.card.id == paper_id
            assert all(author.name in text for author in paper.authors)
            assert all(task.name in text for task in paper.tasks)
            assert paper.card.date is not None and paper.card.date.isoformat() in text
            assert "official" in text
            assert paper.abstract.split(".")[0][:40] in text.replace("\n", " ")
            results = {(r.dataset, r.metric, r.value, r.model) for r in paper.results}
            assert results >= site_results
            assert all(result.value in text for result in paper.results)
            ranked = [result for result in paper.results if result.rank]
            assert all(f"{result.rank} / {result.of}" in text for result in ranked)


async def test_related_papers_carry_number_date_and_reason(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "telmee")
        screen = place_screen(pilot)
        assert isinstance(screen, PaperScreen)
        await until(pilot, lambda: len(screen.related.items) == 8)
        text = screen_text(pilot)
        titles = [item.card.title for item in screen.related.items]
        for title in ("CFN-ESA", "A Transformer-Based Model", "Conversational Transfer Learning"):
            assert any(found.startswith(title) for found in titles)
        assert all(title[:40] in text for title in titles)
        assert "MELD and IEMOCAP boards, 0.67 points apart · overtaken by it" in text


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_to_a_leaderboard_on_and_back_twice(
    demo_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        telme = await open_paper(pilot, "telmee")
        await press(pilot, *(["tab"] if focus(pilot) != "results" else []))
        assert focus(pilot) == "results"
        boards = by_board(telme.results)
        row = [board.best.dataset for board in boards].index("MELD")
        await press(pilot, *["j"] * row, *["enter"] * bool(boards[row].others))
        left_paper = here(pilot)
        await press(pilot, "enter")
        board = here(pilot)
        assert isinstance(board, BoardPlace)
        assert board.from_result_id == boards[row].result_id == board.cursor_result_id
        assert "▸" in screen_text(pilot)
        await press(pilot, "j")
        left_board = here(pilot)
        await press(pilot, "enter")
        assert shown(pilot).card.title != telme.card.title
        await press(pilot, "backspace")
        assert here(pilot) == left_board
        await press(pilot, "backspace")
        assert here(pilot) == left_paper
        assert focus(pilot) == "results"


@pytest.mark.parametrize("size", SIZES)
async def test_results_are_a_line_a_board_which_enter_unfolds_and_left_folds(
    boards_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(boards_db).run_test(size=size) as pilot:
        await settled(pilot)
        await open_paper(pilot, "paper 4")
        await press(pilot, *(["tab"] if focus(pilot) != "results" else []))
        table = pilot.app.screen.query_one(FoldingTable)
        folded = table.row_count
        assert "Delta small" not in screen_text(pilot)
        await press(pilot, "enter")
        unfolded = table.row_count
        assert unfolded > folded and "Delta small" in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert isinstance(here(pilot), BoardPlace)
        await press(pilot, "backspace")
        table = pilot.app.screen.query_one(FoldingTable)
        assert (table.row_count, table.cursor) == (unfolded, 1)
        await press(pilot, "h")
        assert (table.row_count, table.cursor) == (folded, 0)


async def lists_passed(pilot: Pilot[None], key: str) -> list[str]:
    """Press a key until that changes nothing any more; return what had the focus meanwhile."""
    seen: list[str] = []
    before = None
    while (place := here(pilot)) != before:
        before = place
        seen.append(focus(pilot))
        await press(pilot, key)
    return list(dict.fromkeys(seen))


async def test_j_goes_through_the_whole_page_and_k_back(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "attention is all you need")
        lists = ["facts", "results", "related"]
        assert await lists_passed(pilot, "j") == lists
        assert await lists_passed(pilot, "k") == lists[::-1]
        assert focus(pilot) == "facts"
        assert shown(pilot).card.title in screen_text(pilot).splitlines()[2]


async def test_numbers_open_related_papers_from_anywhere(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "telmee")
        for keys in (["tab", "1"], ["2"], ["8"]):
            screen = place_screen(pilot)
            assert isinstance(screen, PaperScreen)
            expected = screen.related.items[int(keys[-1]) - 1].card.id
            await press(pilot, *keys)
            assert shown(pilot).card.id == expected
            await press(pilot, "backspace")


def line_of_cursor(pilot: Pilot[None]) -> str:
    facts = pilot.app.screen.query_one(Facts)
    row = facts.content_region.y + facts.cursor_region.y
    return screen_text(pilot).splitlines()[row]


async def test_an_author_opens_their_page(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, "telmee")
        await press(pilot, "l", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert place.ref == paper.authors[1]


async def test_venue_and_repository_open_their_pages(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, "telmee")
        places = []
        for label in ("Venue", "Code"):
            while not line_of_cursor(pilot).strip().startswith(label):
                await press(pilot, "j")
            await press(pilot, "enter")
            places.append(here(pilot))
            await press(pilot, "backspace")
        venue, repository = (place.ref for place in places if isinstance(place, EntityPlace))
        assert venue == paper.published_at
        assert (repository.kind, repository.slug) == (Kind.REPOSITORY, paper.code[0].url)


async def test_a_task_opens_its_page_and_back_is_on_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, "telmee")
        await press(pilot, "j", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        await press(pilot, "backspace", "enter")
        assert here(pilot) == place
        assert place.ref in paper.tasks


async def test_enter_does_not_open_what_is_out_of_sight(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "telmee")
        await press(pilot, "pagedown", "pagedown", "enter")
        assert isinstance(here(pilot), PaperPlace)
        assert focus(pilot) == "facts"
        await press(pilot, "enter")
        assert isinstance(here(pilot), EntityPlace)


async def test_many_authors_are_counted_and_all_can_be_chosen_from(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        cards = backend.cards(range(1, backend.count() + 1))
        crowd = backend.paper(max(cards, key=lambda card: card.author_count).id)
        pilot.app.post_message(OpenPaper(crowd.card.id))
        await settled(pilot)
        assert f"+{len(crowd.authors) - 10} more" in screen_text(pilot)
        await press(pilot, *["l"] * 10, "enter")
        assert crowd.authors[0].name in screen_text(pilot)
        await press(pilot, "j", "enter")
        place = here(pilot)
        assert isinstance(place, EntityPlace)
        assert place.ref == crowd.authors[1]


async def test_escape_goes_back_from_a_page(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "escape")
        assert isinstance(here(pilot), PapersPlace)


async def test_an_unknown_paper_is_an_error_that_one_can_go_back_from(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.post_message(OpenPaper(9_999_999))
        await settled(pilot)
        assert "no paper with the number 9999999" in screen_text(pilot)
        await press(pilot, "j", "tab", "enter", "1", "backspace")
        assert isinstance(here(pilot), PapersPlace)
