"""What the rows of all leaderboards tell of the direction of their columns."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pwc_tui.domain.metrics.direction import TERM_OF_ART, DirectionEvidence, Vote, log_odds
from pwc_tui.domain.metrics.direction_hints import BoardColumns, MetricValues, Signs, signs_of
from pwc_tui.domain.metrics.lexicon import Family
from pwc_tui.domain.metrics.lexicon_tasks import SUMMARIES, TASKS_WITH_ERRORS, TASKS_WITH_SCORES
from pwc_tui.domain.metrics.metric_names import read_name
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole
from pwc_tui.domain.text.clean import fold

Hint = Callable[[Signs], int]


def gather(boards: Sequence[BoardColumns]) -> list[tuple[DirectionEvidence, ...]]:
    """Return the evidence for every column of every board, in the order given; see `Survey`."""
    survey = Survey()
    for board in boards:
        survey.add(board)
    return [survey.evidence(number, board) for number, board in enumerate(boards)]


class Survey:
    """Gathers evidence of boards that are added one by one, and then looked at once more.

    How far the order of rows and the company of other columns can be trusted is measured on the
    columns whose names are terms of art, in these very boards: in an archive whose rows are not
    sorted the order is worth nothing. What is kept of a board is a few bytes a column.
    """

    def __init__(self) -> None:
        self._signs: list[tuple[Signs, ...]] = []
        self._kinds: dict[Signs, Signs] = {}
        """Each of the 27 there can be once: columns share them."""
        self._sources = _EvidenceSource("order", _by_order), _EvidenceSource("company", _by_company)

    def add(self, board: BoardColumns) -> None:
        """Take note of a board; raises ValueError where its columns are not of one length."""
        signs = tuple(self._kinds.setdefault(one, one) for one in signs_of(board))
        self._signs.append(signs)
        for source in self._sources:
            for column, one in zip(board.columns, signs, strict=True):
                source.add(column.name, one)

    def evidence(self, number: int, board: BoardColumns) -> tuple[DirectionEvidence, ...]:
        """Return the evidence for every column of the board that was added as `number`, from 0."""
        signs = self._signs[number]
        return tuple(
            DirectionEvidence(
                board.about,
                tuple(_votes(board, place, signs[place], self._sources)),
                _has_words(board.columns[place]),
            )
            for place in range(len(board.columns))
        )


def _by_order(signs: Signs) -> int:
    return signs.order


def _by_company(signs: Signs) -> int:
    return signs.company


_REASONS = {
    "order": "Its rows are sorted as if {} were better.",
    "company": "It correlates with known columns as if {} were better.",
}
_ELSEWHERE = {
    "order": "{} of {} other leaderboards with such a metric are sorted as if {} were better.",
    "company": "On {} of {} other leaderboards it correlates with others as if {} were better.",
}
_ON_ONE_OTHER = {
    "order": "Another leaderboard with such a metric is sorted as if {} were better.",
    "company": "On another leaderboard it correlates with others as if {} were better.",
}
_MOST_TRUST = 0.9
"""However well a hint did on known names, the names it is needed for are the odd ones."""
_MOST_FROM_OTHERS = 2.0
"""Weight of all other boards together. Boards copy each other, they are not independent."""
_PART_OF_OTHERS = 0.5
_MANY_OTHERS = 4
"""Boards from which others are a source of their own: two or three share a list and its slip."""


class _EvidenceSource:
    """A kind of hint: how far it is trusted, and what it says of each name on all boards."""

    def __init__(self, name: str, hint: Hint) -> None:
        self.name = name
        self.hint = hint
        self.for_higher: Counter[str] = Counter()
        self.for_lower: Counter[str] = Counter()
        self._right = 0
        self._known = 0

    def add(self, name: str, signs: Signs) -> None:
        """Take note of what it says of a column."""
        said = self.hint(signs)
        if said:
            counts = self.for_higher if said > 0 else self.for_lower
            counts[fold(name).strip()] += 1
            self._known += signs.known != 0
            self._right += signs.known == said

    @property
    def weight(self) -> float:
        """How much it counts, by how often it was right about terms of art."""
        trust = min(_MOST_TRUST, (self._right + 1) / (self._known + 2))
        return max(0.0, log_odds(trust))

    def votes(self, name: str, signs: Signs) -> Iterator[Vote]:
        """Yield what the column's own rows say, and what all others of its name say."""
        own = self.hint(signs)
        if own and self.weight:
            direction = _direction(own)
            says = _REASONS[self.name].format(direction)
            yield Vote(direction, self.weight, says, source=self.name)
        if _is_summary(name):
            return  # `Dev` is a perplexity on one board and an accuracy on the next
        key = fold(name).strip()
        higher = self.for_higher[key] - (own > 0)
        lower = self.for_lower[key] - (own < 0)
        if higher != lower and self.weight:
            weight = min(_MOST_FROM_OTHERS, abs(higher - lower) * self.weight * _PART_OF_OTHERS)
            direction = _direction(higher - lower)
            said = _ELSEWHERE[self.name].format(max(higher, lower), higher + lower, direction)
            if higher + lower == 1:
                said = _ON_ONE_OTHER[self.name].format(direction)
            is_many = max(higher, lower) >= _MANY_OTHERS
            source = f"{self.name} elsewhere" if is_many else self.name
            yield Vote(direction, weight, said, source=source)


def _votes(
    board: BoardColumns, place: int, signs: Signs, sources: Sequence[_EvidenceSource]
) -> Iterator[Vote]:
    column = board.columns[place]
    for source in sources:
        yield from source.votes(column.name, signs)
    yield from _of_units(column)
    reading = read_name(column.name)
    if reading.direction is Direction.UNKNOWN or reading.sureness < _SURE_OF_MEASURE:
        yield from _of_task(board.about, column)
    if reading.direction is Direction.UNKNOWN:
        yield from _of_siblings(board, place)


_SURE_OF_MEASURE = 0.8
"""Sureness below which a name is rather that of what is measured, as joints of the body are, and
the task tells by what."""
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


def _of_units(column: MetricValues) -> Iterator[Vote]:
    units = Counter(value.unit for value in column.values if value and value.number is not None)
    if not units:
        return
    unit, count = units.most_common(1)[0]
    if not unit or count <= _MOST_OF_THEM * units.total():
        return
    for pattern, direction, sureness, says in _UNIT_VOTES:
        if pattern.fullmatch(unit):
            yield Vote(direction, log_odds(sureness), f"{says}: {unit}.")


def _of_task(about: str, column: MetricValues) -> Iterator[Vote]:
    """Yield what the task is measured by, if the values can be that, and what the board is named.

    A board's own name that holds a measure of errors (`LibriSpeech WER`) goes before its task.
    """
    reading = read_name(about)
    if reading.direction is Direction.LOWER and reading.role is MetricRole.SCORE:
        says = f"The leaderboard's name says it is about {reading.reason}."
        yield Vote(Direction.LOWER, log_odds(_BOARD_NAME), says)
        return
    line = " ".join(["", *_WORD.findall(fold(about)), ""])
    numbers = [value.number for value in column.values if value and value.number is not None]
    for families, direction in _TASKS:
        for one in families:
            if _is_named(one, line) and _can_be(one, numbers):
                says = f"The task {one.says}."
                sureness = one.sureness
                yield Vote(direction, log_odds(sureness), says, sureness >= TERM_OF_ART)
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


def _has_words(column: MetricValues) -> bool:
    stated = [value for value in column.values if value and value.note != "no value"]
    words = sum(value.number is None for value in stated)
    return bool(stated) and words > _WORDS_FROM * len(stated)


def _direction(sign: int) -> Direction:
    return Direction.HIGHER if sign > 0 else Direction.LOWER
