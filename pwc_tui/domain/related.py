"""Related papers, each with the reasons why it is one, and the shelves they stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pwc_tui.domain.papers import PaperCard


class ReasonKind(StrEnum):
    """What two papers can have in common, strongest evidence first."""

    BOARD = "board"
    BEATS = "beats"
    """The related paper was the first to beat this one on a board."""
    BEATEN = "beaten"
    """The related paper is whom this one overtook on a board."""
    DATASET = "dataset"
    """Both mention it in title or abstract."""
    TASK = "task"
    REPOSITORY = "repository"
    AUTHOR = "author"
    METHOD = "method"
    TEXT = "text"
    MEANING = "meaning"
    """Their words mean much the same, whichever they are."""
    DATE = "date"


class Shelf(StrEnum):
    """Where related papers stand; a paper can stand on several."""

    BEST = "best"
    RIVALS = "rivals"
    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    NEWEST = "newest"

    @property
    def heading(self) -> str:
        """What it is called on the screen."""
        return _TITLES[self]


_TITLES = {
    Shelf.BEST: "Best",
    Shelf.RIVALS: "Rivals",
    Shelf.BEFORE: "Before",
    Shelf.AFTER: "After",
    Shelf.SAME: "Same code or authors",
    Shelf.NEWEST: "Newest in task",
}

EVIDENCE: Mapping[str, frozenset[ReasonKind]] = {
    "boards": frozenset((ReasonKind.BOARD, ReasonKind.BEATS, ReasonKind.BEATEN)),
    "lines": frozenset((ReasonKind.BEATS, ReasonKind.BEATEN)),
    "datasets": frozenset((ReasonKind.DATASET,)),
    "tasks": frozenset((ReasonKind.TASK,)),
    "code": frozenset((ReasonKind.REPOSITORY,)),
    "authors": frozenset((ReasonKind.AUTHOR,)),
    "methods": frozenset((ReasonKind.METHOD,)),
    "text": frozenset((ReasonKind.TEXT,)),
    "meaning": frozenset((ReasonKind.MEANING,)),
    "dates": frozenset((ReasonKind.DATE,)),
}
"""What can be ignored, by the word for it. Who beat whom is known from boards alone."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: its kind and the names that are shared ("MELD", "IEMOCAP")."""

    kind: ReasonKind
    names: tuple[str, ...]
    points: float = 0.0
    """What it adds to the score."""
    detail: str = ""
    """More than the names say: `0.8 points apart`, `2 rare tasks`."""


@dataclass(frozen=True, slots=True)
class Related:
    """A paper that is related to another; `score` orders a list and means nothing else."""

    card: PaperCard
    score: float
    reasons: tuple[Reason, ...]

    def why(self) -> str:
        """Say the reasons in one line: `MELD and IEMOCAP boards, 0.8 points apart · 2 rare tasks`.

        That the dates are near is said where nothing else counts as much, that they read alike
        where nothing counts over twice as much.
        """
        most = max((each.points for each in self.reasons), default=0)
        said = [
            _say(reason)
            for reason in self.reasons
            if reason.points >= _LEAST_SHARE.get(reason.kind, 0) * most
        ]
        return " · ".join(dict.fromkeys(said))


def in_words(names: Sequence[str], shown: int = 2) -> str:
    """Return names as a text says them: `MELD`, `MELD and IEMOCAP`, `A, B and 4 more`."""
    if len(names) > shown:
        return f"{', '.join(names[:shown])} and {len(names) - shown} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


_LEAST_SHARE = {ReasonKind.DATE: 1.0, ReasonKind.MEANING: 0.5}
"""Part of the points of the strongest reason from which one that all papers have is said."""

_SAID = {
    ReasonKind.BEATS: "first to beat it",
    ReasonKind.BEATEN: "overtaken by it",
    ReasonKind.REPOSITORY: "same code",
    ReasonKind.MEANING: "reads alike",
}
"""What is said without names."""

_WITH_NAMES = {
    ReasonKind.BOARD: ("{} board", "{} boards"),
    ReasonKind.DATASET: ("both mention {}", "both mention {}"),
    ReasonKind.TASK: ("task {}", "tasks {}"),
    ReasonKind.AUTHOR: ("author {}", "authors {}"),
    ReasonKind.METHOD: ("method {}", "methods {}"),
}
"""What is said of one name, and of several."""


def _say(reason: Reason) -> str:
    kind, detail = reason.kind, reason.detail
    if kind is ReasonKind.TEXT:
        return f"words {', '.join(reason.names[:3])}"
    if kind is ReasonKind.DATE:
        return f"near in time, {detail}"
    if kind in _WITH_NAMES and not (kind is ReasonKind.TASK and detail):
        said = _WITH_NAMES[kind][len(reason.names) > 1].format(in_words(reason.names))
        return f"{said}, {detail}" if detail else said
    return _SAID.get(kind, detail)
