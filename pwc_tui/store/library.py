"""Everything the screens and the commands ask a database, behind one object."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from pwc_tui.config import Database
from pwc_tui.domain.boards.board import Board
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.provenance import Provenance
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.store.cards import Cards
from pwc_tui.store.connect.open import damaged
from pwc_tui.store.connect.sqlalchemy_engine import readonly_engine
from pwc_tui.store.queries import entity_lists as entities
from pwc_tui.store.queries import papers_of as scopes
from pwc_tui.store.queries.boards import Boards


class Library:
    """One database, for reading. Every method may be called from any thread.

    Importing this module costs SQLModel's half a second: do it in a worker, or in the command that
    needs it. Raises UserError when `path` is no database of pwc-tui or of another version, and in
    every method when the file turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._cards = Cards(database)
        self._boards = Boards(database)
        self._engine = readonly_engine(database)

    def paper(self, paper_id: int) -> Paper:
        """Return the whole page of a paper; raises KeyError for an unknown id."""
        return self._cards.page(paper_id)

    def board(self, slug: str) -> Board:
        """Return a leaderboard whole; raises KeyError for an unknown slug."""
        return self._boards.board(slug)

    def board_by_id(self, board_id: int) -> Board:
        """Return a leaderboard whole; raises KeyError for an unknown id."""
        return self._boards.board_by_id(board_id)

    def numbers(self, kind: Kind, scope: Ref | None = None) -> Sequence[int]:
        """Return all leaderboards, tasks, datasets, methods or venues by number, most used first.

        With a scope the leaderboards of a task and its subtasks, or of a dataset and its parts.
        Raises KeyError for other kinds: there are too many papers and authors for one list.
        """
        with self._reading() as connection:
            return entities.entity_numbers(connection, kind, scope)

    def rows(self, kind: Kind, numbers: Sequence[int]) -> list[EntityRow]:
        """Return rows of these lists by number; raises KeyError as `numbers`."""
        with self._reading() as connection:
            return entities.entity_rows(connection, kind, numbers)

    def hidden(self, kind: Kind) -> list[EntityRow]:
        """Return what lists leave out by name, with the reason as the fact of each."""
        with self._reading() as connection:
            return entities.hidden_rows(connection, kind)

    def hidden_count(self, kind: Kind) -> int:
        """Return how many lists leave out."""
        with self._reading() as connection:
            return entities.hidden_count(connection, kind)

    def ref(self, kind: Kind, slug: str) -> Ref | None:
        """Return what of this kind has this public id, or None."""
        with self._reading() as connection:
            return scopes.find_ref(connection, kind, slug)

    def paper_ids(self, scope: Ref) -> list[int]:
        """Return the papers of anything but a paper, most important first."""
        with self._reading() as connection:
            return scopes.paper_ids(connection, scope)

    def provenance(self) -> Provenance:
        """Return how the database was made."""
        return self._cards.provenance()

    def close(self) -> None:
        """Close all connections that nobody is using; no method may be called afterwards."""
        self._engine.dispose()
        self._cards.close()
        self._boards.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise damaged(self._database, error.orig) from error
