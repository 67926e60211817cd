"""Folders in which something is made beside the place it will have, and which say whose they are.

What a killed program left is known by what stands in it: a name alone may be anybody's.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

_SUFFIX = ".making"
_MARK = "pwc-tui-makes"
"""The file in each that holds the folder's name, so that a copy of it under another is not one."""


@contextmanager
def working_folder(target: Path) -> Iterator[Path]:
    """Make a folder beside `target` for what comes to that place, and remove it afterwards."""
    folder = target.parent / f"{target.name}.{token_hex(8)}{_SUFFIX}"
    try:
        folder.mkdir(mode=0o700)  # here, since a signal may end the program on its very next line
        (folder / _MARK).write_text(folder.name, encoding="utf-8", errors="surrogateescape")
        yield folder
    finally:
        remove_working(folder)


def remove_working(folder: Path) -> None:
    """Remove a working folder, what tells it from others last: this may be killed, too."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != _MARK:
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def abandoned_folders(target: Path) -> Iterator[Path]:
    """Yield the working folders of `target` that are there: left, or of a program that runs."""
    for folder in target.parent.iterdir():
        name = folder.name
        if name.startswith(f"{target.name}.") and name.endswith(_SUFFIX) and _is_ours(folder):
            yield folder


def _is_ours(folder: Path) -> bool:
    """Return whether a folder says that it is one, or is empty as one that was just made."""
    try:
        if not any(folder.iterdir()):
            return True
        mark = (folder / _MARK).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return mark == folder.name and not folder.is_symlink()
