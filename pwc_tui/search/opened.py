"""All that searches one database: its parts, each opened over one engine when first asked for.

Importing this costs nothing; NumPy takes 90 ms, RapidFuzz 30.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from pwc_tui.config import Database
from pwc_tui.domain.refs import Ref
from pwc_tui.store.queries.cards import Cards

if TYPE_CHECKING:
    from pwc_tui.search.engine.protocol import Engine
    from pwc_tui.search.lists.abstracts import Abstracts
    from pwc_tui.search.lists.all_kinds import FederatedSearch
    from pwc_tui.search.lists.by_meaning import MeaningLists
    from pwc_tui.search.lists.name_index import NameIndex
    from pwc_tui.search.lists.own_clauses import OwnClauses
    from pwc_tui.search.lists.paper_lists import PaperLists
    from pwc_tui.search.meaning.paper_vectors import PaperVectors
    from pwc_tui.search.related.related import RelatedPapers
    from pwc_tui.search.related.task_neighbours import TaskNeighbours
    from pwc_tui.search.suggest.completion import Completer
    from pwc_tui.search.suggest.did_you_mean import SuggestionFinder


class OpenSearch:
    """The parts of a search. Safe to use from several threads, as each part is.

    `seconds` is what may be looked for other queries where one finds nothing (None: as long as
    somebody who types waits).
    """

    def __init__(
        self, database: Database, engine: "Engine", cards: Cards, seconds: float | None = None
    ) -> None:
        self.database = database
        self.engine = engine
        self._cards = cards
        self._seconds = seconds
        self._vectors: PaperVectors | None = None

    @cached_property
    def names(self) -> "NameIndex":
        """The finder of names."""
        from pwc_tui.search.open import open_names  # noqa: PLC0415

        return open_names(self.database, self.engine)

    @cached_property
    def lists(self) -> "PaperLists":
        """Lists of papers by the whole query language."""
        from pwc_tui.search.lists.paper_lists import PaperLists  # noqa: PLC0415

        return PaperLists(self.engine, self._cards, lambda: self.names, self.vectors, self._own)

    @cached_property
    def _own(self) -> "OwnClauses":
        from pwc_tui.search.lists.own_clauses import OwnClauses  # noqa: PLC0415

        return OwnClauses(self._cards)

    @cached_property
    def box(self) -> "FederatedSearch":
        """Things of all kinds at once."""
        from pwc_tui.search.lists.all_kinds import FederatedSearch  # noqa: PLC0415

        return FederatedSearch(self.engine, self.names)

    @cached_property
    def meaning(self) -> "MeaningLists":
        """Papers by what is meant."""
        from pwc_tui.search.lists.by_meaning import MeaningLists  # noqa: PLC0415

        texts = self._cards.texts
        return MeaningLists(self.engine, self.lists, self.vectors, self.abstracts, texts)

    @cached_property
    def completer(self) -> "Completer":
        """How a field or its value may go on."""
        from pwc_tui.search.suggest.completion import Completer  # noqa: PLC0415

        return Completer(self.engine, self.names, self._own)

    @cached_property
    def suggestions(self) -> "SuggestionFinder":
        """What may have been meant where little is found."""
        from pwc_tui.search.suggest.did_you_mean import SuggestionFinder  # noqa: PLC0415
        from pwc_tui.search.suggest.relaxation import BUDGET_SECONDS  # noqa: PLC0415

        seconds = BUDGET_SECONDS if self._seconds is None else self._seconds
        texts = self._cards.abstracts
        return SuggestionFinder(self.engine, self.lists, self.abstracts, texts, seconds)

    @cached_property
    def relations(self) -> "RelatedPapers":
        """Related papers; raises IndexMissing while there is nothing to find them by."""
        from pwc_tui.search.related.related import RelatedPapers  # noqa: PLC0415

        return RelatedPapers(self.engine, self._cards, self.vectors())

    @cached_property
    def _neighbours(self) -> "TaskNeighbours | None":
        from pwc_tui.search.related.task_neighbours import TaskNeighbours  # noqa: PLC0415

        vectors = self.vectors()
        return None if vectors is None else TaskNeighbours(self.engine, vectors)

    def nearest_tasks(self, ref: Ref, limit: int) -> list[int]:
        """Return the tasks nearest to a task or an author; none while there are no vectors."""
        if self._neighbours is None:
            return []
        return list(self._neighbours.nearest(ref.kind, ref.id, limit))

    def vectors(self) -> "PaperVectors | None":
        """Return the vectors of the papers, None while there are none: they are asked for again."""
        from pwc_tui.search.open import open_vectors  # noqa: PLC0415

        if self._vectors is None:
            self._vectors = open_vectors(self.database, self.engine)
        return self._vectors

    def take_vectors(self) -> None:
        """Make anew what was made while there were no vectors."""
        for name in ("relations", "_neighbours"):
            vars(self).pop(name, None)

    def abstracts(self) -> "Abstracts | None":
        """Return the words of abstracts, None while they are not built."""
        from pwc_tui.search.open import open_texts  # noqa: PLC0415

        return open_texts(self.database, self.engine)
