"""The SQLAlchemy engine of one database, for reading only."""

from pathlib import Path

from sqlalchemy import Engine, QueuePool, create_engine

from pwc_tui.store.opening import open_readonly


def readonly_engine(path: Path) -> Engine:
    """Return an engine whose connections cannot write, and which any thread may use.

    Nothing is opened before the first query; that one raises UserError when `path` is no database
    of pwc-tui or of another version.
    """
    return create_engine(
        "sqlite://", creator=lambda: open_readonly(path), poolclass=QueuePool, pool_size=4
    )
