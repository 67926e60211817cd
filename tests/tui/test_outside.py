"""What leaves the program: only web addresses go to the browser."""

import pytest

from pwc_tui.tui.app.browser_and_clipboard import checked


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
