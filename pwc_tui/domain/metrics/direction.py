"""Which way a column of a leaderboard improves, how sure that is, and why."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pwc_tui.domain.metrics.metric_names import NameReading, read_name
from pwc_tui.domain.metrics.metric_roles import Direction, MetricRole


@dataclass(frozen=True, slots=True)
class Vote:
    """A reason for one direction. `weight` is the logarithm of the odds that it is right.

    `is_definition` says that it is as good as a name that is a term of art, `source` where it comes
    from: votes of one source are one reason, told of one board and of a few others.
    """

    direction: Direction
    weight: float
    reason: str
    is_definition: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class DirectionEvidence:
    """What a leaderboard and its neighbours tell of a column, beside the column's name.

    `about` is what the board is called (`Image Generation on CIFAR-10`); `has_words` says that most
    of the values are words.
    """

    about: str = ""
    votes: tuple[Vote, ...] = ()
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a column is. `confidence` (0 to 1) is how likely `direction` and `role` are right.

    UNKNOWN has the confidence of the direction that is more likely, which did not suffice, unless
    the column is no score: then it is how sure that is. `reasons` are short sentences, the
    weightiest first.
    """

    direction: Direction
    confidence: float
    reasons: tuple[str, ...]
    role: MetricRole


SURE_ENOUGH = 0.75
"""Confidence from which a direction is told. Below it the archive's order stands and nobody is
best: a wrong best is worse than none."""


def infer(name: str, evidence: DirectionEvidence = DirectionEvidence()) -> Judgement:
    """Return which way the column called `name` improves.

    The odds of all reasons are multiplied: the name's, as the lexicons are sure of it, and those
    of the votes. What the name says is no score stays one whatever the votes are.
    """
    reading = read_name(name)
    if reading.role in {MetricRole.FACT, MetricRole.COST}:
        return _no_score(reading)
    if reading.direction is Direction.UNKNOWN and reading.sureness >= TERM_OF_ART:
        says = f"The name says it is {reading.reason}."
        return Judgement(Direction.UNKNOWN, reading.sureness, (says,), reading.role)
    if evidence.has_words and reading.direction is Direction.UNKNOWN:
        return Judgement(Direction.UNKNOWN, 0.95, ("Its values are words.",), MetricRole.FACT)
    named = _of_name(name, reading, evidence.about)
    votes = sorted([*named, *evidence.votes], key=_weight, reverse=True)
    if not votes:
        reasons = ("Neither the name nor the order of the rows shows it.",)
        return Judgement(Direction.UNKNOWN, 0.5, reasons, reading.role)
    total = _signed_total(votes)
    confidence = min(_MOST, 1 / (1 + math.exp(-abs(total))))
    direction = Direction.HIGHER if total > 0 else Direction.LOWER
    if confidence < SURE_ENOUGH:
        direction = Direction.UNKNOWN
    return Judgement(
        direction, round(confidence, 3), tuple(vote.reason for vote in votes), reading.role
    )


def log_odds(probability: float) -> float:
    """Return the weight of a reason that is right with this probability."""
    return math.log(probability / (1 - probability))


_MOST = 0.995
"""Nothing here is proven."""

TERM_OF_ART = 0.95
"""Sureness from which a name is one."""
_MOST_BESIDE_TERM = 2.2
"""Weight (9 to 1) of all votes together beside a name that is a term of art. They may cast doubt on
what FID is, but a file that is sorted wrong must not turn it over."""
_ONE_AGAINST_TERM = 0.7
"""Weight (2 to 1) of what a single source says against such a name: rows that stand in the other
order are a slip of the file, and no reason to paint nobody as best in AP."""

_LIKENESS_OF_SAMPLES = 0.92
"""Sureness that MS-SSIM among generated images is to be low: it then measures how alike they are
(Odena et al. 2017, Karras et al. 2018), not how like the truth."""


def _of_name(name: str, reading: NameReading, about: str) -> list[Vote]:
    if reading.direction is Direction.UNKNOWN:
        return []
    folded = name.casefold().replace("-", "").replace(" ", "")
    if folded.startswith("msssim") and "generat" in about.casefold():
        reason = "MS-SSIM among generated images measures how similar they are."
        return [Vote(Direction.LOWER, log_odds(_LIKENESS_OF_SAMPLES), reason)]
    says = f"The name says it is {reading.reason}."
    is_term = reading.sureness >= TERM_OF_ART
    return [Vote(reading.direction, log_odds(reading.sureness), says, is_definition=is_term)]


def _no_score(reading: NameReading) -> Judgement:
    reason = f"The name says it is {reading.reason}, not a score."
    return Judgement(Direction.UNKNOWN, reading.sureness, (reason,), reading.role)


def _signed_total(votes: Sequence[Vote]) -> float:
    defined = sum(_signed(vote) for vote in votes if vote.is_definition)
    others = [vote for vote in votes if not vote.is_definition]
    rest = sum(map(_signed, others))
    if not defined:
        return rest
    against = {vote.source for vote in others if _signed(vote) * defined < 0}
    most = _ONE_AGAINST_TERM if len(against) == 1 else _MOST_BESIDE_TERM
    return defined + max(-most, min(most, rest))


def _signed(vote: Vote) -> float:
    return vote.weight if vote.direction is Direction.HIGHER else -vote.weight


def _weight(vote: Vote) -> float:
    return vote.weight
