"""A list of papers as the commands print it."""

from collections.abc import Sequence

from pwc_tui.cli.console import OutputColumn, print_table
from pwc_tui.domain.papers import PaperCard
from pwc_tui.search.text.highlight import spans

_AUTHORS_SHOWN = 2


def print_papers(
    cards: Sequence[PaperCard], terms: Sequence[str], notes: Sequence[str] | None = None
) -> None:
    """Print papers, one a row, with the words that matched set off on a terminal.

    `notes` adds a column that says, for each paper, why it is there. Piped, a line is id, date,
    title, authors and the note, with tabs between.
    """
    columns = [
        OutputColumn("id", beneath="title"),
        OutputColumn("date", is_short=True),
        OutputColumn("title", marks=lambda title: spans(title, terms)),
        OutputColumn("authors", beneath="title", is_only_piped=notes is not None),
    ]
    rows = [_cells(card) for card in cards]
    if notes is not None:
        columns.append(OutputColumn("why", beneath="title"))
        rows = [(*row, note) for row, note in zip(rows, notes, strict=True)]
    print_table(columns, rows, header=False)


def _cells(card: PaperCard) -> tuple[str, ...]:
    return (card.slug, str(card.date or ""), card.title, authors_line(card))


def authors_line(card: PaperCard) -> str:
    """Return the first authors of a paper, and how many more there are."""
    shown = ", ".join(card.authors[:_AUTHORS_SHOWN])
    more = card.author_count - min(len(card.authors), _AUTHORS_SHOWN)
    return f"{shown} +{more}" if more > 0 else shown
