"""How the lexicons of metric names are written: families of words that mean one kind of thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Names of one kind of metric, as folded words, phrases of words, and words in capitals.

    `says` is the reason shown to people: "an error rate". `sureness` is how likely a name with one
    of the words is of the kind, our judgement: 0.97 for terms of art, 0.85 for everyday words.
    `low` and `high` are the least and the largest number there can be, None where there is none;
    100 stands for 1 as well, as shares are written both ways.
    """

    says: str
    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    """Ends of words behind one to four letters that say which variant it is: mRMSE, sIoU."""
    phrases: tuple[str, ...] = ()
    capitals: frozenset[str] = frozenset()
    sureness: float = 0.97
    low: float | None = None
    high: float | None = None


def family(
    says: str,
    words: str = "",
    *,
    endings: str = "",
    phrases: tuple[str, ...] = (),
    capitals: str = "",
    sureness: float = 0.97,
    low: float | None = None,
    high: float | None = None,
) -> Family:
    """Return a family whose `words` and `capitals` are parted by blanks."""
    return Family(
        says,
        frozenset(words.split()),
        tuple(endings.split()),
        phrases,
        frozenset(capitals.split()),
        sureness,
        low,
        high,
    )
