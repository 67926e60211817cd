"""Why a paper is related to another: every part of its score."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from pwc_tui.domain.related import Reason, ReasonKind, Related
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet, SheetLine
from pwc_tui.tui.text import joined, line, printed

_QUIET = "$foreground-muted"
_POINTS_WIDTH = 6
_WHAT_COUNTS = (
    "The rarer the evidence, the more it counts: a task with few papers, a word in few titles, "
    "a small leaderboard. Close ranks count more than distant ones."
)
_SAID = {
    ReasonKind.BOARD: "same leaderboards",
    ReasonKind.BEATS: "first to beat this paper on",
    ReasonKind.BEATEN: "overtaken by this paper on",
    ReasonKind.DATASET: "both mention",
    ReasonKind.TASK: "same tasks",
    ReasonKind.REPOSITORY: "same code",
    ReasonKind.AUTHOR: "same authors",
    ReasonKind.METHOD: "same methods",
    ReasonKind.TEXT: "same rare words",
    ReasonKind.MEANING: "similar in content",
    ReasonKind.DATE: "published at about the same time",
}


def why_related(related: Related) -> Sheet:
    """Return a dialogue with what each kind of evidence adds to the score, most first."""
    reasons = sorted(related.reasons, key=lambda reason: -reason.points)
    return Sheet(
        "Why it is related",
        [
            SheetLine(line(printed(related.card.title), "bold $text-accent")),
            SheetLine(),
            *(part for reason in reasons for part in _told(reason)),
            SheetLine(),
            SheetLine(Content.styled("together", "bold"), _points(related.score)),
            SheetLine(),
            SheetLine(line(_WHAT_COUNTS, _QUIET)),
        ],
    )


def _told(reason: Reason) -> Iterable[SheetLine]:
    said = joined([line(_SAID[reason.kind]), line(reason.detail, _QUIET)], "  ")
    head = _points(reason.points)
    yield SheetLine(said, head)
    if reason.names:
        yield SheetLine(line(", ".join(reason.names), _QUIET), Content(" " * head.cell_length))


def _points(points: float) -> Content:
    return Content.styled(f"{points:{_POINTS_WIDTH}.2f}  ", "bold")
