"""The columns of a table and where they stand, as pure arithmetic on cells."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

MARK_WIDTH = 2
"""Cells left of the first column: the mark of a row, and a space."""
GAP = 2
"""Cells between two columns."""
SMALLEST = 8
"""The cells a fraction column without a width of its own gets at least."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `width` is the least it gets, in cells without the gap. What is left over goes to the columns in
    the shares that their `fraction` says, but none gets more than `most` (0: no limit): cells that
    a narrow column has no use for go to the others. Tables narrower than `hide_below` leave the
    column out. A `fixed` column stays at the left while the others scroll sideways.
    """

    key: str
    title: str | Content = ""
    width: int | None = None
    most: int = 0
    fraction: int = 0
    justify: Literal["left", "right"] = "left"
    hide_below: int = 0
    fixed: bool = False
    cut: Literal["end", "middle", "apart", "bare"] = "end"
    """Where what is too long for it is shortened: names often differ in their ends only. "apart" is
    the middle where a row nearby would look the same, else the end; "bare" is the end, without an
    ellipsis: what is left is whole by itself, as the year of a date."""
    runs_over: bool = False
    """Whether what is too long for it takes the cells after it that are empty in its row."""
    ending: Content = Content()  # noqa: RUF009  Content is immutable
    """What stands behind the title, however much of that is cut."""

    @property
    def least(self) -> int:
        """The fewest cells the column takes when it is shown."""
        if self.width is not None:
            return self.width
        return SMALLEST if self.fraction else max(1, self.heading.cell_length)

    @property
    def heading(self) -> Content:
        """The title as content: never parsed for markup."""
        return self.title if isinstance(self.title, Content) else Content(self.title)


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown: its place among all columns, and its cells within its part."""

    index: int
    column: Column
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A table cut in two: what stands still at the left, and what scrolls sideways."""

    still: tuple[Placed, ...]
    moving: tuple[Placed, ...]
    still_width: int
    moving_width: int
    width: int

    @property
    def room(self) -> int:
        """The cells there are for the moving part."""
        return max(0, self.width - self.still_width)

    @property
    def overflow(self) -> int:
        """How many cells the moving part can scroll: up to the beginning of a column."""
        hidden = self.moving_width - self.room
        if hidden <= 0:
            return 0
        return next((placed.x for placed in self.moving if placed.x >= hidden), hidden)

    @property
    def full_width(self) -> int:
        """The cells of the table as it can be scrolled, never fewer than it is shown on."""
        return self.width + self.overflow

    def seen(self, scroll: int) -> tuple[int, int]:
        """Return the first and the last cell of the moving part after scrolling by `scroll`.

        A column that does not fit whole is not seen, unless it is the only one.
        """
        ends = [placed.x + placed.width for placed in self.moving if placed.x >= scroll]
        whole = [end for end in ends if end <= scroll + self.room]
        return scroll, max(whole, default=scroll + self.room)

    def hides(self, scroll: int) -> tuple[bool, bool]:
        """Return whether there are columns to the left and to the right of those in sight."""
        _, end = self.seen(scroll)
        last = self.moving[-1] if self.moving else None
        return scroll > 0, last is not None and end < last.x + last.width

    def column_at(self, x: int, scroll: int) -> Placed | None:
        """Return the column under cell `x` of a table scrolled sideways by `scroll` cells."""
        if x < self.still_width:
            return _under(self.still, x)
        return _under(self.moving, x - self.still_width + scroll)

    def next_stop(self, scroll: int, step: int) -> int:
        """Return the scroll that puts the next column (step 1) or the previous one (-1) first."""
        stops = sorted({min(placed.x, self.overflow) for placed in self.moving} | {0})
        if step > 0:
            return next((stop for stop in stops if stop > scroll), self.overflow)
        return next((stop for stop in reversed(stops) if stop < scroll), 0)


def lay_out(columns: Sequence[Column], width: int) -> Layout:
    """Place `columns` in `width` cells; what is too wide overflows to the right."""
    shown = [(index, column) for index, column in enumerate(columns) if width >= column.hide_below]
    widths = _widths([column for _, column in shown], width)
    still: list[Placed] = []
    moving: list[Placed] = []
    ends = {True: MARK_WIDTH, False: 0}
    for (index, column), cells in zip(shown, widths, strict=True):
        part = still if column.fixed else moving
        part.append(Placed(index, column, ends[column.fixed], cells))
        ends[column.fixed] += cells + GAP
    return Layout(tuple(still), tuple(moving), ends[True], max(0, ends[False] - GAP + 1), width)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    least = [column.least for column in columns]
    spare = width - MARK_WIDTH - sum(least) - GAP * (len(columns) - 1) - 1
    if spare >= 0:
        return _grown(columns, least, spare)
    return _with_room_to_scroll(columns, least, width)


def _with_room_to_scroll(columns: Sequence[Column], widths: list[int], width: int) -> list[int]:
    """Return the widths where not all fits: what stands still leaves room for what scrolls.

    At least the widest column that scrolls is to be seen whole; where there is more room, half of
    it is for those that scroll.
    """
    still = [place for place, column in enumerate(columns) if column.fixed]
    widest = max((widths[p] for p, column in enumerate(columns) if not column.fixed), default=0)
    room = width - MARK_WIDTH - sum(widths[place] + GAP for place in still) - 1
    if not still or not widest:
        return widths
    grown = _grown(
        [columns[p] for p in still],
        [widths[p] for p in still],
        max(0, room - max(widest, width // 2)),
    )
    for place, cells in zip(still, grown, strict=True):
        widths[place] = cells
        if columns[place].fraction and room < widest:
            widths[place] = max(min(cells, SMALLEST), cells - (widest - room))
            room += cells - widths[place]
    return widths


def _grown(columns: Sequence[Column], least: Sequence[int], spare: int) -> list[int]:
    """Return the widths with what is left over shared among those that have use for it."""
    widths = list(least)
    growing = [place for place, column in enumerate(columns) if _limit(column) > widths[place]]
    while spare > 0 and growing:
        shares, left = sum(max(1, columns[place].fraction) for place in growing), spare
        for place in growing:
            # Shares are taken from what is left, so that rounding never loses a cell.
            weight = max(1, columns[place].fraction)
            share = min(left * weight // shares, _limit(columns[place]) - widths[place])
            widths[place] += share
            left, shares = left - left * weight // shares, shares - weight
            spare -= share
        growing = [place for place in growing if _limit(columns[place]) > widths[place]]
    return widths


def _limit(column: Column) -> int:
    """Return how many cells a column has use for."""
    if column.most:
        return max(column.most, column.least)
    return sys.maxsize if column.fraction else column.least


def _under(part: Sequence[Placed], x: int) -> Placed | None:
    return next((placed for placed in part if placed.x <= x < placed.x + placed.width), None)
