"""Dialogues about a leaderboard's metric and its rows: which way is better, and who beat whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from pwc_tui.domain.boards.board import Board, BoardRow
from pwc_tui.domain.boards.quality_marks import UNSURE_BELOW
from pwc_tui.domain.boards.records_over_time import Story, story_of
from pwc_tui.domain.boards.view import as_it_stood
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.counted import counted
from pwc_tui.tui.messages import OpenBoard, OpenPaper, OpenScope
from pwc_tui.tui.screens.board.rows import BoardView, title_of
from pwc_tui.tui.screens.board.text import direction_said
from pwc_tui.tui.screens.dialogs.menu import Menu, PickerEntry
from pwc_tui.tui.text import joined, line
from pwc_tui.tui.widgets.table.row_painter import fit

if TYPE_CHECKING:
    from pwc_tui.tui.screens.board.state import BoardState

_QUIET = "$foreground-muted"
_LISTED = 40
"""Rows of each part of a story; nobody reads on."""
_VALUE_WIDTH, _DAY_WIDTH = 8, 10
_TITLES = {Direction.HIGHER: "↑ higher is better", Direction.LOWER: "↓ lower is better"}


def direction_menu(board: BoardState, rows: BoardView) -> Menu:
    """Offer what the direction of the metric may become, the next of the cycle first.

    Ours, then the other way round, then ours again.
    """
    metric, is_users = rows.arranged.chosen, rows.metric in rows.arranged.flipped
    assert metric is not None
    now = metric.direction
    told = [way for way in _TITLES if way is not now]
    if not is_users and now is not Direction.UNKNOWN and metric.confidence < UNSURE_BELOW:
        told.append(now)
    ways: list[Direction | None] = [None, *told] if is_users else [*told]

    def entry(way: Direction | None) -> PickerEntry:
        title = "the direction judged by the program" if way is None else _TITLES[way]
        detail = "" if way is None else "remembered for this leaderboard"
        key = "o" if way is None else way.value[0]
        run = partial(board.flip, metric.name, way)
        return PickerEntry(line(title), line(detail, _QUIET), key, run)

    said = direction_said(metric, is_users=is_users)
    name = line(metric.name.strip() or "(no name)", width=40).plain
    return Menu(f"{name}: now {said}", [entry(way) for way in ways])


def story_menu(rows: BoardView, place: int) -> Menu | None:
    """Offer the papers that the paper of the row at `place` beat and was beaten by.

    None where that cannot be told.
    """
    current, metric = rows.row_at(place), rows.metric
    if current is None or metric is None:
        return None
    then = as_it_stood(rows.board, rows.arranged.filter.as_of)
    if current not in then.rows:
        return None
    story = story_of(then, metric, then.rows.index(current))
    if story is None:
        return None
    own = then.rows[story.row_index]
    stood = "a record" if story.was_record else f"#{story.rank_then} then"
    entries = [
        _entry(own, metric, stood, "bold $text-accent"),
        *_listed(then, metric, story.beaten, "beat"),
        *_listed(then, metric, story.ahead, "ranked below"),
        *_listed(then, metric, story.beaten_by, "beaten by"),
    ]
    return Menu(_summary(story), entries, action="open", key_width=12)


def kin_menu(rows: BoardView) -> Menu:
    """Offer its task and dataset, what it is a part of, its parts, and boards called alike."""
    board = rows.board
    whole = board.whole or board.parent
    groups = (
        ("task", (board.task,)),
        ("dataset", (board.dataset,)),
        ("part of", () if whole is None else (whole,)),
        ("its parts", board.parts),
        ("also", board.others),
    )
    entries = [
        _kin(ref, "" if at else heading) for heading, refs in groups for at, ref in enumerate(refs)
    ]
    return Menu("Where this leaderboard belongs", entries, action="open", key_width=10)


def _kin(ref: Ref, heading: str) -> PickerEntry:
    is_board = ref.kind is Kind.BOARD
    message = OpenBoard(ref.slug, title=ref.name) if is_board else OpenScope(ref)
    detail = line("" if is_board else "its page", _QUIET)
    return PickerEntry(line(ref.name or "(no name)"), detail, heading, run=message)


def _summary(story: Story) -> str:
    beaten, ahead = counted(len(story.beaten), "result"), len(story.ahead)
    by = counted(len(story.beaten_by), "later one")
    below = f", ranked below {ahead:,}" if ahead else ""
    return f"It beat {beaten}{below} and was beaten by {by if story.beaten_by else 'none since'}"


def _listed(board: Board, metric: int, places: Sequence[int], heading: str) -> list[PickerEntry]:
    entries = [
        _entry(board.rows[row], metric, "" if at else heading)
        for at, row in enumerate(places[:_LISTED])
    ]
    if len(places) > _LISTED:
        entries.append(PickerEntry(line(f"… and {len(places) - _LISTED} more", _QUIET)))
    return entries


def _entry(row: BoardRow, metric: int, heading: str, look: str = "") -> PickerEntry:
    day = row.date.isoformat() if row.date else ""
    cells = (
        fit(line(_value(row, metric)), _VALUE_WIDTH, "right"),
        fit(line(day, _QUIET), _DAY_WIDTH, "left"),
        line(title_of(row), _QUIET),
    )
    opens = None if row.paper is None else OpenPaper(row.paper.id, row.paper.name)
    model = line(row.model, look or ("" if opens else _QUIET))
    return PickerEntry(model, joined(cells, "  "), heading, opens)


def _value(row: BoardRow, metric: int) -> str:
    value = row.values[metric]
    return value.raw if value else ""
