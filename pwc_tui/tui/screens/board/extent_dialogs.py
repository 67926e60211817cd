"""Dialogues that ask which rows and which columns of a leaderboard are taken out of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pwc_tui.domain.boards.extent import BoardExtent
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line
from pwc_tui.tui.widgets.table.row_view import TICK

MenuOf = Callable[[BoardExtent], Menu]
"""Gives the dialogue that goes on with other rows and columns."""
_QUIET = "$foreground-muted"
_TOPS = (5, 10, 20, 50)
_NUMBER = re.compile(r"(?:top\s*)?([1-9]\d{0,5})", re.I | re.A)


def rows_menu(rows: BoardView, marked: frozenset[int], then: MenuOf, extent: BoardExtent) -> Menu:
    """Offer all rows that are shown, those that are marked, or the first ones: so many as typed."""

    def first(number: int) -> PickerEntry:
        wanted = replace(extent, top=number, results=frozenset())
        return _choice(f"the first {number:,}", then, wanted)

    def find(text: str, is_cancelled: IsCancelled) -> Sequence[PickerEntry]:
        del is_cancelled
        match = _NUMBER.fullmatch(text.strip())
        if match is None:
            return [PickerEntry(line("Type a number, such as 25 for the first 25 rows", _QUIET))]
        return [first(min(int(match[1]), len(rows)))]

    everything = replace(extent, top=None, results=frozenset())
    entries = [
        _choice(f"all {len(rows):,} that are shown", then, everything),
        *(
            [_choice(f"the {len(marked):,} marked", then, replace(everything, results=marked))]
            if marked
            else []
        ),
        *(first(number) for number in _TOPS if number < len(rows)),
    ]
    return Menu(
        "Which rows", entries, find, placeholder="Type a number, such as 25 for the first 25 rows"
    )


def columns_menu(rows: BoardView, then: MenuOf, extent: BoardExtent) -> Menu:
    """Offer to take or leave each metric, and to go on; the one that ranks is always taken."""
    every = frozenset(range(len(rows.board.metrics)))
    taken = every if extent.metrics is None else extent.metrics

    def entry(place: int, name: str) -> PickerEntry:
        is_first = place == rows.metric
        is_taken = is_first or place in taken
        detail = "ranks the rows, always taken" if is_first else "" if is_taken else "left out"
        sign = TICK if is_taken else ""
        toggled = replace(extent, metrics=taken ^ {place})
        run = None if is_first else partial(columns_menu, rows, then, toggled)
        return PickerEntry(line(name.strip() or "(no name)"), line(detail, _QUIET), sign, run)

    alone = replace(
        extent, metrics=frozenset() if rows.metric is None else frozenset({rows.metric})
    )
    return Menu(
        "Which columns",
        [
            _choice("done: take the ticked ones", then, extent),
            _choice("take all metrics", then, replace(extent, metrics=None)),
            _choice("take only the one that ranks the rows", then, alone),
            *(entry(place, metric.name) for place, metric in enumerate(rows.board.metrics)),
        ],
    )


def _choice(said: str, then: MenuOf, extent: BoardExtent) -> PickerEntry:
    return PickerEntry(line(said), run=partial(then, extent))
