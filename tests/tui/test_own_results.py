"""Results of the user's own on the screen of a leaderboard."""

from datetime import date
from pathlib import Path

from pwc_tui.domain.user_data import SubmittedValue
from pwc_tui.store.user.user_file import UserFile
from pwc_tui.tui.places.trail import BoardPlace
from tests.tui.board_archive import RACE
from tests.tui.board_driving import board_screen, current, models, open_board, ranks, toast
from tests.tui.driving import app_on, database, here, press, screen_text, settled, type_text

WIDE = (120, 36)


async def test_a_result_of_ones_own_stands_at_its_rank_and_goes_when_undone(
    boards_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        board = await open_board(pilot, RACE)
        before = models(pilot)
        user.submit(
            task=board.task.name,
            dataset=board.dataset.name,
            model="Ours",
            values=[SubmittedValue(board.metrics[0].name, "0.01")],
            day=date(2024, 1, 2),
        )
        await press(pilot, "backspace")
        await open_board(pilot, RACE)
        assert "Ours (own result)" in models(pilot)
        assert len(models(pilot)) == len(before) + 1
        own = models(pilot).index("Ours (own result)")
        assert ranks(pilot)[own] is not None or board_screen(pilot).shown.metric is None
        assert "Ours (own result)" in screen_text(pilot)
        await press(pilot, "I")
        assert models(pilot) == before and "without yours" in screen_text(pilot)
        await press(pilot, "I")
        assert len(models(pilot)) == len(before) + 1
        await press(pilot, "t")
        await press(pilot, "u")
        assert "Undone: added your result of “Ours”" in toast(pilot)
        assert models(pilot) == before


async def test_plus_adds_a_result_and_says_what_is_odd_as_one_types(
    boards_db: Path, user_file: Path
) -> None:
    app = app_on(boards_db)
    async with app.run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        before = models(pilot)
        await press(pilot, "plus", "ctrl+s")
        assert "a result needs a model" in screen_text(pilot)
        await type_text(pilot, "Ours")
        await press(pilot, "down", "end")
        await type_text(pilot, "981")
        assert "would be marked" in screen_text(pilot)
        await press(pilot, "backspace", "backspace", "backspace")
        await type_text(pilot, "50")
        assert "would be marked" not in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "Added your result of “Ours”" in toast(pilot)
        assert current(pilot) == "Ours (own result)"
        await press(pilot, "u")
        assert models(pilot) == before
        await press(pilot, "ctrl+r")
        assert "Ours (own result)" in models(pilot)
    (result,) = UserFile(user_file).results()
    assert (result.model, result.values[0].raw) == ("Ours", "50")


async def test_the_form_is_completed_from_the_archive_and_makes_a_new_leaderboard(
    boards_db: Path, user_file: Path
) -> None:
    user = UserFile(user_file)
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        board = database(pilot).leaderboards.board(RACE)
        await press(pilot, "L", "tab", "tab", "tab", "plus")
        await type_text(pilot, board.task.name[:4].lower())
        assert board.task.name in screen_text(pilot)
        await press(pilot, "tab", "tab")  # takes it, and goes on
        await type_text(pilot, board.dataset.name[:4].lower())
        await press(pilot, "tab", "tab")
        await type_text(pilot, "Ours")
        await press(pilot, "escape")
        assert "not saved" in screen_text(pilot)
        await press(pilot, "down", "tab")  # the line of the metrics: the first one is offered
        await type_text(pilot, "50")
        await press(pilot, "ctrl+s")
        assert "Added your result of “Ours”" in toast(pilot)
        (result,) = user.results()
        assert (result.task, result.dataset) == (board.task.name, board.dataset.name)
        assert (result.values[0].metric, result.values[0].raw) == (board.metrics[0].name, "50")
        await press(pilot, "d", "ctrl+s")
        assert len(user.results()) == 1  # nothing was changed in the copy
        await press(pilot, "d", *["up"] * 4, "end")
        await type_text(pilot, " of Snails")
        assert "there is no leaderboard" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        new = f"{board.task.name} of Snails"
        assert {each.task for each in user.results()} == {board.task.name, new}
        await press(pilot, "r", *["up"] * 4, "end")
        await type_text(pilot, "x")
        await press(pilot, "ctrl+s")
        assert "Changed your result" in toast(pilot)
        await press(pilot, "u", "enter")
        assert isinstance(here(pilot), BoardPlace) and new in screen_text(pilot)


async def test_a_new_model_is_not_completed_to_a_name_that_is_but_similar(
    boards_db: Path, user_file: Path
) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "plus")
        await type_text(pilot, "Deltoid")
        await press(pilot, "tab")
        assert "model: Deltoid" in screen_text(pilot)
        await press(pilot, "shift+tab", *["backspace"] * 3, "tab")
        assert "model: Delta" in screen_text(pilot)


async def test_datasets_that_have_a_leaderboard_with_the_task_are_offered_first(
    boards_db: Path, user_file: Path
) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "L", "tab", "tab", "tab", "plus")
        await type_text(pilot, "racing")
        await press(pilot, "tab", "tab")
        offered = [each for each in screen_text(pilot).splitlines() if "with this task" in each]
        assert [each.split()[1] for each in offered] == ["Track"]  # before anything is typed
        await press(pilot, "tab")
        assert "dataset: Track" in screen_text(pilot)
        await press(pilot, "up", "end", *["backspace"] * len("Racing"))
        assert "7 results on a leaderboard with this dataset" in screen_text(pilot)


async def test_what_is_typed_of_a_paper_finds_it(demo_db: Path, user_file: Path) -> None:
    async with app_on(demo_db).run_test(size=WIDE) as pilot:
        await settled(pilot)
        card = database(pilot).cards([1])[0]
        await press(pilot, "L", "tab", "tab", "tab", "plus")
        await press(pilot, *["down"] * 4, "end")
        await type_text(pilot, card.title[:25])
        await press(pilot, "tab")
        assert f"paper: {card.slug}" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert "You have added no result" in screen_text(pilot)
