"""Related papers, each with the reasons why it is one."""

from dataclasses import dataclass
from enum import StrEnum

from pwc_tui.domain.papers import PaperCard


class ReasonKind(StrEnum):
    """What two papers can have in common, strongest evidence first."""

    BOARD = "board"
    TASK = "task"
    AUTHOR = "author"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: its kind and the names that are shared ("MELD", "IEMOCAP")."""

    kind: ReasonKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A paper that is related to another; `score` orders a list and means nothing else."""

    card: PaperCard
    score: float
    reasons: tuple[Reason, ...]

    def why(self) -> str:
        """Say the reasons in one line: `same boards: MELD, IEMOCAP · task: Emotion Recognition`."""
        return " · ".join(_say(reason) for reason in self.reasons)


_WORDS = {
    ReasonKind.BOARD: ("same board", "same boards"),
    ReasonKind.TASK: ("task", "tasks"),
    ReasonKind.AUTHOR: ("author", "authors"),
    ReasonKind.TEXT: ("words", "words"),
}
_NAMES_SHOWN = 3


def _say(reason: Reason) -> str:
    one, many = _WORDS[reason.kind]
    shown = ", ".join(reason.names[:_NAMES_SHOWN])
    more = len(reason.names) - _NAMES_SHOWN
    return f"{one if len(reason.names) == 1 else many}: {shown}" + (f" +{more}" if more > 0 else "")
