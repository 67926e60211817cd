"""`|` hands what is shown to the pager, as Markdown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pwc_tui.tui.app.app import PwcApp
from tests.tui.driving import app_on, here, press, screen_text, settled


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that a pager writes what it is given to."""

    @contextmanager
    def suspend(_: PwcApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(PwcApp, "suspend", suspend)
    monkeypatch.setenv("PAGER", f"tee {tmp_path / 'read.md'}")
    return tmp_path / "read.md"


async def test_a_list_is_read_whole(demo_db: Path, read: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "vertical_line")
        rows = [row for row in read.read_text("utf-8").splitlines() if row.startswith("| ")]
        assert len(rows) == 371 + 2
        assert rows[0].startswith("| Title | Authors | Tasks | Date")


async def test_a_page_is_read_with_its_facts_results_and_related_papers(
    demo_db: Path, read: Path
) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "vertical_line")
        text = read.read_text("utf-8")
        assert text.startswith(f"# {here(pilot).title}\n")
        assert "- **Authors**: " in text
        assert "## Abstract" in text
        assert "## Results" in text
        assert "\n1. " in text.partition("## Related papers")[2]


async def test_a_leaderboard_and_a_list_of_names_are_tables(demo_db: Path, read: Path) -> None:
    async with app_on(demo_db).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "S", "enter", "vertical_line")
        assert "| Model |" in read.read_text("utf-8")
        await press(pilot, "D", "vertical_line")
        assert "| ImageNet |" in read.read_text("utf-8")


async def test_a_pager_that_is_not_there_is_told(
    demo_db: Path, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "no-such-pager")
    async with app_on(demo_db).run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "vertical_line")
        assert "the pager 'no-such-pager' cannot be started" in screen_text(pilot)
        assert not read.exists()
