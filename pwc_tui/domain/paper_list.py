"""What a list of papers can be asked for: scope, order and filters."""

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
