"""A paper, as a row in a list and as a whole page."""

import re
from dataclasses import dataclass

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.refs import Kind, Link, Ref


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One row of a list of papers: everything a list or a preview header shows, nothing else.

    `id` is the paper's number by importance (1 is the most important one); it changes from import
    to import. `slug` is the public id and does not.
    """

    id: int
    slug: str
    title: str
    authors: tuple[str, ...]
    """The first three authors, in order; `author_count` tells how many there are."""
    author_count: int
    date: PartialDate | None
    tasks: tuple[str, ...]
    """The first three tasks by name."""
    result_count: int
    repository_count: int
    has_official_code: bool


def paper_ref(card: PaperCard) -> Ref:
    """Return what names the paper of a card."""
    return Ref(Kind.PAPER, card.id, card.slug, card.title)


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A repository that implements a paper. `framework` is "" where the archive says none."""

    repository_id: int
    url: str
    is_official: bool
    mentioned_in_paper: bool
    mentioned_in_github: bool
    framework: str


@dataclass(frozen=True, slots=True)
class PaperResult:
    """One value of one model of the paper on one benchmark, with its rank there.

    `rank` is None where the metric's direction is unknown or the value is no number.
    `of` counts the ranked results of that metric on the board, duplicates left out as in ranks.
    """

    result_id: int
    board: Ref
    task: str
    dataset: str
    metric: str
    value: str
    model: str
    rank: int | None
    of: int


_VENUE_WITH_MONTH = re.compile(r"(.*\d{4}) \d{1,2}")
"""`NeurIPS 2018 12`: venue, year and month."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything a paper's page shows."""

    card: PaperCard
    abstract: str
    arxiv_id: str | None
    proceeding: str | None
    authors: tuple[Ref, ...]
    tasks: tuple[Ref, ...]
    methods: tuple[Ref, ...]
    links: tuple[Link, ...]
    """Page, PDF, conference page and PDF, in the order of preference; any scheme, unchecked."""
    code: tuple[CodeLink, ...]
    """Official repositories first, then by address."""
    results: tuple[PaperResult, ...]
    """By board, the one with most results first, then the board's own order of metrics."""
    nips_id: str | None = None
    openreview_id: str | None = None
    twin_slug: str | None = None
    """The public id of another page of the same paper, such as its conference version's."""
    short_abstract: str | None = None
    reproduces_paper: str | None = None
    """The paper whose results this one tries to reproduce, as the archive names it."""
    version_of: Ref | None = None
    """The fuller record of the same paper that lists show instead of this one."""
    published_at: Ref | None = None
    """The venue, where the archive names one."""
    versions: tuple[Ref, ...] = ()
    """The other records of the same paper that lists leave out."""

    @property
    def venue(self) -> str:
        """Where and in which year it was published; the date tells the month. "" if nowhere."""
        return venue_name(self.proceeding)


def venue_name(proceeding: str | None) -> str:
    """Return what a venue is called that the archive names so, without the month."""
    stated = (proceeding or "").strip()
    match = _VENUE_WITH_MONTH.fullmatch(stated)
    return match[1] if match else stated
