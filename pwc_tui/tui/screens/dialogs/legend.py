"""What the marks on the screens mean."""

from dataclasses import dataclass

from pwc_tui.domain.boards.quality_marks import TrustMark
from pwc_tui.domain.metrics.metric_roles import Direction
from pwc_tui.tui.screens.board.rows import ARROWS, SIGNS
from pwc_tui.tui.screens.papers.rows import ANY_CODE, OFFICIAL_CODE
from pwc_tui.tui.widgets.table.row_view import CAME_FROM, TICK


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark and its meaning."""

    mark: str
    meaning: str


LEGEND = (
    Sign(OFFICIAL_CODE, "official code, by the paper's authors"),
    Sign(ANY_CODE, "code by others"),
    Sign("★", "how many results on leaderboards the paper has"),
    Sign(TICK, "marked with space, to be compared with ="),
    Sign(CAME_FROM, "the row you came from; in a tree, a branch that → opens"),
    Sign("▾", "an open branch of a tree, which ← closes"),
    Sign(ARROWS[Direction.HIGHER], "higher is better"),
    Sign(ARROWS[Direction.LOWER], "lower is better"),
    Sign(
        SIGNS[TrustMark.DIRECTION_UNSURE],
        "not known for sure whether higher or lower is better",
    ),
    Sign(SIGNS[TrustMark.DUPLICATE_ROW], "repeats an earlier row, and shares its rank"),
    Sign(SIGNS[TrustMark.OUT_OF_RANGE], "a value the metric cannot have; it has no rank"),
    Sign(SIGNS[TrustMark.SWAPPED], "a value that seems to stand in another's column"),
    Sign(SIGNS[TrustMark.SCALE_MIXED], "some values are fractions of 1, others percentages"),
    Sign("#3", "the rank on a leaderboard, 3rd"),
    Sign("…", "cut for lack of room; open the row or widen the window to see it whole"),
)
