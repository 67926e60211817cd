"""The terminal and the desktop: what they are, and what they can show, open and copy."""

import locale
import os
import shutil
import webbrowser
from collections.abc import Iterator

from pwc_tui.cli.health.finding import Finding, shown

_COLOURS = {
    "truecolor": "16 million",
    "256": "256",
    "standard": "16",
    "windows": "16",
    None: "none",
}
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first one that is set counts."""


def terminal_findings() -> Iterator[Finding]:
    """Yield what kind of terminal it is, and in what it runs."""
    term = os.environ.get("TERM", "")
    problem = ""
    if term in ("", "dumb", "unknown") and os.name != "nt":
        problem = "TERM names no terminal that can show a screen: set it, as to xterm-256color."
    yield Finding("TERM", term or "not set", problem)
    name = " ".join(filter(None, map(os.environ.get, ("TERM_PROGRAM", "TERM_PROGRAM_VERSION"))))
    yield Finding("terminal", name or "does not tell its name")
    yield Finding("within", ", ".join(_around()) or "nothing else")
    width, height = shutil.get_terminal_size()
    yield Finding("size", f"{width}x{height}")
    yield Finding("colours", _colours())
    yield _encoding()


def desktop_findings() -> Iterator[Finding]:
    """Yield what copies, and what opens addresses and texts."""
    yield _clipboard()
    try:
        found = webbrowser.get()
        browser = getattr(found, "name", type(found).__name__)
    except webbrowser.Error:
        browser = "none was found: BROWSER names one"
    yield Finding("browser", shown(browser))
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    yield Finding("editor", shown(editor) if editor else "the program's own: VISUAL names another")
    yield Finding("pager", shown(os.environ.get("PAGER") or "not named"))


def _around() -> Iterator[str]:
    for variable, name in (("TMUX", "tmux"), ("STY", "screen"), ("SSH_TTY", "SSH")):
        if os.environ.get(variable):
            yield name


def _colours() -> str:
    from rich.console import Console  # noqa: PLC0415 - 50 ms

    # As of a terminal, also where the report goes to a file.
    known = _COLOURS.get(Console(force_terminal=True).color_system, "16 million")
    said = [
        f"{each}={os.environ[each]}" for each in ("COLORTERM", "NO_COLOR") if each in os.environ
    ]
    return f"{known} ({', '.join(said)})" if said else known


def _encoding() -> Finding:
    """Return how text is encoded; that of the streams may have been changed."""
    named = next((f"{each}={os.environ[each]}" for each in _LOCALE if os.environ.get(each)), "")
    encoding = locale.getpreferredencoding(do_setlocale=False)
    problem = ""
    if encoding.lower().replace("-", "") != "utf8":
        problem = (
            f"The locale's encoding is {encoding}, which has no marks such as ● and ★: "
            "set LANG to one of UTF-8, as C.UTF-8."
        )
    return Finding("locale", f"{encoding} ({named or 'no locale is set'})", problem)


def _clipboard() -> Finding:
    import pyperclip  # noqa: PLC0415 - 20 ms, and looks for programs

    by_terminal = "through the terminal (OSC 52), which may not take it, and kept in a file"
    if os.environ.get("SSH_TTY"):
        return Finding("clipboard", by_terminal)
    copy, _ = pyperclip.determine_clipboard()
    if name := getattr(copy, "__name__", ""):  # what stands for none has no name
        return Finding("clipboard", name.removeprefix("copy_"))
    problem = ""
    if os.environ.get("WAYLAND_DISPLAY"):
        problem = "Nothing reaches the desktop's clipboard: install wl-clipboard."
    elif os.environ.get("DISPLAY"):
        problem = "Nothing reaches the desktop's clipboard: install xclip or xsel."
    return Finding("clipboard", by_terminal, problem)
