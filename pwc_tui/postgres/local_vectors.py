"""The vectors of a server's papers, copied into the user's cache: every scan reads all of them."""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from pwc_tui.config import cache_dir
from pwc_tui.domain.errors import UserError
from pwc_tui.domain.server_url import ServerUrl
from pwc_tui.postgres.index_tables import PIECE
from pwc_tui.postgres.search_queries import ServerSearch
from pwc_tui.search.index.array_store import ArrayFile, write_arrays
from pwc_tui.search.index.integrity import IndexMissing
from pwc_tui.search.index.layout import MEANING
from pwc_tui.search.meaning.paper_vectors import PaperVectors
from pwc_tui.spill.array_file import Spool

_PIECES_AT_ONCE = 256
"""Pieces that are fetched with one question: 4 MB of vectors."""


def local_vectors(server: ServerUrl, search: ServerSearch) -> PaperVectors | None:
    """Return the vectors of the papers on a server, copied first where they are not here yet.

    None where the archive was published without them. 145 bytes a paper come over the line, once an
    import; every byte of a copy is checked when it is opened. Raises UserError where the server
    fails, or nothing can be written.
    """
    path = _home(server) / search.build_id / MEANING
    with suppress(IndexMissing):
        return _opened(path)
    if not search.array_heads(MEANING):
        return None
    try:
        _fetch(search, path)
        return _opened(path)
    except (OSError, IndexMissing) as error:
        raise UserError(f"The vectors of {server} cannot be kept at {path} ({error})") from error


def _opened(path: Path) -> PaperVectors:
    file = ArrayFile(path)
    file.verify()
    return PaperVectors(file)


def _home(server: ServerUrl) -> Path:
    """Return the folder of what is copied of a server; that of an older import is in it, too."""
    name = hashlib.sha256(str(server).encode()).hexdigest()[:12]
    return cache_dir() / f"vectors-{name}"


def _fetch(search: ServerSearch, path: Path) -> None:
    """Copy the arrays from the server, and remove what is of older imports."""
    home = path.parent.parent
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=home) as work:
        arrays = {
            name: _spooled(search, name, kind, count, Path(work))
            for name, (kind, count) in search.array_heads(MEANING).items()
        }
        partial = Path(work) / MEANING
        write_arrays(partial, search.build_id, arrays)
        path.parent.mkdir(exist_ok=True)
        partial.replace(path)
    for other in home.iterdir():
        if other != path.parent:
            shutil.rmtree(other, ignore_errors=True)


def _spooled(search: ServerSearch, name: str, kind: str, count: int, folder: Path) -> Spool[Any]:
    spool = Spool(folder, np.dtype(kind).type)
    numbers = range(-(-count // PIECE))
    for start in range(0, len(numbers), _PIECES_AT_ONCE):
        wanted = list(numbers[start : start + _PIECES_AT_ONCE])
        pieces = search.array_pieces(MEANING, name, wanted)
        for number in wanted:
            spool.append(np.frombuffer(pieces[number], spool.dtype))
    return spool
