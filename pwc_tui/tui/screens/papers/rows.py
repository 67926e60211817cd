"""The rows of what was found: hits of other kinds and suggestions above, papers below, one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.refs import Ref
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.screens.papers.paper_rows import PaperRows, find_row
from pwc_tui.tui.widgets.table.row_painter import Wide

Mark = int | Ref | None
"""What the cursor is on, whatever row that has in another list: a paper's number, or a hit."""


@dataclass(frozen=True, slots=True)
class ResultItem:
    """One row that is no plain paper of the list. It is drawn only when it is in sight."""

    draw: Callable[[], Sequence[Content] | Wide | None]
    opens: Callable[[], Message] | None = None
    request: ListRequest | None = None
    """The list that is shown here when the row is opened, where it leads nowhere else."""
    paper_id: int | None = None
    ref: Ref | None = None
    terms: Sequence[str] = ()
    """The words that matched, to be marked in the preview of a paper."""
    boards_of: Ref | None = None
    """The task or dataset of the row, if it has leaderboards."""
    about: Callable[[], Content] | None = None
    """What the preview says of it."""

    @property
    def is_still(self) -> bool:
        """Whether the cursor passes over it: a heading, or a line that belongs to another row."""
        return self.opens is None and self.request is None and self.paper_id is None


class ResultRows:
    """Items, then the papers of a listing, then other items."""

    def __init__(
        self, items: Sequence[ResultItem], papers: PaperRows, below: Sequence[ResultItem] = ()
    ) -> None:
        self.items, self.papers, self.below = items, papers, below
        self.terms = papers.terms
        self.found_count = len(items) + len(papers)
        """How many rows are what was looked for; the others are below them."""
        self.papers_above = tuple(at for at, item in enumerate(items) if item.paper_id is not None)
        """The rows of papers that stand with their reasons in front of the others."""
        places = [*enumerate(items), *enumerate(below, self.found_count)]
        self.still = frozenset(at for at, item in places if item.is_still)
        """The rows that the cursor passes over."""

    def __len__(self) -> int:
        return self.found_count + len(self.below)

    def item_at(self, index: int) -> ResultItem | None:
        """Return what stands in row `index`, if it is no plain paper of the list."""
        if 0 <= index < len(self.items):
            return self.items[index]
        place = index - self.found_count
        return self.below[place] if 0 <= place < len(self.below) else None

    def paper_at(self, index: int) -> int | None:
        """Return the number of the paper in row `index`, if there is one."""
        item = self.item_at(index)
        return item.paper_id if item else self.papers.id_at(index - len(self.items))

    def mark_at(self, index: int) -> Mark:
        """Return what the cursor is on in row `index`."""
        item = self.item_at(index)
        return item.ref if item and item.ref else self.paper_at(index)

    def terms_at(self, index: int) -> Sequence[str]:
        """Return the words that matched in row `index`."""
        item = self.item_at(index)
        return item.terms if item else self.terms

    def card_at(self, index: int) -> PaperCard | None:
        """Return the paper in row `index` if there is one and it is loaded."""
        return self.papers.card_of(self.paper_at(index))

    def cells_at(self, index: int) -> Sequence[Content] | Wide | None:
        """Return what row `index` shows, or None while its paper is not loaded."""
        item = self.item_at(index)
        return item.draw() if item else self.papers.cells_at(index - len(self.items))

    def message_at(self, index: int) -> Message | None:
        """Return where row `index` leads, if it leads anywhere."""
        item = self.item_at(index)
        if item is not None and item.opens is not None:
            return item.opens()
        paper_id, card = self.paper_at(index), self.card_at(index)
        return None if paper_id is None else OpenPaper(paper_id, card.title if card else "")

    def ids_between(self, first: int, count: int) -> list[int]:
        """Return the papers of `count` rows from `first` on."""
        rows = range(max(0, first), min(len(self), first + count))
        return [paper_id for row in rows if (paper_id := self.paper_at(row)) is not None]

    def find(self, mark: Mark) -> int | None:
        """Return the row of a paper or hit. Takes some milliseconds in half a million rows."""
        if mark is None:
            return None
        row = find_row(self.papers.ids, mark) if isinstance(mark, int) else None
        if row is not None:
            return row + len(self.items)
        places = [*enumerate(self.items), *enumerate(self.below, self.found_count)]
        return next((at for at, item in places if mark in (item.ref, item.paper_id)), None)
