"""The pages of one database, by kind.

Budget: a page in 100 ms, and `pwc-tui task` and the like in 250 ms of processor time.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from pwc_tui.config import Database
from pwc_tui.domain.boards.view import Flips
from pwc_tui.domain.pages.entity_pages import EntityPage, Home, PaperOrder
from pwc_tui.domain.pages.facets import Facet, FacetCount, FacetKind
from pwc_tui.domain.pages.method_tree import MethodTree
from pwc_tui.domain.refs import EntityRow, Kind, Ref
from pwc_tui.store.connect.open import Reader
from pwc_tui.store.queries.pages.author import read_author
from pwc_tui.store.queries.pages.common import first_papers
from pwc_tui.store.queries.pages.dataset import read_dataset
from pwc_tui.store.queries.pages.home import read_home
from pwc_tui.store.queries.pages.lists import datasets_with, facet_counts, method_tree
from pwc_tui.store.queries.pages.method import read_method
from pwc_tui.store.queries.pages.repository import read_repository
from pwc_tui.store.queries.pages.task import find_task, read_task
from pwc_tui.store.queries.pages.venue import read_venue, read_venues
from pwc_tui.store.queries.resolve import find_entity


class Pages:
    """The pages of tasks, datasets, methods, authors, repositories and venues, and the first one.

    Safe to use from several threads. Raises UserError when `path` is no database of pwc-tui or of
    another version, and every method raises it when the file turns out to be damaged.
    """

    def __init__(self, database: Database) -> None:
        self._reader = Reader(database)

    def page(self, ref: Ref, flips: Flips) -> EntityPage:
        """Return the page of `ref`; raises KeyError where it is none of these kinds or unknown.

        `flips`, the user's directions, say who is best on a leaderboard.
        """
        with self._reader.reading() as connection:
            return READERS[ref.kind](connection, ref.id, flips)

    def find(self, kind: Kind, reference: str) -> Ref | None:
        """Return what of this kind is meant, or None: see `store.queries.resolve.find_entity`."""
        with self._reader.reading() as connection:
            if kind is Kind.TASK:
                return find_task(connection, reference)
            return find_entity(connection, kind, reference)

    def papers(self, ref: Ref, order: PaperOrder, limit: int) -> list[int]:
        """Return the numbers of the first papers of `ref` in an order."""
        with self._reader.reading() as connection:
            return first_papers(connection, ref, order, limit)

    def facets(self, kind: FacetKind, within: Sequence[Facet] = ()) -> list[FacetCount]:
        """Return what datasets with all facets in `within` can be filtered by, most used first."""
        with self._reader.reading() as connection:
            return facet_counts(connection, kind, within)

    def datasets(self, facets: Sequence[Facet], *, with_hidden: bool = False) -> list[EntityRow]:
        """Return the datasets that have all `facets`, most used first."""
        with self._reader.reading() as connection:
            return datasets_with(connection, facets, with_hidden=with_hidden)

    def methods(self, *, with_hidden: bool = False) -> MethodTree:
        """Return all methods by area and collection."""
        with self._reader.reading() as connection:
            return method_tree(connection, with_hidden=with_hidden)

    def venues(self) -> list[EntityRow]:
        """Return all venues with their years, those of most papers first."""
        with self._reader.reading() as connection:
            return read_venues(connection)

    def home(self) -> Home:
        """Return what the archive holds, at a glance."""
        with self._reader.reading() as connection:
            return read_home(connection)

    def close(self) -> None:
        """Close the file; no method may be called afterwards."""
        self._reader.close()


READERS: Mapping[Kind, Callable[[sqlite3.Connection, int, Flips], EntityPage]] = {
    Kind.TASK: read_task,
    Kind.DATASET: read_dataset,
    Kind.METHOD: read_method,
    Kind.AUTHOR: read_author,
    Kind.REPOSITORY: read_repository,
    Kind.VENUE: read_venue,
}
