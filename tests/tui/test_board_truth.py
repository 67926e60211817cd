"""What a leaderboard claims, by keys: best and second, marks, reasons, and the user's own word."""

from pathlib import Path

from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.store.user.fast_reads import UserFileReader
from tests.tui.board_archive import RACE
from tests.tui.board_driving import board_screen, models, open_board, ranks
from tests.tui.driving import app_on, database, press, screen_text, table

WIDE = (120, 36)


def styles_of(cells: object) -> str:
    return str([span.style for span in getattr(cells, "spans", ())])


async def test_best_is_bold_and_second_underlined_in_scores_alone(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        rows = board_screen(pilot).shown
        cells = [rows.cells_at(place) for place in range(3)]
        assert "success" in styles_of(cells[0][2])
        assert "underline" in styles_of(cells[1][2])
        assert "underline" not in styles_of(cells[2][2])
        assert all("success" not in styles_of(rows.cells_at(at)[3]) for at in range(len(rows)))


async def test_a_duplicate_bears_its_sign_and_shares_the_rank(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        marked = [line for line in screen_text(pilot).splitlines() if "≡" in line]
        assert len(marked) == 1 and "6≡" in marked[0]
        await press(pilot, "G")
        assert "≡ duplicate row" in screen_text(pilot)


async def test_values_that_stand_in_each_others_columns_bear_their_sign(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, "odd-on-swapped")
        marked = [line for line in screen_text(pilot).splitlines() if "⇄" in line]
        assert len(marked) == 1 and "0.80" in marked[0] and "30.98" in marked[0]
        await press(pilot, "G")
        assert "⇄ values swapped" in screen_text(pilot)
        await press(pilot, "w")
        assert "PSNR 0.80 beside SSIM 30.98" in " ".join(screen_text(pilot).split())


async def test_why_names_reasons_and_marks(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "w")
        text = " ".join(screen_text(pilot).split())
        assert "The name says it is a share of right answers" in text
        assert "paper not in the archive" in text
        assert "≡ duplicate row" in text
        await press(pilot, "escape")
        assert "Why this order" not in screen_text(pilot)


async def test_a_flip_ranks_anew_and_is_remembered(boards_db: Path, user_file: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        before = models(pilot)
        await press(pilot, "d")
        assert "lower is better" in screen_text(pilot)
        await press(pilot, "enter")
        assert models(pilot)[0] == "Alpha" and models(pilot)[-1] == "Omega"
        assert "set by you" in screen_text(pilot)
    glance = UserFileReader(user_file)
    assert glance.flips() == {(RACE, "Accuracy"): Direction.LOWER}
    glance.close()
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        assert models(pilot)[0] == "Alpha"
        await press(pilot, "d", "enter")
        assert models(pilot) == before
        assert "set by you" not in screen_text(pilot)


async def test_a_flip_changes_who_is_best_in_the_section(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=(120, 36)) as pilot:
        for best, keys in (("Omega", ()), ("Alpha", ("d", "l"))):
            await open_board(pilot, RACE)
            await press(pilot, *keys, "S")
            rows = screen_text(pilot).splitlines()
            assert best in next(row for row in rows if "Racing on Track" in row)


async def test_the_users_word_makes_a_size_rank(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "m")
        said = "By Number of params smallest first: sorted, not ranked"
        assert said in screen_text(pilot)
        assert models(pilot)[:3] == ["Gamma", "Alpha", "ALPHA (Smith et al., 2018)"]
        assert models(pilot)[-1] == "Omega" and set(ranks(pilot)) == {None}
        await press(pilot, "d", "l")
        assert models(pilot)[0] == "Gamma"


async def test_a_damaged_user_file_does_not_hide_the_board(
    boards_db: Path, user_file: Path
) -> None:
    user_file.mkdir()
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        assert len(models(pilot)) == 7
        await press(pilot, "d", "enter")
        assert models(pilot)[0] == "Omega"


async def test_keys_pressed_fast_all_count(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await pilot.press("m", "m", "m")
        await press(pilot, "f", "f")
        assert board_screen(pilot).shown.metric == 1
        assert table(pilot).row_count == 7


async def test_headings_that_begin_alike_are_shown_far_enough(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, "odd-on-alike")
        assert "SemEval of 2007" in screen_text(pilot)
        assert "SemEval of 2013" in screen_text(pilot)


async def test_what_is_against_the_whole_board_stands_above_it(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, "odd-on-one")
        assert "1 result · 1 metric · 2018 · single row" in screen_text(pilot)
        await press(pilot, "w")
        assert "being first means little" in " ".join(screen_text(pilot).split())


async def test_a_papers_page_ranks_as_the_user_said(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        board = await open_board(pilot, RACE)
        paper = next(row.paper for row in board.rows if row.model == "Alpha")
        assert paper is not None

        def ranks() -> set[int | None]:
            results = database(pilot).paper(paper.id).results
            on_race = [result for result in results if result.board.slug == RACE]
            return {result.rank for result in on_race if result.metric == "Accuracy"}

        assert ranks() == {6}
        await press(pilot, "d", "enter")
        assert ranks() == {1}


async def test_a_certainty_is_never_rounded_up(boards_db: Path) -> None:
    async with app_on(boards_db).run_test(size=WIDE) as pilot:
        await open_board(pilot, RACE)
        await press(pilot, "w")
        assert "Certainty: 9" in screen_text(pilot)


async def test_the_keys_to_rank_mark_filter_and_draw_are_named_on_80_columns(
    boards_db: Path,
) -> None:
    async with app_on(boards_db).run_test(size=(80, 24)) as pilot:
        await open_board(pilot, RACE)
        bar = screen_text(pilot).splitlines()[-1]
        assert all(key in bar for key in ("m metric", "space mark", "f +code", "t chart"))
