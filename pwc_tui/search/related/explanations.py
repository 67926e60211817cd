"""Evidence as reasons in words: the names of what papers share, and what each adds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pwc_tui.domain.refs import Kind
from pwc_tui.domain.related import Reason, ReasonKind
from pwc_tui.search.related.board_neighbours import SharedEvidence
from pwc_tui.search.related.evidence_reader import Keywords

_RARE = 0.25
"""Strength from which a task is called rare: one of fewer than 750 papers among 576,261."""

_OF_BOARDS = frozenset((ReasonKind.BOARD, ReasonKind.BEATS, ReasonKind.BEATEN))
_KINDS = {
    **dict.fromkeys(_OF_BOARDS, Kind.BOARD),
    ReasonKind.DATASET: Kind.DATASET,
    ReasonKind.TASK: Kind.TASK,
    ReasonKind.REPOSITORY: Kind.REPOSITORY,
    ReasonKind.AUTHOR: Kind.AUTHOR,
    ReasonKind.METHOD: Kind.METHOD,
}


class ReasonNames(Protocol):
    """Where names and values come from: `store.queries.cards.Cards`."""

    def names_of(self, kind: Kind, numbers: Sequence[int]) -> dict[int, str]:
        """Return what these things are called, by number."""

    def rank_distances(
        self, paper_id: int, others: Sequence[int], boards: Sequence[int]
    ) -> dict[tuple[int, int], str]:
        """Return by other paper and board how far its value is from the paper's own."""


_Thing = tuple[ReasonKind, int]
_Points = list[tuple[_Thing, float]]


@dataclass(frozen=True, slots=True)
class ReasonWriter:
    """Says in words what papers share: the weights and where the names come from."""

    weights: Mapping[ReasonKind, float]
    names: ReasonNames
    keywords: Keywords

    def reasons(
        self, paper: int, others: Sequence[int], evidence: Sequence[SharedEvidence]
    ) -> dict[int, tuple[Reason, ...]]:
        """Return for each of some other papers what it shares with `paper`, strongest first.

        By kind, in the order of the kinds. Papers are counted from 0.
        """
        return _reasons(self, paper, {o: _shared(o, evidence, self.weights) for o in others})


def _reasons(
    teller: ReasonWriter, paper: int, shared: Mapping[int, Mapping[ReasonKind, _Points]]
) -> dict[int, tuple[Reason, ...]]:
    used = {each for of in shared.values() for kind in of.values() for each, _ in kind}
    called = _called(used, teller)
    boards = sorted({number for kind, number in used if kind is ReasonKind.BOARD})
    rivals = [other + 1 for other, of in shared.items() if ReasonKind.BOARD in of]
    apart = teller.names.rank_distances(paper + 1, rivals, boards) if boards else {}
    return {
        other: tuple(
            Reason(
                kind,
                tuple(dict.fromkeys(called[each] for each, _ in of[kind] if each in called)),
                sum(points for _, points in of[kind]),
                _detail(kind, of[kind], teller.weights[kind], other, apart),
            )
            for kind in ReasonKind
            if kind in of
        )
        for other, of in shared.items()
    }


def _shared(
    other: int, evidence: Sequence[SharedEvidence], weights: Mapping[ReasonKind, float]
) -> dict[ReasonKind, _Points]:
    """Return what a paper shares, and what each adds, by kind; what adds most first."""
    found: dict[ReasonKind, _Points] = defaultdict(list)
    for each in evidence:
        if strength := each.shared_with(other):
            found[each.kind].append(((each.kind, each.number), strength * weights[each.kind]))
    for points in found.values():
        points.sort(key=lambda pair: -pair[1])
    return found


def _called(used: set[_Thing], teller: ReasonWriter) -> dict[_Thing, str]:
    """Return what the things that are shared are called."""
    called: dict[_Thing, str] = {}
    for reason in ReasonKind:
        numbers = sorted(number for kind, number in used if kind is reason)
        if not numbers:
            continue
        if reason is ReasonKind.TEXT:
            found = dict(zip(numbers, teller.keywords.terms(numbers), strict=True))
        else:
            found = teller.names.names_of(_KINDS[reason], numbers)
        called |= {(reason, number): name for number, name in found.items()}
    return called


def _detail(
    kind: ReasonKind,
    shared: _Points,
    weight: float,
    other: int,
    apart: Mapping[tuple[int, int], str],
) -> str:
    if kind is ReasonKind.BOARD:
        said = (apart.get((other + 1, board)) for (_, board), _ in shared)
        return next(filter(None, said), "")
    if kind is ReasonKind.TASK:
        rare = sum(points >= _RARE * weight for _, points in shared)
        return f"{rare} rare tasks" if rare > 1 else ""
    return ""
