"""Labelled groups of items that flow into lines, as pure arithmetic on cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

LABEL_WIDTH = 10
"""Cells of the column of labels, the space after them included."""


@dataclass(frozen=True, slots=True)
class LabelledItems:
    """A label and its items; `empty` stands there when there are none."""

    label: str
    items: tuple[Content, ...]
    empty: Content | str = ""
    separator: str = " · "
    is_stacked: bool = False
    """Whether each item gets a line of its own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands: `field` and `item` say which, `text` is cut to the cells there are."""

    field: int
    item: int
    x: int
    y: int
    text: Content

    @property
    def end(self) -> int:
        """The first cell after the item."""
        return self.x + self.text.cell_length


@dataclass(frozen=True, slots=True)
class Flow:
    """Fields placed in lines: the items, the line of each field's label, and the height."""

    spots: tuple[Spot, ...]
    labels: tuple[int, ...]
    indent: int
    height: int

    def at(self, x: int, y: int) -> int | None:
        """Return the place in `spots` of what stands in this cell."""
        for place, spot in enumerate(self.spots):
            if spot.y == y and spot.x <= x < spot.end:
                return place
        return None

    def nearest(self, place: int, step: int) -> int | None:
        """Return the item above (step -1) or below (1) the one at `place`, the nearest sideways."""
        here = self.spots[place]
        beyond = [at for at, spot in enumerate(self.spots) if (spot.y - here.y) * step > 0]
        if not beyond:
            return None
        line = min((self.spots[at].y for at in beyond), key=lambda y: abs(y - here.y))
        on_line = [at for at in beyond if self.spots[at].y == line]
        return min(on_line, key=lambda at: abs(self.spots[at].x - here.x))


def flow(fields: Sequence[LabelledItems], width: int) -> Flow:
    """Place the items of all fields one after the other, in lines of `width` cells."""
    indent = min(LABEL_WIDTH, width // 4)
    spots: list[Spot] = []
    labels: list[int] = []
    y = 0
    for number, field in enumerate(fields):
        labels.append(y)
        placed = _lines(number, field, indent, width, y)
        spots += placed
        y = (placed[-1].y if placed else y) + 1
    return Flow(tuple(spots), tuple(labels), indent, y)


def _lines(number: int, field: LabelledItems, indent: int, width: int, y: int) -> list[Spot]:
    placed: list[Spot] = []
    x = indent
    for index, item in enumerate(field.items):
        text = item.truncate(max(1, width - indent), ellipsis=True)
        is_last = index == len(field.items) - 1
        comma = 1 if field.separator.startswith(",") and not is_last else 0
        is_full = x + text.cell_length + comma > width or field.is_stacked
        if placed and is_full:
            x, y = indent, y + 1
        placed.append(Spot(number, index, x, y, text))
        x += text.cell_length + len(field.separator)
    return placed
