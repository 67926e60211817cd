"""Narrowing a leaderboard by keys: ranks stay, chips say it, and going back keeps it."""

from datetime import date
from pathlib import Path

import pytest

from pwc_tui.domain.boards.filter import BoardFilter, CodeWanted
from pwc_tui.domain.partial_dates import day_of
from pwc_tui.tui.places.trail import PapersPlace
from pwc_tui.tui.screens.board.date_dialogs import years_of
from tests.tui.board_archive import RACE
from tests.tui.board_driving import board_place, current, models, open_board, ranks
from tests.tui.driving import app_on, here, press, screen_text, type_text

WIDE = (120, 36)
ALL = ["Omega", "Delta", "Delta small", "Beta", "Gamma", "Alpha", "ALPHA (Smith et al., 2018)"]


async def test_only_rows_with_code_keep_the_ranks_of_the_whole_board(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        assert models(pilot) == ALL
        await press(pilot, "f")
        assert models(pilot) == ["Gamma", "Alpha", "ALPHA (Smith et al., 2018)"]
        assert ranks(pilot) == [5, 6, 6]
        assert "with code" in screen_text(pilot) and "3 of 7 rows" in screen_text(pilot)
        await press(pilot, "F")
        assert models(pilot) == ["Alpha", "ALPHA (Smith et al., 2018)"]
        await press(pilot, "F")
        assert models(pilot) == ALL


async def test_filters_add_up_and_escape_clears_them(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "x", "f", "z")
        assert models(pilot) == ["Alpha"]
        await press(pilot, "escape")
        assert models(pilot) == ALL
        assert board_place(pilot).filter == BoardFilter()


async def test_escape_clears_words_filters_chart_and_marks_and_then_goes_back(
    boards_db: Path,
) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "t", "space", "slash")
        await type_text(pilot, "delta")
        await press(pilot, "escape")
        assert models(pilot) == ALL
        await press(pilot, "x", "escape")
        assert board_place(pilot).filter == BoardFilter()
        assert board_place(pilot).chart is not None
        await press(pilot, "escape")
        assert board_place(pilot).chart is None and app.marked
        await press(pilot, "escape")
        assert not app.marked
        await press(pilot, "escape")
        assert isinstance(here(pilot), PapersPlace)


async def test_what_narrows_a_board_is_told_apart_in_its_header(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "f", "x", "z")
        said = "with code · no extra data · one row per paper · 1 of 7 rows · metric 1 of 2"
        assert said in screen_text(pilot)


async def test_the_keys_used_most_have_a_place_in_the_bar_at_120_columns(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, "odd-on-one")
        bar = screen_text(pilot).splitlines()[-1]
        for key in ("space mark", "C best code", "n belongs to", "c code", "e export"):
            assert key in bar


async def test_one_row_for_each_paper(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "z")
        assert models(pilot) == ["Omega", "Delta", "Beta", "Gamma", "Alpha"]


async def test_words_narrow_the_rows_while_they_are_typed(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "slash")
        await type_text(pilot, "delta")
        assert models(pilot) == ["Delta", "Delta small"]
        await type_text(pilot, " sm")
        assert models(pilot) == ["Delta small"] and ranks(pilot) == [3]
        await press(pilot, "enter", "slash")
        assert models(pilot) == ["Delta small"]
        await press(pilot, "escape", "j")
        assert models(pilot) == ALL and current(pilot) == "Beta"


async def test_words_are_found_in_any_order_without_case_accents_and_signs(
    boards_db: Path,
) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "slash")
        for typed in ("SMALL delta", "délta small", "2018 al.,", "smith-alpha"):
            await press(pilot, "ctrl+u")
            await type_text(pilot, typed)
            assert len(models(pilot)) == (0 if typed == "smith-alpha" else 1)


async def test_a_paper_is_found_by_its_title(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "slash")
        await type_text(pilot, "paper 3")
        assert models(pilot) == ["Gamma"]
        await type_text(pilot, "nothing")
        assert models(pilot) == []
        assert "Escape shows all rows again" in screen_text(pilot)
        await press(pilot, "enter", "enter", "w", "escape", "i", "C", "bracketright", "t", "escape")
        assert models(pilot) == ALL


async def test_years_are_typed_or_chosen(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "Y")
        await type_text(pilot, "2019-2020")
        await press(pilot, "enter")
        assert models(pilot) == ["Delta", "Delta small", "Beta", "Gamma"]
        assert "2019–2020" in screen_text(pilot)
        await press(pilot, "Y", "enter")
        assert models(pilot) == ALL


async def test_the_board_as_it_stood_on_a_day(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "a")
        assert "as of 2019-03-02" in screen_text(pilot)
        await type_text(pilot, "2019-04")
        await press(pilot, "enter")
        assert models(pilot) == ["Beta", "Alpha", "ALPHA (Smith et al., 2018)"]
        assert ranks(pilot) == [1, 2, 2]
        assert "as of 2019-04-30" in screen_text(pilot)
        assert "1 undated left out" in screen_text(pilot)


async def test_no_day_is_said_to_be_none(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "a")
        await type_text(pilot, "soon")
        assert "Type a date" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert models(pilot) == ALL


async def test_going_back_keeps_filter_chart_and_marks(boards_db: Path) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "f", "t", "space")
        left, marked = board_place(pilot), app.marked
        assert left.filter.code is CodeWanted.SOME and left.chart is not None and marked
        await press(pilot, "enter", "backspace")
        assert board_place(pilot) == left and app.marked == marked
        assert models(pilot)[0] == "Gamma" and "over time" in screen_text(pilot)


async def test_the_best_row_with_code_is_gone_to_with_its_gap(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "C")
        assert current(pilot) == "Gamma"
        header = screen_text(pilot).splitlines()[:7]
        assert any("rank 5 of 6, 12 behind the first · 83.0 · Gamma" in line for line in header)
        assert not pilot.app._notifications
        await press(pilot, "escape")
        assert "behind the first" not in screen_text(pilot)


async def test_a_best_row_that_is_filtered_away_is_said_to_be_before_its_name(
    boards_db: Path,
) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "slash", *"delta", "enter", "C")
        assert "hidden by the filters · 83.0 · Gamma" in screen_text(pilot)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020", date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        (" 2020-06-15 ", date(2020, 6, 15)),
        ("2020/6", date(2020, 6, 30)),
        ("2020-13", None),
        ("2020-02-30", None),
        ("0000", None),
        ("later", None),
        ("", None),
    ],
)
def test_a_day_is_the_last_one_of_what_is_typed(typed: str, day: date | None) -> None:
    assert day_of(typed) == day


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2019", (2019, 2019)),
        ("2019-2021", (2019, 2021)),
        ("2021-2019", (2019, 2021)),
        ("2019-", (2019, None)),
        ("-2021", (None, 2021)),
        ("2019 to 2021", (2019, 2021)),
        ("20192021", None),
        ("-", None),
        ("", None),
    ],
)
def test_years_are_one_or_a_span(typed: str, years: object) -> None:
    assert years_of(typed) == years
