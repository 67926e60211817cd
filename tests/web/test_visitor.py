"""What a visitor's process is told of the server's machine."""

from pathlib import Path

import pytest
from aiohttp.web import WebSocketResponse
from textual_serve.download_manager import DownloadManager

from pwc_tui.web.visitor import Visited, Visitor

HIDDEN = {"EDITOR": "vi", "TMUX": "x", "NO_COLOR": "1", "TEXTUAL_LOG": "log", "PAGER": "less"}


@pytest.fixture
def server_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the file of whoever started the server, named as from there."""
    monkeypatch.chdir(tmp_path)
    for name, value in HIDDEN.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PWC_TUI_USER", "mine.db")
    monkeypatch.setenv("PWC_TUI_CONFIG", "mine.toml")
    return tmp_path / "mine.db"


def _environment(visited: Visited) -> dict[str, str]:
    visitor = Visitor(visited, WebSocketResponse(), DownloadManager())
    return visitor._build_environment(120, 36)


def test_he_has_files_of_his_own_and_no_terminal_of_the_servers(server_user: Path) -> None:
    told = _environment(Visited(Path("archive.db")))
    assert not HIDDEN.keys() & told.keys()
    assert (told["COLUMNS"], told["ROWS"]) == ("120", "36")
    assert told["PWC_TUI_DB"] == str(server_user.parent / "archive.db")
    assert {Path(told["PWC_TUI_USER"]).name, Path(told["PWC_TUI_CONFIG"]).name} == {
        "user.db",
        "config.toml",
    }
    assert Path(told["PWC_TUI_CONFIG"]).read_text("utf-8") == ""


def test_he_shares_the_servers_files_where_that_is_asked_for(server_user: Path) -> None:
    told = _environment(Visited(Path("archive.db"), shares_user_files=True))
    assert told["PWC_TUI_USER"] == str(server_user)
    assert told["PWC_TUI_CONFIG"] == str(server_user.parent / "mine.toml")
