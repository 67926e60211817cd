"""Building parts of the index of a database."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pwc_tui.search.build.builder import build_index, build_meaning, build_related
from pwc_tui.search.lists.abstracts import build_abstracts
from pwc_tui.search.upkeep.parts import PATTERNS, SECOND_STAGE, IndexPart
from pwc_tui.system.working_folder import working_folder


def build_parts(
    database: Path,
    folder: Path,
    parts: Sequence[IndexPart],
    progress: Callable[[IndexPart, float], None] | None,
) -> None:
    """Build parts that do not need each other, at the same time; the others stay as they are.

    SQLite makes the full text and lets Python do the rest on another processor. `progress` is told
    how much of a part is done, 0 to 1, by one thread at a time. Raises UserError, OSError or
    sqlite3.Error where a part cannot be built.
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

    with ThreadPoolExecutor(max_workers=len(IndexPart)) as pool:
        others = [pool.submit(build, part) for part in parts[1:]]
        try:
            for part in parts[:1]:
                build(part)
            for other in others:
                other.result()
        except BaseException:
            stop.set()
            raise


class _StoppedError(Exception):
    """Nobody waits for what is built any more."""


def _build(
    database: Path, folder: Path, part: IndexPart, progress: Callable[[float], None]
) -> None:
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
