"""What leaves the program: addresses to the browser, texts to the clipboard."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from textual.app import SuspendNotSupported

from pwc_tui.config import cache_dir
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.system.other_programs import give_text, run_on_terminal, start_detached
from pwc_tui.system.regular_file import private_file
from pwc_tui.tui.textual_compat import write_to_terminal
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.settings.declaration import ClipboardSettings
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
    browser = app.settings.browser
    try:
        if not browser.command or app.is_web:  # a visitor has a browser of his own
            app.open_url(safe)
        elif browser.terminal:
            with app.suspend():
                run_on_terminal([*browser.command, safe], {})
            return
        else:
            start_detached([*browser.command, safe])
    except SuspendNotSupported:
        app.notify("The terminal cannot be handed over here.", severity="error")
    except UserError as error:
        app.notify(str(error), severity="error", markup=False)
    else:
        app.notify(f"Opening {safe}", markup=False, timeout=3)


def copy(app: Program, text: str, what: str) -> None:
    """Put a text on the clipboard, and say by which way it went there.

    A visitor's browser takes what its terminal is sent, as a rule after asking.

    Over SSH the desktop of the other machine is nobody's here, so the terminal gets it (OSC 52).
    Whether a terminal takes it nobody can know: such a text is kept in a file, too.
    """
    if app.is_web:
        app.copy_to_clipboard(text)
        app.notify(f"Copied the {what} to the clipboard of your browser", timeout=3)
        return

    def told(kept: Path | None) -> None:
        if kept is None:
            app.notify(f"Copied the {what} to the clipboard", markup=False, timeout=3)
        else:
            _to_terminal(app, text)
            way = f"sent to the terminal, which may or may not take it (OSC 52), and kept in {kept}"
            app.notify(f"Copied the {what}: {way}", markup=False, timeout=8)

    load(app, lambda _: _leave(text, app.settings.clipboard), told, group="copy")


def _leave(text: str, settings: ClipboardSettings) -> Path | None:
    """Copy by the desktop's clipboard; return the file that has it where that cannot be."""
    if settings.command:
        give_text(settings.command, text)
        return None
    is_far = bool(os.environ.get("SSH_TTY")) and settings.way != "desktop"
    if not is_far and settings.way != "terminal" and _to_desktop(text):
        return None
    path = cache_dir() / "copied.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = private_file(path)  # a note is nobody else's business
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def _to_terminal(app: Program, text: str) -> None:
    """Send a text to the terminal; through tmux to the one around it, too."""
    app.copy_to_clipboard(text)
    if os.environ.get("TMUX"):
        write_to_terminal(app, f"\x1bPtmux;\x1b{clipboard_sequence(text)}\x1b\\")


def clipboard_sequence(text: str) -> str:
    """Return what asks a terminal to put a text on its clipboard (xterm's OSC 52)."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8')).decode('ascii')}\a"


def _to_desktop(text: str) -> bool:
    """Copy by the desktop's own clipboard; False where there is none, as over SSH."""
    import pyperclip  # noqa: PLC0415  20 ms, and looks for programs

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        return False
    return True
