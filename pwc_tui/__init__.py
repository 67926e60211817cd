"""A terminal browser for the archive of Papers With Code, and its archive for programs.

    import pwc_tui

    archive = pwc_tui.open()
    archive.search("vision transformer").papers

`docs/python.md` shows all of it.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what checks types takes it for true; `typing` is half of `--version`
if TYPE_CHECKING:
    from os import PathLike

    from pwc_tui.api.archive import Archive

__version__ = "0.2.0"


def open(database: str | PathLike[str] | None = None) -> Archive:  # noqa: A001 - as `gzip.open`
    """Open an archive for reading: a file, or a server by its address `postgresql+psycopg://…`.

    Without one that which `PWC_TUI_DB` names, else the user's own, else the demo, which is built
    when it is needed for the first time. Raises `pwc_tui.domain.errors.UserError`, whose text is
    one sentence, when there is none that this version can read.
    """
    # 30 ms, which `pwc-tui --version` need not pay.
    from pwc_tui.api.archive import open_archive  # noqa: PLC0415

    return open_archive(database)
