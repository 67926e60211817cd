"""A user's own bibliography held against an archive: which papers are meant, and what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pwc_tui.domain.citations.bib_entry import (
    BibEntry,
    EntryCheck,
    MatchedBy,
    comparable,
    families_of,
)
from pwc_tui.domain.citations.cited_paper import CitedPaper

if TYPE_CHECKING:
    from pwc_tui.api.archive import Archive

_FOUND_FROM = 88.0
"""Score from which an entry without an identifier is taken for a paper. A paper of the same title
whose authors are all others has 80; one of five letters more and the same authors 93."""

_TITLE = 0.8
"""Share of the title in a score; the rest is that of the authors."""

_CANDIDATES = 5
"""Papers of nearly the title that are compared."""

_SHORTEST = 12
"""Letters of a title that is looked for with typing errors: shorter ones are like many others."""


def check_entries(archive: "Archive", entries: Sequence[BibEntry]) -> list[EntryCheck]:
    """Return what the archive knows about each entry, in their order."""
    found = [_match(archive, entry) for entry in entries]
    numbers = list(dict.fromkeys(match.number for match in found if match))
    papers = dict(zip(numbers, archive.cards.cited(numbers), strict=True))
    standings = archive.cards.standings(numbers)
    checks = [
        EntryCheck(entry)
        if match is None
        else EntryCheck(
            entry,
            papers[match.number],
            match.by,
            score(entry, papers[match.number]),
            standings[match.number].official_code,
            standings[match.number].boards,
        )
        for entry, match in zip(entries, found, strict=True)
    ]
    return list(_with_repeats(checks))


def score(entry: BibEntry, paper: CitedPaper) -> float:
    """Return how alike an entry and a paper are by title and authors, 0 to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - 20 ms

    title = fuzz.ratio(comparable(entry.title), comparable(paper.title))
    stated, known = entry.families, families_of(paper)
    if not stated or not known:
        return round(title, 1)
    shared = 100.0 * len(stated & known) / min(len(stated), len(known))
    return round(_TITLE * title + (1 - _TITLE) * shared, 1)


@dataclass(frozen=True, slots=True)
class _Match:
    number: int
    by: MatchedBy


def _match(archive: "Archive", entry: BibEntry) -> _Match | None:
    """Return the paper an entry is of: by its identifiers, then by title and authors."""
    for stated, by in ((entry.doi, MatchedBy.DOI), (entry.arxiv_id, MatchedBy.ARXIV)):
        name = f"doi:{stated}" if by is MatchedBy.DOI else stated
        number = archive.cards.find(name) if stated else None
        if number is not None:
            return _Match(archive.cards.shown_for(number), by)
    best = max(_candidates(archive, entry), key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _FOUND_FROM:
        return None
    return _Match(archive.cards.shown_for(best[1]), MatchedBy.TITLE)


def _candidates(archive: "Archive", entry: BibEntry) -> Iterator[tuple[float, int]]:
    """Yield papers that may be meant by a title, each with its score; the same title first."""
    title = comparable(entry.title)
    if not title:
        return
    exact = archive.cards.find(entry.title)
    if exact is not None:
        (paper,) = archive.cards.cited([exact])
        points = score(entry, paper)
        yield points, exact
        if points >= _FOUND_FROM:
            return
    if len(title) >= _SHORTEST:
        near = archive.finder.nearest_titles(title, _CANDIDATES)
        for number, paper in zip(near, archive.cards.cited(near), strict=True):
            yield score(entry, paper), number


def _with_repeats(checks: Sequence[EntryCheck]) -> Iterator[EntryCheck]:
    """Yield the checks, each with the key of an earlier entry that is the same paper or key."""
    seen: dict[str, str] = {}
    for check in checks:
        entry = check.entry
        marks = [f"key {entry.key.lower()}"] if entry.key else []
        if check.paper is not None:
            marks.append(f"paper {check.paper.slug}")
        elif title := comparable(entry.title):
            marks.append(f"title {title} {sorted(entry.families)}")
        earlier = next((seen[mark] for mark in marks if mark in seen), "")
        for mark in marks:
            seen.setdefault(mark, entry.key)
        yield replace(check, repeats=earlier)
