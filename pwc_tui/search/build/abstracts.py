"""Building the second stage of the search: the words of all abstracts, in a file of their own."""

import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.index.integrity import checksum, remember
from pwc_tui.search.lists.abstracts import ABSTRACT_FILES
from pwc_tui.store.queries.fulltext import write_fulltext
from pwc_tui.store.queries.table_scan import Scan
from pwc_tui.system.progress import OnProgress, never, unheard
from pwc_tui.system.regular_file import sync
from pwc_tui.system.subprocesses import command, follow

_PARTIAL = "abstracts.part"

_WORTH_A_PROCESS = 20_000
"""Papers from which a process of its own pays: it takes 0.2 s to start."""

_PROGRAM = """
from pathlib import Path
from pwc_tui.store.queries.fulltext import write_fulltext
write_fulltext(Path(sys.argv[1]), Path(sys.argv[2]), lambda part: print(part, flush=True))
"""


def build_abstracts(database: Path, folder: Path, progress: OnProgress = unheard) -> None:
    """Write the second stage of the index of `database` to `folder`, which must be there.

    The file gets its name when it is whole. `progress` is told the part that is done, 0 to 1.
    19 s and 40 MB of memory for 576,261 papers. Raises UserError when it cannot be made.
    """
    partial = folder / _PARTIAL
    try:
        partial.unlink(missing_ok=True)
        if not _is_written_beside(database, partial, progress):
            partial.unlink(missing_ok=True)
            write_fulltext(database, partial, progress)
        whole = folder / f"abstracts.{checksum(partial):08x}.db"
        sync(partial)
        _remove_old(folder)
        partial.replace(whole)
        sync(folder)
        remember(folder, [whole.name])
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"The abstracts cannot be indexed in {folder} ({error})") from error
    finally:
        with suppress(OSError):  # a folder that is gone has nothing to be removed
            partial.unlink(missing_ok=True)
    progress(1.0)


def _is_written_beside(database: Path, path: Path, progress: OnProgress) -> bool:
    """Write the words of a large archive by another process; return whether that was done.

    SQLite asks Python for LaTeX's letters in 60,000 abstracts, and would wait each time until a
    thread that does something else gives way: that was a minute.
    """
    with Scan(database) as scan:
        if scan.paper_count() < _WORTH_A_PROCESS:
            return False
    process = subprocess.Popen(
        [*command(_PROGRAM), str(database.resolve()), str(path.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )
    with closing(follow(process, never)) as lines:
        for line in lines:
            if line is not None:
                progress(float(line))
    return process.returncode == 0


def _remove_old(folder: Path) -> None:
    for path in folder.glob(ABSTRACT_FILES):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
