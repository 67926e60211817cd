"""Citations as they stand in a text: `Vaswani et al., 2017`, `(Sutton & Barto, 2018)`."""

import re
from dataclasses import dataclass

LONGEST = 120
"""Characters of a citation; what is longer is a sentence or a title."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Who is cited, and of which year (None where none is told)."""

    surnames: tuple[str, ...]
    """That of the first author first."""
    year: int | None


def citation_in(text: str) -> Citation | None:
    """Return the citation that `text` is, whole; None where it is none."""
    found = _CITATION.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None or not (found["others"] or (found["second"] and found["year"])):
        return None
    names = (found["first"], found["second"])
    surnames = tuple(" ".join(_INITIAL.sub("", name).split()) for name in names if name)
    if not all(surnames):
        return None
    return Citation(surnames, int(found["year"]) if found["year"] else None)


_REST = r"[\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}?"
_CITATION = re.compile(
    rf"[(\[]?(?P<first>[^\W\d_]{_REST})"
    rf"(?:,? (?:and|&) (?P<second>(?-i:[^\W\d_a-z]){_REST}))?"
    r"(?P<others>,? et\.? al\b\.?)?"
    r"(?:,? ?[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?)?[)\]]?[.,;]?",
    re.I,
)
_INITIAL = re.compile(r"(?<!\w)\w\.")
