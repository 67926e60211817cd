"""Building the search index of a database: once, at the end of an import."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pwc_tui.domain.refs import Kind
from pwc_tui.search.build.meaning import write_meaning
from pwc_tui.search.build.names import write_names
from pwc_tui.search.build.papers import paper_arrays
from pwc_tui.search.build.related import link_arrays, stored_links, write_related
from pwc_tui.search.index.array_store import write_arrays
from pwc_tui.search.index.integrity import remember
from pwc_tui.search.index.layout import FILES, LINKED_KINDS, LINKS, MEANING, PAPERS, RELATED
from pwc_tui.search.index.sort_orders import order_arrays
from pwc_tui.spill.array_file import Spool
from pwc_tui.store.queries.table_scan import Scan
from pwc_tui.system.progress import OnProgress, unheard
from pwc_tui.system.regular_file import sync
from pwc_tui.system.subprocesses import command, end
from pwc_tui.system.working_folder import working_folder

if TYPE_CHECKING:
    from pwc_tui.search.meaning.word_vectors import WordVectors

_WORTH_A_PROCESS = 20_000
"""Papers from which a second process pays: it takes 0.2 s to start."""

_PATIENCE_SECONDS = 120.0
"""What the names may take longer than the papers. They take half as long on a second processor."""

_PROGRAM = f"""
from pathlib import Path
from {__name__} import write_beside as write
write(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def build_index(database: Path, folder: Path, progress: OnProgress = unheard) -> None:
    """Write the search index of `database` to `folder`, replacing what is there.

    The files are written beside and moved when whole, so that a reader finds all or nothing. Of a
    large archive what related papers are found by is not among them: see `build_related`.
    `progress` is told the part that is done, 0 to 1. Raises UserError when `database` is none.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with Scan(database) as scan, working_folder(folder) as work:
        partial = work / "index"
        partial.mkdir()
        _write_files(scan, partial, progress)
        sync(partial)
        _replace(partial, folder, work / "old")
        remember(folder, [name for name in (*FILES, RELATED) if (folder / name).exists()])
    progress(1.0)


def build_related(database: Path, folder: Path, progress: OnProgress = unheard) -> None:
    """Add what related papers are found by to the index in `folder`, which must be there.

    The file comes to its place when it is whole. As `build_index` in all else, which does it for
    small archives.
    """
    with Scan(database) as scan, _added(folder, RELATED) as work:
        write_related(scan, work, progress)


def build_meaning(
    database: Path,
    folder: Path,
    progress: OnProgress = unheard,
    trained: "WordVectors | None" = None,
) -> None:
    """Add the vectors of papers to the index in `folder`, as `build_related` adds its file.

    They are made from the table that the program ships, or from a `trained` one.
    """
    with Scan(database) as scan, _added(folder, MEANING) as work:
        write_meaning(scan, work, progress, trained)


@contextmanager
def _added(folder: Path, name: str) -> Iterator[Path]:
    """Yield where to write a file of that name; it comes to its place in `folder` when whole."""
    with working_folder(folder) as work:
        yield work
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)
        (work / name).replace(folder / name)
        sync(folder)
        remember(folder, [name])


def write_beside(database: Path, folder: Path) -> None:
    """Write what can be written beside the rest to `folder`; for a process of its own."""
    with Scan(database) as scan:
        write_names(scan, folder)


def _write_files(scan: Scan, folder: Path, tell: Callable[[float], None]) -> None:
    build_id, count = scan.build_id(), scan.paper_count()
    with _names_beside(scan, folder, count):
        links = _links(scan, LINKED_KINDS, folder)
        tell(0.1)
        write_arrays(folder / LINKS, build_id, links)
        tell(0.2)
        words = paper_arrays(scan, links, folder, lambda part: tell(0.2 + 0.7 * part))
        del links
        write_arrays(folder / PAPERS, build_id, {**words, **order_arrays(scan, count, folder)})
        tell(0.95)


@contextmanager
def _names_beside(scan: Scan, folder: Path, paper_count: int) -> Iterator[None]:
    """Write the files of names, of a large archive by a process that runs beside the block.

    That saves a third of the time where there are two processors. When it fails, this process does
    the work, and says what is wrong.
    """
    if paper_count < _WORTH_A_PROCESS:
        yield
        write_related(scan, folder)
    else:
        silent = subprocess.DEVNULL
        paths = str(scan.path.resolve()), str(folder.resolve())
        process = subprocess.Popen([*command(_PROGRAM), *paths], stdout=silent, stderr=silent)
        try:
            yield
            if process.wait(_PATIENCE_SECONDS) == 0:
                return
        except subprocess.TimeoutExpired:
            pass
        finally:
            end(process)
    write_names(scan, folder)


def _replace(partial: Path, folder: Path, aside: Path) -> None:
    """Move the whole index to its place; what stood there is moved to `aside` first."""
    partial.chmod(0o755)
    if not folder.exists():
        partial.replace(folder)
        return
    old = folder.replace(aside)
    try:
        partial.replace(folder)
    except OSError:
        old.replace(folder)
        raise


def _links(scan: Scan, kinds: Iterable[Kind], folder: Path) -> dict[str, Spool[Any]]:
    """Return the links both ways: of each paper, and of each board, task and author."""
    arrays: dict[str, Spool[Any]] = {}
    for kind in kinds:
        arrays |= link_arrays(kind, stored_links(scan, kind), scan.paper_count(), folder)
    return arrays
