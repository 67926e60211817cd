"""Where the index of a database is, and whether a part of it can be used: asked at every start."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from pwc_tui.search.index.array_store import ArrayFile, has_other_format
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import MEANING, PAPERS
from pwc_tui.search.index.paths import index_folder, spare_folder
from pwc_tui.search.lists.abstracts import Abstracts
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.search.upkeep.parts import IndexPart, Source, can_be_opened, is_there, is_undamaged
from pwc_tui.store.connect.pinned import PinnedFile, pinned
from pwc_tui.store.queries.table_scan import Scan


def read_source(database: Path) -> Source:
    """Return what an index of `database` is made from; raises UserError when it is none.

    A file that stays the same is read once: there are few connections to one that was replaced.
    """
    held = pinned(database)
    source = None if held is None else _sources.get(held)
    if source is None:
        with Scan(database) as scan:
            source = Source(scan.build_id(), scan.paper_count())
    if held is not None:
        _sources[held] = source
    return source


_sources: WeakKeyDictionary[PinnedFile, Source] = WeakKeyDictionary()


def usable_folder(database: Path, part: IndexPart) -> Path | None:
    """Return the folder of an index of `database` whose `part` is whole, None without one.

    Beside the database, or else in the cache directory. Milliseconds, see `can_be_opened`.
    """
    source = read_source(database)
    return next(
        (folder for folder in places(database, source) if can_be_opened(folder, source, part)),
        None,
    )


def is_damaged(database: Path, part: IndexPart) -> bool:
    """Return whether there is something of a part, and it is not whole; reads every byte."""
    source = read_source(database)
    return any(
        is_there(folder, part)
        and not (is_undamaged(folder, part) and can_be_opened(folder, source, part))
        for folder in places(database, source)
    )


def is_anything_there(database: Path, part: IndexPart) -> bool:
    """Return whether there is something of a part, whole or not."""
    return any(is_there(folder, part) for folder in places(database, read_source(database)))


def is_of_another_version(database: Path) -> bool:
    """Return whether another version of the program wrote the index that is there."""
    folders = places(database, read_source(database))
    return any(has_other_format(folder / PAPERS) for folder in folders)


def open_abstracts(database: Path, build_id: str) -> Abstracts | None:
    """Return the second stage of the index of this import, None while there is none; 1 ms."""
    folder = usable_folder(database, IndexPart.ABSTRACTS)
    if folder is None:
        return None
    with suppress(IndexMissing):  # another program may just replace it
        abstracts = Abstracts.open(folder)
        return abstracts if abstracts.build_id == build_id else None
    return None


def vectors_of(database: Path, build_id: str) -> PaperVectors | None:
    """Return the vectors of the papers of this import, None while there are none; 30 ms."""
    folder = usable_folder(database, IndexPart.MEANING)
    if folder is None:
        return None
    with suppress(IndexMissing):  # another program may just replace it
        file = ArrayFile(folder / MEANING)
        return PaperVectors(file) if file.build_id == build_id else None
    return None


def places(database: Path, source: Source) -> Iterator[Path]:
    """Yield where the index of an import may be: beside the database, in the cache directory."""
    yield index_folder(database, source.build_id)
    yield spare_folder(database, source.build_id)
