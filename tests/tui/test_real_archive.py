"""The walk through the real archive of 150,000 papers, where its files are at hand."""

from pathlib import Path

from pwc_tui.domain.boards.comparison import by_board
from pwc_tui.tui.places.trail import BoardPlace, PaperPlace, PapersPlace
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


async def test_from_a_misspelt_title_over_leaderboard_and_leader_and_all_the_way_back(
    real_db: Path,
) -> None:
    async with app_on(real_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "atention is al you ned")
        await press(pilot, "enter", "enter")
        transformer = here(pilot)
        assert isinstance(transformer, PaperPlace)
        paper = database(pilot).paper(transformer.paper_id)
        assert paper.card.title == "Attention Is All You Need"
        assert place_screen(pilot).query("#results")

        await press(pilot, "tab")
        boards = by_board(paper.results)
        row = [each.best.dataset for each in boards].index("WMT 2014 EN-DE")
        await press(pilot, *["j"] * row)
        if boards[row].others:
            await press(pilot, "enter")  # unfolds them
        on_result = here(pilot)
        await press(pilot, "enter")
        board = here(pilot)
        assert isinstance(board, BoardPlace)
        assert board.slug == "machine-translation-on-wmt-2014-en-de"
        assert board.from_result_id == boards[row].best.result_id

        await press(pilot, "g")
        on_leader = here(pilot)
        await press(pilot, "enter")
        leader = here(pilot)
        assert isinstance(leader, PaperPlace)
        assert leader.paper_id != transformer.paper_id

        await press(pilot, "1")
        related = here(pilot)
        assert isinstance(related, PaperPlace)
        assert related.paper_id not in (leader.paper_id, transformer.paper_id)

        for expected in (leader, on_leader, on_result):
            await press(pilot, "backspace")
            assert here(pilot) == expected
        await press(pilot, "backspace")
        home = here(pilot)
        assert isinstance(home, PapersPlace)
        assert home.request.words == "atention is al you ned"
        assert home.cursor_id == transformer.paper_id


async def test_the_last_of_all_papers_is_one_key_away(real_db: Path) -> None:
    async with app_on(real_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert table(pilot).row_count == 149_852  # the other 148 records are versions of these
        await press(pilot, "G")
        assert table(pilot).cursor == 149_851
        assert "149,852 of 149,852" in screen_text(pilot)
