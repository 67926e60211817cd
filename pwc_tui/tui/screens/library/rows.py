"""What the user keeps as rows of a list: what they show, are found by, and lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.library import CountedSearch, KeptNote, LibraryEntry
from pwc_tui.domain.marked import Markable, ResultRef
from pwc_tui.domain.own.standings import OwnLine
from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.query.tokens import quoted
from pwc_tui.domain.text.markdown import without_markdown
from pwc_tui.domain.user_data import ListSummary, Marks
from pwc_tui.tui.messages import OpenBoard, OpenKeptList, OpenPapers, OpenSavedSearch
from pwc_tui.tui.screens.papers.hit_rows import KIND_LABELS, destination
from pwc_tui.tui.screens.papers.rows import COLUMNS, cells
from pwc_tui.tui.text import joined, line, plain

_QUIET = "$foreground-muted"
MISSING, _MISSING = "not in this archive", "not in archive"
"""What is said of a thing; the same in the cells that the column of authors always has."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row, drawn only when it is in sight."""

    key: str
    """What tells it from the other rows of its list, in every archive."""
    text: str
    """What it is found by."""
    draw: Callable[[], Sequence[Content]]
    opens: Message | None = None
    """Where it leads; None for what is not in the archive."""
    entry: LibraryEntry | None = None
    summary: ListSummary | None = None
    """The list."""
    search: CountedSearch | None = None
    result: OwnLine | None = None

    @property
    def markable(self) -> Markable | None:
        """What of the archive stands here."""
        if self.result is not None:
            own = self.result
            return ResultRef(own.board, own.result.id, own.result.model)
        return None if self.entry is None else self.entry.ref


def list_row(summary: ListSummary) -> KeptRow:
    """Return the row of a list."""
    draw = partial(_counted, summary.name, "list", summary.count)
    return KeptRow(summary.name, summary.name, draw, OpenKeptList(summary.name), summary=summary)


def tag_row(summary: ListSummary) -> KeptRow:
    """Return the row of a tag."""
    draw = partial(_counted, summary.name, "tag", summary.count)
    opens = OpenPapers(ListRequest(f"tag:{quoted(summary.name)}"))
    return KeptRow(f"tag:{summary.name}", summary.name, draw, opens)


def query_row(name: str, query: str, count: int) -> KeptRow:
    """Return the row of what a query of the program's own finds."""
    return KeptRow(
        query, name, partial(_counted, name, "marks", count), OpenPapers(ListRequest(query))
    )


def search_row(counted: CountedSearch) -> KeptRow:
    """Return the row of a saved search."""
    search = counted.search
    return KeptRow(
        search.name,
        f"{search.name} {search.query}",
        lambda: (
            line(search.name),
            line(search.query, _QUIET),
            plain(f"{counted.found:,}", _QUIET),
            new_told(counted),
            plain("" if search.looked_at is None else _day(search.looked_at), _QUIET),
        ),
        OpenSavedSearch(ListRequest(search.query), search.name),
        search=counted,
    )


def new_told(counted: CountedSearch) -> Content:
    """Return how much is new: `all new`, `3 new`, or nothing."""
    if counted.search.looked_at is None:
        return plain("all new", "$text-warning")
    return plain(f"{counted.new:,} new", "$text-warning") if counted.new else Content()


def note_row(note: KeptNote) -> KeptRow:
    """Return the row of a note: what it is about, its first line, and when it was written."""
    about = note.about
    first = next((each for each in note.text.splitlines() if each.strip()), "")
    return _thing_row(
        about,
        f"{about.title} {note.text}",
        lambda: (
            _title(about),
            line(without_markdown(first).lstrip(">*- "), _QUIET),
            plain(_day(about.changed_at), _QUIET),
        ),
    )


def visit_row(entry: LibraryEntry) -> KeptRow:
    """Return the row of what was looked at."""
    return _thing_row(
        entry,
        entry.title,
        lambda: (
            _title(entry),
            plain(KIND_LABELS.get(entry.subject.kind, entry.subject.kind), _QUIET),
            plain(f"{entry.changed_at.astimezone():%Y-%m-%d %H:%M}", _QUIET),
        ),
    )


def result_row(own: OwnLine) -> KeptRow:
    """Return the row of a result of the user's own, by the first of its metrics."""
    result, first = own.result, next(iter(own.standings), None)
    more = len(own.standings) - 1
    value = f"{first.raw} {first.metric}" + (f" +{more}" if more > 0 else "") if first else ""
    rank = "" if first is None or first.rank is None else f"{first.rank:,} of {first.of:,}"
    name = own.board.name
    return KeptRow(
        result.id,
        f"{result.model} {name}",
        lambda: (
            line(result.model),
            line(f"{name} (new)" if own.is_new else name, _QUIET),
            line(value),
            plain(rank, "$text-warning"),
            plain(result.day.isoformat() if result.day else "", _QUIET),
        ),
        OpenBoard(own.board.slug, title=name),
        result=own,
    )


def paper_row(entry: LibraryEntry, marks: Callable[[], Marks | None]) -> KeptRow:
    """Return the row of a thing in a list, in the columns of papers."""
    return _thing_row(entry, _words_of(entry), lambda: _in_columns(entry, marks()))


def about(entry: LibraryEntry) -> Content:
    """Return what a preview says of what is no paper of the archive."""
    subject = entry.subject
    kind = KIND_LABELS.get(subject.kind, subject.kind)
    ids = [kind, subject.slug, f"arXiv {subject.arxiv_id}" if subject.arxiv_id else ""]
    said = f"{MISSING}; this is what was kept of it" if entry.is_missing else ""
    told = [line(entry.title, "bold"), line("  ".join(filter(None, ids)), _QUIET), line(said)]
    return joined(told, "\n\n")


def _in_columns(entry: LibraryEntry, marks: Marks | None) -> Sequence[Content]:
    if entry.card is not None:
        return cells(entry.card, (), marks)
    kind = KIND_LABELS.get(entry.subject.kind, entry.subject.kind)
    said = _MISSING if entry.is_missing else kind
    return (_title(entry), line(said, _QUIET), *(Content(),) * (len(COLUMNS) - 2))


def _words_of(entry: LibraryEntry) -> str:
    card = entry.card
    return entry.title if card is None else " ".join((card.title, *card.authors, *card.tasks))


def _thing_row(entry: LibraryEntry, text: str, draw: Callable[[], Sequence[Content]]) -> KeptRow:
    subject, ref = entry.subject, entry.ref
    opens = None if ref is None else destination(ref)
    return KeptRow(f"{subject.kind}:{subject.slug}", text, draw, opens, entry=entry)


def _title(entry: LibraryEntry) -> Content:
    return line(entry.title, "$foreground-disabled" if entry.is_missing else "")


def _counted(name: str, what: str, count: int) -> Sequence[Content]:
    return line(name), plain(what, _QUIET), plain(f"{count:,}")


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d}"
