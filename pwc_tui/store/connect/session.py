"""A SQLModel session over an archive, for queries of one's own."""

from sqlmodel import Session

from pwc_tui.config import Database
from pwc_tui.store.connect.sqlalchemy_engine import readonly_engine


class ArchiveSession(Session):
    """A session that cannot write. Closing it closes its connection, too."""

    def __init__(self, database: Database) -> None:
        self._engine = readonly_engine(database)
        super().__init__(self._engine)

    def close(self) -> None:
        """Close the session and what it opened."""
        super().close()
        self._engine.dispose()
