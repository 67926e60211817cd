"""What a list of names shows: its columns, the numbers of all rows, and the rows seen so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.refs import EntityRow, Kind
from pwc_tui.domain.text.clean import title_key, words
from pwc_tui.tui.messages import OpenBoard, OpenScope
from pwc_tui.tui.screens.board.board_list_cells import entry_cells, entry_columns
from pwc_tui.tui.text import marked, plain
from pwc_tui.tui.widgets.table.columns import Column

if TYPE_CHECKING:
    from pwc_tui.system.progress import IsCancelled
    from pwc_tui.tui.places.trail import BrowsePlace
    from pwc_tui.tui.services.backend import Backend

_FOUND_AT_MOST = 500
"""Rows of a filtered list: names that are less like the words are not what was meant."""
_FIRST_ROWS = 100
"""Rows read with the list, from where it is scrolled to: more than any terminal has lines."""


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings of a list."""

    name: str
    detail: str
    boards: str


_HEADS = {
    Kind.BOARD: _Heads("Leaderboard", "", ""),
    Kind.TASK: _Heads("Task", "Area", "Boards"),
    Kind.DATASET: _Heads("Dataset", "Full name", "Boards"),
    Kind.METHOD: _Heads("Method", "Full name", ""),
    Kind.VENUE: _Heads("Venue", "Year", ""),
}


def columns(kind: Kind, *, of_hidden: bool = False) -> tuple[Column, ...]:
    """Return the columns of the list of `kind`, or of what it leaves out."""
    heads = _HEADS[kind]
    if of_hidden:
        return (
            Column("name", heads.name, width=24, fraction=3),
            Column("detail", "Hidden because of", width=20, fraction=2, hide_below=60),
        )
    if kind is Kind.BOARD:
        return entry_columns(heads.name)
    common = (
        Column("name", heads.name, width=24, fraction=3, cut="middle", runs_over=True),
        Column("detail", heads.detail, width=16, fraction=2, hide_below=90),
        Column("papers", "Papers", width=7, justify="right", hide_below=36),
    )
    if not heads.boards:
        return common
    return (*common, Column("boards", heads.boards, width=7, justify="right", hide_below=46))


def cells(row: EntityRow, terms: Sequence[str]) -> Sequence[Content]:
    """Return the cells of a row, as many as its kind has columns, or more."""
    if row.ref.kind is Kind.BOARD:
        name = marked(row.ref.name or "(no name)", terms)
        return entry_cells(name, row.best, row.board_count, row.paper_count)
    detail = "" if row.detail == row.ref.name else row.detail
    return (
        marked(row.ref.name or "(no name)", terms),
        marked(detail, terms, "$foreground-muted"),
        plain(f"{row.paper_count:,}" if row.paper_count else "", "$foreground-muted"),
        plain(f"{row.board_count:,}" if row.board_count else "", "$text-warning"),
    )


@dataclass(frozen=True, slots=True)
class ListedEntities:
    """The rows of a list, and by their numbers the words in their names that matched."""

    numbers: Sequence[int] = ()
    rows: dict[int, EntityRow] = field(default_factory=dict)
    """Those that are there by now; more are added when they are to be seen."""
    terms: Mapping[int, Sequence[str]] = field(default_factory=dict)
    hidden: int = 0
    """How many the list leaves out."""

    def row_at(self, index: int) -> EntityRow | None:
        """Return a row, None when it is not loaded yet."""
        return self.rows.get(self.numbers[index]) if index < len(self.numbers) else None

    def missing(self, first: int, count: int) -> list[int]:
        """Return which of these rows are not loaded yet, by number."""
        return [n for n in self.numbers[first : first + count] if n not in self.rows]

    def index_of(self, number: int | None) -> int:
        """Return where a row stands, 0 when it is not in the list."""
        return self.numbers.index(number) if number in self.numbers else 0


def find(
    backend: Backend, place: BrowsePlace, typed: str, is_cancelled: IsCancelled
) -> ListedEntities:
    """Return what is listed at a place with other words; from a thread."""
    kind, lists = place.kind, backend.lists
    if place.of_hidden:
        return _whole(_with_words(lists.hidden(kind), typed))
    if place.facets:
        listed = _whole(backend.pages.store().datasets(place.facets))
    else:
        hidden = 0 if place.scope else lists.hidden_count(kind)
        listed = ListedEntities(lists.numbers(kind, place.scope), hidden=hidden)
    if not typed or is_cancelled():
        seen = listed.missing(place.scroll, _FIRST_ROWS)
        return ListedEntities(
            listed.numbers, {**listed.rows, **lists.rows(kind, seen)}, {}, listed.hidden
        )
    among = frozenset(listed.numbers)
    hits = [hit for hit in backend.finding.hits(typed, kind, _FOUND_AT_MOST) if hit.ref.id in among]
    numbers = [hit.ref.id for hit in hits]
    rows = dict(lists.rows(kind, numbers[:_FIRST_ROWS]))
    return ListedEntities(numbers, rows, {hit.ref.id: hit.terms for hit in hits}, listed.hidden)


def known(backend: Backend, place: BrowsePlace) -> ListedEntities | None:
    """Return what is listed at a place if all that is in sight was read lately; never waits."""
    numbers = backend.lists.known_numbers(place.kind, place.scope)
    if numbers is None or place.words or place.of_hidden or place.facets:
        return None
    seen = numbers[place.scroll : place.scroll + _FIRST_ROWS]
    rows = dict(backend.lists.known_rows(place.kind, seen))
    hidden = 0 if place.scope else backend.lists.known_hidden_count(place.kind)
    return ListedEntities(numbers, rows, hidden=hidden) if len(rows) == len(seen) else None


def destination(row: EntityRow) -> Message:
    """Return where a row leads."""
    if row.ref.kind is Kind.BOARD:
        return OpenBoard(row.ref.slug, title=row.ref.name)
    return OpenScope(row.ref)


def _whole(rows: Sequence[EntityRow]) -> ListedEntities:
    return ListedEntities([row.ref.id for row in rows], {row.ref.id: row for row in rows})


def _with_words(rows: Sequence[EntityRow], text: str) -> Sequence[EntityRow]:
    """Return the rows in whose names all words begin a word."""
    wanted = words(text)
    return [
        row for row in rows if all(f" {word}" in f" {title_key(row.ref.name)}" for word in wanted)
    ]
