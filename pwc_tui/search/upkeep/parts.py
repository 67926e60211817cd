"""The parts of the index of a database: how each is told to be whole.

SEARCH are the arrays without which nothing is found. RELATED, ABSTRACTS and MEANING, the second
stage, are built while one searches already.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.integrity import IndexMissing, are_known, forget, remember
from pwc_tui.search.index.layout import FILES, MEANING, RELATED
from pwc_tui.search.lists.abstracts import (
    ABSTRACT_FILES,
    Abstracts,
    abstract_file,
    abstracts_are_undamaged,
)
from pwc_tui.search.meaning.paper_vectors import PaperVectors


class IndexPart(StrEnum):
    """A part of the index, in the order in which they are built."""

    SEARCH = "search"
    RELATED = "related"
    ABSTRACTS = "abstracts"
    MEANING = "meaning"


SECOND_STAGE = (IndexPart.RELATED, IndexPart.ABSTRACTS, IndexPart.MEANING)
"""What is built when the rest is in use already."""


PATTERNS: Mapping[IndexPart, Sequence[str]] = {
    IndexPart.SEARCH: FILES,
    IndexPart.RELATED: (RELATED,),
    IndexPart.ABSTRACTS: (ABSTRACT_FILES,),
    IndexPart.MEANING: (MEANING,),
}
"""The files of each part, as patterns."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an index is of: an import, and how many papers it had."""

    build_id: str
    papers: int


def can_be_opened(folder: Path, source: Source, part: IndexPart) -> bool:
    """Return whether a part is there, of this import, and whole.

    Milliseconds where nobody wrote to it since it was last read whole; else that is done now.
    """
    try:
        return _opened(folder, part) == source and (
            are_known(folder, _names(folder, part)) or is_undamaged(folder, part)
        )
    except IndexMissing:
        return False


def is_there(folder: Path, part: IndexPart) -> bool:
    """Return whether `folder` has anything of a part, whole or not."""
    try:
        return any(True for pattern in PATTERNS[part] for _ in folder.glob(pattern))
    except OSError:  # a name longer than the file system takes
        return False


def is_undamaged(folder: Path, part: IndexPart) -> bool:
    """Return whether the files of a part hold what was written, every byte of them read.

    It is remembered, whichever it is. 0.1 s for the whole archive.
    """
    try:
        names = _names(folder, part)
        if part is IndexPart.ABSTRACTS and not abstracts_are_undamaged(folder):
            raise IndexMissing(f"{folder} has a damaged full text of the abstracts")
        for name in names if part is not IndexPart.ABSTRACTS else ():
            ArrayFile(folder / name).verify()
    except IndexMissing:
        forget(folder)
        return False
    if not are_known(folder, names):
        remember(folder, names)
    return True


def _names(folder: Path, part: IndexPart) -> Sequence[str]:
    """Return the names of the files of a part; raises IndexMissing."""
    if part is IndexPart.ABSTRACTS:
        return (abstract_file(folder).name,)
    return PATTERNS[part]


def _opened(folder: Path, part: IndexPart) -> Source:
    """Return what a part says it is of; raises IndexMissing when it cannot be opened."""
    if part is IndexPart.ABSTRACTS:
        abstracts = Abstracts.open(folder)
        abstracts.close()
        return Source(abstracts.build_id, abstracts.papers)
    if part is IndexPart.RELATED:
        file = ArrayFile(folder / RELATED)
        return Source(file.build_id, len(file.get("day")))
    if part is IndexPart.MEANING:
        file = ArrayFile(folder / MEANING)
        return Source(file.build_id, len(PaperVectors(file)))
    engine = SearchEngine.open(folder)
    return Source(engine.build_id, len(engine))
