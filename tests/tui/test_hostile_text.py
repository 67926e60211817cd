"""Archive text that means harm, shown as the plain text it is on the pages that show most of it."""

import json
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.importer import import_archive
from pwc_tui.tui.messages import OpenBoard, OpenPaper
from tests.tui.driving import app_on, database, press, rows_of, screen_text, settled

MARKUP = "[red]A[/] [/] [$x] [@click=app.quit]B[/]"
SEQUENCES = "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \u202eder\u202c \u200bend"
SCRIPTS = "題名 모델 👩‍👩‍👧 🎉 $\\alpha_{1}$ ~é"
HOSTILE = f"{MARKUP} {SEQUENCES} {SCRIPTS}"
LONG_WORD = "x" * 200_000


def record(number: int, **fields: object) -> dict[str, object]:
    paper: dict[str, object] = {
        "paper_url": f"https://paperswithcode.com/paper/paper-{number}",
        "arxiv_id": f"2001.0000{number}",
        "title": f"{HOSTILE} {number}",
        "abstract": HOSTILE,
        "url_abs": f"http://arxiv.org/abs/2001.0000{number}v1",
        "url_pdf": "javascript:alert(1)",
        "proceeding": MARKUP,
        "authors": [MARKUP, SEQUENCES, SCRIPTS],
        "tasks": [MARKUP],
        "date": "2020-01-01",
        "methods": [],
    }
    return {**paper, **fields}


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of an archive whose every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    papers = [
        record(1),
        record(2, abstract=LONG_WORD, title="long word"),
        record(3, authors=[f"Author {n}" for n in range(3_000)], title="crowd"),
        record(4, abstract=None, authors=[], tasks=[], title="bare", date=None, proceeding=None),
    ]
    row = {
        "model_name": f"{MARKUP} {SCRIPTS}",
        "paper_title": papers[0]["title"],
        "paper_url": "http://arxiv.org/abs/2001.00001",
        "paper_date": "2020-01-01",
        "code_links": [{"title": MARKUP, "url": "http://[::1"}],
        "model_links": [],
        "metrics": {MARKUP: f"1.5 {MARKUP}"},
        "uses_additional_data": True,
    }
    absent = {**row, "paper_title": f"absent {MARKUP}", "paper_url": "http://[bad"}
    sota = {"metrics": [MARKUP], "rows": [row, absent]}
    dataset = {"dataset": SCRIPTS, "description": HOSTILE, "sota": sota, "subdatasets": []}
    task = {"task": MARKUP, "description": "", "categories": [], "datasets": [dataset]}
    (folder / "papers-with-abstracts.json").write_text(json.dumps(papers))
    (folder / "evaluation-tables.json").write_text(json.dumps([{**task, "subtasks": []}]))
    database_path = folder / "hostile.db"
    import_archive([folder], database_path)
    return database_path


def is_harmless(text: str) -> bool:
    return not any(char in text for char in "\x1b\x07\u202e\u200b")


@pytest.mark.parametrize("size", [(16, 5), (80, 24), (200, 50)])
async def test_a_page_of_hostile_text_is_plain_text(
    hostile_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(hostile_db).run_test(size=size) as pilot:
        await settled(pilot)
        backend = database(pilot)
        for card in backend.cards(range(1, backend.count() + 1)):
            pilot.app.post_message(OpenPaper(card.id))
            await settled(pilot)
            assert is_harmless(screen_text(pilot))
            await press(pilot, "j", "l", "tab", "j", "tab", "k")
            assert is_harmless(screen_text(pilot))


async def test_markup_in_a_title_is_seen_and_does_nothing(hostile_db: Path) -> None:
    async with app_on(hostile_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        card = next(c for c in backend.cards(range(1, 5)) if c.title.startswith("[red]"))
        pilot.app.post_message(OpenPaper(card.id))
        await settled(pilot)
        assert MARKUP in screen_text(pilot)
        for x in range(2, 60, 3):
            await pilot.click("#header", offset=(x, 0))
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(16, 5), (80, 24), (200, 50)])
async def test_a_board_of_hostile_text_is_plain_text(
    hostile_db: Path, size: tuple[int, int]
) -> None:
    async with app_on(hostile_db).run_test(size=size) as pilot:
        await settled(pilot)
        slug = rows_of(database(pilot), Kind.BOARD)[0].ref.slug
        pilot.app.post_message(OpenBoard(slug))
        await settled(pilot)
        await press(pilot, "j", "m", "l", "h", "G")
        assert is_harmless(screen_text(pilot))
        if size[0] >= 80:
            assert MARKUP[:12] in screen_text(pilot)


async def test_a_result_without_a_paper_says_so_and_does_not_open(hostile_db: Path) -> None:
    async with app_on(hostile_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        slug = rows_of(database(pilot), Kind.BOARD)[0].ref.slug
        pilot.app.post_message(OpenBoard(slug))
        await settled(pilot)
        await press(pilot, "G")
        assert "paper not in this archive" in screen_text(pilot)
        await press(pilot, "enter")
        said = [notification.message for notification in pilot.app._notifications]
        assert said[-1].startswith(f"“absent {MARKUP}” is not in this archive")
        for key in ("o", "c"):  # its link and its code, neither of them a web address
            pilot.app.clear_notifications()
            await press(pilot, key)
            said = [notification.message for notification in pilot.app._notifications]
            assert [text.split(":")[0] for text in said] == [
                "Not opened, because this is not a web address"
            ]


async def test_three_thousand_authors_and_a_word_without_end_are_soon_there(
    hostile_db: Path,
) -> None:
    async with app_on(hostile_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        by_title = {card.title: card.id for card in backend.cards(range(1, 5))}
        pilot.app.post_message(OpenPaper(by_title["crowd"]))
        await settled(pilot)
        assert "+2,990 more" in screen_text(pilot)
        pilot.app.post_message(OpenPaper(by_title["long word"]))
        await settled(pilot)
        await press(pilot, *["ctrl+d"] * 25)
        assert "of 200,000 characters are shown" in screen_text(pilot)


async def test_a_bare_paper_says_what_it_lacks(hostile_db: Path) -> None:
    async with app_on(hostile_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        backend = database(pilot)
        bare = next(card for card in backend.cards(range(1, 5)) if card.title == "bare")
        pilot.app.post_message(OpenPaper(bare.id))
        await settled(pilot)
        text = screen_text(pilot)
        for said in ("not named", "none named", "none known", "no abstract", "no date"):
            assert said in text
        assert "Not on any leaderboard" in text
