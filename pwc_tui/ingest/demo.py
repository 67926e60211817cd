"""The demo archive: where its files lie, and the database that is made of them once."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from pwc_tui import __version__
from pwc_tui.config import cache_dir
from pwc_tui.domain.errors import UserError
from pwc_tui.store.schema.version import SCHEMA_VERSION
from pwc_tui.system.importing import importing

_PACKAGE = Path(__file__).resolve().parent.parent
_NAMES = (
    "papers-with-abstracts.json",
    "links-between-papers-and-code.json",
    "evaluation-tables.json",
    "methods.json",
    "datasets.json",
)
_DATABASE = "demo.db"


def demo_database() -> Path:
    """Return the demo database, building it in the user's cache directory if it is not there.

    A folder of its own is built under another name and moved in one step, so that two programs
    that start at once do not meet each other's half of it. Raises UserError when the demo's files
    are missing or the cache directory cannot be written.
    """
    files = demo_files()
    folder = cache_dir() / f"demo-{_checksum(files)}"
    database = folder / _DATABASE
    if not database.is_file():
        try:
            _build(files, folder)
        except OSError as error:
            raise UserError(
                f"The demo cannot be built in {folder.parent} ({error.strerror}): "
                "name a database with --db FILE"
            ) from error
    return database


def demo_files() -> list[Path]:
    """Return the files of the demo archive: beside the package when installed, else in `data/`."""
    for folder in (_PACKAGE / "demo", _PACKAGE.parent / "data"):
        files = [folder / name for name in _NAMES if (folder / name).is_file()]
        if files:
            return files
    raise UserError("The demo archive is missing from this installation: install pwc-tui again")


def _checksum(files: list[Path]) -> str:
    """Return what tells this demo from another: its files, the tables and the program."""
    digest = hashlib.sha256(f"{SCHEMA_VERSION} {__version__}".encode())
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _build(files: list[Path], folder: Path) -> None:
    # 600 ms: SQLModel and NumPy, which a demo that is there does not need.
    with importing:
        from pwc_tui.ingest.importer import import_archive  # noqa: PLC0415
        from pwc_tui.search.upkeep.repair import complete_index  # noqa: PLC0415 - with it

    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        import_archive(files, partial / _DATABASE, is_demo=True)
        complete_index(partial / _DATABASE)
        _move(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _move(partial: Path, folder: Path) -> None:
    """Move the folder into place, unless another process was first."""
    try:
        os.rename(partial, folder)  # noqa: PTH104 - Path.rename is this, with a longer way there
    except OSError:
        if not (folder / _DATABASE).is_file():
            raise
