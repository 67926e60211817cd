"""An archive open for reading: search, papers, related papers, leaderboards, and a session.

Everything is opened when it is first asked for, and imported then: a paper needs plain sqlite3, a
search NumPy (90 ms), only `session` needs SQLModel (480 ms).
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from os import PathLike, fspath
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pwc_tui.api.listener import ArchiveListener
from pwc_tui.config import Database, named_database, user_file
from pwc_tui.domain.errors import NotFoundError, UserError
from pwc_tui.domain.papers import Paper
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.related import ReasonKind, Shelf
from pwc_tui.ingest.active_database import active_database
from pwc_tui.store.queries.cards import Cards

if TYPE_CHECKING:
    from sqlmodel import Session

    from pwc_tui.api.leaderboard import Leaderboard
    from pwc_tui.api.results import RelatedResults, SearchResults
    from pwc_tui.api.search import ArchiveSearch
    from pwc_tui.domain.boards.board import Board
    from pwc_tui.domain.boards.filter import BoardFilter
    from pwc_tui.domain.boards.view import Flips
    from pwc_tui.domain.pages.entity_pages import EntityPage
    from pwc_tui.domain.papers import PaperCard
    from pwc_tui.domain.user_data import SubmittedResult
    from pwc_tui.store.queries.boards import Boards
    from pwc_tui.store.queries.pages.pages import Pages
    from pwc_tui.store.queries.sota import SotaReader
    from pwc_tui.store.user.fast_reads import UserFileReader

T = TypeVar("T")


class Archive:
    """One archive, for reading. May be used in a `with` statement; one thread at a time.

    Every method raises UserError, whose text is one sentence, for what the user can mend: a
    database that is damaged, or of another version, a server that is away. What names nothing in
    the archive raises NotFoundError, which is a UserError and a LookupError.
    """

    def __init__(
        self, database: Database, *, is_demo: bool = False, listener: ArchiveListener | None = None
    ) -> None:
        self.database = database
        """The file or the server."""
        self.is_demo = is_demo
        self.listener = listener or ArchiveListener()
        self.cards = Cards(database)
        """The papers as rows of lists, by number."""

    @cached_property
    def snapshot(self) -> str:
        """What exports call the data: `archive imported 2025-07-28`."""
        return self.cards.build().snapshot

    def __len__(self) -> int:
        """Return how many papers there are."""
        return self.cards.count()

    def search(
        self, query: str, *, kind: Kind | str | None = None, limit: int = 20, explain: bool = False
    ) -> "SearchResults":
        """Return what the query means, best first: papers, or things of one other `kind`.

        The query is what the search box of the program takes: words with typing errors, phrases,
        `author:`, `task:`, `year:` and the other fields, identifiers, addresses. `kind` stands for
        any `kind:` in it. With `explain` each paper comes with why it is where it is. Where the
        search index is missing or damaged it is built first (a minute for the whole archive).
        """
        return self.finder.find(
            query, Kind(kind) if kind else None, limit, with_explanations=explain
        )

    def paper(self, reference: str) -> Paper:
        """Return a paper whole, by its id, an identifier or address of any kind, or its title."""
        paper_id = self.cards.find(reference)
        if paper_id is None:
            raise NotFoundError(self.finder.no_such_paper(reference))
        paper = self.cards.page(paper_id)
        if not self.directions:
            return paper
        from pwc_tui.domain.boards.view import results_as_told  # noqa: PLC0415 - 20 ms

        told = results_as_told(paper.results, self.directions, self.boards.board)
        return replace(paper, results=told)

    def related(
        self,
        reference: str,
        *,
        limit: int = 8,
        shelf: Shelf | str = Shelf.BEST,
        ignored: Collection[ReasonKind] = (),
    ) -> "RelatedResults":
        """Return the papers related to one that is named as for `paper`, best first, with reasons.

        `shelf` says which ones: best, rivals, before, after, same, newest. Evidence of the
        `ignored` kinds does not count.
        """
        found = self.finder.related(reference, limit, Shelf(shelf), ignored)
        if found.paper is None:
            raise NotFoundError(self.finder.no_such_paper(reference))
        return found

    def board(
        self,
        reference: str,
        *,
        metric: str | None = None,
        rows: "BoardFilter | None" = None,
        with_own: bool = True,
    ) -> "Leaderboard":
        """Return a leaderboard by its id, its address, or its name as `Task on Dataset`.

        In the order of `metric`, or of the one it is ranked by at first; only some of its `rows`,
        if that is said. The directions the user gave to metrics count, as on the screen, and so do
        results of the user's own, but for `with_own=False`; they alone may make a new one.
        """
        from pwc_tui.api.leaderboard import read_leaderboard  # noqa: PLC0415 - 20 ms

        board = self.whole_board(reference, with_own=with_own)
        if board is None:
            raise NotFoundError(self.finder.no_such_board(reference))
        return read_leaderboard(board, metric, rows, self.directions, self.snapshot)

    def whole_board(self, reference: str, *, with_own: bool = True) -> "Board | None":
        """Return a leaderboard as it is, with the results of the user's own; None for none."""
        own = self.own_results if with_own else ()
        slug = self.boards.find(reference)
        if not own:
            return None if slug is None else self.boards.board(slug)
        from pwc_tui.domain.own.rows import new_board, with_own_rows  # noqa: PLC0415 - 5 ms

        if slug is None:
            return new_board(reference, own, self.paper_card)
        return with_own_rows(self.boards.board(slug), own, self.paper_card)

    def paper_card(self, reference: str) -> "PaperCard | None":
        """Return the paper that is meant as a row of lists, None for none."""
        number = self.cards.find(reference)
        return None if number is None else self.cards.pick([number])[0]

    def find(self, kind: Kind | str, reference: str) -> Ref:
        """Return the task, dataset, method, author, repository or venue that is meant."""
        ref = self.pages.find(Kind(kind), reference)
        if ref is None:
            raise NotFoundError(self.finder.no_such_entity(Kind(kind), reference))
        return ref

    def page(self, ref: Ref) -> "EntityPage":
        """Return the page of what `find` found."""
        return self.pages.page(ref, self.directions)

    def nearest_tasks(self, ref: Ref, limit: int = 8) -> Sequence[Ref]:
        """Return the tasks whose papers say much the same as those of a task or an author.

        The nearest first; none as long as papers cannot be found by meaning.
        """
        return self.finder.nearest_tasks(ref, limit)

    def session(self) -> "Session":
        """Return a SQLModel session for queries of one's own over `pwc_tui.tables`; reads only.

        Close it, or use it in a `with` statement. Whatever writes raises SQLAlchemy's
        OperationalError.
        """
        from pwc_tui.store.connect.session import ArchiveSession  # noqa: PLC0415 - 480 ms

        return ArchiveSession(self.database)

    @cached_property
    def directions(self) -> "Flips":
        """Which way metrics improve by the user's word; none where there is no file of theirs."""
        return self._of_user(lambda glance: glance.flips(), {})

    @cached_property
    def own_results(self) -> "tuple[SubmittedResult, ...]":
        """The results that the user added; none where there is no file of theirs."""
        return self._of_user(lambda glance: glance.results(), ())

    def _of_user(self, read: "Callable[[UserFileReader], T]", nothing: T) -> T:
        path = user_file()
        if not path.is_file():
            return nothing
        from pwc_tui.store.user.fast_reads import UserFileReader  # noqa: PLC0415 - only where there is one

        try:
            with closing(UserFileReader(path)) as glance:
                if glance.notice:
                    self.listener.notice(glance.notice)
                return read(glance)
        except UserError as error:  # what cannot be read must not hide the archive's leaderboards
            self.listener.notice(str(error))
            return nothing

    @cached_property
    def boards(self) -> "Boards":
        """All leaderboards."""
        from pwc_tui.store.queries.boards import Boards  # noqa: PLC0415 - 20 ms

        return Boards(self.database)

    @cached_property
    def pages(self) -> "Pages":
        """The pages of everything that is no paper and no leaderboard, and lists of it."""
        from pwc_tui.store.queries.pages.pages import Pages  # noqa: PLC0415 - 20 ms

        return Pages(self.database)

    @cached_property
    def sota(self) -> "SotaReader":
        """The tree of tasks, and which leaderboards are notable."""
        from pwc_tui.store.queries.sota import SotaReader  # noqa: PLC0415 - 20 ms

        return SotaReader(self.database)

    @cached_property
    def finder(self) -> "ArchiveSearch":
        """Everything that is found by the search index."""
        from pwc_tui.api.search import ArchiveSearch  # noqa: PLC0415 - 10 ms

        return ArchiveSearch(self.database, self.cards, self.listener)

    def close(self) -> None:
        """Close what is open; nothing may be asked afterwards."""
        opened: Sequence[str] = ("boards", "pages", "sota")
        for each in (self.cards, *(self.__dict__.get(name) for name in opened)):
            if each is not None:
                each.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_archive(
    database: "Database | str | PathLike[str] | None" = None,
    listener: ArchiveListener | None = None,
) -> Archive:
    """Open a file or a server, else what `PWC_TUI_DB` names, else the user's own, else the demo.

    The demo is built when it is needed for the first time. Raises UserError when there is no such
    database, or it is none of this version of pwc-tui.
    """
    named = named_database(fspath(database)) if isinstance(database, str | PathLike) else database
    active = active_database(named)
    return Archive(active.path, is_demo=active.is_demo, listener=listener)
