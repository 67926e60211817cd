"""What a page that one reads consists of, as values: a screen states them, the page shows them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pwc_tui.domain.marked import Markable
from pwc_tui.tui.screens.page.facts import FactRow
from pwc_tui.tui.text import plain, printed
from pwc_tui.tui.widgets.table.columns import Column

TEXT_SHOWN = 12_000
"""Characters. The archive holds abstracts of books; wrapping more than this would be felt."""
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Prose:
    """A section of text."""

    heading: str
    text: Callable[[], Content]
    """Returns it in the form of LaTeX that is chosen by now; so does the title of a page."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A section with a table: how many rows, the cells of each, and where opening one leads."""

    id: str
    """The name of the table, as `PagePlace.focus` keeps it."""
    heading: str
    columns: Sequence[Column]
    count: int
    cells: Callable[[int], Sequence[Content]]
    opens: Callable[[int], Message]
    marks: Callable[[int], Markable]
    """What stands in a row, to be marked."""
    instead: str = ""
    """What stands there when there are no rows; with none the section is left out."""
    counted: int | None = None
    """The number in the heading where it is not that of the rows."""
    of_what: str = ""
    """More about the number, after it in the heading: "of 300"."""
    in_sight: int = 14
    """Rows in sight before they scroll within the page."""
    can_fold: bool = False
    """Whether left and right close and open its rows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a page says, from the top: beside each other where there is room for two columns."""

    title: Callable[[], Content]
    about: tuple[Content, ...]
    """The lines below the title."""
    facts: tuple[FactRow, ...]
    prose: tuple[Prose, ...] = ()
    listings: tuple[Listing, ...] = ()
    focus_when_wide: str = ""
    """The listing that has the focus at first where it stands beside the text; "" for the facts."""


def prose(text: str, instead: str, *, unwrap: bool = False) -> Content:
    """Return a text of the archive, cut where it is longer than anyone reads in a terminal.

    With `unwrap` only empty lines begin a new one: abstracts carry the lines of their PDFs.
    """
    if not text.strip():
        return Content.styled(instead, "$foreground-disabled")
    begun = _unwrapped(text[:TEXT_SHOWN]) if unwrap else text[:TEXT_SHOWN].strip()
    shown = plain(printed(begun))
    if len(text) <= TEXT_SHOWN:
        return shown
    cut = f"Cut here: {TEXT_SHOWN:,} of {len(text):,} characters are shown."
    return Content("\n\n").join([shown, Content.styled(cut, "$text-warning")])


def _unwrapped(text: str) -> str:
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return "\n\n".join(part for part in paragraphs if part)
