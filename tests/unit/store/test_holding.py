"""Reading one database file while another takes its place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.store.connect.pinned import connect_pinned, is_replaced, pin, unpin


def _make(path: Path, word: str) -> Path:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE said (word TEXT)")
        opened.execute("INSERT INTO said VALUES (?)", (word,))
        opened.commit()
    return path


def _word(path: Path) -> str:
    with closing(connect_pinned(path)) as opened:
        (word,) = opened.execute("SELECT word FROM said").fetchone()
    return str(word)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    made = _make(tmp_path / "archive.db", "old")
    yield made
    unpin(made)


def test_what_is_held_is_opened_after_it_was_replaced(path: Path) -> None:
    pin(path)
    assert not is_replaced(path)
    assert [_word(path) for _ in range(20)] == ["old"] * 20
    _make(path.with_name("new"), "new").replace(path)
    assert is_replaced(path)
    assert [_word(path) for _ in range(7)] == ["old"] * 7
    with pytest.raises(UserError, match="was replaced by another import"):
        _word(path)


def test_after_letting_go_the_new_one_is_opened(path: Path) -> None:
    pin(path)
    _make(path.with_name("new"), "new").replace(path)
    unpin(path)
    assert _word(path) == "new"


def test_holding_again_takes_what_is_there_now(path: Path) -> None:
    pin(path)
    _make(path.with_name("new"), "new").replace(path)
    pin(path)
    assert _word(path) == "new"


def test_what_is_not_held_is_whatever_is_there(path: Path) -> None:
    _make(path.with_name("new"), "new").replace(path)
    assert _word(path) == "new"
