"""What names a place for the program's files, and what names none."""

from pathlib import Path

import pytest

from pwc_tui.config import cache_dir, data_dir, named_database, user_file
from pwc_tui.domain.errors import UserError


@pytest.mark.parametrize("text", ["~nosuchuser/x.db", "file:x.db", "./file:x.db"])
def test_what_is_no_path_of_a_database_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="name the"):
        named_database(text)


def test_without_a_home_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "PWC_TUI_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for place in (data_dir, cache_dir, user_file):
        with pytest.raises(UserError, match="set HOME"):
            place()
    assert named_database("x.db") == Path("x.db")
