"""What the log of `--debug` has of the screen: actions, places and work, but nobody's words."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pwc_tui.system import debug_log
from tests.tui.driving import app_on, press, search


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a log that is kept during the test."""
    monkeypatch.setattr(debug_log, "_log", None)
    debug_log.start_log(tmp_path / "state" / "pwc-tui.log")
    yield tmp_path / "state" / "pwc-tui.log"
    logger = logging.getLogger("pwc_tui")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


async def test_keys_are_logged_as_actions_and_words_are_not(demo_db: Path, log: Path) -> None:
    async with app_on(demo_db).run_test(size=(80, 24)) as pilot:
        await search(pilot, "zebra")
        await press(pilot, "escape", "escape", "enter")
    written = log.read_text("utf-8")
    assert "action name=search done=True" in written
    assert "go place=PaperPlace" in written
    assert "load listing seconds=" in written
    assert "zebra" not in written


def test_a_log_that_grows_too_long_is_begun_anew(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        debug_log.log_event("x" * 60_000, number=number)
    kept = sorted(log.parent.iterdir())
    assert len(kept) == 3
    assert all(each.stat().st_size <= 1_000_000 for each in kept)
    assert "number=39" in log.read_text("utf-8")


def test_an_error_is_logged_without_its_words(log: Path) -> None:
    try:
        raise KeyError("a secret")
    except KeyError as error:
        debug_log.log_error("defect", error)
    written = log.read_text("utf-8")
    assert "defect KeyError" in written
    assert "test_debug_log.py" in written
    assert "secret" not in written
