"""What the status line says below a list of papers and hits."""

from __future__ import annotations

from textual.content import Content

from pwc_tui.tui.screens.papers.rows import ListView, ResultRows
from pwc_tui.tui.text import joined, line, plain
from pwc_tui.tui.widgets.chrome.status_line import list_state, position

_HINT_MARK = "? "


def place_of(rows: ResultRows, index: int) -> Content:
    """Return which of the papers the cursor is on, or how many there are beside other rows."""
    above, leading = len(rows.items), rows.papers_above
    papers = len(leading) + len(rows.ids)
    if index in leading:
        return position(leading.index(index), papers)
    if above <= index < rows.found_count or not rows.found_count:
        return position(index - above + len(leading), papers)
    if above and not papers and index < above:
        return position(index, above)
    return plain("1 paper" if papers == 1 else f"{papers:,} papers")


def way_to_meant(rows: ResultRows, index: int, *, is_typing: bool) -> Content:
    """Return the keys to the papers by meaning below the list, unless the cursor is there."""
    if not rows.has_meant_below or index >= rows.found_count:
        return Content()
    keys = "↵ G" if is_typing else "G"
    return Content.assemble((keys, "bold $text-accent"), (" by meaning", "$foreground-muted"))


def status_of(  # noqa: PLR0917  what a status is made of
    shown: ResultRows,
    wanted: ListView,
    place: Content,
    below: Content,
    why: Content,
    shows_timing: bool,
) -> tuple[Content, Content]:
    """Return the left and the right side; what is longest stands last, where it may be cut."""
    hints = joined([line(hint, "$foreground-muted") for hint in shown.results.hints], " · ")
    hint = Content.assemble((_HINT_MARK, "$text-warning"), hints) if hints else hints
    state = list_state(wanted.request, wanted.order) if wanted.is_of_papers else Content()
    is_told = shows_timing and shown.view.request.words.strip()
    took = f"{shown.results.took_ms:.0f} ms" if is_told else ""
    left = joined([place, state, below, hint, why], "   ")
    return left, Content.styled(took, "$foreground-disabled")
