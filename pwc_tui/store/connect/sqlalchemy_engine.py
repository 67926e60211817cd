"""The SQLAlchemy engine of one database, for reading only."""

from functools import singledispatch
from typing import TYPE_CHECKING

from pwc_tui.config import Database, require_file
from pwc_tui.store.connect.open import open_readonly

if TYPE_CHECKING:
    from sqlalchemy import Engine


@singledispatch
def readonly_engine(database: Database) -> "Engine":
    """Return an engine whose connections cannot write, and which any thread may use.

    Nothing is opened before the first query; that one raises UserError when `database` is none of
    pwc-tui or of another version, or on a server that cannot be used.
    """
    from sqlalchemy import QueuePool, create_engine  # noqa: PLC0415 - 200 ms

    return create_engine(
        "sqlite://",
        creator=lambda: open_readonly(require_file(database)),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,  # each keeps 2 MB of the file, and reading takes milliseconds
    )
