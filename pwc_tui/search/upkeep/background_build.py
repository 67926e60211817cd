"""The index of a database, ready to be opened: what is missing is built by a process of its own.

Building holds the interpreter for seconds, which the one that draws the screen cannot spare. So
`pwc-tui index` does it, tells how far it is on its output, and waits for another that is at it.
"""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.upkeep.folders import (
    is_anything_there,
    is_damaged,
    is_of_another_version,
    read_source,
    usable_folder,
)
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.store.connect.pinned import is_replaced
from pwc_tui.system.progress import IsCancelled, OnProgress, never, unheard

_PROGRAM = "from pwc_tui.cli import main; sys.exit(main())"

_NUMBER = re.compile(r"[01]\.[0-9]{3}\s*")
"""How far it is; every other line is for people."""


def ready_folder(
    database: Path,
    build_id: str,
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
    part: IndexPart = IndexPart.SEARCH,
) -> Path:
    """Return the folder of an index of which a part can be opened.

    Where there is none it is built first, which takes 20 s for the whole archive; only
    then `on_progress` is called. Raises UserError when that fails or the database is another
    import's by now, and Cancelled, the building stopped, as soon as `is_cancelled()` is true.
    """
    if is_replaced(database) or read_source(database).build_id != build_id:
        raise UserError(f"{database} was replaced by another import: start pwc-tui again")
    folder = usable_folder(database, part)
    if folder is None:
        _build(database, part, on_progress, is_cancelled)
        folder = usable_folder(database, part)
    if folder is None:
        raise UserError(f"The search index of {database} cannot be used as it was built")
    return folder


def mend(
    database: Path,
    build_id: str,
    on_progress: OnProgress = unheard,
    is_cancelled: IsCancelled = never,
    on_damage: Callable[[], None] | None = None,
) -> bool:
    """Read the whole index and build what is damaged anew; return whether anything was.

    `on_damage` is called before that is built: all that was opened is to be opened again. Finds
    what opening cannot see: what changed with no program writing. 0.1 s for the whole archive when
    all is well, for a worker after the start; raises as `ready_folder` does.
    """
    damaged = [part for part in IndexPart if is_damaged(database, part)]
    if damaged and on_damage is not None:
        on_damage()
    for part in damaged:
        _build(database, part, on_progress, is_cancelled)
        ready_folder(database, build_id, on_progress, is_cancelled, part)
    return bool(damaged)


def what_is_wrong(database: Path, part: IndexPart) -> str:
    """Return why a part of the index that has to be built cannot be used, for people."""
    if not is_anything_there(database, part):
        return "missing"
    return "of another version" if is_of_another_version(database) else "damaged"


def _build(
    database: Path, part: IndexPart, on_progress: OnProgress, is_cancelled: IsCancelled
) -> None:
    """Run the builder until it ends, or nobody waits any more."""
    import subprocess  # noqa: PLC0415 - 4 ms of every search, and hardly any builds

    from pwc_tui.system.subprocesses import command, follow  # noqa: PLC0415 - with it

    on_progress(0.0)
    builder = subprocess.Popen(
        [*command(_PROGRAM), "index", "--db", database, "--only", part, "--progress"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    last = ""
    with closing(follow(builder, is_cancelled)) as lines:
        for line in lines:
            if line is None:
                raise Cancelled
            if _NUMBER.fullmatch(line):
                on_progress(float(line))
            else:
                last = line.strip() or last
    if builder.returncode:
        raise UserError(_failure(last, builder.returncode))
    on_progress(1.0)  # a builder that waited for another one had nothing to tell


def _failure(last: str, status: int) -> str:
    """Return the sentence the builder ended with, or that it did not come to one."""
    if status > 0 and last.startswith("pwc-tui: "):
        return last.removeprefix("pwc-tui: ")
    return f"The search index could not be built (status {status}): try `pwc-tui index`"
