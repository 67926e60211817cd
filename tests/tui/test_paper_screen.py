"""The page of a paper, gone through by keys, on the demo archive."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pwc_tui.domain.papers import Paper
from pwc_tui.tui.history import BoardPlace, PaperPlace, PapersPlace
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.screens.paper import PaperScreen
from pwc_tui.tui.sota_places import TaskPlace
from tests.tui.driving import (
    SIZES,
    app_on,
    database,
    here,
    place_screen,
    press,
    screen_text,
    settled,
    type_text,
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
    await press(pilot, "slash")
    await type_text(pilot, words)
    await press(pilot, "enter", "enter")
    return shown(pilot)


def shown(pilot: Pilot[None]) -> Paper:
    place = here(pilot)
    assert isinstance(place, PaperPlace)
    paper = database(pilot).known_paper(place.paper_id)
    assert paper is not None
    return paper


def focus(pilot: Pilot[None]) -> str:
    assert pilot.app.focused is not None
    return pilot.app.focused.id or ""


@pytest.mark.parametrize("title", SITE_PAGES)
async def test_a_page_shows_what_the_site_showed(demo_db: Path, title: str) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, title)
        text = screen_text(pilot)
        assert paper.card.title.startswith(title)
        assert all(author.name in text for author in paper.authors)
        assert all(task.name in text for task in paper.tasks)
        assert paper.card.date is not None and paper.card.date.isoformat() in text
        assert "official" in text
        assert paper.abstract.split(".")[0][:40] in text.replace("\n", " ")
        results = {(r.dataset, r.metric, r.value, r.model) for r in paper.results}
        assert results >= SITE_PAGES[title]
        assert all(result.value in text for result in paper.results)
        ranked = [result for result in paper.results if result.rank]
        assert all(f"{result.rank} / {result.of}" in text for result in ranked)


async def test_related_papers_carry_number_date_and_reason(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "telmee")
        screen = place_screen(pilot)
        assert isinstance(screen, PaperScreen)
        text = screen_text(pilot)
        titles = [item.card.title for item in screen.related.items]
        for title in ("CFN-ESA", "A Transformer-Based Model", "Conversational Transfer Learning"):
            assert any(found.startswith(title) for found in titles)
        assert all(title[:40] in text for title in titles)
        assert "same boards: MELD, IEMOCAP" in text


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_to_a_leaderboard_on_and_back_twice(
    demo_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(demo_db).run_test(size=size) as pilot:
        await settled(pilot)
        telme = await open_paper(pilot, "telmee")
        await press(pilot, *(["tab"] if focus(pilot) != "results" else []))
        assert focus(pilot) == "results"
        row = [result.dataset for result in telme.results].index("MELD")
        await press(pilot, *["j"] * row)
        left_paper = here(pilot)
        await press(pilot, "enter")
        board = here(pilot)
        assert isinstance(board, BoardPlace)
        assert board.from_result_id == telme.results[row].result_id == board.cursor_result_id
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


async def test_j_goes_through_the_whole_page_and_k_back(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "attention is all you need")
        seen = [focus(pilot)]
        for _ in range(40):
            await pilot.press("j", "j")
            seen.append(focus(pilot))
        assert list(dict.fromkeys(seen)) == ["facts", "results", "related"]
        await pilot.press(*["k"] * 120)
        await settled(pilot)
        assert focus(pilot) == "facts"
        assert shown(pilot).card.title in screen_text(pilot).splitlines()[2]


@pytest.mark.parametrize("number", [1, 2, 8])
async def test_numbers_open_related_papers_from_anywhere(demo_db: Path, number: int) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_paper(pilot, "telmee")
        screen = place_screen(pilot)
        assert isinstance(screen, PaperScreen)
        expected = screen.related.items[number - 1].card.id
        await press(pilot, "tab", str(number))
        assert shown(pilot).card.id == expected


async def test_an_author_opens_the_list_of_their_papers(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, "telmee")
        await press(pilot, "l", "enter")
        place = here(pilot)
        assert isinstance(place, PapersPlace)
        assert place.request.scope == paper.authors[1]


async def test_a_task_opens_its_page_and_back_is_on_it(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        paper = await open_paper(pilot, "telmee")
        await press(pilot, "j", "enter")
        place = here(pilot)
        assert isinstance(place, TaskPlace)
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
        assert isinstance(here(pilot), PapersPlace)


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
        assert isinstance(place, PapersPlace)
        assert place.request.scope == crowd.authors[1]


async def test_an_unknown_paper_is_an_error_that_one_can_go_back_from(demo_db: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.post_message(OpenPaper(9_999_999))
        await settled(pilot)
        assert "no paper number 9999999" in screen_text(pilot)
        await press(pilot, "j", "tab", "enter", "1", "backspace")
        assert isinstance(here(pilot), PapersPlace)
