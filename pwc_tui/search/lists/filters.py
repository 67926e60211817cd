"""Which papers a query lets through: its fields, years, phrases and left-out words as one mask."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.paper_list import PaperFilter
from pwc_tui.domain.query.parser import Clause, OwnClause, OwnField, Query
from pwc_tui.domain.query.values import Years
from pwc_tui.domain.text.clean import clean_line
from pwc_tui.search.engine.protocol import Engine
from pwc_tui.search.lists.field_clauses import NAMES_AT_MOST, ClauseReader, Meant
from pwc_tui.search.lists.own_clauses import OwnClauses, OwnMeant
from pwc_tui.search.text.tokenizer import phrase_words

_NAMES_TOLD = 3
"""Names that a hint lists of those a value was taken for."""

Mask = NDArray[np.bool_]
"""For every paper whether it passes."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The papers that pass (None: all), and what was made of values that name nothing exactly."""

    papers: Mask | None
    hints: tuple[str, ...]


class Filters:
    """Turns queries into masks of papers. Safe to use from several threads.

    The mask of the last query is kept: while words are typed beside them, clauses cost nothing.
    """

    def __init__(self, engine: Engine, clauses: ClauseReader, own: OwnClauses) -> None:
        self._engine = engine
        self._clauses = clauses
        self._own = own
        self._last: tuple[tuple[Query, int], Passing] | None = None

    def passing(self, query: Query) -> Passing:
        """Return the papers that all parts of `query` but its words let through."""
        asked = replace(query, words="", kind=None, order=None, hints=(), like=())
        if asked == _EVERYTHING:
            return _ALL
        key = asked, self._own.version() if asked.own else 0
        last = self._last
        if last is None or last[0] != key:
            last = self._last = key, self._evaluate(asked)
        return last[1]

    def _evaluate(self, query: Query) -> Passing:
        papers = np.ones(len(self._engine), np.bool_)
        hints = self._take_clauses(papers, query.clauses)
        hints += self._take_own(papers, query.own)
        self._take_marks(papers, query)
        if query.years is not None:
            papers &= self._in_years(query.years)
        for phrase in query.phrases:
            self._take_phrase(papers, phrase_words(phrase), is_wanted=True)
        for words in map(phrase_words, query.excluded):
            if len(words) == 1:
                papers[self._engine.papers_with_word(words[0])] = False
            elif words:
                self._take_phrase(papers, words, is_wanted=False)
        return Passing(papers, tuple(dict.fromkeys(hints)))

    def _take_clauses(self, papers: Mask, clauses: Iterable[Clause]) -> list[str]:
        """Take out of `papers` those that have none of a field's values; return the hints."""
        wanted: defaultdict[str, list[Meant]] = defaultdict(list)
        hints = []
        for clause in clauses:
            meant = self._clauses.read(clause)
            if clause.is_excluded:
                papers[meant.papers] = False
            else:
                wanted[clause.field].append(meant)
            if not meant.is_exact or not meant.names:
                hints.append(_told(clause, meant))
        for values in wanted.values():
            having = np.zeros_like(papers)
            for meant in values:
                having[meant.papers] = True
            papers &= having
        return hints

    def _take_own(self, papers: Mask, clauses: Iterable[OwnClause]) -> list[str]:
        """Take out of `papers` those of which the user did not say so; return the hints."""
        wanted: defaultdict[tuple[str, str], list[OwnMeant]] = defaultdict(list)
        hints = []
        for clause in clauses:
            meant = self._own.read(clause)
            if clause.is_excluded:
                papers[meant.papers] = False
            else:
                each_holds = clause.value if clause.field is OwnField.IS else ""
                wanted[clause.field, each_holds].append(meant)
            hints += [meant.hint] if meant.hint else []
        for values in wanted.values():
            having = np.zeros_like(papers)
            for meant in values:
                having[meant.papers] = True
            papers &= having
        return hints

    def _take_marks(self, papers: Mask, query: Query) -> None:
        for is_wanted, mark in (
            (query.has_code, PaperFilter(has_code=True)),
            (query.has_results, PaperFilter(has_results=True)),
        ):
            marked = self._engine.orders.allowed(mark)
            if is_wanted is not None and marked is not None:
                papers &= marked == is_wanted

    def _in_years(self, years: Years) -> Mask:
        """Return which papers are of these years; one without a date is of none."""
        first, last = years
        known = self._engine.orders.years
        return (known >= max(first or 1, 1)) & (known <= (9999 if last is None else last))

    def _take_phrase(self, papers: Mask, words: Sequence[str], *, is_wanted: bool) -> None:
        candidates = np.flatnonzero(papers).astype(np.int32)
        papers[candidates] = self._engine.with_phrase(words, candidates) == is_wanted


_EVERYTHING = Query()
_ALL = Passing(None, ())


def _told(clause: Clause, meant: Meant) -> str:
    """Return what was made of a value: `task: Emotion Recognition, … and 12 more`."""
    field = clause.field
    if not meant.names:
        return f"No {field} has a name like “{clean_line(clause.value)[:40]}”"
    told = ", ".join(clean_line(name.name) for name in meant.names[:_NAMES_TOLD])
    more = len(meant.names) - _NAMES_TOLD
    if len(meant.names) >= NAMES_AT_MOST:
        return f"{field}: {told} and {more} more; only the first {NAMES_AT_MOST} names count"
    return f"{field}: {told}" + (f" and {more} more" if more > 0 else "")
