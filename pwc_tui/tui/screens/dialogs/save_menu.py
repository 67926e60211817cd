"""Where a document is saved: a path that is typed and completed; nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pwc_tui.system.new_file import write_document
from pwc_tui.system.progress import IsCancelled, never
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.tui.app.program import Program

_QUIET = "$foreground-muted"
_MOST_FOLDERS = 50
"""Folders that are offered: more than one looks through."""


def save_menu(app: Program, folder: Path, name: str, make: Callable[[], str]) -> Menu:
    """Ask for the path of a document that `make` writes, in a thread; `name` is what to offer.

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
                run=partial(save_menu, app, found, name, make),
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


def _save(app: Program, path: Path, make: Callable[[], str], is_there: bool) -> None:
    def write() -> Path:
        write_document(path, make(), replaces=is_there)
        return path

    def told(path: Path) -> None:
        app.notify(f"Saved {path}", markup=False)

    load(app, lambda _: write(), told, group="save")
