"""The line of shelves above the related papers: which there are, and which one is shown."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from pwc_tui.domain.related import Related, Shelf

Shelves = Mapping[Shelf, Sequence[Related]]
"""The related papers of a paper by shelf; a shelf may be empty."""


def filled(shelves: Shelves) -> list[Shelf]:
    """Return the shelves that have anything, in their order."""
    return [shelf for shelf in Shelf if shelves.get(shelf)]


def tabs_line(shelves: Shelves, active: Shelf, width: int) -> Content:
    """Return the names of the shelves in `width` cells, the active one always among them."""
    tabs = filled(shelves)
    parts = [_part(shelf, is_active=shelf is active) for shelf in tabs]
    first = 0
    while first < len(tabs) and tabs[first] is not active and _length(parts[first:]) > width:
        first += 1
    return Content("").join(parts[first:])


def shelf_at(shelves: Shelves, active: Shelf, width: int, x: int) -> Shelf | None:
    """Return the shelf whose name is at column `x` of the line, or None."""
    tabs = filled(shelves)
    hidden = len(tabs) - _shown(tabs_line(shelves, active, width))
    for shelf in tabs[hidden:]:
        x -= _part(shelf, is_active=False).cell_length
        if x < 0:
            return shelf
    return None


def _part(shelf: Shelf, *, is_active: bool) -> Content:
    style = "bold $text-primary on $primary-muted" if is_active else "$foreground-muted"
    return Content.styled(f" {shelf.heading} ", style)


def _length(parts: Sequence[Content]) -> int:
    return sum(part.cell_length for part in parts)


def _shown(content: Content) -> int:
    return len(content.spans)
