"""The rows of a list of papers: which columns there are, and what a paper shows in them."""

from collections.abc import Sequence

from textual.content import Content

from pwc_tui.domain.papers import PaperCard
from pwc_tui.tui.text import marked, plain
from pwc_tui.tui.widgets.table.columns import Column

COLUMNS = (
    Column("title", "Title", width=24, fraction=8, cut="apart", runs_over=True),
    Column("authors", "Authors", width=14, fraction=2, hide_below=56),
    Column("tasks", "Tasks", width=16, fraction=3, hide_below=104),
    Column("date", "Date", width=7, hide_below=40),
    Column("code", "●", width=1, hide_below=30),
    Column("results", "★", width=3, justify="right", hide_below=46),
)
"""`●` is code (filled: official), `★` how many results on leaderboards."""

OFFICIAL_CODE = "●"
ANY_CODE = "○"


def cells(card: PaperCard, terms: Sequence[str]) -> Sequence[Content]:
    """Return a paper's cells, one per column, with the words that match `terms` marked."""
    return (
        marked(card.title, terms),
        marked(authors_line(card), terms, "$foreground-muted"),
        marked(", ".join(card.tasks), terms, "$foreground-muted"),
        plain(card.date.isoformat()[:7] if card.date else "", "$foreground-muted"),
        code_mark(card),
        plain(str(card.result_count) if card.result_count else "", "$text-warning"),
    )


def authors_line(card: PaperCard) -> str:
    """Return the first authors, and how many more there are."""
    more = card.author_count - len(card.authors)
    return ", ".join(card.authors) + (f" +{more}" if more > 0 else "")


def code_mark(card: PaperCard) -> Content:
    """Return `●` for official code, `○` for any code, nothing for none."""
    if card.has_official_code:
        return Content.styled(OFFICIAL_CODE, "$text-success")
    return Content.styled(ANY_CODE, "$foreground-muted") if card.repository_count else Content()


def find_row(ids: Sequence[int], paper_id: int | None) -> int | None:
    """Return the row of a paper. Takes some milliseconds in half a million rows."""
    if paper_id is None:
        return None
    if isinstance(ids, range):
        return ids.index(paper_id) if paper_id in ids else None
    try:
        return ids.index(paper_id)
    except ValueError:
        return None
