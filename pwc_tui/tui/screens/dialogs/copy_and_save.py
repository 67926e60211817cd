"""A document copied, or saved where one says: a path is completed, nothing is replaced unasked.

To a visitor in a browser it goes as a download.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.system.new_file import write_document
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.messages import CopyText
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_QUIET = "$foreground-muted"
_MOST_FOLDERS = 50
"""Folders that are offered: more than one looks through."""
_NAME_LENGTH = 80
"""Characters of a file's name: some systems take 255 bytes, ours has to fit onto a line too."""
Make = Callable[[], str | bytes]
"""Writes the document, in a thread."""


def copy_entry(
    app: Program, form: str, key: str, what: str, make: Callable[[], str]
) -> PickerEntry:
    """Offer a document in a form by a key; `what` names the copy in the toast."""

    def copy(text: str) -> None:
        app.post_message(CopyText(text, what))

    def run() -> None:
        load(app, lambda _: make(), copy, group="export")

    return PickerEntry(line(f"copy as {form}"), line("to the clipboard", _QUIET), key, run)


def save_entry(
    app: Program, form: str, key: str, name: str, make: Make, *, more: str = ""
) -> PickerEntry:
    """Offer a document in a form by a key; where it is saved is asked next, from `name` on.

    `more` is what else is to be known of it.
    """

    def run() -> None:
        if app.is_web:
            download(app, name, make)
        else:
            _ask_where(app, Path.cwd(), name, make)

    place = "a download" if app.is_web else f"into a {Path(name).suffix} file …"
    detail = line(", ".join(filter(None, (place, more))), _QUIET)
    return PickerEntry(line(f"save as {form}"), detail, key, run)


def download(app: Program, name: str, make: Make) -> None:
    """Send a document to the browser of a visitor, which asks where it goes or has a folder."""

    def send(content: str | bytes) -> None:
        document = BytesIO(content.encode("utf-8") if isinstance(content, str) else content)
        app.deliver_binary(document, save_filename=name, mime_type="application/octet-stream")
        app.notify(f"Sent {name} to your browser", timeout=3)

    load(app, lambda _: make(), send, group="save")


def file_name(slug: str) -> str:
    """Return a name without an ending, from a public id, that is safe in every system."""
    name = "".join(char if char.isalnum() else "-" for char in slug)
    return name.strip("-")[:_NAME_LENGTH]


def _ask_where(app: Program, folder: Path, name: str, make: Make) -> None:
    load(app, lambda _: _save_menu(app, folder, name, make), app.show_menu, group="save")


def _save_menu(app: Program, folder: Path, name: str, make: Make) -> Menu:
    """Return what asks for the path of a document; for a worker, since folders are read.

    Paths are from `folder`, where they do not begin with `/` or `~`. Folders are completed, a file
    that is there is replaced only where its entry says so and is picked.
    """

    def entries(typed: str, _: IsCancelled) -> Sequence[PickerEntry]:
        return [*_targets(typed), *_folders(typed)]

    def _targets(typed: str) -> Iterator[PickerEntry]:
        path = _at(folder, typed or name)
        if _holds(path.is_dir):
            path /= name
        elif not path.suffix and path.name:
            path = path.with_suffix(Path(name).suffix)
        is_there = _holds(path.exists)
        what = "replace the file" if is_there else "save as"
        yield PickerEntry(
            line(what), line(str(path), _QUIET), run=partial(_save, app, path, make, is_there)
        )

    def _folders(typed: str) -> Iterator[PickerEntry]:
        for found in _completed(_at(folder, typed), ends_open=not typed or typed.endswith("/")):
            yield PickerEntry(
                line("in the folder"),
                line(f"{found}/", _QUIET),
                run=partial(_ask_where, app, found, name, make),
            )

    return Menu(
        "Save in a file",
        entries("", never),
        find=entries,
        action="save",
        placeholder=f"path, such as {name}",
        key_width=0,
    )


def _at(folder: Path, typed: str) -> Path:
    """Return the path that is meant by what is typed."""
    try:
        return folder / Path(typed).expanduser()
    except RuntimeError:  # the home of nobody
        return folder / typed


def _holds(asked: Callable[[], bool]) -> bool:
    """Return what is so of a path; of one that cannot be, such as a long one, nothing is."""
    try:
        return asked()
    except (OSError, ValueError):
        return False


def _completed(path: Path, *, ends_open: bool) -> list[Path]:
    """Return the folders whose path begins so; all in it where it ends with a slash."""
    parent, start = (path, "") if ends_open else (path.parent, path.name.casefold())
    try:
        found = [each for each in parent.iterdir() if each.name.casefold().startswith(start)]
        folders = sorted(each for each in found if each.is_dir() and each.name[:1] != ".")
    except (OSError, ValueError):  # no such folder, or one that may not be read
        return []
    return folders[:_MOST_FOLDERS]


def _save(app: Program, path: Path, make: Make, is_there: bool) -> None:
    def write() -> Path:
        write_document(path, make(), replaces=is_there)
        return path

    def told(path: Path) -> None:
        app.notify(f"Saved {path}", markup=False)

    load(app, lambda _: write(), told, group="save")
