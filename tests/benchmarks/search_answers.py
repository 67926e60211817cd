"""Where what was meant is among the answers, and how that is summed up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search_names import NameQuery
from search_queries import Query
from search_targets import Archive

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.text.clean import title_key

_SEEN = 10
"""Papers among which the one that is meant must be."""

_SHOWN = 3
"""Names among which the one that is meant must be."""

Papers = Callable[[str], Sequence[int]]
"""Returns the numbers of the papers that a text finds, best first."""

Names = Callable[[str, Kind], Sequence[str]]
"""Returns the names of a kind that a text finds, best first."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A query and the place of the paper that is meant, from 1; 0 where it is not among ten."""

    query: Query
    rank: int


@dataclass(frozen=True, slots=True)
class NameAnswered:
    """Whether a name is among the first three, typed right and with a slip."""

    query: NameQuery
    is_found: bool
    is_found_mistyped: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """The summary of some queries."""

    count: int
    mrr: float
    recall: float

    @classmethod
    def of(cls, ranks: Sequence[int]) -> "Quality":
        """Sum up ranks, 0 for what was not found."""
        reciprocal = sum(1 / rank for rank in ranks if rank)
        found = sum(rank > 0 for rank in ranks)
        return cls(len(ranks), reciprocal / len(ranks), found / len(ranks))


def ask_papers(search: Papers, archive: Archive, queries: Sequence[Query]) -> list[Answered]:
    """Ask every query; papers of the same folded title as the one meant are as good."""
    answers = []
    for query in queries:
        keys = archive.title_keys(search(query.text)[:_SEEN])
        rank = keys.index(query.wanted) + 1 if query.wanted in keys else 0
        answers.append(Answered(query, rank))
    return answers


def ask_names(find: Names, queries: Sequence[NameQuery]) -> list[NameAnswered]:
    """Look for every name, twice."""
    answers = []
    for query in queries:
        clean, mistyped = (
            query.wanted in map(title_key, find(text, query.kind)[:_SHOWN])
            for text in (query.wanted, query.mistyped)
        )
        answers.append(NameAnswered(query, clean, mistyped))
    return answers
