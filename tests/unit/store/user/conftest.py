"""The user's own file, new for every test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.user_data import Bookmark, Subject, UserData
from pwc_tui.store.user.user_file import UserFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a file may be made."""
    return tmp_path / "data" / "user.db"


@pytest.fixture
def user(path: Path) -> Iterator[UserFile]:
    """Return a new file, open."""
    opened = UserFile(path)
    yield opened
    opened.close()


@pytest.fixture
def telme() -> Subject:
    """Return a paper."""
    return Subject(Kind.PAPER, "telme", "TelME: Teacher-leading", "2401.12987")


@pytest.fixture
def meld() -> Subject:
    """Return a leaderboard."""
    return Subject(Kind.BOARD, "emotion-recognition-on-meld", "Emotion Recognition on MELD")


@pytest.fixture
def used(path: Path, telme: Subject) -> Path:
    """Return a file with something in it, closed."""
    user = UserFile(path)
    user.set_note(telme, "a note")
    user.add_bookmarks([telme], "list")
    papers = (Subject(Kind.PAPER, f"paper-{n}", "A name of some length " * 3) for n in range(300))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    user.merge(UserData(bookmarks=tuple(Bookmark(paper, "list", moment) for paper in papers)))
    user.close()
    return path
