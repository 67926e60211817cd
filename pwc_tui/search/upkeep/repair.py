"""Keeping the index of a database whole: what is missing or damaged is built, by one at a time."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.build.abstracts import build_abstracts
from pwc_tui.search.build.builder import build_index, build_meaning, build_related
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import MEANING
from pwc_tui.search.index.paths import index_lock, spare_folder, writable_folder
from pwc_tui.search.meaning.paper_vectors import checksum_of, has_own_table
from pwc_tui.search.upkeep.folders import places, read_source
from pwc_tui.search.upkeep.parts import (
    PATTERNS,
    SECOND_STAGE,
    IndexPart,
    Source,
    can_be_opened,
    is_undamaged,
)
from pwc_tui.store.connect.open import damaged
from pwc_tui.system.file_lock import lock_file
from pwc_tui.system.progress import OnProgress
from pwc_tui.system.working_folder import abandoned_folders, remove_working, working_folder

_WAIT_SECONDS = 0.1
"""Between two looks at whether another program is done."""

_PATIENCE_SECONDS = 900.0
"""What another program may take: five times as long as all parts of 3,000,000 papers."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What `complete_index` found and did."""

    folder: Path
    built: tuple[IndexPart, ...]
    """What was missing or damaged; the other parts asked for were whole."""
    seconds: float
    bytes: int
    """The size of everything in the folder."""
    vectors: str
    """The checksum of the table of words that the vectors of papers are from; "" without them."""
    has_own_vectors: bool
    """Whether that table was trained on this archive, and is none that is shipped."""


def complete_index(
    database: Path,
    parts: Collection[IndexPart] = tuple(IndexPart),
    *,
    is_forced: bool = False,
    progress: Callable[[IndexPart, float], None] | None = None,
) -> IndexReport:
    """Build those of `parts` that are missing, of another import or damaged; all if `is_forced`.

    Every byte of what is there is checked. Waits while another program builds the same index, for a
    quarter of an hour at most. `progress` is told how much of a part is done, 0 to 1. Raises
    UserError when `database` is none of pwc-tui, or is replaced meanwhile, when the other program
    does not end, or when nothing can be written, neither beside it nor in the cache directory.
    """
    started = time.perf_counter()
    source = read_source(database)
    builder = _Builder(database, source, writable_folder(database, source.build_id), progress)
    folder, built = builder.folder, tuple[IndexPart, ...]()
    try:
        found = [_perfect_folder(database, source, part) for part in parts]
        if is_forced or None in found or any(builder.leftovers()):
            built = builder.build(
                [part for part in IndexPart if part in parts], is_forced=is_forced
            )
        else:
            folder = found[0] or folder
    except sqlite3.DatabaseError as error:
        raise damaged(database, error) from error
    except OSError as error:
        raise UserError(
            f"The search index of {database} cannot be written to {folder.parent} ({error})"
        ) from error
    size = sum(path.stat().st_size for path in folder.glob("*"))
    seconds = time.perf_counter() - started
    return IndexReport(folder, built, seconds, size, *_vectors_in(folder))


def _perfect_folder(database: Path, source: Source, part: IndexPart) -> Path | None:
    found = places(database, source)
    return next((folder for folder in found if _is_perfect(folder, source, part)), None)


def _is_perfect(folder: Path, source: Source, part: IndexPart) -> bool:
    return can_be_opened(folder, source, part) and is_undamaged(folder, part)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the parts of one index, while no other program does."""

    database: Path
    source: Source
    folder: Path
    progress: Callable[[IndexPart, float], None] | None

    def build(self, parts: Sequence[IndexPart], *, is_forced: bool) -> tuple[IndexPart, ...]:
        """Build what is not whole when the turn comes, and return it."""
        first = [part for part in parts if part not in SECOND_STAGE]
        rest = [part for part in parts if part in SECOND_STAGE]
        built: list[IndexPart] = []
        with alone(self.folder):
            self._remove_leftovers()
            with suppress(OSError):  # it need not be there; else the building says what is wrong
                self.folder.chmod(0o755)
            for together in (first, rest):
                wanted = [part for part in together if is_forced or not self._is_perfect(part)]
                build_parts(self.database, self.folder, wanted, self.progress)
                built += wanted
            self._check_that_it_is_the_same()
        return tuple(built)

    def _check_that_it_is_the_same(self) -> None:
        """Raise UserError, with nothing left, when an import put another database in the place."""
        if read_source(self.database) != self.source:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise UserError(f"{self.database} was replaced while it was indexed: try again")

    def _is_perfect(self, part: IndexPart) -> bool:
        return _is_perfect(self.folder, self.source, part)

    def leftovers(self) -> Iterator[Path]:
        """Yield what builders left behind that were killed, and spare indexes of older imports.

        Or what one that runs is making. Beside the database, the import removes older indexes.
        """
        name, home = self.folder.name, self.folder.parent
        if self.folder != spare_folder(self.database, self.source.build_id):
            yield from abandoned_folders(self.folder)
            return
        for path in home.iterdir():  # nothing else is kept in this folder of the cache directory
            if path.name not in (name, index_lock(self.folder).name):
                yield path

    def _remove_leftovers(self) -> None:
        for path in list(self.leftovers()):
            if path.is_dir():
                remove_working(path)
            else:
                with suppress(OSError):  # the next one tries again
                    path.unlink()


def _vectors_in(folder: Path) -> tuple[str, bool]:
    try:
        file = ArrayFile(folder / MEANING)
        return checksum_of(file), has_own_table(file)
    except IndexMissing:
        return "", False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other program builds the index in `folder`, and keep others out.

    A lock goes with the program that has it: one that is held for too long is of one that hangs.
    Raises UserError then.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = index_lock(folder)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with lock_file(lock) as has_it:
            if has_it:
                yield
                return
        time.sleep(_WAIT_SECONDS)
    raise UserError(f"Another program holds {lock} and does not finish: end it, then try again")


def build_parts(
    database: Path,
    folder: Path,
    parts: Sequence[IndexPart],
    progress: Callable[[IndexPart, float], None] | None,
) -> None:
    """Build parts that do not need each other; the others stay as they are.

    The words of abstracts at the same time as the rest, as another process writes them. Two that
    use NumPy would wait for each other at every row that they read. `progress` is told how much of
    a part is done, 0 to 1, by one thread at a time. Raises UserError, OSError or sqlite3.Error
    where a part cannot be built.
    """
    lock, stop = threading.Lock(), threading.Event()

    def build(part: IndexPart) -> None:
        def tell(share: float) -> None:
            if stop.is_set():
                raise _StoppedError
            if progress is not None:
                with lock:
                    progress(part, share)

        _build(database, folder, part, tell)

    with ThreadPoolExecutor(max_workers=1) as pool:
        beside = [pool.submit(build, part) for part in parts if part is IndexPart.ABSTRACTS]
        try:
            for part in parts:
                if part is not IndexPart.ABSTRACTS:
                    build(part)
            for other in beside:
                other.result()
        except BaseException:
            stop.set()
            raise


class _StoppedError(Exception):
    """Nobody waits for what is built any more."""


def _build(database: Path, folder: Path, part: IndexPart, progress: OnProgress) -> None:
    if part is IndexPart.RELATED:
        build_related(database, folder, progress)
    elif part is IndexPart.MEANING:
        build_meaning(database, folder, progress)
    elif part is IndexPart.ABSTRACTS:
        build_abstracts(database, folder, progress)
    else:
        with _kept_second_stage(folder):
            build_index(database, folder, progress)


@contextmanager
def _kept_second_stage(folder: Path) -> Iterator[None]:
    """Keep what is not built in the block, while everything else in `folder` is replaced."""
    with working_folder(folder) as work:
        aside = work / "kept"
        aside.mkdir()
        for pattern in (pattern for part in SECOND_STAGE for pattern in PATTERNS[part]):
            for path in folder.glob(pattern):
                path.replace(aside / path.name)
        try:
            yield
        finally:
            for path in aside.iterdir():
                if not (folder / path.name).exists():
                    path.replace(folder / path.name)
