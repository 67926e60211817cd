"""What leaves the program: web addresses to the browser, copies to a clipboard or a file."""

from base64 import b64encode
from pathlib import Path

import pytest

from pwc_tui.tui.app import browser_and_clipboard
from pwc_tui.tui.app.browser_and_clipboard import checked
from tests.tui.driving import app_on, press, settled

WHERE = "pwc_tui.tui.app.browser_and_clipboard"


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/1706.03762",
        "http://arxiv.org/pdf/1706.03762v5.pdf",
        "HTTPS://github.com/a/b",
    ],
)
def test_web_addresses_are_opened(url: str) -> None:
    assert checked(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org/x",
        "//content/paper.html",
        "https://",
        "http://[",
        "--help",
        "arxiv.org/abs/1706.03762",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert checked(url) is None


def test_control_characters_and_spaces_do_not_reach_the_browser() -> None:
    assert checked("https://example.org/a\x1b[31m b\n") == "https://example.org/a%20b"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what the terminal gets; copies are kept in `tmp_path`, and no desktop is there."""
    sequences: list[str] = []
    monkeypatch.setattr(f"{WHERE}.write_to_terminal", lambda _, text: sequences.append(text))
    monkeypatch.setattr(f"{WHERE}.cache_dir", lambda: tmp_path / "cache")
    monkeypatch.setattr(f"{WHERE}._to_desktop", lambda _: False)
    for name in ("SSH_TTY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    return sequences


async def _copied_title(demo_db: Path) -> tuple[str, str]:
    """Copy the first paper's title; return it, and what the toast says."""
    app = app_on(demo_db)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "y", "t")
        (said,) = [each.message for each in app._notifications if "Copied" in each.message]
        return app.backend.cards([1])[0].title, said


async def test_without_a_desktop_a_copy_goes_to_the_terminal_and_into_a_file(
    demo_db: Path, sent: list[str], tmp_path: Path
) -> None:
    title, said = await _copied_title(demo_db)
    file = tmp_path / "cache" / "copied.txt"
    assert file.read_text("utf-8") == title
    assert "OSC 52" in said and str(file) in said
    assert sent == []


async def test_over_ssh_the_desktop_is_not_asked(
    demo_db: Path, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    monkeypatch.setattr(browser_and_clipboard, "_to_desktop", lambda _: pytest.fail("was asked"))
    _, said = await _copied_title(demo_db)
    assert "OSC 52" in said


async def test_tmux_hands_a_copy_on_to_the_terminal_around_it(
    demo_db: Path, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    title, _ = await _copied_title(demo_db)
    text = b64encode(title.encode()).decode()
    assert sent == [f"\x1bPtmux;\x1b\x1b]52;c;{text}\a\x1b\\"]


async def test_where_there_is_a_desktop_nothing_else_is_written(
    demo_db: Path, sent: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_and_clipboard, "_to_desktop", lambda _: True)
    _, said = await _copied_title(demo_db)
    assert said == "Copied the title to the clipboard"
    assert not (tmp_path / "cache").exists()
