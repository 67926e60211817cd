"""What a query says in its own words: years, and names of fields that are nearly right."""

import re

from pwc_tui.domain.query.tokens import FIELDS

Years = tuple[int | None, int | None]
"""First and last year; None where it is open."""

_YEARS = re.compile(
    r"(?P<sign>[<>]=?)?(?P<year>[0-9]{4})|(?P<first>[0-9]{4})?(?:\.\.|[-–])(?P<last>[0-9]{4})?"
)

_MEANT = {"conference": "venue", "journal": "venue", "type": "kind"} | {
    "order": "sort",
    "date": "year",
    "code": "has",
    "github": "repo",
}
"""Other words for fields."""

_ALIKE = 0.5
"""Share of letters and pairs of letters in common from which a field may be a slip of another:
`auther`, `taks`, `dataste` are above it, `title` and `foo` below."""


def years_in(value: str) -> Years | None:
    """Return the years that `2021`, `2020..2023`, `>2021`, `<=2020`, `2020..` name; else None."""
    found = _YEARS.fullmatch(value)
    if found is None:
        return None
    if found["year"] is None:
        return _range(found["first"], found["last"])
    year = int(found["year"])
    return {
        None: (year, year),
        ">": (year + 1, None),
        ">=": (year, None),
        "<": (None, year - 1),
        "<=": (None, year),
    }[found["sign"]]


def years_in_both(one: Years | None, other: Years) -> Years:
    """Return the years that are in both ranges; the first is after the last where none is."""
    if one is None:
        return other
    firsts = [year for year in (one[0], other[0]) if year is not None]
    lasts = [year for year in (one[1], other[1]) if year is not None]
    return max(firsts, default=None), min(lasts, default=None)


def meant_field(name: str) -> str | None:
    """Return the field that a name which is none is a slip of, or another word for."""
    if name in _MEANT:
        return _MEANT[name]
    typed = _letters(name)
    likeness, nearest = max((_likeness(typed, known), each) for each, known in _LETTERS.items())
    return nearest if likeness >= _ALIKE else None


def _range(first: str | None, last: str | None) -> Years | None:
    if first is None or last is None:
        return (
            (int(first) if first else None, int(last) if last else None) if first or last else None
        )
    low, high = sorted((int(first), int(last)))
    return low, high


def _letters(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name))} | set(name)


_LETTERS = {name: _letters(name) for name in FIELDS}


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
