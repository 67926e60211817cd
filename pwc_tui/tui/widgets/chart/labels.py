"""Names beside the points of a chart: each where nothing else is drawn, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

LONGEST = 24
"""Characters of a name."""
_BESIDE = 1
"""Cells between a point and its name."""


class Label(NamedTuple):
    """A name that is written from a column of the chart on."""

    start: int
    text: str


def place_labels(
    named: Iterable[tuple[int, int, str]], rows: Sequence[str]
) -> Mapping[int, Sequence[Label]]:
    """Return by row the names that have room, from left to right; the first ones come first.

    `named` has column, row and name of each point, `rows` what is drawn already.
    """
    found: defaultdict[int, list[Label]] = defaultdict(list)
    taken = [[cell != " " for cell in row] for row in rows]
    for column, row, name in named:
        text = (
            name if len(name) <= LONGEST else f"{name[: LONGEST // 2]}…{name[1 - LONGEST // 2 :]}"
        )
        for start, at in _candidates(column, row, len(text)):
            if not 0 <= at < len(rows) or start < 0:
                continue
            cells = taken[at][start : start + len(text)]
            around = taken[at][max(0, start - 1) : start + len(text) + 1]
            beside = around if at != row else cells
            if len(cells) == len(text) and not any(beside):
                taken[at][start : start + len(text)] = [True] * len(text)
                found[at].append(Label(start, text))
                break
    return {row: sorted(labels) for row, labels in found.items()}


def _candidates(column: int, row: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield where a name may begin: beside the point, then above and below it."""
    left, right = column - length - _BESIDE, column + 1 + _BESIDE
    yield from ((left, row), (left, row - 1), (left, row + 1))
    yield from ((right, row - 1), (right, row + 1), (right, row))
