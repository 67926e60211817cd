"""What a list of papers can be asked for: scope, order and filters."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pwc_tui.domain.refs import Ref


class Order(StrEnum):
    """The orders of a list of papers. RELEVANCE without a query is the order by importance."""

    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers pass."""

    has_code: bool = False
    has_results: bool = False


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A list of papers: the words typed, within a task, author, method or dataset (or all)."""

    words: str = ""
    scope: Ref | None = None
    order: Order = Order.RELEVANCE
    filter: PaperFilter = field(default_factory=PaperFilter)


@dataclass(frozen=True, slots=True)
class PaperResults:
    """The papers of a search or a list by number, in its order, and how they were found."""

    ids: Sequence[int] = ()
    terms: tuple[str, ...] = ()
    """The words that the typed ones matched in any field of the best papers, folded; `*` after a
    beginning. What `search.text.highlight.spans` takes."""
    took_ms: float = 0.0
    share: float = 0.0
    """The first score of the best paper as a part of the possible one: 1 where all matches."""
    hints: tuple[str, ...] = ()
    """What was not understood, and what values that name nothing exactly were taken for."""
    named: Ref | None = None
    """What the typed address names: a paper, or a thing whose papers these are."""
    result_id: int | None = None
    """The result that the typed address of a leaderboard points out."""
