"""What the rows of all leaderboards tell of the direction of their columns."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pwc_tui.domain.direction import Evidence, Vote, log_odds
from pwc_tui.domain.lexicon import Family
from pwc_tui.domain.lexicon_tasks import SUMMARIES, TASKS_WITH_ERRORS, TASKS_WITH_SCORES
from pwc_tui.domain.metrics import Direction, MetricRole, read_name
from pwc_tui.domain.signs import BoardColumns, Column, Signs, signs_of
from pwc_tui.domain.text import fold

Hint = Callable[[Signs], int]


def gather(boards: Sequence[BoardColumns]) -> list[tuple[Evidence, ...]]:
    """Return the evidence for every column of every board, in the order given.

    How far the order of rows and the company of other columns can be trusted is measured on the
    columns whose names are terms of art, in these very boards: in an archive whose rows are not
    sorted the order is worth nothing. Raises ValueError where the columns of a board are not of one
    length.
    """
    signs = [signs_of(board) for board in boards]
    sources = (
        _Source.over("order", _by_order, boards, signs),
        _Source.over("company", _by_company, boards, signs),
    )
    return [
        tuple(
            Evidence(
                board.about,
                tuple(_votes(board, place, of_board[place], sources)),
                _has_words(board.columns[place]),
            )
            for place in range(len(board.columns))
        )
        for board, of_board in zip(boards, signs, strict=True)
    ]


def _by_order(signs: Signs) -> int:
    return signs.order


def _by_company(signs: Signs) -> int:
    return signs.company


_REASONS = {
    "order": "Its rows are sorted as if {} were better.",
    "company": "It moves with columns that are known as if {} were better.",
}
_ELSEWHERE = {
    "order": "Of other boards with the name, {} of {} are sorted as if {} were better.",
    "company": "On {} of {} other boards the name moves with known columns as if {} were better.",
}
_MOST_TRUST = 0.9
"""However well a hint did on known names, the names it is needed for are the odd ones."""
_MOST_FROM_OTHERS = 2.0
"""Weight of all other boards together. Boards copy each other, they are not independent."""
_PART_OF_OTHERS = 0.5


@dataclass(frozen=True, slots=True)
class _Source:
    """A kind of hint: how far it is trusted, and what it says of each name on all boards."""

    name: str
    hint: Hint
    weight: float
    for_higher: Counter[str]
    for_lower: Counter[str]

    @classmethod
    def over(
        cls,
        name: str,
        hint: Hint,
        boards: Sequence[BoardColumns],
        signs: Sequence[Sequence[Signs]],
    ) -> "_Source":
        every = [one for of_board in signs for one in of_board if one.known and hint(one)]
        right = sum(one.known == hint(one) for one in every)
        trust = min(_MOST_TRUST, (right + 1) / (len(every) + 2))
        counts: dict[int, Counter[str]] = {1: Counter(), -1: Counter(), 0: Counter()}
        for board, of_board in zip(boards, signs, strict=True):
            for column, one in zip(board.columns, of_board, strict=True):
                counts[hint(one)][fold(column.name).strip()] += 1
        return cls(name, hint, max(0.0, log_odds(trust)), counts[1], counts[-1])

    def votes(self, name: str, signs: Signs) -> Iterator[Vote]:
        """Yield what the column's own rows say, and what all others of its name say."""
        own = self.hint(signs)
        if own and self.weight:
            direction = _direction(own)
            yield Vote(direction, self.weight, _REASONS[self.name].format(direction))
        if _is_summary(name):
            return  # `Dev` is a perplexity on one board and an accuracy on the next
        key = fold(name).strip()
        higher = self.for_higher[key] - (own > 0)
        lower = self.for_lower[key] - (own < 0)
        if higher != lower and self.weight:
            weight = min(_MOST_FROM_OTHERS, abs(higher - lower) * self.weight * _PART_OF_OTHERS)
            direction = _direction(higher - lower)
            said = _ELSEWHERE[self.name].format(max(higher, lower), higher + lower, direction)
            yield Vote(direction, weight, said)


def _votes(
    board: BoardColumns, place: int, signs: Signs, sources: Sequence[_Source]
) -> Iterator[Vote]:
    column = board.columns[place]
    for source in sources:
        yield from source.votes(column.name, signs)
    yield from _of_units(column)
    if read_name(column.name).direction is Direction.UNKNOWN:
        yield from _of_task(board.about, column)
        yield from _of_siblings(board, place)


_UNIT_VOTES = (
    (re.compile(r"mm|cm|°|px|pixels?", re.I), Direction.LOWER, 0.85, "Lengths are errors"),
    (
        re.compile(r"ms|s|secs?|seconds?|mins?|minutes?|h|hours?"),
        Direction.LOWER,
        0.85,
        "It is a time",
    ),
    (re.compile(r"db", re.I), Direction.HIGHER, 0.8, "Values in dB are a signal above noise"),
    (re.compile(r"fps|hz", re.I), Direction.HIGHER, 0.85, "It is a speed"),
)
_MOST_OF_THEM = 0.5


def _of_units(column: Column) -> Iterator[Vote]:
    units = Counter(value.unit for value in column.values if value and value.number is not None)
    if not units:
        return
    unit, count = units.most_common(1)[0]
    if not unit or count <= _MOST_OF_THEM * units.total():
        return
    for pattern, direction, sureness, says in _UNIT_VOTES:
        if pattern.fullmatch(unit):
            yield Vote(direction, log_odds(sureness), f"{says}: {unit}.")


def _of_task(about: str, column: Column) -> Iterator[Vote]:
    """Yield what the task is measured by, if the values can be that, and what the board is named.

    A board's own name that holds a measure of errors (`LibriSpeech WER`) goes before its task.
    """
    reading = read_name(about)
    if reading.direction is Direction.LOWER and reading.role is MetricRole.SCORE:
        says = f"The board's name says it is about {reading.reason}."
        yield Vote(Direction.LOWER, log_odds(_BOARD_NAME), says)
        return
    line = " ".join(["", *_WORD.findall(fold(about)), ""])
    numbers = [value.number for value in column.values if value and value.number is not None]
    for families, direction in _TASKS:
        for one in families:
            if _is_named(one, line) and _can_be(one, numbers):
                says = f"The task {one.says}."
                yield Vote(direction, log_odds(one.sureness), says)
                return


_WORD = re.compile(r"[^\W_]+")
_TASKS = ((TASKS_WITH_ERRORS, Direction.LOWER), (TASKS_WITH_SCORES, Direction.HIGHER))
_BOARD_NAME = 0.8


def _is_named(one: Family, line: str) -> bool:
    return any(f" {phrase} " in line for phrase in one.phrases)


def _can_be(one: Family, numbers: Sequence[float]) -> bool:
    """Return whether there are numbers, and all of them are of the family's range."""
    low, high = one.low, one.high
    return bool(numbers) and all(
        (low is None or number >= low) and (high is None or number <= high) for number in numbers
    )


_SIBLINGS = 0.8
_FEW_SIBLINGS = 2


def _of_siblings(board: BoardColumns, place: int) -> Iterator[Vote]:
    """Yield which way the board's other scores go, for a column that is named as their sum."""
    if not _is_summary(board.columns[place].name):
        return
    others = {
        reading.direction
        for number, column in enumerate(board.columns)
        if number != place and (reading := read_name(column.name)).role is MetricRole.SCORE
    } - {Direction.UNKNOWN}
    if len(others) == 1 and len(board.columns) > _FEW_SIBLINGS:
        says = "It sums up columns that all go that way."
        yield Vote(others.pop(), log_odds(_SIBLINGS), says)


def _is_summary(name: str) -> bool:
    named = _WORD.findall(fold(name))
    return bool(named) and SUMMARIES.issuperset(named)


_WORDS_FROM = 2 / 3
"""Part of the values that are words where a column holds remarks, some with digits in them."""


def _has_words(column: Column) -> bool:
    stated = [value for value in column.values if value and value.note != "no value"]
    words = sum(value.number is None for value in stated)
    return bool(stated) and words > _WORDS_FROM * len(stated)


def _direction(sign: int) -> Direction:
    return Direction.HIGHER if sign > 0 else Direction.LOWER
