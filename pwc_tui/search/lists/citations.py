"""The papers that a citation may mean: by a first author of that name, of that year or nearly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.query.parser import Clause, QueryField
from pwc_tui.search.lists.field_clauses import ClauseReader, PaperSource
from pwc_tui.search.text.tokenizer import index_words

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


_LOOKED_AT = 300
"""Papers of people of that name whose first author is looked at, the most important ones."""

_YEARS_OFF = 1
"""A paper is cited by the year of its conference, and listed by that of its preprint."""


def cited_papers(
    citation: Citation,
    clauses: ClauseReader,
    source: PaperSource,
    years: NDArray[np.integer],
    allowed: NDArray[np.bool_] | None,
) -> list[int]:
    """Return papers by number, likeliest first; `years` and `allowed` are of all papers."""
    first = citation.surnames[0]
    places = np.unique(clauses.read(Clause(QueryField.AUTHOR, first, False, 0, 0)).papers)
    if citation.year is not None:
        places = places[np.abs(years[places].astype(np.int32) - citation.year) <= _YEARS_OFF]
    if allowed is not None:
        places = places[allowed[places]]
    found = source.pick((places[:_LOOKED_AT] + 1).tolist())
    likely = [card for card in found if _are_called(card.authors, citation.surnames)]
    likely.sort(key=lambda card: (_years_off(card, citation), card.id))
    return [card.id for card in likely]


def _are_called(authors: Sequence[str], surnames: Sequence[str]) -> bool:
    """Return whether these are the authors of a paper that is cited by these names."""
    first, *others = surnames
    return (
        bool(authors)
        and _is_called(authors[0], first)
        and all(any(_is_called(author, other) for author in authors[1:]) for other in others)
    )


def _is_called(author: str, surname: str) -> bool:
    words = index_words(surname)
    return index_words(author)[-len(words) :] == words


def _years_off(card: PaperCard, citation: Citation) -> int:
    if card.date is None or citation.year is None:
        return 0
    return abs(card.date.year - citation.year)
