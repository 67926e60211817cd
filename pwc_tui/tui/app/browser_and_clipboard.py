"""What leaves the program: addresses to the browser, texts to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_SCHEMES = ("http", "https")


def checked(url: str) -> str | None:
    """Return `url` if a browser may get it: http or https, a host, no control characters.

    An address of the archive is not to be trusted: it could be a file or a script.
    """
    cleaned = clean_line(url).replace(" ", "%20")
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    return cleaned if parts.scheme.lower() in _SCHEMES and parts.hostname else None


def open_link(app: Program, url: str) -> None:
    """Open an address in the browser, or say why not."""
    safe = checked(url)
    if safe is None:
        shown = clean_line(url)[:80] or "an empty address"
        app.notify(
            f"Not opened, because this is not a web address: {shown}",
            severity="warning",
            markup=False,
        )
        return
    app.open_url(safe)
    app.notify(f"Opening {safe}", markup=False, timeout=3)


def copy(app: Program, text: str, what: str) -> None:
    """Put a text on the clipboard, and say by which way it went there."""

    def told(reached: bool) -> None:
        if reached:
            app.notify(f"Copied the {what} to the clipboard", markup=False, timeout=3)
        else:
            app.copy_to_clipboard(text)
            way = "sent to the terminal, which may or may not support it (OSC 52)"
            app.notify(f"Copied the {what}: {way}", markup=False, timeout=5)

    load(app, lambda _: _to_desktop(text), told, group="copy")


def _to_desktop(text: str) -> bool:
    """Copy by the desktop's own clipboard; False where there is none, as over SSH."""
    import pyperclip  # noqa: PLC0415  20 ms, and looks for programs

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True
