"""What a citation says of a paper, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.references import arxiv_month
from pwc_tui.domain.text.venue_names import journal_name


class Publication(StrEnum):
    """How a paper was published, as far as the archive knows."""

    CONFERENCE = "conference"
    JOURNAL = "journal"
    NONE = "none"
    """It names no venue: a preprint, a report, a page."""


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper as it is cited. What the archive does not know is ""."""

    slug: str
    title: str
    authors: tuple[str, ...]
    """All of them, in order, as the archive spells them."""
    date: PartialDate | None
    """When it first appeared."""
    venue: str = ""
    """Conference or journal, mostly with its year: `NAACL 2019`."""
    arxiv_id: str = ""
    doi: str = ""
    url: str = ""
    """Its page, a web address: that of the conference or journal where there is one."""
    pdf: str = ""
    abstract: str = ""

    @property
    def publication(self) -> Publication:
        """How it was published."""
        if not self.venue:
            return Publication.NONE
        return Publication.JOURNAL if self.journal else Publication.CONFERENCE

    @property
    def journal(self) -> str:
        """The name of the journal it was published in, "" for none."""
        return journal_name(self.venue)

    @property
    def year(self) -> int | None:
        """The year in which it first appeared."""
        return self.date.year if self.date else None


def first_date(stated: PartialDate | None, arxiv_id: str) -> PartialDate | None:
    """Return when a paper first appeared: the archive's date may be that of a later record.

    The id of arXiv tells the month of the first version.
    """
    submitted = arxiv_month(arxiv_id)
    if stated is None or submitted is None:
        return stated or submitted
    return submitted if submitted.is_before(stated) else stated
