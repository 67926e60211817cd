"""What a screen shows as Markdown: its texts, facts and lists, also what is out of sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.tui.widgets.chrome.key_bar import KeyBar
from pwc_tui.tui.widgets.chrome.nav_bar import NavBar, WayBar
from pwc_tui.tui.widgets.chrome.section_tabs import SectionTabs
from pwc_tui.tui.widgets.chrome.status_line import StatusLine
from pwc_tui.tui.widgets.page.facts import Facts
from pwc_tui.tui.widgets.page.page import PageSection
from pwc_tui.tui.widgets.page.related_list import RelatedList
from pwc_tui.tui.widgets.search.kind_tabs import KindStrip
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.row_painter import Wide
from pwc_tui.tui.widgets.table.virtual_table import VirtualTable

MOST_ROWS = 1_000
"""Of a list; nobody reads on for longer."""

_CHROME = (NavBar, WayBar, KeyBar, SearchBar, SectionTabs, KindStrip, StatusLine)


def as_markdown(title: str, screen: Widget) -> str:
    """Return a document of what a screen shows."""
    parts = [f"# {title}", *(part for child in screen.children for part in _parts(child))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(widget: Widget) -> Iterator[str]:
    if isinstance(widget, _CHROME) or not widget.display:
        return
    if isinstance(widget, PageSection):
        yield f"## {widget.border_title}".replace("  ", " ").strip()
    if isinstance(widget, VirtualTable):
        yield _table(widget)
    elif isinstance(widget, Facts):
        yield "\n".join(f"- **{label}**: {items}" for label, items in widget.told() if items)
    elif isinstance(widget, RelatedList):
        yield "\n".join(_related(widget))
    elif isinstance(widget, Static):
        yield _plain(widget)
    for child in widget.children:
        yield from _parts(child)


def _table(table: VirtualTable) -> str:
    rows = [table.row(index) for index in range(min(table.row_count, MOST_ROWS))]
    heads = [column.heading.plain for column in table.columns]
    cells = [_line(row) for row in rows if row is not None and not isinstance(row, Wide)]
    lines = [_line(heads), _line(["---"] * len(heads)), *cells]
    found = [f"- {_joined(row)}" for row in rows if isinstance(row, Wide)]
    more = table.row_count - MOST_ROWS
    left = [f"… and {more:,} more"] if more > 0 else []
    shown = ["\n".join(found), "\n".join(lines) if cells else "", *left]
    return "\n\n".join(part for part in shown if part)


def _related(panel: RelatedList) -> Iterator[str]:
    for number, item in enumerate(panel.items, 1):
        title, why = clean_line(item.card.title), clean_line(item.why())
        yield f"{number}. {title} ({item.card.date or 'no date'}): {why}"


def _line(cells: Sequence[Content | str]) -> str:
    texts = (cell if isinstance(cell, str) else cell.plain for cell in cells)
    return f"| {' | '.join(text.strip().replace('|', chr(92) + '|') for text in texts)} |"


def _joined(row: Wide) -> str:
    parts = (row.label, row.text, row.detail, row.right)
    return " ".join(part.plain.strip() for part in parts if part)


def _plain(widget: Static) -> str:
    return widget.content.plain if isinstance(widget.content, Content) else ""
