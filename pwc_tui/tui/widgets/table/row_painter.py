"""Painting one row of a table: cells cropped by their width on a terminal, on one style."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from pwc_tui.tui.widgets.table.columns import GAP, Layout, Placed

ParseStyle: TypeAlias = Callable[[str | Style], Style]
PaintedRow: TypeAlias = tuple[Strip, Strip]
"""The part of a row that stands still, and the part that scrolls sideways, uncropped."""

LABEL_WIDTH = 12
"""Cells of the label of a row that keeps to no columns: "repository" and the gap after it."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A row that keeps to no columns: a label, a text, and what stands at the right end."""

    label: Content
    text: Content
    right: Content = Content()  # noqa: RUF009  Content is immutable
    detail: Content = Content()  # noqa: RUF009  as above
    """Stands after the text, in the room that is left there."""

    @property
    def parts(self) -> tuple[Content, ...]:
        """All that the row says."""
        return self.label, self.text, self.right, self.detail


_LEAST_CUT_IN_MIDDLE = 6
"""Cells below which a beginning and an end say less than a beginning alone."""
_LEAST_DETAIL = 4
"""Cells below which a detail is left out: of three letters and an ellipsis nobody learns more."""
_JOINERS = ("\u200d", "\ufe0f")
"""Zero-width joiner, and the selector of an emoji's coloured form."""


def paint(
    cells: Sequence[Content],
    layout: Layout,
    mark: Content,
    base: Style,
    parse: ParseStyle,
    *,
    beside: Sequence[Sequence[Content]] = (),
) -> PaintedRow:
    """Paint `cells` (one per column, shown or not) as `layout` has them, over the style `base`.

    `mark` stands left of the first column; it must fill `MARK_WIDTH`. Cells must be single lines.
    `beside` are the cells of the rows nearby, from which these are to be told apart.
    """
    still = list(segments(mark, base, parse))
    still += _part(cells, layout.still, base, parse, beside, gap_after=True)
    moving = _part(cells, layout.moving, base, parse, beside, gap_after=False)
    moving.append(Segment(" ", base.rich_style))
    return Strip(still, layout.still_width), Strip(moving, max(1, layout.moving_width))


def paint_wide(row: Wide, layout: Layout, mark: Content, base: Style, parse: ParseStyle) -> Strip:
    """Paint a row that keeps to no columns: first its detail gives way, then its text."""
    width = max(1, layout.width - mark.cell_length - 1)
    label = fit(row.label, min(LABEL_WIDTH, width), "left") if row.label else Content()
    room = width - label.cell_length
    right = row.right.truncate(room // 2, ellipsis=True)
    gap = GAP if right else 0
    room = max(0, room - right.cell_length - gap)
    left = room - row.text.cell_length - GAP
    text = row.text
    if row.detail and left >= _LEAST_DETAIL:
        text = Content.assemble(text, " " * GAP, row.detail.truncate(left, ellipsis=True))
    text = fit(text, room, "left", "middle")
    whole = Content.assemble(mark, label, text, " " * gap, right, " ")
    return Strip(segments(whole, base, parse)).adjust_cell_length(layout.width, base.rich_style)


def assemble(row: PaintedRow, layout: Layout, scroll: int, base: Style) -> Strip:
    """Put the two parts of a row together as they stand after scrolling sideways by `scroll`."""
    still, moving = row
    if not layout.room:
        return still.crop(0, layout.width)
    if layout.overflow:
        moving = moving.crop(*layout.seen(scroll))
    return Strip.join([still, moving]).adjust_cell_length(layout.width, base.rich_style)


def show_more(header: Strip, layout: Layout, scroll: int, base: Style) -> Strip:
    """Return the header with arrows where columns are out of sight."""
    is_left, is_right = layout.hides(scroll)
    strip = header
    for is_hidden, x, arrow in ((is_left, layout.still_width - GAP, "‹"), (is_right, -1, "›")):
        if is_hidden and layout.room > 1:
            at = x % layout.width
            mark = Strip([Segment(arrow, base.rich_style)], 1)
            strip = Strip.join([strip.crop(0, at), mark, strip.crop(at + 1, layout.width)])
    return strip


def heading_of(placed: Placed) -> Content:
    """Return the title of a column, cut to the cells there are, and what ends it."""
    title, ending = placed.column.heading, placed.column.ending
    if not ending:
        return title
    room = max(1, placed.width - 1 - ending.cell_length)
    if title.cell_length > room:
        title = fit(title, room, "left", placed.column.cut)
    return Content.assemble(title, " ", ending)


def fit(content: Content, width: int, justify: str, cut: str = "end") -> Content:
    """Return `content` in exactly `width` cells: padded, or cut as `Column.cut` tells."""
    if not content.plain.isascii():
        content = _steady(content)
    spare = width - content.cell_length
    if spare > 0 and justify == "right":
        return content.pad_left(spare)
    if spare < 0 and cut == "middle" and width > _LEAST_CUT_IN_MIDDLE:
        content = _without_middle(content, width)
    return content.truncate(width, ellipsis=cut != "bare", pad=True)


def segments(content: Content, base: Style, parse: ParseStyle) -> Iterable[Segment]:
    """Return `content` over the style `base`, ready to be painted."""
    for text, style in content.render(base, end="", parse_style=parse):
        if text:
            yield Segment(text, style.rich_style)


def _without_middle(content: Content, width: int) -> Content:
    """Return the beginning and the end of `content`, more of its end, in at most `width` cells."""
    beginning = (width - 1) * 2 // 5
    ending, start = width - 1 - beginning, len(content.plain)
    while start and ending >= (cells := cell_len(content.plain[start - 1])):
        start, ending = start - 1, ending - cells
    return content.truncate(beginning) + Content("…") + content[start:]


def _steady(content: Content) -> Content:
    """Return `content` without joiners of emoji, about whose width terminals disagree.

    A family of three is 2 cells to some and 6 to others, which would shift every column after it.
    """
    for mark in _JOINERS:
        if mark in content.plain:
            content = Content("").join(content.split(mark))
    return content


def _part(
    cells: Sequence[Content],
    placed: Sequence[Placed],
    base: Style,
    parse: ParseStyle,
    beside: Sequence[Sequence[Content]],
    *,
    gap_after: bool,
) -> list[Segment]:
    painted: list[Segment] = []
    gap = Segment(" " * GAP, base.rich_style)
    taken = 0
    for place, (index, column) in enumerate((each.index, each.column) for each in placed):
        if place < taken:
            continue
        taken = place + 1
        if column.runs_over and cells[index].cell_length > placed[place].width:
            taken = _first_said(cells, placed, place + 1)
        width = placed[taken - 1].x + placed[taken - 1].width - placed[place].x
        cut = column.cut
        if cut == "apart":
            alike = any(_looks_like(cells[index], other[index], width) for other in beside)
            cut = "middle" if alike else "end"
        painted.extend(segments(fit(cells[index], width, column.justify, cut), base, parse))
        if gap_after or taken < len(placed):
            painted.append(gap)
    return painted


def _looks_like(cell: Content, other: Content, width: int) -> bool:
    """Whether two texts that differ look the same when both are cut at their ends."""
    seen = width - 1
    return cell.plain != other.plain and cell.plain[:seen] == other.plain[:seen]


def _first_said(cells: Sequence[Content], placed: Sequence[Placed], start: int) -> int:
    """Return the first place from `start` on whose cell is not empty."""
    said = (at for at in range(start, len(placed)) if cells[placed[at].index].plain)
    return next(said, len(placed))
