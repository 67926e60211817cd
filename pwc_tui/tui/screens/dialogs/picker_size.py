"""How wide a dialogue and its columns are: as wide as what is in it, as far as there is room."""

from __future__ import annotations

from pwc_tui.tui.screens.dialogs.menu import Menu
from pwc_tui.tui.widgets.table.columns import GAP, MARK_WIDTH, Column, lay_out

_WIDEST, _SHARE = 112, 92
"""The cells of a box at most, and how many of 100 of the screen."""
_WIDEST_LISTED = 160
"""Those of a box whose entries are one line each."""
_FRAME = 4
"""Border and padding."""
_BESIDE_COLUMNS = 2
"""A cell that ends the row, and the scroll bar."""
_TYPED_AT_LEAST = 24
"""Cells of a title that is found by typing, since it may be longer than those of the start."""
_NARROW = 80
"""Narrower lists of search results leave out the details."""
_LEAST_TITLE, _LEAST_DETAIL = 14, 8
"""Cells of titles at least, on a screen of 40 beside the longest keys; of details, if shown."""
_TITLE_BESIDE = 20
"""Cells that a title has beside a detail, which is left out where there are fewer."""


def box_width(menu: Menu, screen_width: int) -> int:
    """Return the cells of the dialogue, frame and all."""
    widest = _WIDEST if menu.is_wide or menu.wraps else _WIDEST_LISTED
    most = min(widest, screen_width * _SHARE // 100)
    return most if menu.is_wide else min(most, _wanted(menu) + _FRAME)


def columns_of(menu: Menu) -> list[Column]:
    """Return key, title and detail; the wider of the last two takes the room that is left.

    Where there is no room for both, the detail is left out: a title tells what the entry is.
    """
    key = Column("key", width=menu.key_width)
    if menu.is_wide:
        return [
            key,
            Column("title", fraction=3),
            Column("detail", fraction=2, hide_below=_NARROW),
        ]
    title, detail = _widest(menu)
    if not detail:
        return [key, Column("title", fraction=1)]
    least = min(title, _LEAST_TITLE)
    shown = detail if title >= detail else min(detail, _LEAST_DETAIL)
    beside = min(title, _TITLE_BESIDE)
    needed = MARK_WIDTH + menu.key_width + GAP + beside + GAP + shown + 1
    if title >= detail:
        return [
            key,
            Column("title", width=least, fraction=1, cut="apart"),
            Column("detail", width=detail, justify="right", hide_below=needed),
        ]
    return [
        key,
        Column("title", width=least, most=title, fraction=1, cut="apart"),
        Column("detail", width=shown, fraction=1, hide_below=needed),
    ]


def title_width(menu: Menu, width: int) -> int:
    """Return the cells of a title in a box of that width; 1 where there is no room for any."""
    moving = lay_out(columns_of(menu), width - _FRAME - 1).moving
    return moving[1].width if len(moving) > 1 else 1


def _wanted(menu: Menu) -> int:
    """Return the cells that show all of the entries, the title of the box and what is below it."""
    title, detail = _widest(menu)
    cells = [menu.key_width, title, *([detail] if detail else [])]
    columns = MARK_WIDTH + sum(cells) + GAP * (len(cells) - 1) + _BESIDE_COLUMNS
    below = f"↵ {menu.action}   esc close"
    return max(columns, len(menu.placeholder) + 1, len(menu.title) + GAP, len(below) + GAP)


def _widest(menu: Menu) -> tuple[int, int]:
    title = max((entry.title.cell_length for entry in menu.entries), default=1)
    detail = max((entry.detail.cell_length for entry in menu.entries), default=0)
    return max(title, _TYPED_AT_LEAST if menu.find else 1), detail
