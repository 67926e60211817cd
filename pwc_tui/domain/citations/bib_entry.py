"""An entry of a user's own bibliography, and what an archive knows about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pwc_tui.domain.addresses import doi_in
from pwc_tui.domain.citations.cited_paper import CitedPaper, Publication
from pwc_tui.domain.references import pasted_arxiv_id
from pwc_tui.domain.refs import Ref
from pwc_tui.domain.text.clean import fold, title_key
from pwc_tui.domain.text.latex_letters import plain_letters, printed_title
from pwc_tui.domain.text.person_names import person_name


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry. `fields` are as they are written, by their names in small letters, in order.

    `values` are the same without the braces or quotation marks around them.
    """

    kind: str
    """In small letters: `inproceedings`."""
    key: str
    line: int
    """The line of the file in which it begins, from 1."""
    fields: dict[str, str]
    values: dict[str, str]
    text: str
    """All of it, as it stands in the file."""

    @property
    def title(self) -> str:
        """The title as it would be printed, but for formulas."""
        return _GROUPING.sub("", printed_title(self.values.get("title", "")))

    @property
    def families(self) -> frozenset[str]:
        """The family names of the authors, folded."""
        names = _AND.split(self.values.get("author", ""))
        return frozenset(family for name in names if (family := _family(name)) != "others") - {""}

    @property
    def doi(self) -> str:
        """The DOI it states, "" for none or one of arXiv."""
        stated = self.values.get("doi", "") or self.values.get("url", "")
        return doi_in(plain_letters(stated))

    @property
    def arxiv_id(self) -> str:
        """The arXiv id it states in any of the ways that people and sites do, "" for none."""
        stated = (self.values.get(name, "") for name in _WITH_ARXIV)
        return next(filter(None, (_arxiv_id(text) for text in stated)), "")

    @property
    def is_preprint(self) -> bool:
        """Whether it says that nothing published the paper but arXiv and the like."""
        venue = self.values.get("booktitle") or self.values.get("journal")
        venue = venue or self.values.get("journaltitle", "")
        if self.kind in _PREPRINTS and not venue:
            return True
        return bool(_PREPRINT_SERVER.search(venue))


class MatchedBy(StrEnum):
    """What tells that an entry is of a paper."""

    DOI = "DOI"
    ARXIV = "arXiv id"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """What an archive knows about an entry; `paper` is None where it was not found."""

    entry: BibEntry
    paper: CitedPaper | None = None
    by: MatchedBy | None = None
    score: float = 0.0
    """How alike titles and authors are, 0 to 100."""
    official_code: str = ""
    boards: Sequence[Ref] = ()
    """The leaderboards on which the paper has results."""
    repeats: str = ""
    """The key of an earlier entry that is the same paper or has the same key."""

    @property
    def published_in(self) -> str:
        """Where the paper was published that the entry has as a preprint, "" for nowhere."""
        is_news = self.paper is not None and self.entry.is_preprint
        is_published = self.paper is not None and self.paper.publication is not Publication.NONE
        return self.paper.venue if self.paper and is_news and is_published else ""

    @property
    def other_title(self) -> str:
        """The paper's title where the entry has another one, "" where they agree."""
        if self.paper is None or not self.entry.title:
            return ""
        agree = comparable(self.entry.title) == comparable(self.paper.title)
        return "" if agree else printed_title(self.paper.title)


def comparable(title: str) -> str:
    """Return a title without what differs between two spellings of it: case, accents, LaTeX."""
    return title_key(_COMMAND.sub(" ", printed_title(title)).replace("{", "").replace("}", ""))


def families_of(paper: CitedPaper) -> frozenset[str]:
    """Return the family names of a paper's authors, folded."""
    return frozenset(map(_family, paper.authors))


_WITH_ARXIV = ("eprint", "doi", "url", "journal", "note", "volume", "howpublished")
_PREPRINTS = frozenset({"misc", "article", "unpublished", "online", "techreport", "report"})
_PREPRINT_SERVER = re.compile(r"\b(?:arxiv|corr|biorxiv|medrxiv|openreview|preprint)\b", re.I)

_AND = re.compile(r"\s+and\s+", re.I)
_GROUPING = re.compile(r"(?<!\\)[{}]")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ADDRESS = re.compile(r"\\url|[{}\\]")


def _family(name: str) -> str:
    """Return the family name of an author as a bibliography or the archive has it, folded."""
    plain = plain_letters(name).strip()
    before, comma, _ = plain.partition(",")
    return fold(before.strip() if comma else person_name(plain).family)


def _arxiv_id(text: str) -> str:
    return pasted_arxiv_id(_ADDRESS.sub("", text)) or "" if text else ""
