"""What a list is to show, and its rows: hits of other kinds and suggestions above, papers below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.paper_list import ListRequest, Order, PaperFilter, PaperResults
from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.domain.user_data import Marks
from pwc_tui.tui.messages import OpenPaper
from pwc_tui.tui.text import marked, plain, printed
from pwc_tui.tui.widgets.chrome.status_line import position
from pwc_tui.tui.widgets.search.kind_tabs import Tab
from pwc_tui.tui.widgets.table.columns import Column
from pwc_tui.tui.widgets.table.row_painter import Wide

COLUMNS = (
    Column("title", "Title", width=24, fraction=8, cut="apart", runs_over=True),
    Column("authors", "Authors", width=14, fraction=2, hide_below=56),
    Column("tasks", "Tasks", width=16, fraction=3, hide_below=104),
    Column("date", "Date", width=7, hide_below=40, cut="bare"),
    Column("code", "●", width=1, hide_below=30),
    Column("results", "★", width=3, justify="right", hide_below=46),
    Column("kept", "", width=3, hide_below=72),
)
"""`●` is code (filled: official), `★` how many results on leaderboards, the last what is kept."""
_DATE_WIDTHS = {"year": 4, "month": 7, "day": 10}
"""Of a date that is told as far as that."""

ORDERS = {"title": Order.TITLE, "date": Order.DATE, "results": Order.RESULTS}
"""By which a column orders the papers when its head is clicked."""

OFFICIAL_CODE = "●"
ANY_CODE = "○"
BOOKMARKED, READ, NOTED = "◆", "✓", "✎"

_LITTLE = 3
"""A search that finds fewer papers than this is helped."""

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


@dataclass(frozen=True, slots=True)
class ListView:
    """What the screen is to show: a list of papers, or of the hits of one kind."""

    request: ListRequest
    kind: Kind | None = None
    """None shows all: papers, and above them what matches better."""

    @property
    def is_for_everything(self) -> bool:
        """Whether words are searched in the whole archive, so that there are kinds to go to."""
        return bool(self.request.words.strip()) and self.request.scope is None

    @property
    def shown_kind(self) -> Kind | None:
        """The kind that is shown: the one chosen, or else the one that the words ask for."""
        return self.kind or parse_query(self.request.words).kind

    @property
    def is_of_papers(self) -> bool:
        """Whether papers are listed, with other hits above them or alone."""
        return self.shown_kind in (None, Kind.PAPER)

    @property
    def order(self) -> Order:
        """The order of the papers: the one the words ask for, or else the one chosen."""
        return parse_query(self.request.words).order or self.request.order

    @property
    def mixes_kinds(self) -> bool:
        """Whether hits of other kinds may stand above the papers: not in an order of papers."""
        is_plain = self.order is Order.RELEVANCE and self.request.filter == PaperFilter()
        return self.is_for_everything and self.shown_kind is None and is_plain

    def has_nothing(self, found: PaperResults) -> bool:
        """Whether papers were searched for and none was found."""
        return self.is_of_papers and bool(self.request.words.strip()) and not found.ids

    def searching(self, words: str) -> ListView:
        """Return the view of other words.

        A search that begins shows the best matches first, however the list was sorted before; with
        the words the kinds go too.
        """
        had_words = bool(self.request.words)
        order = self.request.order if had_words else Order.RELEVANCE
        kind = self.kind if words.strip() else None
        return ListView(replace(self.request, words=words, order=order), kind)


def _none() -> None:
    """Know of no marks."""


@dataclass(frozen=True, eq=False)
class ResultRows:
    """What a view shows, in rows: items, then papers of its results, then other items."""

    view: ListView
    results: PaperResults
    """The papers whose words match."""
    known_card: Callable[[int], PaperCard | None]
    """Returns what is loaded of a paper."""
    known_marks: Callable[[], Marks | None] = _none
    """Returns what is known of the user's marks."""
    items: Sequence[ResultItem] = ()
    ids: Sequence[int] = ()
    """The papers between the items, by number."""
    below: Sequence[ResultItem] = ()
    tabs: Sequence[Tab] = ()
    is_whole: bool = False
    """Whether the hits of all kinds are in it: they take longer than the papers."""
    is_meant: bool = False
    """Whether what the words may mean is in it: that is asked for when typing rests."""
    has_meant_below: bool = False
    """Whether papers by meaning stand below the list, where nobody may look."""
    goes_by_meaning: bool = False
    """Whether its papers are in the order of what the words may mean."""
    is_described: bool = False
    """Whether the words can have meant nothing else: then no others are offered."""
    cursor: int = 0
    scroll: int | None = None
    """The first visible row, None where the cursor's row says it."""

    @property
    def is_thin(self) -> bool:
        """Whether so few papers were found that something else may have been meant."""
        has_words = bool(self.view.request.words.strip()) and self.results.named is None
        is_offered = has_words and self.view.is_of_papers and not self.is_described
        return is_offered and 0 < len(self.results.ids) < _LITTLE

    @property
    def found_count(self) -> int:
        """How many rows are what was looked for; the others are below them."""
        return len(self.items) + len(self.ids)

    @cached_property
    def papers_above(self) -> tuple[int, ...]:
        """The rows of papers that stand with their reasons in front of the others."""
        return tuple(at for at, item in enumerate(self.items) if item.paper_id is not None)

    @cached_property
    def still(self) -> frozenset[int]:
        """The rows that the cursor passes over."""
        return frozenset(at for at, item in self._places() if item.is_still)

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
        if item is not None:
            return item.paper_id
        place = index - len(self.items)
        return int(self.ids[place]) if 0 <= place < len(self.ids) else None

    def mark_at(self, index: int) -> Mark:
        """Return what the cursor is on in row `index`."""
        item = self.item_at(index)
        return item.ref if item and item.ref else self.paper_at(index)

    def terms_at(self, index: int) -> Sequence[str]:
        """Return the words that matched in row `index`."""
        item = self.item_at(index)
        return item.terms if item else self.results.terms

    def card_at(self, index: int) -> PaperCard | None:
        """Return the paper in row `index` if there is one and it is loaded."""
        paper_id = self.paper_at(index)
        return None if paper_id is None else self.known_card(paper_id)

    def cells_at(self, index: int) -> Sequence[Content] | Wide | None:
        """Return what row `index` shows, or None while its paper is not loaded."""
        item = self.item_at(index)
        if item is not None:
            return item.draw()
        card = self.card_at(index)
        return None if card is None else cells(card, self.results.terms, self.known_marks())

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
        row = find_row(self.ids, mark) if isinstance(mark, int) else None
        if row is not None:
            return row + len(self.items)
        places = self._places()
        return next((at for at, item in places if mark in (item.ref, item.paper_id)), None)

    def where(self, index: int) -> Content:
        """Return which of the papers row `index` is, or how many there are beside other rows."""
        above, leading = len(self.items), self.papers_above
        papers = len(leading) + len(self.ids)
        if index in leading:
            return position(leading.index(index), papers)
        if above <= index < self.found_count or not self.found_count:
            return position(index - above + len(leading), papers)
        if above and not papers and index < above:
            return position(index, above)
        return plain(counted(papers, "paper"))

    def _places(self) -> Iterator[tuple[int, ResultItem]]:
        """Return each item with its row."""
        return chain(enumerate(self.items), enumerate(self.below, self.found_count))


def cells(card: PaperCard, terms: Sequence[str], marks: Marks | None = None) -> Sequence[Content]:
    """Return a paper's cells, one per column, with the words that match `terms` marked."""
    return (
        marked(printed(card.title), terms),
        marked(authors_line(card), terms, "$foreground-muted"),
        marked(", ".join(card.tasks), terms, "$foreground-muted"),
        plain(card.date.isoformat() if card.date else "", "$foreground-muted"),
        code_mark(card),
        plain(str(card.result_count) if card.result_count else "", "$text-warning"),
        kept_marks(card, marks),
    )


def dated(columns: Sequence[Column], until: str) -> tuple[Column, ...]:
    """Return the columns of papers with a date that is told as far as the year, month or day."""
    width = _DATE_WIDTHS[until]
    return tuple(replace(each, width=width) if each.key == "date" else each for each in columns)


def kept_marks(card: PaperCard, marks: Marks | None) -> Content:
    """Return `◆` for what is in a list of the user's, `✓` for read, `✎` for what has a note."""
    if marks is None:
        return Content()
    key = Kind.PAPER, card.slug
    signs = ((marks.bookmarked, BOOKMARKED), (marks.read, READ), (marks.noted, NOTED))
    return plain("".join(sign if key in kept else " " for kept, sign in signs), "$text-accent")


def authors_line(card: PaperCard) -> str:
    """Return the first authors, and how many more there are."""
    more = card.author_count - len(card.authors)
    return ", ".join(card.authors) + (f" +{more}" if more > 0 else "")


def code_mark(card: PaperCard) -> Content:
    """Return `●` for official code, `○` for any code, nothing for none."""
    if card.has_official_code:
        return Content.styled(OFFICIAL_CODE, "$text-success")
    return Content.styled(ANY_CODE, "$foreground-muted") if card.repository_count else Content()


def find_row(ids: Sequence[int], paper_id: int) -> int | None:
    """Return the row of a paper. Takes some milliseconds in half a million rows."""
    if isinstance(ids, range):
        return ids.index(paper_id) if paper_id in ids else None
    try:
        return ids.index(paper_id)
    except ValueError:
        return None
