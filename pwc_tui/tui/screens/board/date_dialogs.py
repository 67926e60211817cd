"""Dialogues that ask from when the rows are to be: from some years, or as of a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.ranking import is_known_by
from pwc_tui.domain.boards.records_over_time import staircase
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.partial_dates import PartialDate, partial_date
from pwc_tui.domain.text.counted import counted
from pwc_tui.system.progress import IsCancelled
from pwc_tui.tui.screens.board.rows import BoardView
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import line

if TYPE_CHECKING:
    from pwc_tui.tui.screens.board.state import BoardState

_QUIET = "$foreground-muted"
_YEARS = re.compile(r"(\d{4})?\s*([-–:]|to)?\s*(\d{4})?")

Years = tuple[int | None, int | None]


def years_of(text: str) -> Years | None:
    """Return first and last year of `2019`, `2019-2021`, `2019-` or `-2021`, None for none."""
    match = _YEARS.fullmatch(text.strip())
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        return None
    first, last = (int(year) if year else None for year in (match[1], match[3]))
    if not match[2]:
        last = first
    return (last, first) if first and last and last < first else (first, last)


def days_menu(board: BoardState, rows: BoardView) -> Menu:
    """Offer the days on which the record was broken, newest first, and any other that is typed."""
    metric = rows.metric
    records = () if metric is None else staircase(rows.board, metric)

    def entry(date: PartialDate | None, detail: str) -> PickerEntry:
        title = "as it stands now" if date is None else f"as of {date}"
        wanted = replace(board.wanted.filter, as_of=date and date.last)
        return PickerEntry(line(title), line(detail, _QUIET), run=partial(board.narrow, wanted))

    def find(text: str, is_cancelled: IsCancelled) -> Sequence[PickerEntry]:
        del is_cancelled
        date = partial_date(text)
        if date is None:
            return [PickerEntry(line("Type a date: 2020, 2020-06 or 2020-06-15", _QUIET))]
        there = sum(is_known_by(row, date.last) for row in rows.board.rows)
        return [entry(date, f"{counted(there, 'result')} of {len(rows.board.rows):,}")]

    offered = []
    for record in reversed(records):
        row = rows.board.rows[record.row_index]
        value = row.values[metric or 0]
        offered.append(entry(record.day, f"{value.raw if value else ''}  {row.model}"))
    now = [entry(None, "")] if board.wanted.filter.as_of else []
    known = rows.arranged.chosen
    is_told = known is not None and known.direction is not Direction.UNKNOWN
    hint = "or choose a record" if is_told and offered else ""
    placeholder = f"A date: 2020, 2020-06, 2020-06-15 {hint}".strip()
    return Menu("The leaderboard as of …", [*now, *offered], find, "show", placeholder)


def years_menu(board: BoardState, rows: BoardView) -> Menu:
    """Offer the years of the rows, newest first, and any span that is typed."""
    of_year = Counter(row.date.year for row in rows.board.rows if row.date)

    def entry(years: Years) -> PickerEntry:
        first, last = years
        within = [y for y in of_year if (first or y) <= y <= (last or y)]
        wanted = replace(board.wanted.filter, first_year=first, last_year=last)
        said = {
            (None, None): "all years",
            (first, first): f"{first}",
            (None, last): f"up to {last}",
        }
        title = said.get(years, f"{first} to {last}" if last else f"from {first} on")
        detail = counted(sum(of_year[year] for year in within), "result")
        return PickerEntry(line(title), line(detail, _QUIET), run=partial(board.narrow, wanted))

    def find(text: str, is_cancelled: IsCancelled) -> Sequence[PickerEntry]:
        del is_cancelled
        years = years_of(text)
        if years is None:
            return [PickerEntry(line("Type years: 2019, 2019-2021, 2019- or -2021", _QUIET))]
        return [entry(years)]

    now = board.wanted.filter
    everything = [entry((None, None))] if now.first_year or now.last_year else []
    each = [entry((year, year)) for year in sorted(of_year, reverse=True)]
    placeholder = "Years: 2019, 2019-2021, 2019- or -2021"
    return Menu("Only results of …", [*everything, *each], find, "show", placeholder)
