"""What the user marked to act on it together: things of all kinds and rows of leaderboards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeGuard

from pwc_tui.domain.boards.board import BoardRow
from pwc_tui.domain.refs import Kind, Ref
from pwc_tui.domain.text.counted import counted


@dataclass(frozen=True, slots=True)
class ResultRef:
    """A row of a leaderboard."""

    board: Ref
    row: int | str
    """The number of the result, or the id of one of the user's own."""
    model: str
    paper: Ref | None = None


Markable: TypeAlias = Ref | ResultRef
"""What can be marked."""

_Key: TypeAlias = tuple[str, str, int | str]
"""Public ids: they tell one thing from another also in another archive."""

_NOUNS = {
    Kind.BOARD: ("leaderboard", "leaderboards"),
    Kind.REPOSITORY: ("repository", "repositories"),
}
_RESULTS = ("result", "results")


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """Things in the order in which they were marked, each once."""

    _things: Mapping[_Key, Markable] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[Markable]:
        return iter(self._things.values())

    def __contains__(self, thing: Markable | None) -> bool:
        return thing is not None and _key(thing) in self._things

    def with_all(self, things: Iterable[Markable]) -> "MarkedSet":
        """Return the set with these things, too; those that were in it stay in their place."""
        return MarkedSet({**self._things, **{_key(each): each for each in things}})

    def toggled(self, thing: Markable) -> "MarkedSet":
        """Return the set with a thing, or without it where it was in it."""
        if thing not in self:
            return self.with_all([thing])
        key = _key(thing)
        return MarkedSet({each: there for each, there in self._things.items() if each != key})

    @property
    def papers(self) -> tuple[int, ...]:
        """The marked papers by number, and those of marked results, each once."""
        numbers = (paper_of(thing) for thing in self)
        return tuple(dict.fromkeys(number for number in numbers if number is not None))

    @property
    def has_papers(self) -> bool:
        """Whether any of it is a paper or has one."""
        return any(paper_of(thing) is not None for thing in self)

    @property
    def others(self) -> tuple[Ref, ...]:
        """What is neither a paper nor a result: tasks, leaderboards, datasets …."""
        return tuple(each for each in self if isinstance(each, Ref) and not _is_paper(each))

    @property
    def comparable(self) -> tuple[Markable, ...]:
        """The papers, models and results, which can be set side by side."""
        return tuple(filter(_is_comparable, self))

    def incomparable_said(self) -> str:
        """Return how many others there are: `2 tasks`."""
        return _counted(each for each in self if not _is_comparable(each))

    def uncitable_said(self) -> str:
        """Return what cannot be a row of a table that cites its papers: `2 tasks and 1 result`."""
        return _counted(each for each in self if paper_of(each) is None and not is_model(each))

    def rows_on(self, board: str) -> frozenset[int | str]:
        """Return the marked rows of a leaderboard, by its public id."""
        results = (each for each in self if isinstance(each, ResultRef))
        return frozenset(each.row for each in results if each.board.slug == board)

    def said(self) -> str:
        """Return how many there are of which kind: `5 papers and 2 leaderboards`."""
        return _counted(self)

    def papers_said(self) -> str:
        """Return which papers are meant, and what is left out: `5 marked papers, not 2 tasks`."""
        count = len(self.papers)
        return counted(count, "marked paper") + self.left_out_said()

    def left_out_said(self) -> str:
        """Return what of it neither is a paper nor has one: `, not 2 tasks`; "" for nothing."""
        left_out = _counted(each for each in self if paper_of(each) is None)
        return f", not {left_out}" if left_out else ""


def result_ref(board: Ref, row: BoardRow) -> ResultRef:
    """Return what stands for a row of a leaderboard."""
    return ResultRef(board, row.own_id or row.result_id, row.model, row.paper)


def paper_of(thing: Markable | None) -> int | None:
    """Return the number of the paper that a thing is, or that a result is of, if there is one."""
    paper = thing.paper if isinstance(thing, ResultRef) else thing
    return paper.id if paper is not None and _is_paper(paper) else None


def is_model(thing: Markable) -> TypeGuard[Ref]:
    """Return whether a thing is a model, which stands for its results on all leaderboards."""
    return isinstance(thing, Ref) and thing.kind is Kind.MODEL


def _is_comparable(thing: Markable) -> bool:
    return isinstance(thing, ResultRef) or _is_paper(thing) or is_model(thing)


def _is_paper(thing: Markable) -> bool:
    return isinstance(thing, Ref) and thing.kind is Kind.PAPER


def _key(thing: Markable) -> _Key:
    if isinstance(thing, ResultRef):
        return _RESULTS[0], thing.board.slug, thing.row
    return thing.kind, thing.slug, ""


def _counted(things: Iterable[Markable]) -> str:
    counts = Counter(_nouns(each) for each in things)
    parts = [f"{count:,} {nouns[count > 1]}" for nouns, count in counts.items()]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _nouns(thing: Markable) -> tuple[str, str]:
    if isinstance(thing, ResultRef):
        return _RESULTS
    return _NOUNS.get(thing.kind, (thing.kind.value, f"{thing.kind.value}s"))
